/** A reconciliation that is kept: what was found, what is decided, what is claimed, and what follows. */
import {
  Button,
  Caption1,
  Field,
  Input,
  makeStyles,
  Spinner,
  tokens,
} from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left';
import { useState } from 'react';
import { results, type ReconcileResult } from '../../../shared/reconcile/outcome.ts';
import { Facts, Heading, IssueList, Money, Notice, Pane } from '../../parts/parts.tsx';
import { FileButton } from '../../posting/notices.tsx';
import { useServices } from '../../services.tsx';
import { formatDay } from '../../texts/formats.ts';
import { textsOf } from '../../texts/texts.ts';
import { FoundClasses } from './kept-rows.tsx';
import { planSheet } from './sheet.ts';
import { useKept, type Kept, type KeptControl } from './use-kept.ts';

const texts = textsOf('reconcile');

const useStyles = makeStyles({
  back: { alignSelf: 'start' },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  table: {
    borderCollapse: 'collapse',
    width: '100%',
    fontVariantNumeric: 'tabular-nums',
    '& th': { fontWeight: tokens.fontWeightSemibold },
    '& td, & th': { padding: `2px ${tokens.spacingHorizontalXS} 2px 0`, textAlign: 'right' },
    '& td:first-child, & th:first-child': { textAlign: 'left', overflowWrap: 'anywhere' },
  },
  steps: { margin: 0, paddingLeft: tokens.spacingHorizontalL },
});

export function KeptPage({
  number,
  onBack,
}: {
  number: string;
  onBack: () => void;
}): React.JSX.Element {
  const styles = useStyles();
  const control = useKept(number);
  const { kept, fault } = control;
  return (
    <Pane title={kept === null ? number : `${kept.number} · ${kept.vendorName}`}>
      <Button
        className={styles.back}
        appearance="subtle"
        icon={<ArrowLeftRegular />}
        onClick={onBack}
      >
        {texts.back}
      </Button>
      {fault !== null && <Notice intent="error">{fault}</Notice>}
      {kept === null && fault === null && <Spinner size="tiny" label={texts.running} />}
      {kept !== null && <Found kept={kept} control={control} />}
    </Pane>
  );
}

function Found({ kept, control }: { kept: Kept; control: KeptControl }): React.JSX.Element {
  const styles = useStyles();
  const canUndo = kept.steps.some(({ kind }) => kind === 'decided');
  return (
    <>
      <Caption1>
        {[kept.reference, kept.order, kept.receipt, formatDay(kept.madeAt.slice(0, 10)), kept.user]
          .filter((part) => part !== null)
          .join(' · ')}
      </Caption1>
      <Notice intent={kept.undecided === 0 ? 'success' : 'warning'}>
        {kept.undecided === 0 ? texts.allDecided : texts.openRows(kept.undecided)}
      </Notice>
      <Ordered kept={kept} />
      <FoundClasses kept={kept} control={control} />
      <div className={styles.row}>
        <Button
          size="small"
          disabled={!canUndo || control.isBusy}
          onClick={() => void control.undo()}
        >
          {texts.undo}
        </Button>
        <ToSheet kept={kept} />
      </div>
      <Bill kept={kept} />
      <Claim kept={kept} />
      <Results kept={kept} control={control} />
      <Steps kept={kept} />
    </>
  );
}

