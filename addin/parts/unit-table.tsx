/**
 * Units in a table of which only what is seen is drawn, so that 100,000 of them scroll as ten do. A row opens its unit;
 * the arrow keys, Page Up, Page Down, Home and End walk through all of them.
 */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';

const rowHeight = 40;

const useStyles = makeStyles({
  frame: {
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    overflowY: 'auto',
    overflowX: 'hidden',
    minHeight: '120px',
    height: 'max(240px, calc(100vh - 300px))',
    contain: 'strict',
  },
  inner: { position: 'relative', width: '100%' },
  row: {
    position: 'absolute',
    top: 0,
    left: 0,
    right: 0,
    height: `${rowHeight}px`,
    boxSizing: 'border-box',
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `0 ${tokens.spacingHorizontalS}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  words: { flexGrow: 1, minWidth: 0, lineHeight: tokens.lineHeightBase200 },
  serial: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    whiteSpace: 'nowrap',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    display: 'block',
  },
  more: {
    display: 'block',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase100,
    whiteSpace: 'nowrap',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  },
  status: { flexShrink: 0, fontSize: tokens.fontSizeBase200 },
  success: { color: tokens.colorPaletteGreenForeground1 },
  warning: { color: tokens.colorPaletteMarigoldForeground1 },
  informative: { color: tokens.colorNeutralForeground2 },
  danger: { color: tokens.colorPaletteRedForeground1 },
});

export interface UnitLine {
  readonly serial: string;
  readonly more: string;
  readonly status: string;
  readonly color: 'success' | 'warning' | 'informative' | 'danger';
}

export interface UnitTableProps {
  readonly label: string;
  readonly count: number;
  /** A line by its place; asked for the places that are seen alone. */
  readonly lineAt: (index: number) => UnitLine;
  readonly onOpen: (index: number) => void;
  /** The end of what was loaded is in sight. */
  readonly onEnd?: () => void;
}

const steps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 10,
  PageUp: -10,
  Home: -Infinity,
  End: Infinity,
};

export function UnitTable(props: UnitTableProps): React.JSX.Element {
  const { label, count, lineAt, onOpen, onEnd } = props;
  const styles = useStyles();
  const frame = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  const isWalking = useRef(false);
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    initialRect: { width: 320, height: 400 },
  });
  const shown = virtual.getVirtualItems();
  const lastShown = shown.at(-1)?.index ?? -1;

  useEffect(() => {
    if (onEnd !== undefined && count > 0 && lastShown >= count - 1) onEnd();
  }, [onEnd, count, lastShown]);

  // The row that was walked to is there only once it was scrolled into sight.
  useEffect(() => {
    if (!isWalking.current) return;
    const row = frame.current?.querySelector<HTMLElement>(`[data-index="${current}"]`);
    if (row === null || row === undefined) return;
    isWalking.current = false;
    row.focus({ preventScroll: true });
  }, [current, lastShown]);

  function walk(event: React.KeyboardEvent): void {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onOpen(current);
      return;
    }
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(count - 1, current + step));
    isWalking.current = true;
    virtual.scrollToIndex(next);
    setCurrent(next);
  }

  return (
    <div
      ref={frame}
      className={styles.frame}
      role="listbox"
      aria-label={label}
      {...(shown.length === 0 ? { tabIndex: 0 } : {})}
      onKeyDown={walk}
    >
      <div className={styles.inner} style={{ height: virtual.getTotalSize() }} role="presentation">
        {shown.map(({ index, start }) => {
          const { serial, more, status, color } = lineAt(index);
          const isCurrent = index === current || (index === shown[0]?.index && !isSeen(current));
          return (
            <div
              key={index}
              className={styles.row}
              style={{ transform: `translateY(${start}px)` }}
              role="option"
              aria-selected={index === current}
              aria-posinset={index + 1}
              aria-setsize={count}
              data-index={index}
              tabIndex={isCurrent ? 0 : -1}
              onFocus={() => setCurrent(index)}
              onClick={() => onOpen(index)}
            >
              <span className={styles.words}>
                <span className={styles.serial}>{serial}</span>
                {more !== '' && <span className={styles.more}>{more}</span>}
              </span>
              <span className={mergeClasses(styles.status, styles[color])}>{status}</span>
            </div>
          );
        })}
      </div>
    </div>
  );

  function isSeen(index: number): boolean {
    return index >= (shown[0]?.index ?? 0) && index <= lastShown;
  }
}
