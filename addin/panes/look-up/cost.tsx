/** What a unit cost and brought. Who may not see cost gets none of it: what is not in the answer is left out. */
import type { UnitCard } from '../../../shared/api.ts';
import { Facts, Heading, Money } from '../../parts/parts.tsx';
import { textsOf } from '../../texts/texts.ts';

const texts = textsOf('lookUp');

export function Cost({ unit }: { unit: UnitCard }): React.JSX.Element | null {
  const figures = [
    [texts.unitCost, unit.unitCost === unit.trueCost ? undefined : unit.unitCost],
    [texts.trueCost, unit.trueCost],
    [texts.price, unit.unitPrice],
    [texts.margin, unit.margin],
  ].filter((row): row is [string, string] => typeof row[1] === 'string');
  if (figures.length === 0) return null;
  return (
    <>
      <Heading>{texts.cost}</Heading>
      <Facts
        isFigures
        rows={figures.map(([term, amount]) => [term, <Money key={term} amount={amount} />])}
      />
    </>
  );
}
