/** One document of each paper, with what that paper is for: holes in a series, lots, bins, parts, and a long name. */
import type { Day } from '../../shared/day.ts';
import { stylesOfKinds } from '../../shared/documents/print-styles.ts';
import type { DocumentFacts, LineFacts } from './facts.ts';
import {
  sampleCompany,
  sampleCustomer,
  sampleVendor,
  sampleInvoice,
  sampleSerials,
  sampleSeal,
  sampleTransfer,
} from './samples.ts';

function day(text: string): Day {
  return text as Day;
}

/** 498 of 500 serials that run on. */
const series = Array.from({ length: 500 }, (_, index) => ({
  serial: `A${String(index + 1).padStart(4, '0')}`,
})).filter(({ serial }) => serial !== 'A0003' && serial !== 'A0017');

const drive: LineFacts = {
  line: 1,
  sku: 'ST4000DM000',
  description: 'Seagate Desktop HDD 4 TB, 3.5 inch, SATA 6 Gb/s',
  quantity: 12,
  bin: 'A-02-1',
  serials: sampleSerials(12),
};
const cable: LineFacts = {
  line: 2,
  sku: 'CABLE-USB-C-2M',
  description: 'USB-C cable, 2 m, for notebooks with Power Delivery, black, in a plain box',
  quantity: 1_250,
  bin: 'A-01-10',
  serials: [],
};
const serum: LineFacts = {
  line: 3,
  sku: 'COOLANT-1L',
  description: 'Coolant, 1 l',
  quantity: 3,
  bin: 'A-01-2',
  lot: 'L-2013-04',
  serials: sampleSerials(3, 900).map((unit) => ({ ...unit, lot: 'L-2013-04' })),
};
const lines = [drive, cable, serum];

const base = {
  company: sampleCompany,
  occurredOn: day('2013-04-10'),
  currency: 'GBP',
  seal: sampleSeal,
  serials: 'serial',
} as const;

const bought = {
  party: sampleVendor,
  lines: [
    { ...drive, unitCostMinor: 4_799, netMinor: 57_588, taxRate: '20' },
    { ...cable, unitCostMinor: 170, netMinor: 212_500, taxRate: '20' },
  ],
  netMinor: 270_088,
  taxes: [{ rate: '20', baseMinor: 270_088, taxMinor: 54_018 }],
  totalMinor: 324_106,
};
const sold = {
  party: sampleCustomer,
  lines: [
    { ...drive, open: 4, unitPriceMinor: 15_999, netMinor: 191_988, taxRate: '20' },
    { ...cable, open: 0, unitPriceMinor: 399, netMinor: 498_750, taxRate: '5' },
  ],
  netMinor: 690_738,
  taxes: [
    { rate: '20', baseMinor: 191_988, taxMinor: 38_398 },
    { rate: '5', baseMinor: 498_750, taxMinor: 24_938 },
  ],
  totalMinor: 754_074,
};

