/** Where documents are found and begun: open orders first, drafts, what was posted last, and every kind to begin. */
import {
  Badge,
  Body1Strong,
  Button,
  Caption1,
  Field,
  Input,
  makeStyles,
  Select,
  tokens,
} from '@fluentui/react-components';
import { PrintRegular } from '@fluentui/react-icons/svg/print';
import { useEffect, useRef, useState } from 'react';
import type { AnswerOf } from '../../../shared/api.ts';
import { documentKinds, type DocumentKind } from '../../../shared/documents/kinds.ts';
import { sentenceOf } from '../../client.ts';
import { Empty, Heading, Money, Notice, Pane } from '../../parts/parts.tsx';
import { useServices } from '../../services.tsx';
import { formGroups, formRules } from './forms.ts';
import { beginForm, fillForm, type DocumentForm } from './state.ts';
import { kindName } from '../../parts/words.ts';
import { formatDay } from '../../texts/formats.ts';
import { textsOf } from '../../texts/texts.ts';

const texts = textsOf('documents');
const printTexts = textsOf('printMany');

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    width: '100%',
    maxWidth: 'none',
    textAlign: 'left',
    padding: tokens.spacingHorizontalS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    borderRadius: 0,
  },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0, overflowWrap: 'anywhere' },
  more: { color: tokens.colorNeutralForeground2 },
  find: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    gap: tokens.spacingHorizontalS,
    alignItems: 'end',
  },
  begin: { alignSelf: 'start' },
  wide: { minWidth: 0, width: '100%' },
});

type Row = AnswerOf<'listDocuments'>['items'][number];
type Draft = AnswerOf<'listDrafts'>['items'][number];

interface Found {
  readonly open: readonly Row[];
  readonly recent: readonly Row[];
  readonly drafts: readonly Draft[];
  readonly fault: string | null;
}

const nothingYet: Found = { open: [], recent: [], drafts: [], fault: null };
const shownAtOnce = 20;

function useDocuments(kind: DocumentKind | ''): Found & { readonly isLoading: boolean } {
  const { client } = useServices();
  const [found, setFound] = useState<Found | null>(null);
  useEffect(() => {
    let isShown = true;
    const filter = kind === '' ? {} : { kind };
    void Promise.all([
      client.call('listDocuments', { query: { ...filter, orderStatus: 'open', limit: 100 } }),
      client.call('listDocuments', { query: { ...filter, limit: shownAtOnce } }),
      client.call('listDrafts', { query: filter }),
    ]).then(([open, recent, drafts]) => {
      if (!isShown) return;
      const fault = [open, recent, drafts].flatMap((answer) =>
        answer.ok ? [] : [sentenceOf(answer.error)],
      )[0];
      setFound({
        open: open.ok ? open.value.items : [],
        recent: recent.ok ? recent.value.items : [],
        drafts: drafts.ok ? drafts.value.items : [],
        fault: fault ?? null,
      });
    });
    return () => {
      isShown = false;
    };
  }, [client, kind]);
  return { ...(found ?? nothingYet), isLoading: found === null };
}

export interface DocumentListProps {
  /** The id of a draft that is opened at once. */
  readonly draft: string | null;
  readonly onShow: (number: string) => void;
  readonly onBegin: (form: DocumentForm) => void;
  /** Prints documents of the kind that is looked at; of all kinds where it is empty. */
  readonly onPrintMany: (kind: DocumentKind | '') => void;
}

