/** What a role may see of a paper: amounts that are not for it are taken out of the facts before anything is laid out. */
import type { BuildFacts, LineFacts } from '../../reports/model/facts.ts';
import { hasRight, hiddenKinds, seesAmounts, type Role } from '../../shared/people/rights.ts';
import type { Refusal } from '../../shared/refusals.ts';
import { fail, succeed, type Result } from '../../shared/result.ts';
import type { Printable } from '../queries/print.ts';

function withoutCost({ parts, ...build }: BuildFacts): BuildFacts {
  return { ...build, parts: parts.map(({ costMinor: _cost, ...part }) => part) };
}

function withoutAmounts(line: LineFacts): LineFacts {
  const {
    unitPriceMinor: _price,
    unitCostMinor: _cost,
    discountMinor: _discount,
    taxRate: _rate,
    netMinor: _net,
    ...kept
  } = line;
  return kept;
}

/** The paper as a role may see it; refused where its kind is kept from the role. */
export function showTo(role: Role, printable: Printable): Result<Printable, Refusal> {
  if (hasRight(role, 'cost') || printable.form === 'label') return succeed(printable);
  if (printable.form === 'rma') {
    const { facts } = printable;
    if (facts.kind === 'customer_rma') return succeed(printable);
    const units = facts.units.map(({ unitCostMinor: _cost, ...unit }) => unit);
    return succeed({ form: 'rma', facts: { ...facts, units } });
  }
  const { kind } = printable.facts;
  if (hiddenKinds(role).includes(kind))
    return fail({ code: 'right_missing', details: { right: 'prices', role } });
  const { builds, ...rest } = printable.facts;
  const facts = builds === undefined ? rest : { ...rest, builds: builds.map(withoutCost) };
  if (seesAmounts(role, kind)) return succeed({ form: 'document', facts });
  const { netMinor: _net, addOnCosts: _addOns, taxes: _taxes, totalMinor: _total, ...kept } = facts;
  return succeed({
    form: 'document',
    facts: { ...kept, lines: kept.lines.map(withoutAmounts) },
  });
}