/** Each kind as itself; its other papers are made of the same facts. */
const kinds: Readonly<Record<DocumentFacts['kind'], Omit<DocumentFacts, 'style'>>> = {
  purchase_order: {
    ...base,
    ...bought,
    kind: 'purchase_order',
    number: 'PO-100012',
    details: [{ label: 'expectedOn', value: '2013-04-24', isDay: true }],
  },
  goods_receipt: {
    ...base,
    kind: 'goods_receipt',
    number: 'GR-100007',
    reference: 'PL-SEA-1',
    party: sampleVendor,
    details: [
      { label: 'bin', value: 'MAIN' },
      { label: 'basedOn', value: 'PO-100012' },
    ],
    lines: [
      {
        ...drive,
        quantity: series.length,
        serials: series,
        unitCostMinor: 4_799,
        netMinor: 2_389_902,
      },
      { ...serum, line: 2, unitCostMinor: 850, netMinor: 2_550 },
    ],
    netMinor: 2_392_452,
    addOnCosts: [{ name: 'Freight', amountMinor: 5_625 }],
    totalMinor: 2_398_077,
  },
  vendor_bill: {
    ...base,
    ...bought,
    kind: 'vendor_bill',
    number: 'VB-100003',
    reference: 'R-77120',
  },
  debit_memo: {
    ...base,
    ...bought,
    kind: 'debit_memo',
    number: 'DM-100001',
    details: [{ label: 'vendorRmaNumber', value: 'SG-RMA-77120' }],
    lines: bought.lines.map((line) => ({
      ...line,
      reason: 'Fails on arrival',
      source: 'GR-100007',
    })),
  },
  sales_order: {
    ...base,
    ...sold,
    kind: 'sales_order',
    number: 'SO-100020',
    reference: '4500012345',
  },
  invoice: { ...sampleInvoice, kind: 'invoice' },
  credit_memo: {
    ...base,
    ...sold,
    kind: 'credit_memo',
    number: 'CM-100004',
    lines: sold.lines.map(({ open: _open, ...line }) => ({
      ...line,
      source: 'INV-100042',
      reason: 'Ordered by mistake',
    })),
  },
  stock_transfer: {
    ...sampleTransfer,
    lines: [...sampleTransfer.lines, { ...serum, line: 2, fromArea: 'MAIN', toArea: 'SHOP' }],
  },
  quantity_adjustment: {
    ...base,
    kind: 'quantity_adjustment',
    number: 'QA-100002',
    lines: [{ ...drive, reason: 'Water damage', fromArea: 'MAIN', toArea: 'SCRAP' }],
  },
  cost_adjustment: {
    ...base,
    kind: 'cost_adjustment',
    number: 'CA-100002',
    lines: [{ ...drive, reason: 'Price agreed afterwards', unitCostMinor: 4_650 }],
  },
  stock_count: {
    ...base,
    kind: 'stock_count',
    number: 'SC-100001',
    details: [{ label: 'bin', value: 'A-02-1' }],
    lines: [
      { ...drive, expected: 13, serials: [] },
      { ...cable, expected: 1_248, serials: [] },
      { ...serum, expected: 3, serials: [] },
    ],
    missing: sampleSerials(2, 40).map((unit) => ({ ...unit, sku: 'ST4000DM000' })),
    extra: sampleSerials(1, 70).map((unit) => ({ ...unit, sku: 'ST4000DM000' })),
  },
  assembly: {
    ...base,
    kind: 'assembly',
    number: 'AS-100001',
    lines: [
      {
        line: 1,
        sku: 'SERVER-2U',
        description: 'Server, two units high, built to order',
        quantity: 2,
        serials: [{ serial: 'SRV-0001' }, { serial: 'SRV-0002' }],
      },
    ],
    builds: ['SRV-0001', 'SRV-0002'].map((serial, index) => ({
      sku: 'SERVER-2U',
      serial,
      parts: sampleSerials(3, index * 3).map((part) => ({ ...part, sku: 'ST4000DM000' })),
    })),
  },
};

/** What a count sheet lists. */
const countLines: readonly LineFacts[] = lines.map((line) => ({
  ...line,
  expected: line.quantity,
  hasUnits: line.serials.length > 0,
}));

function countSerials(style: string): DocumentFacts['serials'] {
  return style === 'count_sheet' ? 'serial' : 'none';
}

/** Every paper of every kind, by name. */
export const samplePapers: ReadonlyMap<string, DocumentFacts> = new Map(
  Object.values(kinds).flatMap((facts): [string, DocumentFacts][] => {
    const counts =
      facts.kind === 'stock_count' ? (['count_sheet', 'blind_count_sheet'] as const) : [];
    return [...stylesOfKinds[facts.kind], ...counts]
      .filter((style) => style !== 'shipping_label')
      .map((style) => [
        `${facts.kind}-${style}`.replaceAll('_', '-').replace('-standard', ''),
        {
          ...facts,
          style,
          ...(style.includes('count') ? { lines: countLines, serials: countSerials(style) } : {}),
        },
      ]);
  }),
);
