/** What was found, class by class: how many, how much, and each unit with what is decided about it. */
import { Badge, Button, Caption1, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { decisionsFor, type Decision } from '../../../shared/reconcile/decisions.ts';
import { reconcileClasses, type ReconcileClass } from '../../../shared/reconcile/reconcile.ts';
import { LongList } from '../../parts/long-list.tsx';
import { Heading, Money, Serial } from '../../parts/parts.tsx';
import { formatAmount } from '../../texts/formats.ts';
import { textsOf } from '../../texts/texts.ts';
import type { Kept, KeptControl, KeptRow } from './use-kept.ts';

const texts = textsOf('reconcile');

const useStyles = makeStyles({
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  money: { marginLeft: 'auto' },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(104px, auto)',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0, overflowWrap: 'anywhere' },
  more: { color: tokens.colorNeutralForeground2 },
  all: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(104px, auto)',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXXS} 0`,
  },
  choice: { minWidth: 0, '> select': { paddingRight: '24px' } },
});

const colors = {
  matched: 'success',
  missing: 'danger',
  extra: 'warning',
  duplicate: 'warning',
  wrong_item: 'danger',
  already_in_stock: 'danger',
  sold_before: 'danger',
  near_match: 'warning',
} as const satisfies Readonly<Record<ReconcileClass, string>>;

/** What is to be said of a row beside its serial. */
function tellRow(row: KeptRow): string {
  const billed = row.billedCost;
  const { agreedCost, counts } = row;
  const isDearer = billed !== undefined && counts.billed === 1 && billed !== agreedCost;
  const document = row.sentBack ?? row.receipt;
  return [
    row.item,
    row.candidate === undefined || row.reason === undefined
      ? null
      : texts.scannedAs(row.candidate, texts.reasons[row.reason]),
    row.candidates.length > 0 ? texts.mayBe(row.candidates.join(', ')) : null,
    row.class === 'wrong_item' && row.scannedItem !== null ? texts.asItem(row.scannedItem) : null,
    isDearer && agreedCost !== null
      ? texts.billedAt(formatAmount(billed), formatAmount(agreedCost))
      : null,
    document === null ? null : texts.settledBy(document),
  ]
    .filter((part) => part !== null)
    .join(' · ');
}

export function FoundClasses({
  kept,
  control,
}: {
  kept: Kept;
  control: KeptControl;
}): React.JSX.Element {
  const rowsOf = useMemo(() => {
    const found = new Map<ReconcileClass, KeptRow[]>(reconcileClasses.map((name) => [name, []]));
    for (const row of kept.rows) found.get(row.class)?.push(row);
    return found;
  }, [kept]);
  // What needs a person comes first, what fits last.
  const ordered = [...reconcileClasses.filter((name) => name !== 'matched'), 'matched' as const];
  return (
    <>
      {ordered.map((name) => {
        const rows = rowsOf.get(name) ?? [];
        return rows.length === 0 ? null : (
          <FoundClass key={name} name={name} rows={rows} kept={kept} control={control} />
        );
      })}
    </>
  );
}

function FoundClass(props: {
  name: ReconcileClass;
  rows: readonly KeptRow[];
  kept: Kept;
  control: KeptControl;
}): React.JSX.Element {
  const { name, rows, kept, control } = props;
  const styles = useStyles();
  const [isShown, setShown] = useState(name !== 'matched');
  const { amount } = kept.totals[name];
  const offered = useMemo(() => [...new Set(rows.flatMap((row) => decisionsFor(row)))], [rows]);
  return (
    <section aria-label={texts.classes[name]}>
      <div className={styles.head}>
        <Heading>{texts.classes[name]}</Heading>
        <Badge color={colors[name]} appearance="tint">
          {texts.units(rows.length)}
        </Badge>
        <span className={styles.money}>
          <Money amount={amount} currency={kept.currency} />
        </span>
      </div>
      {rows.length > 1 && (
        <div className={styles.all}>
          <Caption1>{texts.decideAll(rows.length)}</Caption1>
          <Select
            size="small"
            className={styles.choice}
            aria-label={texts.decisionOfClass(texts.classes[name])}
            value=""
            disabled={control.isBusy}
            onChange={(_event, { value }) => {
              const decision = offered.find((each) => each === value);
              if (decision !== undefined) void control.decideClass(name, decision);
            }}
          >
            <option value="">–</option>
            {offered.map((decision) => (
              <option key={decision} value={decision}>
                {texts.decisions[decision]}
              </option>
            ))}
          </Select>
        </div>
      )}
      {isShown ? (
        <LongList
          label={texts.classes[name]}
          items={rows}
          keyOf={({ row }) => String(row)}
          rowHeight={52}
          render={(row) => <FoundRow row={row} control={control} />}
        />
      ) : (
        <Button size="small" appearance="subtle" onClick={() => setShown(true)}>
          {texts.showAll}
        </Button>
      )}
    </section>
  );
}

function FoundRow({ row, control }: { row: KeptRow; control: KeptControl }): React.JSX.Element {
  const styles = useStyles();
  const offered: readonly Decision[] = decisionsFor(row);
  const told = tellRow(row);
  return (
    <div className={styles.row}>
      <span className={styles.words}>
        <Serial text={row.serial} />
        {told !== '' && <Caption1 className={styles.more}>{told}</Caption1>}
      </span>
      <Select
        size="small"
        className={styles.choice}
        aria-label={texts.decisionOf(row.serial)}
        value={row.decision ?? ''}
        disabled={control.isBusy || row.sentBack !== null}
        onChange={(_event, { value }) => {
          const decision = offered.find((each) => each === value) ?? null;
          void control.decideRow(row.row, decision);
        }}
      >
        <option value="">{texts.undecided}</option>
        {offered.map((decision) => (
          <option key={decision} value={decision}>
            {texts.decisions[decision]}
          </option>
        ))}
      </Select>
    </div>
  );
}
