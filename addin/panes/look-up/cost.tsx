/**
 * What a unit cost, part by part, and what it brought. Who may not see cost gets none of it: what is not in the answer is
 * left out.
 */
import { Body1Strong, Caption1, Link, makeStyles, tokens } from '@fluentui/react-components';
import type { HistoryRow, UnitCard } from '../../../shared/api.ts';
import type { CostPart as ToldPart } from '../../../shared/api/units.ts';
import { Facts, Heading, Money } from '../../parts/parts.tsx';
import { useServices } from '../../services.tsx';
import { formatDay } from '../../texts/formats.ts';
import { textsOf } from '../../texts/texts.ts';
import { barOf, fromMinor, listCostParts, placeTold, type CostPart } from './cost-parts.ts';
import { signedChange } from './state.ts';

const texts = textsOf('lookUp');

const useStyles = makeStyles({
  parts: { listStyleType: 'none', margin: 0, padding: 0 },
  part: { paddingBottom: tokens.spacingVerticalXS },
  line: {
    display: 'flex',
    justifyContent: 'space-between',
    columnGap: tokens.spacingHorizontalS,
  },
  words: { minWidth: 0, overflowWrap: 'anywhere' },
  more: { color: tokens.colorNeutralForeground2 },
  link: { fontSize: 'inherit', lineHeight: 'inherit' },
  figure: { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  total: {
    borderTop: `1px solid ${tokens.colorNeutralStroke1}`,
    paddingTop: tokens.spacingVerticalXS,
  },
  track: {
    height: '6px',
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: tokens.colorNeutralBackground3,
    overflow: 'hidden',
  },
  bar: { height: '100%', minWidth: '2px', forcedColorAdjust: 'none' },
  rise: { backgroundColor: tokens.colorBrandBackground },
  fall: { backgroundColor: tokens.colorPaletteMarigoldBackground3 },
});

export interface CostProps {
  readonly unit: UnitCard;
  readonly history: readonly HistoryRow[];
  /** The parts that the books told; null where they did not. */
  readonly told: readonly ToldPart[] | null;
}

export function Cost({ unit, history, told }: CostProps): React.JSX.Element | null {
  const { trueCost, unitPrice, margin } = unit;
  const brought = [
    [texts.price, unitPrice],
    [texts.margin, margin],
  ].filter((row): row is [string, string] => typeof row[1] === 'string');
  if (trueCost === undefined && brought.length === 0) return null;
  return (
    <>
      <Heading>{texts.cost}</Heading>
      {trueCost !== undefined && (
        <Parts
          trueCost={trueCost}
          parts={told === null ? listCostParts(history, trueCost) : placeTold(told, trueCost)}
        />
      )}
      {brought.length > 0 && (
        <Facts
          isFigures
          rows={brought.map(([term, amount]) => [term, <Money key={term} amount={amount} />])}
        />
      )}
    </>
  );
}

function Parts({
  trueCost,
  parts,
}: {
  trueCost: string;
  parts: readonly CostPart[];
}): React.JSX.Element {
  const styles = useStyles();
  return (
    <div>
      <ol className={styles.parts} aria-label={texts.whatItCost}>
        {parts.map((part, index) => (
          <li key={index} className={styles.part}>
            <Part part={part} parts={parts} like={trueCost} />
          </li>
        ))}
      </ol>
      <div className={`${styles.line} ${styles.total}`}>
        <Body1Strong>{texts.trueCost}</Body1Strong>
        <Body1Strong>
          <Money amount={trueCost} />
        </Body1Strong>
      </div>
    </div>
  );
}

interface PartProps {
  readonly part: CostPart;
  readonly parts: readonly CostPart[];
  /** An amount of the same currency. */
  readonly like: string;
}

function Part({ part, parts, like }: PartProps): React.JSX.Element {
  const styles = useStyles();
  const { show } = useServices();
  const { kind, name, document, occurredOn, amount } = part;
  const { start, width } = barOf(part, parts);
  const text = fromMinor(amount, like);
  return (
    <>
      <div className={styles.line}>
        <span className={styles.words}>
          {[texts.costParts[kind], name].filter((word) => word !== '').join(': ')}
          {document !== null && (
            <Caption1 block className={styles.more}>
              <Link as="button" className={styles.link} onClick={() => show('documents', document)}>
                {document}
              </Link>
              {occurredOn === null ? '' : `, ${formatDay(occurredOn)}`}
            </Caption1>
          )}
        </span>
        <span className={styles.figure}>{signedChange(text) ?? text}</span>
      </div>
      {parts.length > 1 && (
        <div className={styles.track} aria-hidden>
          <div
            className={`${styles.bar} ${amount < 0n ? styles.fall : styles.rise}`}
            style={{ marginLeft: `${start}%`, width: `${width}%` }}
          />
        </div>
      )}
    </>
  );
}
