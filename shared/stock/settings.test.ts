import { accounts } from '../documents/postings.ts';
import { transitions, unitEvents } from './lifecycle.ts';
import { baseBins, defaultBins } from './masters.ts';
import { applySettings, binRules, defaultSettings, nameAccount, settingRules } from './settings.ts';

describe('settings until the company says otherwise', () => {
  test('are those of the table, one for each', () => {
    const initial = Object.entries(settingRules).map(([name, rule]) => [name, rule.initial]);
    expect(defaultSettings).toEqual(Object.fromEntries(initial));
  });

  test.each(defaultBins)('the bin %s is one that every company has, of the right type', (name) => {
    const { code, binType } = binRules[name];
    expect(defaultSettings.bins[name]).toBe(code);
    if (code === null) expect(name).toBe('salesOrder');
    else expect(baseBins.find((bin) => bin.code === code)?.binType).toBe(binType);
  });

  test.each(unitEvents)('the bin that %s asks for is of the type that it asks for', (event) => {
    const { bin, binType } = transitions[event];
    if (bin !== null) expect(binRules[bin].binType).toBe(binType);
  });

  test.each(accounts)('the account %s is called what the books call it', (account) => {
    expect(nameAccount(defaultSettings.accounts[account])).toBe(account);
  });
});

describe('settings with changes laid over them', () => {
  test('change what is named and nothing else', () => {
    const changed = applySettings(defaultSettings, {
      overReceipt: 'forbid',
      bins: { receipt: 'DEPOT' },
      accounts: { inventory: { number: '1400', name: 'Stock of goods' } },
    });
    expect(changed).toEqual({
      ...defaultSettings,
      overReceipt: 'forbid',
      bins: { ...defaultSettings.bins, receipt: 'DEPOT' },
      accounts: {
        ...defaultSettings.accounts,
        inventory: { number: '1400', name: 'Stock of goods' },
      },
    });
    expect(applySettings(changed, {})).toEqual(changed);
  });

  test('an account with a number is named by both', () => {
    expect(nameAccount({ number: '1400', name: 'Stock of goods' })).toBe('1400 Stock of goods');
    expect(nameAccount({ number: '', name: 'Stock of goods' })).toBe('Stock of goods');
  });
});
