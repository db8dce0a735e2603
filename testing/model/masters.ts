/** The company of the random histories: a few of everything that rules tell apart. */
import type { Masters } from '../fixtures/books.ts';

export interface ModelItem {
  readonly sku: string;
  readonly tracking: 'serial' | 'auto_serial' | 'quantity' | 'none';
  readonly isGenerated: boolean;
  readonly policy: 'ask' | 'allow' | 'forbid';
  /** In hundredths of a kilogram. */
  readonly weight: number;
  readonly hasLots: boolean;
}

function item(sku: string, facts: Partial<ModelItem> = {}): ModelItem {
  const usual = {
    tracking: 'serial',
    isGenerated: false,
    policy: 'ask',
    weight: 0,
    hasLots: false,
  } as const;
  return { sku, ...usual, ...facts };
}

export const items: ReadonlyMap<string, ModelItem> = new Map(
  [
    item('LAPTOP', { weight: 200 }),
    item('PHONE', { policy: 'allow', weight: 50 }),
    item('SAFE', { policy: 'forbid' }),
    item('SERUM', { hasLots: true, policy: 'allow' }),
    item('ROUTER', { isGenerated: true, weight: 75 }),
    item('CABLE', { tracking: 'auto_serial', isGenerated: true, weight: 5 }),
    item('PC', { policy: 'allow', weight: 500 }),
    item('BOX', { isGenerated: true }),
    item('SCREW', { tracking: 'quantity', weight: 1 }),
    item('BOLTS', { tracking: 'quantity' }),
    item('FEE', { tracking: 'none' }),
  ].map((one) => [one.sku, one]),
);

export interface ModelBin {
  readonly isOurs: boolean;
  /** Whether a free unit in it is a returned one, and whether goods are sold from it unless a document names it. */
  readonly stock: 'normal' | 'returned' | 'other';
}

const own: ModelBin = { isOurs: true, stock: 'normal' };
const other: ModelBin = { isOurs: true, stock: 'other' };
const out: ModelBin = { isOurs: false, stock: 'normal' };

export const bins: Readonly<Record<string, ModelBin>> = {
  MAIN: own,
  SHOP: own,
  DEPOT: own,
  CSHIP: own,
  VRMEX: own,
  TRANSIT: own,
  FG_MAIN: own,
  REPAIRS: other,
  CRMA: { isOurs: true, stock: 'returned' },
  'CRMA-EX': out,
  RELEASED: out,
  VRMA: out,
  VCSA: out,
  WRITEOFF: out,
  CONSUMED: out,
  LOAN: out,
};
/** A place in which no goods lie. */
export const location = 'NORTH';

export const roles: Readonly<Record<string, readonly ('vendor' | 'customer')[]>> = {
  acme: ['vendor'],
  zenith: ['vendor'],
  bolt: ['customer'],
  carol: ['customer'],
  trader: ['vendor', 'customer'],
};

/** Who sells to a customer, where a document names nobody. */
export const salespeople: Readonly<Record<string, string>> = { bolt: 'Ida' };

/** Through which day each lot is good. */
export const lots: Readonly<Record<string, string | null>> = { L1: '2024-01-20', L2: null };

/** What the history's company decided. */
export interface ModelSettings {
  readonly overReceipt: 'ask' | 'forbid' | 'allow';
  readonly searchOtherBins: boolean;
  readonly linkComponents: boolean;
  readonly autoSerialWithManufacturerSerial: 'take' | 'skip' | 'ask';
  /** Where a sales order sets its units aside; null leaves them where they lie. */
  readonly salesOrderBin: string | null;
}

export const masters: Masters = {
  items: [...items.values()].map((one) => ({
    sku: one.sku,
    tracking: one.tracking,
    serialSource: one.isGenerated ? ('generated' as const) : ('manufacturer' as const),
    lifePolicy: one.policy,
    lotTracked: one.hasLots,
    ...(one.weight === 0 ? {} : { weight: String(one.weight / 100) }),
  })),
  parties: Object.entries(roles).map(([code, own]) => {
    const salesperson = salespeople[code];
    return {
      code,
      name: code,
      roles: [...own],
      ...(salesperson === undefined ? {} : { salesperson }),
    };
  }),
  areas: [
    { code: location, kind: 'location' },
    { code: 'SHOP', kind: 'bin', parent: location, binType: 'stock', stockType: 'normal' },
    { code: 'DEPOT', kind: 'bin', binType: 'stock', stockType: 'normal' },
    { code: 'LOAN', kind: 'bin', binType: 'out', stockType: 'normal' },
  ],
};
