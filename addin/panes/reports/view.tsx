/** The true-cost profit and loss: into a new sheet with live totals, as xlsx, or as PDF. */
import {
  Button,
  Dropdown,
  Field,
  Input,
  makeStyles,
  Option,
  Spinner,
  ToggleButton,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import { profitKeys, type ProfitAnswer } from '../../../shared/api.ts';
import { sentenceOf } from '../../client.ts';
import { Facts, Heading, Money, Notice, Pane } from '../../parts/parts.tsx';
import { useServices, type PaneProps } from '../../services.tsx';
import { planProfitReport } from '../../sheets/profit.ts';
import { boundsOf, checkPeriod, presetOf, presets, queryOf, type ReportChoice } from './state.ts';
import { textsOf } from '../../texts/texts.ts';

const texts = textsOf('reports');

const useStyles = makeStyles({
  wide: { minWidth: 0, width: '100%' },
  pair: { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: tokens.spacingHorizontalS },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

const moneyFigures = ['revenue', 'returns', 'netRevenue', 'cost', 'lateCost', 'margin'] as const;
const adjusted = [
  'writeOffs',
  'countDifferences',
  'costChanges',
  'vendorReturns',
  'total',
] as const;
const tied = [
  'openingStock',
  'purchases',
  'addOnCosts',
  'costOfGoodsSold',
  'adjustments',
  'closingStock',
  'unexplained',
] as const;

/** An answer with what it was asked for: figures of another choice are not shown. */
interface Shown {
  readonly choice: ReportChoice;
  readonly answer: ProfitAnswer;
}

export function View(_props: PaneProps): React.JSX.Element {
  const styles = useStyles();
  const { host, client, announce, today } = useServices();
  const [choice, choose] = useState<ReportChoice>({ by: 'item', from: '', to: '' });
  const [shown, setShown] = useState<Shown | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<{ intent: 'success' | 'error'; text: string } | null>(
    null,
  );

  function setChoice(next: ReportChoice): void {
    choose(next);
    setOutcome(null);
  }

  async function attempt(run: () => Promise<string | null>): Promise<void> {
    setBusy(true);
    setOutcome(null);
    try {
      if (checkPeriod(choice) !== null) throw new Error(texts.backwards);
      const said = await run();
      if (said !== null) setOutcome({ intent: 'success', text: said });
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      setOutcome({ intent: 'error', text });
      announce(text, 'bad');
    } finally {
      setBusy(false);
    }
  }

  async function load(): Promise<ProfitAnswer> {
    const loaded = await client.call('profitAndLoss', { query: queryOf(choice) });
    if (!loaded.ok) throw new Error(sentenceOf(loaded.error));
    setShown({ choice, answer: loaded.value });
    return loaded.value;
  }

  async function toSheet(): Promise<string> {
    const name = await host.writeReport(planProfitReport(await load()));
    announce(texts.written(name), 'good');
    return texts.written(name);
  }

  async function show(): Promise<null> {
    await load();
    return null;
  }

  async function open(format: 'pdf' | 'xlsx'): Promise<null> {
    await load();
    const bytes = await client.download('profitAndLoss', { query: { ...queryOf(choice), format } });
    if (!bytes.ok) throw new Error(sentenceOf(bytes.error));
    host.openFile(URL.createObjectURL(bytes.value), `Profit-and-loss.${format}`);
    return null;
  }

  const chosenPreset = presetOf(choice, today());
  return (
    <Pane title={texts.title}>
      <Heading>{texts.heading}</Heading>
      <Field label={texts.by}>
        <Dropdown
          className={styles.wide}
          value={texts.keys[choice.by]}
          selectedOptions={[choice.by]}
          onOptionSelect={(_event, { optionValue }) =>
            setChoice({
              ...choice,
              by: profitKeys.find((key) => key === optionValue) ?? choice.by,
            })
          }
        >
          {profitKeys.map((key) => (
            <Option key={key} value={key}>
              {texts.keys[key]}
            </Option>
          ))}
        </Dropdown>
      </Field>
      <div className={styles.pair}>
        <Field label={texts.from}>
          <Input
            className={styles.wide}
            type="date"
            value={choice.from}
            onChange={(_event, { value }) => setChoice({ ...choice, from: value })}
          />
        </Field>
        <Field label={texts.to}>
          <Input
            className={styles.wide}
            type="date"
            value={choice.to}
            onChange={(_event, { value }) => setChoice({ ...choice, to: value })}
          />
        </Field>
      </div>
      <div className={styles.buttons} role="group" aria-label={texts.periods}>
        {presets.map((preset) => (
          <ToggleButton
            key={preset}
            size="small"
            checked={preset === chosenPreset}
            onClick={() => setChoice({ ...choice, ...boundsOf(preset, today()) })}
          >
            {texts.presets[preset]}
          </ToggleButton>
        ))}
      </div>
      <div className={styles.buttons}>
        {host.isExcel && (
          <Button appearance="primary" disabled={isBusy} onClick={() => void attempt(toSheet)}>
            {texts.sheet}
          </Button>
        )}
        <Button
          appearance={host.isExcel ? 'secondary' : 'primary'}
          disabled={isBusy}
          onClick={() => void attempt(show)}
        >
          {texts.show}
        </Button>
        <Button disabled={isBusy} onClick={() => void attempt(() => open('xlsx'))}>
          {texts.xlsx}
        </Button>
        <Button disabled={isBusy} onClick={() => void attempt(() => open('pdf'))}>
          {texts.pdf}
        </Button>
      </div>
      {isBusy && <Spinner size="small" label={texts.working} />}
      {outcome !== null && <Notice intent={outcome.intent}>{outcome.text}</Notice>}
      {shown?.choice === choice && <Figures answer={shown.answer} />}
    </Pane>
  );
}

function Figures({ answer }: { answer: ProfitAnswer }): React.JSX.Element {
  const { totals, adjustments, tieOut, currency, rows } = answer;
  const money = (amount: string): React.JSX.Element => <Money amount={amount} />;
  const { unexplained } = tieOut;
  const isTied = !/[1-9]/.test(unexplained);
  return (
    <>
      <Heading>
        {texts.totals}, {currency}
      </Heading>
      {rows.length === 0 && <Notice intent="info">{texts.noSales}</Notice>}
      <Facts
        isFigures
        rows={[
          [texts.figures.units, String(totals.units)],
          ...moneyFigures.map((key) => [texts.figures[key], money(totals[key])] as const),
          [texts.figures.marginPercent, money(totals.marginPercent ?? '–')],
        ]}
      />
      <Heading>{texts.adjustments}</Heading>
      <Facts
        isFigures
        rows={adjusted.map((key) => [texts.adjusted[key], money(adjustments[key])] as const)}
      />
      <Heading>{texts.tieOut}</Heading>
      <Facts isFigures rows={tied.map((key) => [texts.tied[key], money(tieOut[key])] as const)} />
      <Notice intent={isTied ? 'success' : 'error'}>
        {isTied ? texts.tiesOut : texts.apart(`${unexplained} ${currency}`)}
      </Notice>
    </>
  );
}
