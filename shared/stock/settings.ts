/**
 * The settings of the books, as one table: what each means, what it is until the company says otherwise, and which
 * option of everest.md it is. A setting without a row does not compile. Settings rule over what is posted from now on;
 * what was posted stays as it is.
 */
import { accounts, type Account } from '../documents/postings.ts';
import { defaultBins, type BinType, type DefaultBin } from './masters.ts';

export const makersSerialPolicies = ['take', 'skip', 'ask'] as const;
export const overReceiptPolicies = ['ask', 'forbid', 'allow'] as const;

/** How the company's own books name an account. */
export interface AccountName {
  /** Empty where the account has none. */
  readonly number: string;
  readonly name: string;
}

export interface BookSettings {
  readonly autoSerialWithManufacturerSerial: (typeof makersSerialPolicies)[number];
  readonly searchOtherBins: boolean;
  readonly overReceipt: (typeof overReceiptPolicies)[number];
  readonly linkComponents: boolean;
  /** Codes of bins; null leaves a unit where it lies. */
  readonly bins: Readonly<Record<DefaultBin, string | null>>;
  readonly accounts: Readonly<Record<Account, AccountName>>;
}

interface BinRule {
  readonly code: string | null;
  readonly binType: BinType;
  readonly meaning: string;
}

/** Where units go whose document names no bin, and what such a bin must be (everest.md 1.3, O12 and O13). */
export const binRules: Readonly<Record<DefaultBin, BinRule>> = {
  receipt: { code: 'MAIN', binType: 'stock', meaning: 'Goods that are received' },
  sold: { code: 'RELEASED', binType: 'out', meaning: 'Units that are sold' },
  customerReturn: { code: 'CRMA', binType: 'stock', meaning: 'Units that customers bring back' },
  customerReturnExpected: {
    code: 'CRMA-EX',
    binType: 'out',
    meaning: 'Units that customers have announced to bring back',
  },
  vendorReturn: { code: 'VRMA', binType: 'out', meaning: 'Units that went back to their vendor' },
  vendorReturnExpected: {
    code: 'VRMEX',
    binType: 'stock',
    meaning: 'Units set aside to go back to their vendor',
  },
  expected: { code: 'VCSA', binType: 'out', meaning: 'Units that a purchase order names' },
  salesOrder: {
    code: null,
    binType: 'stock',
    meaning: 'Units that a sales order holds; null leaves them where they lie',
  },
  writeOff: { code: 'WRITEOFF', binType: 'out', meaning: 'Units that are written off' },
  inTransit: { code: 'TRANSIT', binType: 'stock', meaning: 'Units between two bins of a transfer' },
  built: { code: 'FG_MAIN', binType: 'stock', meaning: 'Units that are built' },
  consumed: { code: 'CONSUMED', binType: 'out', meaning: 'Units that are built into others' },
};

/**
 * What each account is for. Until the company enters its chart, an account is called what the books call it, and that
 * is what the journal says.
 */
export const accountMeanings: Readonly<Record<Account, string>> = {
  inventory: 'What the stock is worth',
  received_not_billed: 'Goods received whose bill has not come',
  add_on_costs_accrued: 'Freight, duty and other add-on costs whose bill has not come',
  payable: 'Owed to vendors',
  receivable: 'Owed by customers',
  revenue: 'Sales, without tax',
  sales_returns: 'Sales that were taken back, without tax',
  tax_payable: 'Tax on sales',
  tax_recoverable: 'Tax on purchases that is paid back',
  cost_of_goods_sold: 'The true cost of units sold',
  vendor_return_gain: 'What vendors give for returned units beyond their cost',
  price_variance: 'What bills differ from what goods were received at',
  write_offs: 'Units written off, and taken out by adjustments',
  count_differences: 'What stock counts found and missed',
  cost_changes: 'Changes of the cost of units in stock',
  expenses: 'Costs that belong to no unit',
};

interface SettingRule<Value> {
  readonly initial: Value;
  /** Where it comes from. */
  readonly source: string;
  readonly meaning: string;
}

/** A record of these names, whose keys are all of them. */
function recordOf<Name extends string, Value>(
  names: readonly Name[],
  valueOf: (name: Name) => Value,
): Record<Name, Value> {
  return Object.fromEntries(names.map((name) => [name, valueOf(name)])) as Record<Name, Value>;
}

export const settingRules: {
  readonly [Name in keyof BookSettings]: SettingRule<BookSettings[Name]>;
} = {
  autoSerialWithManufacturerSerial: {
    initial: 'take',
    source: 'everest.md O4',
    meaning:
      "Whether the store picks units of auto-serial items whose manufacturer's serial is known: take them as any other, skip them, or ask",
  },
  searchOtherBins: {
    initial: true,
    source: 'everest.md O11',
    meaning: 'Whether goods that the main bin is short of are taken from other bins',
  },
  overReceipt: {
    initial: 'ask',
    source: 'everest.md V15',
    meaning: 'Whether more may be received than the purchase order says: ask, forbid, or allow',
  },
  linkComponents: {
    initial: true,
    source: 'everest.md O14',
    meaning: 'Whether each serial component of an assembly must be linked to a unit that was built',
  },
  bins: {
    initial: recordOf(defaultBins, (name) => binRules[name].code),
    source: 'everest.md O12, O13',
    meaning: 'Where units go whose document names no bin',
  },
  accounts: {
    initial: recordOf(accounts, (name): AccountName => ({ number: '', name })),
    source: 'everest.md 1.3',
    meaning: "The company's own number and name of each account, for the journal",
  },
};

export const defaultSettings: BookSettings = {
  autoSerialWithManufacturerSerial: settingRules.autoSerialWithManufacturerSerial.initial,
  searchOtherBins: settingRules.searchOtherBins.initial,
  overReceipt: settingRules.overReceipt.initial,
  linkComponents: settingRules.linkComponents.initial,
  bins: settingRules.bins.initial,
  accounts: settingRules.accounts.initial,
};

/** What of the settings a company has said itself. */
export interface SettingChanges extends Partial<Omit<BookSettings, 'bins' | 'accounts'>> {
  readonly bins?: Partial<BookSettings['bins']>;
  readonly accounts?: Partial<BookSettings['accounts']>;
}

/** Settings with changes laid over them: what the changes do not name stays. */
export function applySettings(settings: BookSettings, changes: SettingChanges): BookSettings {
  return {
    ...settings,
    ...changes,
    bins: { ...settings.bins, ...changes.bins },
    accounts: { ...settings.accounts, ...changes.accounts },
  };
}

/** An account as the journal names it: `1400 Stock of goods`, or its name alone where it has no number. */
export function nameAccount({ number, name }: AccountName): string {
  return number === '' ? name : `${number} ${name}`;
}
