/** One list that comes as cells: pasted, from the sheet or from a file; how it is read, and what of it is no unit. */
import {
  Button,
  Caption1,
  Field,
  makeStyles,
  Select,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { useMemo, useRef, useState } from 'react';
import {
  columnRoles,
  type ColumnRole,
  type ListLayout,
} from '../../../shared/vendor-list/heads.ts';
import { Heading, Money, Notice, Serial } from '../../parts/parts.tsx';
import { useServices } from '../../services.tsx';
import { textsOf } from '../../texts/texts.ts';
import { readFile } from './read-file.ts';
import {
  amountOf,
  chooseColumn,
  columnNames,
  countItems,
  findBent,
  hasColumns,
  readAnew,
  readPasted,
  readRows,
  type ReadList,
} from './state.ts';

const texts = textsOf('reconcile');

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(128px, 1fr))',
    gap: tokens.spacingHorizontalS,
  },
  wide: { minWidth: 0, width: '100%' },
  hidden: { display: 'none' },
  preview: {
    borderCollapse: 'collapse',
    width: '100%',
    fontSize: tokens.fontSizeBase200,
    '& th': { textAlign: 'left', fontWeight: tokens.fontWeightSemibold },
    '& td, & th': {
      padding: `2px ${tokens.spacingHorizontalXS} 2px 0`,
      overflowWrap: 'anywhere',
      verticalAlign: 'top',
    },
    '& td:last-child, & th:last-child': { textAlign: 'right' },
  },
  left: { margin: 0, paddingLeft: tokens.spacingHorizontalL, overflowWrap: 'anywhere' },
});

export interface ListBoxProps {
  readonly name: 'expected' | 'billed';
  readonly list: ReadList | null;
  readonly layout: ListLayout | null;
  readonly currency: string;
  readonly onList: (list: ReadList | null) => void;
  readonly onFault: (sentence: string) => void;
}

export function ListBox(props: ListBoxProps): React.JSX.Element {
  const { name, list, layout, onList, onFault } = props;
  const styles = useStyles();
  const { host, client, announce } = useServices();
  const [pasted, setPasted] = useState('');
  const file = useRef<HTMLInputElement>(null);
  const hint = name === 'expected' ? texts.expectedHint : texts.billedHint;

  function take(read: ReadList): void {
    onList(read);
    announce(texts.taken(read.entries.length), read.entries.length === 0 ? 'bad' : 'good');
  }

  async function attempt(run: () => Promise<ReadList>): Promise<void> {
    try {
      take(await run());
    } catch (error) {
      const sentence = error instanceof Error ? error.message : String(error);
      onFault(sentence);
      announce(sentence, 'bad');
    }
  }

  async function takeSheet(): Promise<ReadList> {
    const { sheet, rows } = await host.readList();
    if (rows.length === 0) throw new Error(texts.sheetEmpty);
    return readRows(texts.sheetSource(sheet), rows, layout);
  }

  return (
    <section aria-label={texts[name]}>
      <Heading>{texts[name]}</Heading>
      {list === null ? (
        <Field label={texts[name]} hint={hint}>
          <Textarea
            value={pasted}
            resize="vertical"
            onChange={(_event, { value }) => setPasted(value)}
            onBlur={() => {
              if (pasted.trim() === '') return;
              take(readPasted(texts.pasted, pasted, layout));
              setPasted('');
            }}
          />
        </Field>
      ) : (
        <Shown {...props} list={list} />
      )}
      <div className={styles.row}>
        {host.isExcel && (
          <Button size="small" onClick={() => void attempt(takeSheet)}>
            {texts.fromSheet}
          </Button>
        )}
        <Button size="small" title={texts.fileTypes} onClick={() => file.current?.click()}>
          {texts.fromFile}
        </Button>
        <input
          ref={file}
          className={styles.hidden}
          type="file"
          aria-label={`${texts[name]}: ${texts.fromFile}`}
          accept=".csv,.tsv,.txt,.xlsx,text/csv,text/plain"
          onChange={(event) => {
            const [chosen] = event.target.files ?? [];
            event.target.value = '';
            if (chosen !== undefined) void attempt(() => readFile(client, chosen, layout));
          }}
        />
        {list !== null && (
          <Button
            size="small"
            appearance="subtle"
            aria-label={`${texts[name]}: ${texts.clear}`}
            onClick={() => onList(null)}
          >
            {texts.clear}
          </Button>
        )}
      </div>
    </section>
  );
}

