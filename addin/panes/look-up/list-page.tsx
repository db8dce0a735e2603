/** Many serials at once: how many there are of each status, and a table of them all, whose rows open their units. */
import { Button, makeStyles, ToggleButton, tokens } from '@fluentui/react-components';
import { useMemo } from 'react';
import { Heading, Notice } from '../../parts/parts.tsx';
import { ProgressLine } from '../../parts/progress.tsx';
import { UnitTable, type UnitLine } from '../../parts/unit-table.tsx';
import { statusColor, statusName } from '../../parts/words.ts';
import { formatCount } from '../../texts/formats.ts';
import { textsOf } from '../../texts/texts.ts';
import {
  countStates,
  filterLines,
  statusOfLine,
  type Line,
  type LineState,
  type List,
} from './list.ts';
import type { ListControl } from './use-list.ts';

const texts = textsOf('lookUp');

const useStyles = makeStyles({
  counts: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  count: { minWidth: 'auto' },
});

function nameOf(state: LineState): string {
  switch (state) {
    case 'severalItems':
    case 'unknown':
    case 'noSerial':
    case 'unread':
      return {
        severalItems: texts.severalItems,
        unknown: texts.unknown,
        noSerial: texts.noSerial,
        unread: texts.unread,
      }[state];
    default:
      return statusName(state);
  }
}

function showLine(line: Line): UnitLine {
  const status = statusOfLine(line);
  return {
    serial: line.serial,
    more: [line.item, line.place].filter((part) => part !== '').join(' · '),
    status: nameOf(line.state),
    color:
      status !== null
        ? statusColor(status)
        : line.state === 'unread'
          ? 'informative'
          : line.state === 'severalItems'
            ? 'warning'
            : 'danger',
  };
}

const noLine: UnitLine = { serial: '', more: '', status: '', color: 'informative' };

export interface ListPageProps {
  readonly list: List;
  readonly control: ListControl;
  readonly onOpen: (serial: string) => void;
}

export function ListPage({ list, control, onOpen }: ListPageProps): React.JSX.Element {
  const styles = useStyles();
  const { lines } = list;
  const counts = useMemo(() => countStates(lines), [lines]);
  const shown = useMemo(() => filterLines(list), [list]);
  const left = lines.length - list.done;
  return (
    <>
      <Heading>{texts.list(lines.length)}</Heading>
      {list.isRunning && (
        <ProgressLine
          label={texts.searching}
          done={list.done}
          total={lines.length}
          elapsedMs={control.elapsedMs}
          onStop={control.stop}
        />
      )}
      {list.trouble !== null && (
        <Notice intent="error">
          {list.trouble}{' '}
          <Button size="small" onClick={control.resume}>
            {texts.retry}
          </Button>
        </Notice>
      )}
      {!list.isRunning && list.trouble === null && left > 0 && (
        <Notice intent="warning">
          {texts.stopped(left)}{' '}
          <Button size="small" onClick={control.resume}>
            {texts.goOn}
          </Button>
        </Notice>
      )}
      <div className={styles.counts} role="group" aria-label={texts.filter}>
        <ToggleButton
          className={styles.count}
          size="small"
          checked={list.filter === null}
          onClick={() => control.filter(null)}
        >
          {`${texts.all} ${formatCount(lines.length)}`}
        </ToggleButton>
        {counts.map(([state, count]) => (
          <ToggleButton
            key={state}
            className={styles.count}
            size="small"
            checked={list.filter === state}
            onClick={() => control.filter(list.filter === state ? null : state)}
          >
            {`${nameOf(state)} ${formatCount(count)}`}
          </ToggleButton>
        ))}
      </div>
      <UnitTable
        key={list.filter ?? ''}
        label={texts.listLabel}
        count={shown.length}
        lineAt={(index) => {
          const line = shown[index];
          return line === undefined ? noLine : showLine(line);
        }}
        onOpen={(index) => {
          const line = shown[index];
          if (line !== undefined) onOpen(line.serial);
        }}
      />
    </>
  );
}