export function DocumentList(props: DocumentListProps): React.JSX.Element {
  const { draft, onShow, onBegin, onPrintMany } = props;
  const styles = useStyles();
  const { client, makeId, today } = useServices();
  const [kind, setKind] = useState<DocumentKind | ''>('');
  const [number, setNumber] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const found = useDocuments(kind);

  async function openDraft(id: string): Promise<void> {
    const answer = await client.call('getDraft', { params: { id } });
    if (!answer.ok) {
      setFault(sentenceOf(answer.error));
      return;
    }
    const { document, kind: of } = answer.value;
    const day = typeof document['occurredOn'] === 'string' ? document['occurredOn'] : today();
    onBegin(fillForm(beginForm(of, id, day), document));
  }

  const open = useRef(openDraft);
  useEffect(() => {
    if (draft !== null) void open.current(draft);
  }, [draft]);

  return (
    <Pane title={texts.title}>
      <form
        className={styles.find}
        onSubmit={(event) => {
          event.preventDefault();
          if (number.trim() !== '') onShow(number.trim().toUpperCase());
        }}
      >
        <Field label={texts.find}>
          <Input
            className={styles.wide}
            placeholder={texts.findHint}
            value={number}
            onChange={(_event, { value }) => setNumber(value)}
          />
        </Field>
        <Button type="submit">{texts.open}</Button>
      </form>
      <Field label={texts.kind}>
        <Select value={kind} onChange={(_event, { value }) => setKind(value as DocumentKind | '')}>
          <option value="">{texts.allKinds}</option>
          {documentKinds.map((each) => (
            <option key={each} value={each}>
              {kindName(each)}
            </option>
          ))}
        </Select>
      </Field>
      <Button className={styles.begin} icon={<PrintRegular />} onClick={() => onPrintMany(kind)}>
        {printTexts.begin}
      </Button>
      {[fault, found.fault].map(
        (sentence) =>
          sentence !== null && (
            <Notice key={sentence} intent="error">
              {sentence}
            </Notice>
          ),
      )}
      {found.drafts.length > 0 && (
        <>
          <Heading>{texts.drafts}</Heading>
          <ul className={styles.list} aria-label={texts.drafts}>
            {found.drafts.map((each) => (
              <li key={each.id}>
                <Button
                  appearance="subtle"
                  className={styles.row}
                  onClick={() => void openDraft(each.id)}
                >
                  <span className={styles.words}>
                    <Body1Strong>{kindName(each.kind)}</Body1Strong>
                    <Caption1 className={styles.more}>
                      {formatDay(each.changedAt.slice(0, 10))}
                    </Caption1>
                  </span>
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
      <Heading>{texts.openOrders}</Heading>
      <Rows
        rows={found.open}
        isLoading={found.isLoading}
        empty={texts.none}
        onShow={onShow}
        isOpen
      />
      <Heading>{texts.newDocument}</Heading>
      {formGroups.map((group) => (
        <section key={group} aria-label={texts.groupTitles[group]}>
          <Caption1 className={styles.more}>{texts.groupTitles[group]}</Caption1>
          <ul className={styles.list}>
            {documentKinds
              .filter((each) => formRules[each].group === group)
              .map((each) => (
                <li key={each}>
                  <Button
                    appearance="subtle"
                    className={styles.row}
                    onClick={() => onBegin(beginForm(each, makeId(), today()))}
                  >
                    <span className={styles.words}>
                      <Body1Strong>{kindName(each)}</Body1Strong>
                      <Caption1 className={styles.more}>{texts.kindSentences[each]}</Caption1>
                    </span>
                  </Button>
                </li>
              ))}
          </ul>
        </section>
      ))}
      <Heading>{texts.recent}</Heading>
      <Rows
        rows={found.recent}
        isLoading={found.isLoading}
        empty={texts.noDocuments}
        onShow={onShow}
      />
    </Pane>
  );
}

interface RowsProps {
  readonly rows: readonly Row[];
  readonly isLoading: boolean;
  readonly empty: string;
  readonly isOpen?: boolean;
  readonly onShow: (number: string) => void;
}

function Rows({ rows, isLoading, empty, isOpen = false, onShow }: RowsProps): React.JSX.Element {
  const styles = useStyles();
  if (rows.length === 0) return <Empty>{isLoading ? texts.loading : empty}</Empty>;
  return (
    <ul className={styles.list}>
      {rows.map((row) => (
        <li key={row.number}>
          <Button appearance="subtle" className={styles.row} onClick={() => onShow(row.number)}>
            <span className={styles.words}>
              <Body1Strong>{row.number}</Body1Strong>
              <Caption1 className={styles.more}>
                {[kindName(row.kind), row.party, formatDay(row.occurredOn)]
                  .filter((text) => text !== null)
                  .join(' · ')}
              </Caption1>
            </span>
            {isOpen ? (
              <Badge appearance="tint" color="warning">
                {texts.isOpen}
              </Badge>
            ) : (
              <Money amount={row.total} currency={row.currency} />
            )}
          </Button>
        </li>
      ))}
    </ul>
  );
}
