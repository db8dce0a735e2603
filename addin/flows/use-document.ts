/** The document that a flow's rows become: checked, posted once, and what the books said put beside the rows. */
import { useRef, useState } from 'react';
import { makeIntent, type Intent } from '../posting/intent.ts';
import type { PostingOutcome } from '../posting/state.ts';
import { usePosting, type PostingControl } from '../posting/use-posting.ts';
import { useServices } from '../services.tsx';
import { formatAmount } from '../texts/formats.ts';
import { textsOf } from '../texts/texts.ts';
import { beginHeader, headerOf, requestOf } from './header.ts';
import { placeIssues, planLines, type PlannedLines } from './lines.ts';
import { flowTable, sheetOf, type FlowKind, type HeaderName } from './table.ts';
import type { FlowControl } from './use-flow.ts';

const texts = textsOf('flows');

export interface DocumentControl {
  readonly posting: PostingControl;
  /** How many rows of the document a filter of the sheet hides. */
  readonly hidden: number;
  readonly check: () => Promise<void>;
  readonly post: () => Promise<void>;
  readonly settle: () => Promise<void>;
  readonly withdraw: () => Promise<void>;
  /** Begins the next document. */
  readonly renew: () => void;
}

function needOf(name: HeaderName): string {
  return name === 'party' || name === 'area' || name === 'toArea' ? texts.needs[name] : '';
}

export function useDocument(kind: FlowKind, control: FlowControl): DocumentControl {
  const { host, announce, today, makeId } = useServices();
  const { book, header, fill } = control;
  const [kinds] = useState(() => [kind]);
  const posting = usePosting(kinds, book.stamp);
  /** The same for every try of this document. */
  const [documentId, setDocumentId] = useState(makeId);
  const planned = useRef<PlannedLines | null>(null);
  const [hidden, setHidden] = useState(0);
  const facts = flowTable[kind];

  async function collect(): Promise<Intent> {
    const missing = facts.needs.find((name) => header[name].trim() === '');
    if (missing !== undefined) throw new Error(needOf(missing));
    const plan = planLines(kind, await book.collect());
    planned.current = plan;
    if (plan.faults.length > 0) {
      const issues = new Map(plan.faults.map(({ key, sentence }) => [key, sentence]));
      book.change({ type: 'noted', issues });
      throw new Error(
        plan.faults
          .slice(0, 5)
          .map(({ sentence }) => sentence)
          .join(' '),
      );
    }
    if (host.isExcel) {
      setHidden(await host.countHiddenRows(sheetOf(kind), plan.keys.flat()));
    }
    // A count of an empty bin is a count.
    if (plan.lines.length === 0 && kind !== 'stock_count') throw new Error(texts.noRows);
    const { accepted } = posting.state;
    const body = requestOf(kind, documentId, header, facts.header, [...plan.lines], accepted);
    return makeIntent(body, plan.keys.flat(), today());
  }

  /** Puts what the books said beside the rows that it concerns. */
  function note(outcome: PostingOutcome | null): void {
    if (outcome?.type === 'posted') {
      announce(texts.posted(outcome.answer.number ?? ''), 'good');
      book.change({ type: 'posted', keys: outcome.intent.keys });
      fill(beginHeader(today()));
    } else if (outcome?.type === 'checked' || outcome?.type === 'refused') {
      const issues = outcome.type === 'refused' ? outcome.issues : [];
      const plan = planned.current;
      if (plan !== null) book.change({ type: 'noted', issues: placeIssues(issues, plan) });
      if (outcome.type === 'checked') {
        const { totals, currency } = outcome.answer;
        const total =
          facts.party === null || totals.total === undefined
            ? ''
            : `${formatAmount(totals.total)} ${currency}`;
        announce(texts.spoken(totals.units, total), 'good');
      }
    }
  }

  /** A document that was not posted after all goes on here, under its own id. */
  function goOnWith(intent: Intent): void {
    setDocumentId(intent.id);
    fill(headerOf(intent, header));
  }

  return {
    posting,
    hidden,
    check: async () => note(await posting.rehearse(async () => (await collect()).body)),
    post: async () => note(await posting.post(collect)),
    settle: async () => {
      const [intent] = posting.state.toCheck;
      const outcome = await posting.settle();
      if (outcome?.type === 'refused' && intent !== undefined) goOnWith(intent);
      note(outcome);
    },
    withdraw: async () => {
      const outcome = await posting.withdraw();
      if (outcome?.type === 'withdrawn') goOnWith(outcome.intent);
    },
    renew: () => {
      setDocumentId(makeId());
      posting.restart();
      void book.restore();
    },
  };
}
