/**
 * One field that finds what a text is. Matches show while a person types; Enter opens what the text is, so that a
 * scanned label leads straight to its unit. Several lines or a range are serials, and are looked up together.
 */
import { Field, SearchBox, Spinner, makeStyles, tokens } from '@fluentui/react-components';
import { BoxRegular } from '@fluentui/react-icons/svg/box';
import { DocumentRegular } from '@fluentui/react-icons/svg/document';
import { PersonRegular } from '@fluentui/react-icons/svg/person';
import { TagRegular } from '@fluentui/react-icons/svg/tag';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { sentenceOf } from '../../client.ts';
import { Notice } from '../../parts/parts.tsx';
import { Row, Rows } from '../../parts/row.tsx';
import { readSerials } from '../../scanning/entry.ts';
import { splitPaste } from '../../scanning/wedge.ts';
import { useServices } from '../../services.tsx';
import { decideMatch, keyOf, listMatches, type Match, type Sort } from './found.ts';
import { formatDay } from '../../texts/formats.ts';
import { textsOf } from '../../texts/texts.ts';
import { kindName, statusName } from '../../parts/words.ts';

const texts = textsOf('home');

const useStyles = makeStyles({
  field: { width: '100%', maxWidth: 'none' },
  results: {
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    boxShadow: tokens.shadow4,
  },
  serial: { fontFamily: tokens.fontFamilyMonospace },
});

const icons: Readonly<Record<Sort, ReactElement>> = {
  documents: <DocumentRegular />,
  units: <TagRegular />,
  items: <BoxRegular />,
  parties: <PersonRegular />,
};

/** A person who types on is not asked about every letter. */
const typingMs = 250;

interface Found {
  readonly text: string;
  readonly matches: readonly Match[];
}

export interface SearchProps {
  readonly onItem: (sku: string) => void;
  readonly onParty: (code: string) => void;
}

export function Search({ onItem, onParty }: SearchProps): React.JSX.Element {
  const styles = useStyles();
  const { announce, client, show, today } = useServices();
  const [text, setText] = useState('');
  const [found, setFound] = useState<Found | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isFinding, setFinding] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const results = useRef<HTMLDivElement>(null);
  const turn = useRef(0);

  useEffect(() => input.current?.focus(), []);

  /** What the books have of a text; null where an answer comes too late or not at all. */
  async function ask(wanted: string): Promise<readonly Match[] | null> {
    turn.current += 1;
    const asked = turn.current;
    setFinding(true);
    const answer = await client.call('find', { query: { text: wanted } });
    if (asked !== turn.current) return null;
    setFinding(false);
    setTrouble(answer.ok ? null : sentenceOf(answer.error));
    const matches = answer.ok ? listMatches(answer.value) : [];
    setFound(answer.ok ? { text: wanted, matches } : null);
    return answer.ok ? matches : null;
  }

  const latest = useRef(ask);
  useEffect(() => {
    latest.current = ask;
  });
  useEffect(() => {
    const wanted = text.trim();
    if (wanted.length < 2) return undefined;
    const timer = setTimeout(() => void latest.current(wanted), typingMs);
    return () => clearTimeout(timer);
  }, [text]);

  function change(value: string): void {
    setText(value);
    turn.current += 1;
    setFinding(false);
    if (value.trim().length < 2) {
      setFound(null);
      setTrouble(null);
    }
  }

  function open({ sort, found: it }: Match): void {
    if (sort === 'documents') show('documents', it.number);
    else if (sort === 'units') show('lookUp', it.serial);
    else if (sort === 'items') onItem(it.sku);
    else onParty(it.code);
  }

  async function enter(): Promise<void> {
    const wanted = text.trim();
    if (wanted === '') return;
    const matches = await ask(wanted);
    if (matches === null) return;
    const match = decideMatch(matches);
    if (match !== null) {
      open(match);
      return;
    }
    const serials = readSerials(wanted, Number(today().slice(0, 4)));
    if (matches.length === 0 && serials.length > 0) show('lookUp', serials.join('\n'));
    else if (matches.length === 0) announce(texts.nothing(wanted), 'bad');
    else announce(texts.foundCount(matches.length), 'plain');
  }

  /** Arrow keys walk from the field through the matches and back. */
  function walk(event: React.KeyboardEvent): void {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const rows = [...(results.current?.querySelectorAll('button') ?? [])];
    const at = rows.indexOf(document.activeElement as HTMLButtonElement);
    const next = at + (event.key === 'ArrowDown' ? 1 : -1);
    if (rows.length === 0 || next >= rows.length) return;
    event.preventDefault();
    if (next < 0) input.current?.focus();
    else rows[next]?.focus();
  }

  const isShown = found !== null && found.text === text.trim();
  return (
    <div role="search" onKeyDown={walk}>
      <Field label={texts.find}>
        <SearchBox
          className={styles.field}
          placeholder={texts.findHint}
          value={text}
          input={{ ref: input }}
          dismiss={{ 'aria-label': texts.findClear }}
          autoComplete="off"
          spellCheck={false}
          onChange={(_event, { value }) => change(value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Enter') {
              event.preventDefault();
              void enter();
            }
            if (event.key === 'Escape') change('');
          }}
          onPaste={(event) => {
            const lines = splitPaste(event.clipboardData.getData('text/plain'));
            if (lines.length < 2) return;
            event.preventDefault();
            show('lookUp', lines.join('\n'));
          }}
        />
      </Field>
      {isFinding && !isShown && <Spinner size="tiny" label={texts.finding} />}
      {trouble !== null && <Notice intent="error">{trouble}</Notice>}
      {isShown && found.matches.length === 0 && (
        <Notice intent="warning">{texts.nothing(found.text)}</Notice>
      )}
      {isShown && found.matches.length > 0 && (
        <div ref={results} className={styles.results}>
          <Rows label={texts.found}>
            {found.matches.map((match) => (
              <Row
                key={keyOf(match)}
                icon={icons[match.sort]}
                title={
                  match.sort === 'units' ? (
                    <span className={styles.serial}>{match.found.serial}</span>
                  ) : (
                    titleOf(match)
                  )
                }
                more={moreOf(match)}
                onOpen={() => open(match)}
              />
            ))}
          </Rows>
        </div>
      )}
    </div>
  );
}

function titleOf({ found }: Match): string {
  if ('number' in found) return found.number;
  if ('serial' in found) return found.serial;
  return 'sku' in found ? found.sku : found.name;
}

function moreOf({ sort, found }: Match): string {
  switch (sort) {
    case 'documents':
      return [kindName(found.kind), found.party, formatDay(found.occurredOn)]
        .filter(Boolean)
        .join(' · ');
    case 'units':
      return [found.item, statusName(found.status), found.area].filter(Boolean).join(' · ');
    case 'items':
      return found.description;
    case 'parties':
      return [found.code, ...found.roles.map((role) => texts.roles[role])].join(' · ');
  }
}
