/** RMA forms as they may be, for tests: awkward serials and names, every reader, both languages. */
import type { Day } from '../../../shared/day.ts';
import { awkwardNames, awkwardSerials, sampleCompany, sampleSeal } from '../samples.ts';
import type { RmaFormFacts, RmaFormUnit } from './facts.ts';

function dayOf(text: string): Day {
  return text as Day;
}

const customer = {
  code: 'ORCHARD',
  name: awkwardNames[0],
  addressLines: ['12 High Street', 'Bath BA1 5AA'],
};
const vendor = { code: 'KESTREL', name: 'Kestrel 客户有限公司', addressLines: ['Shenzhen'] };

const unit: RmaFormUnit = {
  sku: 'KS-DAC-2',
  description: 'Kestrel DAC 2 converter',
  serial: '00012345678901234567',
  manufacturerSerial: '=M-17',
  lot: 'L-2013',
  status: 'return_expected',
  life: 2,
  lives: 2,
  rmaNumber: 'CRMA-100012',
  earlier: [
    {
      number: 'CM-100002',
      kind: 'credit_memo',
      occurredOn: dayOf('2012-06-13'),
      party: 'BOLT',
      reason: 'Not wanted',
    },
  ],
  steps: [{ number: 'CRMA-100012', kind: 'customer_rma', occurredOn: dayOf('2013-04-10') }],
};
const purchase = {
  vendor: `${vendor.name} (${vendor.code})`,
  receiptNumber: 'GR-100003',
  receivedOn: dayOf('2012-12-01'),
};
const sale = {
  customer: `${customer.name} (${customer.code})`,
  invoiceNumber: 'INV-100031',
  soldOn: dayOf('2013-02-01'),
  unitPriceMinor: 128_999,
};
const running = { cover: 'running', until: dayOf('2015-02-01'), days: 660 } as const;
const over = { cover: 'over', until: dayOf('2013-04-11'), days: 1 } as const;

const shared = {
  company: sampleCompany,
  currency: 'USD',
  day: dayOf('2013-04-12'),
  seal: sampleSeal,
  paper: 'a4',
} as const;

const customerUnit: RmaFormUnit = {
  ...unit,
  sale,
  customerWarranty: running,
  reason: 'No sound on the left channel once it is warm',
  action: 'repair',
  next: 'repair',
};

/** By the names of their files. */
export const sampleRmaForms: Readonly<Record<string, RmaFormFacts>> = {
  customer: {
    ...shared,
    reader: 'customer',
    language: 'en',
    number: 'CRMA-100012',
    expiresOn: dayOf('2013-05-12'),
    party: customer,
    units: [customerUnit],
  },
  'vendor-german': {
    ...shared,
    reader: 'vendor',
    language: 'de',
    vendorRmaNumber: 'KES-R2604',
    party: vendor,
    paper: 'letter',
    units: [
      {
        ...unit,
        status: 'returned',
        earlier: [],
        steps: [],
        purchase: { ...purchase, unitCostMinor: 19_999, trueCostMinor: 20_512 },
        vendorWarranty: over,
      },
    ],
  },
  house: {
    ...shared,
    reader: 'house',
    language: 'en',
    units: [
      {
        ...unit,
        status: 'in_stock',
        purchase: { ...purchase, unitCostMinor: 19_999 },
        vendorWarranty: { cover: 'none' },
        steps: [],
        next: 'stock',
      },
    ],
  },
  'many-german': {
    ...shared,
    reader: 'house',
    language: 'de',
    party: customer,
    units: awkwardSerials.map((serial, index) => ({
      ...customerUnit,
      serial,
      purchase: { ...purchase, unitCostMinor: 19_999 },
      vendorWarranty: over,
      ...(index % 2 === 0 ? {} : { reason: '=1+1', action: 'refund', next: 'refund' }),
    })),
  },
};
