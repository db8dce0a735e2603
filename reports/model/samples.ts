/** Facts for tests and sample prints: names of many alphabets and serials that spreadsheets like to damage. */
import type { Day, Instant } from '../../shared/day.ts';
import type {
  Company,
  CustomerRmaFacts,
  DocumentFacts,
  PartyFacts,
  VendorRmaFacts,
} from './facts.ts';
import type { ProfitFacts, ProfitRow } from './profit-facts.ts';

function day(text: string): Day {
  return text as Day;
}

export const samplePrintedAt = '2013-04-12T08:30:00.000Z' as Instant;

export const sampleSeal = '9f2b6d1c40e85a7731cbd2f0a64e9187c5d03b7e2f18a96405be73d1c8f2a05e';

export const sampleCompany: Company = {
  name: 'Harbour Data Supply Ltd',
  addressLines: ['14 Quay Street', 'Bristol BS1 4XY', 'United Kingdom'],
  taxNumber: 'GB 123 4567 89',
  bankLine: 'IBAN GB29 NWBK 6016 1331 9268 19',
  email: 'accounts@harbourdata.example',
  phone: '+44 117 496 0123',
};

/** Serials that must come back to the character from sheet, CSV, xlsx and PDF. */
export const awkwardSerials = [
  '00012345678901234567',
  '12E5',
  '=1+1',
  '+49',
  '-5',
  '@x',
  'A 1',
  '123456789012345678901234567890',
  '_x0041_',
  "'=1",
  '1/2',
  'TRUE',
] as const;

/** Names of many alphabets. */
export const awkwardNames = [
  'Zażółć gęślą jaźń',
  'Łódź',
  'Đặng Thị Hương',
  'Ελληνικά',
  'Київ',
  '客户有限公司',
] as const;

/** So many serials, as a vendor's series would run. */
export function sampleSerials(count: number, first = 0): { readonly serial: string }[] {
  return Array.from({ length: count }, (_, index) => ({
    serial: `Z300${(first + index + 65536).toString(36).toUpperCase().padStart(6, '0')}`,
  }));
}

const lines: DocumentFacts['lines'] = [
  {
    line: 1,
    sku: 'ST4000DM000',
    description: 'Seagate Desktop HDD 4 TB, 3.5 inch, SATA 6 Gb/s',
    quantity: 12,
    unitPriceMinor: 15_999,
    discountMinor: 500,
    taxRate: '20',
    netMinor: 185_988,
    serials: awkwardSerials.map((serial) => ({ serial })),
  },
  {
    line: 2,
    sku: 'LAPTOP-14',
    description:
      'Notebook 14 inch, 16 GB memory, 512 GB solid state drive, English keyboard, with docking station, power supply and three years of service at the place of use',
    quantity: 3,
    unitPriceMinor: 124_900,
    discountMinor: 0,
    taxRate: '20',
    netMinor: 374_700,
    serials: [
      { serial: 'SB-100001', manufacturerSerial: '5CD1234XYZ' },
      { serial: 'SB-100002', manufacturerSerial: '5CD1234XZ0' },
      { serial: 'SB-100003', manufacturerSerial: '5CD1234XZ1' },
    ],
  },
  {
    line: 3,
    sku: 'CABLE-USB-C-2M',
    description: 'USB-C cable, 2 m',
    quantity: 1_250,
    unitPriceMinor: 399,
    discountMinor: 0,
    taxRate: '5',
    netMinor: 498_750,
    serials: [],
  },
];

export const sampleCustomer: PartyFacts = {
  code: 'BOLT',
  name: 'Bolt & Sons Computing GmbH',
  addressLines: ['Große Elbstraße 27', '22767 Hamburg', 'Germany'],
};

export const sampleInvoice: DocumentFacts = {
  kind: 'invoice',
  company: sampleCompany,
  number: 'INV-100042',
  occurredOn: day('2013-04-10'),
  recordedOn: day('2013-04-11'),
  party: sampleCustomer,
  reference: 'PO 4500012345',
  currency: 'GBP',
  lines,
  netMinor: 1_059_438,
  taxes: [
    { rate: '20', baseMinor: 560_688, taxMinor: 112_138 },
    { rate: '5', baseMinor: 498_750, taxMinor: 24_938 },
  ],
  totalMinor: 1_196_514,
  seal: sampleSeal,
  serials: 'both',
  style: 'standard',
};

/** An invoice of one line with so many serials. */
export function sampleLongInvoice(count: number): DocumentFacts {
  const netMinor = count * 15_499;
  const taxMinor = Math.round(netMinor / 5);
  return {
    ...sampleInvoice,
    lines: lines.slice(0, 1).map((line) => ({
      ...line,
      quantity: count,
      netMinor,
      serials: sampleSerials(count),
    })),
    netMinor,
    taxes: [{ rate: '20', baseMinor: netMinor, taxMinor }],
    totalMinor: netMinor + taxMinor,
  };
}

export const sampleVendor: PartyFacts = {
  code: 'SEAGATE',
  name: 'Seagate Technology',
  addressLines: ['Fremont, California'],
};

