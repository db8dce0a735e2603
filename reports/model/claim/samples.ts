/** A claim as it may be, for tests and pictures: every reason, a long series, awkward serials and names. */
import type { Day } from '../../../shared/day.ts';
import type { Language } from '../../../shared/languages.ts';
import { claimReasons, type ClaimReason } from '../../../shared/reconcile/claim.ts';
import { awkwardSerials, sampleCompany, sampleSeal } from '../samples.ts';
import type { ClaimFacts, ClaimRow } from './facts.ts';

const fine: ClaimRow = {
  serial: 'Z300A1B2',
  item: 'ST4000DM000',
  cameAs: null,
  class: 'matched',
  candidate: null,
  reading: null,
  listedMinor: 4799,
  billedMinor: 4799,
  agreedMinor: 4799,
  decision: 'receive',
  claim: null,
};

/** How each reason comes about. */
const found: Readonly<Record<ClaimReason, Pick<ClaimRow, 'class' | 'decision' | 'cameAs'>>> = {
  missing: { class: 'missing', decision: 'claim', cameAs: null },
  billed_twice: { class: 'duplicate', decision: 'receive', cameAs: null },
  wrong_item: { class: 'wrong_item', decision: 'claim', cameAs: 'ST3000DM001' },
  already_in_stock: { class: 'already_in_stock', decision: 'claim', cameAs: null },
  sold_before: { class: 'sold_before', decision: 'claim', cameAs: null },
  not_delivered: { class: 'extra', decision: 'claim', cameAs: null },
  faulty: { class: 'matched', decision: 'claim', cameAs: null },
  sent_back: { class: 'extra', decision: 'send_back', cameAs: null },
  price: { class: 'matched', decision: 'receive', cameAs: null },
};

const series = Array.from({ length: 120 }, (_, index): ClaimRow => ({
  ...fine,
  serial: `CA-AMP-${String(index + 1).padStart(4, '0')}`,
  item: 'CA-AMP-60',
  class: 'missing',
  decision: 'claim',
  claim: { reason: 'missing', amountMinor: 4799 },
}));

export function sampleClaim(language: Language = 'en'): ClaimFacts {
  return {
    language,
    company: sampleCompany,
    currency: 'USD',
    number: 'REC-100001',
    day: '2026-03-31' as Day,
    vendor: { code: 'KESTREL', name: 'Kestrel 客户有限公司', addressLines: ['Shenzhen'] },
    reference: 'DN-2026-77',
    order: 'PO-100002',
    receipts: ['GR-100007'],
    bills: ['VB-100003'],
    rows: [
      fine,
      ...claimReasons.map((reason, index): ClaimRow => ({
        ...fine,
        serial: `Z300A1C${index}`,
        ...found[reason],
        claim: { reason, amountMinor: reason === 'price' ? 100 : 4799 },
      })),
      ...awkwardSerials.map((serial): ClaimRow => ({
        ...fine,
        serial,
        decision: 'send_back',
        claim: { reason: 'sent_back', amountMinor: 0 },
      })),
      ...series,
      {
        ...fine,
        serial: 'W0WERE55',
        class: 'near_match',
        candidate: 'W0WERES5',
        reading: 'look_alike',
        decision: null,
        billedMinor: null,
      },
    ],
    seal: sampleSeal,
    paper: 'a4',
  };
}