const previewRows = 4;
const bentShown = 5;

function Shown({ list, currency, onList }: ListBoxProps & { list: ReadList }): React.JSX.Element {
  const styles = useStyles();
  const items = countItems(list);
  const amount = amountOf(list, currency);
  const bent = useMemo(() => findBent(list), [list]);
  return (
    <>
      <div className={styles.row}>
        <strong>{texts.holds(list.entries.length)}</strong>
        {items > 0 && <Caption1>{texts.ofItems(items)}</Caption1>}
        {amount !== null && <Money amount={amount} currency={currency} />}
        <Caption1>{list.source}</Caption1>
      </div>
      {list.isRemembered && <Caption1>{texts.remembered}</Caption1>}
      {bent.length > 0 && (
        <Notice intent="warning">
          {texts.bent(bent.length)}{' '}
          {bent
            .slice(0, bentShown)
            .map(({ serial, row }) => `${texts.row(row)}: ${serial}`)
            .join('; ')}
        </Notice>
      )}
      {list.entries.length === 0 && <Notice intent="warning">{texts.nothingRead}</Notice>}
      {hasColumns(list) && <Columns list={list} onList={onList} />}
      {list.entries.length > 0 && (
        <table className={styles.preview} aria-label={texts.preview}>
          <thead>
            <tr>
              {texts.previewHeads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {list.entries.slice(0, previewRows).map(({ serial, item, unitCost, row, column }) => (
              <tr key={`${row} ${column} ${serial}`}>
                <td>
                  <Serial text={serial} />
                </td>
                <td>{item}</td>
                <td>{unitCost === null ? '' : <Money amount={unitCost} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <LeftOut list={list} />
    </>
  );
}

/** Which column is which; a person's word goes before the guess. */
function Columns({
  list,
  onList,
}: {
  list: ReadList;
  onList: (list: ReadList) => void;
}): React.JSX.Element {
  const styles = useStyles();
  const names = columnNames(list);
  const { columns } = list.heads;
  const shown: readonly (ColumnRole | 'serial')[] = ['serial', 'item', 'cost', 'quantity'];
  const roles = [
    ...shown,
    ...columnRoles.filter((role) => !shown.includes(role) && columns[role] !== null),
  ];
  return (
    <details open={!list.heads.isSure}>
      <summary>{texts.columns}</summary>
      <div className={styles.columns}>
        {roles.map((role) => {
          const at = role === 'serial' ? (columns.serials[0] ?? null) : columns[role];
          return (
            <Field key={role} label={texts.roles[role]} size="small">
              <Select
                size="small"
                className={styles.wide}
                value={at === null ? '' : String(at)}
                onChange={(_event, { value }) => {
                  const place = value === '' ? null : Number(value);
                  onList(readAnew(list, chooseColumn(list.heads, role, place)));
                }}
              >
                <option value="">{texts.noColumn}</option>
                {names.map((name, place) => (
                  <option key={`${place} ${name}`} value={String(place)}>
                    {name}
                  </option>
                ))}
              </Select>
            </Field>
          );
        })}
      </div>
    </details>
  );
}

const leftShown = 50;

/** What of the list is no unit: told row by row, so that nothing is lost unseen. */
function LeftOut({ list }: { list: ReadList }): React.JSX.Element | null {
  const styles = useStyles();
  const doubtful = list.left.some(({ reason }) => reason !== 'head' && reason !== 'total');
  if (list.left.length === 0) return null;
  return (
    <details open={doubtful && list.left.length <= 5}>
      <summary>{texts.leftOut(list.left.length)}</summary>
      <ul className={styles.left}>
        {list.left.slice(0, leftShown).map(({ row, text, reason }, index) => (
          <li key={`${row} ${reason} ${index}`}>
            <Caption1>
              {texts.row(row)}: {text} – {texts.leftReasons[reason]}
            </Caption1>
          </li>
        ))}
      </ul>
    </details>
  );
}