export const sampleReceipt: DocumentFacts = {
  kind: 'goods_receipt',
  style: 'standard',
  company: sampleCompany,
  number: 'GR-100007',
  occurredOn: day('2013-04-10'),
  reference: 'PL-SEA-1',
  currency: 'USD',
  party: sampleVendor,
  details: [{ label: 'bin', value: 'MAIN' }],
  lines: [
    {
      line: 1,
      sku: 'ST4000DM000',
      description: 'Seagate Desktop HDD 4 TB',
      quantity: 40,
      unitCostMinor: 4_799,
      discountMinor: 0,
      netMinor: 191_960,
      serials: sampleSerials(40),
    },
  ],
  netMinor: 191_960,
  addOnCosts: [{ name: 'freight', amountMinor: 5_625 }],
  totalMinor: 197_585,
  seal: sampleSeal,
  serials: 'serial',
};

export const sampleTransfer: DocumentFacts = {
  kind: 'stock_transfer',
  style: 'standard',
  company: sampleCompany,
  number: 'ST-100003',
  occurredOn: day('2013-04-11'),
  currency: 'USD',
  lines: [
    {
      line: 1,
      sku: 'ST4000DM000',
      description: 'Seagate Desktop HDD 4 TB',
      quantity: 5,
      fromArea: 'MAIN',
      toArea: 'SHOP',
      serials: sampleSerials(5),
    },
  ],
  serials: 'serial',
};

export const sampleCustomerRma: CustomerRmaFacts = {
  kind: 'customer_rma',
  company: sampleCompany,
  number: 'CRMA-100005',
  occurredOn: day('2013-05-02'),
  expiresOn: day('2013-06-01'),
  customer: sampleCustomer,
  currency: 'GBP',
  units: [
    {
      line: 1,
      serial: 'SB-100001',
      manufacturerSerial: '5CD1234XYZ',
      sku: 'LAPTOP-14',
      description: 'Notebook 14 inch, 16 GB memory',
      reason: 'Does not start after the battery ran empty',
      action: 'repair',
      invoiceNumber: 'INV-100042',
      soldOn: day('2013-04-10'),
      unitPriceMinor: 124_900,
      warrantyUntil: day('2016-04-10'),
      earlierReturns: [
        { number: 'CRMA-100002', occurredOn: day('2013-04-20'), reason: 'display flickers' },
      ],
    },
    {
      line: 2,
      serial: '123456789012345678901234567890',
      sku: 'ST4000DM000',
      description: 'Seagate Desktop HDD 4 TB, 3.5 inch, SATA 6 Gb/s',
      reason: 'Clicks',
      action: 'credit',
      invoiceNumber: 'INV-100042',
      soldOn: day('2013-04-10'),
      unitPriceMinor: 15_499,
      warrantyUntil: day('2015-04-10'),
      vendor: 'SEAGATE',
      receiptNumber: 'GR-100007',
      receivedOn: day('2013-04-09'),
    },
  ],
  note: 'Please put a copy of this form into the parcel and write the RMA number on the outside.',
  seal: sampleSeal,
};

export const sampleVendorRma: VendorRmaFacts = {
  kind: 'vendor_rma',
  company: sampleCompany,
  number: 'VRMA-100001',
  occurredOn: day('2013-05-06'),
  vendor: sampleVendor,
  vendorRmaNumber: 'SG-RMA-77120',
  vendorRmaOn: day('2013-05-05'),
  currency: 'USD',
  units: sampleSerials(3).map(({ serial }, index) => ({
    line: index + 1,
    serial,
    sku: 'ST4000DM000',
    description: 'Seagate Desktop HDD 4 TB',
    reason: 'Fails on arrival',
    receiptNumber: 'GR-100007',
    receivedOn: day('2013-04-10'),
    unitCostMinor: 4_940,
  })),
};

function profitRow(
  key: string,
  units: number,
  revenue: number,
  returns: number,
  cost: number,
  lateCost: number,
  label?: string,
): ProfitRow {
  const netRevenue = revenue - returns;
  const figures = {
    key,
    units,
    revenue,
    returns,
    netRevenue,
    cost,
    lateCost,
    margin: netRevenue - cost,
  };
  return label === undefined ? figures : { ...figures, label };
}

const profitRows = [
  profitRow('CABLE-USB-C-2M', 1_250, 498_750, 0, 212_500, 0, 'USB-C cable, 2 m'),
  profitRow(
    'LAPTOP-14',
    3,
    374_700,
    0,
    281_345,
    1_250,
    'Notebook 14 inch, 16 GB memory, 512 GB solid state drive',
  ),
  profitRow(
    'ST4000DM000',
    11,
    185_988,
    15_499,
    54_340,
    0,
    'Seagate Desktop HDD 4 TB, 3.5 inch, SATA 6 Gb/s',
  ),
  profitRow('ZERO', 0, 0, 0, 900, 900, 'Late freight on units sold before'),
];

export const sampleProfit: ProfitFacts = {
  company: sampleCompany,
  currency: 'GBP',
  by: 'item',
  from: day('2013-04-01'),
  to: day('2013-04-30'),
  rows: profitRows,
  totals: profitRow('', 1_264, 1_059_438, 15_499, 549_085, 2_150),
  adjustments: {
    writeOffs: -4_940,
    countDifferences: 4_799,
    costChanges: -1_200,
    vendorReturns: -14_820,
    returnGains: 180,
    priceVariance: -35,
    total: -16_161,
  },
  tieOut: {
    openingStock: 1_250_000,
    purchases: 891_960,
    addOnCosts: 25_625,
    costOfGoodsSold: 549_085,
    adjustments: -16_161,
    closingStock: 1_602_339,
    unexplained: 0,
  },
  seal: sampleSeal,
};