/** The order, the list, the box and the bill side by side, item by item. */
function Ordered({ kept }: { kept: Kept }): React.JSX.Element | null {
  const styles = useStyles();
  if (kept.ordered.length === 0) return null;
  return (
    <section aria-label={texts.ordered}>
      <Heading>{texts.ordered}</Heading>
      <table className={styles.table}>
        <thead>
          <tr>
            {texts.orderHeads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {kept.ordered.map(({ item, ordered, listed, scanned, billed }) => (
            <tr key={item}>
              <td>{item}</td>
              <td>{ordered}</td>
              <td>{listed}</td>
              <td>{scanned}</td>
              <td>{billed}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Bill({ kept: { bill, currency } }: { kept: Kept }): React.JSX.Element | null {
  if (bill === null) return null;
  const money = (amount: string): React.JSX.Element => (
    <Money amount={amount} currency={currency} />
  );
  return (
    <section aria-label={texts.bill}>
      <Heading>{texts.bill}</Heading>
      <Facts
        isFigures
        rows={[
          [texts.billRows.billed, money(bill.billed)],
          ...bill.notBooked.map(
            (left) =>
              [texts.notBooked(texts.classes[left.class], left.units), money(left.amount)] as const,
          ),
          [texts.billRows.booked, money(bill.booked)],
          [texts.billRows.priceDifference, money(bill.priceDifference)],
        ]}
      />
    </section>
  );
}

function Claim({ kept }: { kept: Kept }): React.JSX.Element | null {
  const styles = useStyles();
  if (!kept.rows.some(({ claim }) => claim !== null)) return null;
  const { number } = kept;
  const fileOf = (format: 'pdf' | 'xlsx') => ({
    ask: (client: Parameters<React.ComponentProps<typeof FileButton>['printed']['ask']>[0]) =>
      client.download('printClaim', { params: { number }, query: { format } }),
    fileName: `${number}.${format}`,
  });
  return (
    <section aria-label={texts.claim}>
      <Heading>{texts.claim}</Heading>
      <Facts
        isFigures
        rows={[
          [texts.claimed, <Money key="claimed" amount={kept.claimed} currency={kept.currency} />],
        ]}
      />
      <div className={styles.row}>
        <FileButton printed={fileOf('pdf')} label={texts.claimPdf} />
        <FileButton printed={fileOf('xlsx')} label={texts.claimSheet} />
      </div>
    </section>
  );
}

function Results({ kept, control }: { kept: Kept; control: KeptControl }): React.JSX.Element {
  const styles = useStyles();
  const { today } = useServices();
  const [day, setDay] = useState(today);
  // A debit memo takes the place of the RMA where the vendor wants none: the first is offered, the other below it.
  const ready = results.filter((result) => kept.ready[result] > 0);
  const { refused, said } = control;
  const retry = (result: ReconcileResult): void => void control.put(result, day);
  return (
    <section aria-label={texts.results}>
      <Heading>{texts.results}</Heading>
      {said !== null && <Notice intent="success">{said}</Notice>}
      {ready.length === 0 ? (
        <Caption1>{texts.nothingFollows}</Caption1>
      ) : (
        <>
          <Field label={texts.day} size="small">
            <Input
              type="date"
              size="small"
              value={day}
              onChange={(_event, { value }) => setDay(value)}
            />
          </Field>
          <div className={styles.row}>
            {ready.map((result, place) => (
              <Button
                key={result}
                appearance={place === 0 ? 'primary' : 'secondary'}
                disabled={control.isBusy}
                onClick={() => retry(result)}
              >
                {texts.resultNames[result](kept.ready[result])}
              </Button>
            ))}
          </div>
        </>
      )}
      {refused !== null && (
        <IssueList issues={refused.issues} accepted={control.accepted} onAccept={control.accept} />
      )}
    </section>
  );
}

type Step = Kept['steps'][number];

function tellStep(step: Step): string {
  switch (step.kind) {
    case 'decided':
      return step.decision === null || step.decision === undefined
        ? texts.step.takenAway(step.units ?? 0)
        : texts.step.decided(texts.decisions[step.decision], step.units ?? 0);
    case 'undone':
      return texts.step.undone;
    case 'posted': {
      const draft = step.draft === null || step.draft === undefined ? texts.gone : texts.notPosted;
      return texts.step.posted(
        step.result === undefined ? '' : texts.resultTitles[step.result],
        step.document ?? draft,
      );
    }
  }
}

/** Every step in its order: who, when, what; documents and drafts are opened from here. */
function Steps({ kept }: { kept: Kept }): React.JSX.Element | null {
  const styles = useStyles();
  const { show } = useServices();
  if (kept.steps.length === 0) return null;
  return (
    <section aria-label={texts.steps}>
      <Heading>{texts.steps}</Heading>
      <ol className={styles.steps}>
        {kept.steps.map((step) => {
          const opens = step.document ?? step.draft ?? null;
          return (
            <li key={step.step}>
              <Caption1>
                {tellStep(step)} · {step.user} · {formatDay(step.at.slice(0, 10))}
              </Caption1>
              {opens !== null && (
                <Button size="small" appearance="subtle" onClick={() => show('documents', opens)}>
                  {step.document ?? texts.openDraft}
                </Button>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function ToSheet({ kept }: { kept: Kept }): React.JSX.Element | null {
  const { host, announce } = useServices();
  const [outcome, setOutcome] = useState<{ intent: 'success' | 'error'; text: string } | null>(
    null,
  );
  if (!host.isExcel) return null;
  async function write(): Promise<void> {
    try {
      const sheet = await host.writeReport(planSheet(kept));
      setOutcome({ intent: 'success', text: texts.written(sheet) });
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      setOutcome({ intent: 'error', text });
      announce(text, 'bad');
    }
  }
  return (
    <>
      <Button size="small" onClick={() => void write()}>
        {texts.toSheet}
      </Button>
      {outcome !== null && <Notice intent={outcome.intent}>{outcome.text}</Notice>}
    </>
  );
}
