/** Today's open work, read afresh each time Home is shown: from the books, and from this workbook. */
import { useCallback, useEffect, useState } from 'react';
import type { AnswerOf } from '../../../shared/api.ts';
import { documentKinds } from '../../../shared/documents/kinds.ts';
import { sentenceOf } from '../../client.ts';
import { readIntents } from '../../posting/intent.ts';
import { useServices } from '../../services.tsx';
import { planWork, type OpenWork, type WorkGroup } from './work.ts';

/** How many scans wait in the inbox, whose code is loaded only to count them. */
function useScans(): number {
  const services = useServices();
  const [count, setCount] = useState(0);
  useEffect(() => {
    let isShown = true;
    void import('../scan/station.ts').then(({ stationOf }) => {
      if (isShown) setCount(stationOf(services).inbox.scans.length);
    });
    return () => {
      isShown = false;
    };
  }, [services]);
  return count;
}

/** More open orders than anyone reads at once; the rest is said as "more". */
const ordersAtOnce = 1000;

export interface Today {
  readonly about: AnswerOf<'about'> | null;
  readonly groups: readonly WorkGroup[];
  /** Why the books cannot say, if so. What the workbook holds is shown all the same. */
  readonly trouble: string | null;
  readonly isAsking: boolean;
  readonly again: () => void;
}

type Answered = Pick<Today, 'about' | 'trouble'> &
  Pick<OpenWork, 'documents' | 'hasMoreDocuments' | 'drafts' | 'hasMoreDrafts'>;

const nothing: Answered = {
  about: null,
  trouble: null,
  documents: [],
  hasMoreDocuments: false,
  drafts: [],
  hasMoreDrafts: false,
};

export function useToday(): Today {
  const { client, host, today } = useServices();
  const [answered, setAnswered] = useState<Answered | null>(null);
  const [attempt, setAttempt] = useState(0);
  const scans = useScans();

  useEffect(() => {
    if (!client.hasToken()) {
      setAnswered(nothing);
      return undefined;
    }
    let isShown = true;
    void Promise.all([
      client.call('about'),
      client.call('listDocuments', { query: { orderStatus: 'open', limit: ordersAtOnce } }),
      client.call('listDrafts', { query: { limit: 200 } }),
    ]).then(([about, documents, drafts]) => {
      if (!isShown) return;
      const [failed] = [about, documents, drafts].flatMap((answer) =>
        answer.ok ? [] : [sentenceOf(answer.error)],
      );
      setAnswered({
        about: about.ok ? about.value : null,
        trouble: failed ?? null,
        documents: documents.ok ? documents.value.items : [],
        hasMoreDocuments: documents.ok && documents.value.next !== null,
        drafts: drafts.ok ? drafts.value.items : [],
        hasMoreDrafts: drafts.ok && drafts.value.next !== null,
      });
    });
    return () => {
      isShown = false;
    };
  }, [client, attempt]);

  const again = useCallback(() => {
    setAnswered(null);
    setAttempt((before) => before + 1);
  }, []);

  const { about, trouble, ...books } = answered ?? nothing;
  const local = { intents: readIntents(host, documentKinds), scans };
  return {
    about,
    trouble,
    groups: planWork({ ...books, ...local }, today()),
    isAsking: answered === null,
    again,
  };
}
