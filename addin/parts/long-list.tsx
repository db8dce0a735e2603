/**
 * A list of any length: a short one is drawn whole, of a long one only what is in view. It scrolls with the pane, so
 * that there is one scroll bar.
 */
import { useVirtualizer } from '@tanstack/react-virtual';
import { makeStyles } from '@fluentui/react-components';
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';

const drawnWhole = 100;

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, position: 'relative' },
  placed: { position: 'absolute', top: 0, left: 0, width: '100%' },
});

export interface LongListProps<Item> {
  readonly label: string;
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  /** In pixels, until a row was measured. */
  readonly rowHeight: number;
  /** What stands in a row; the row itself is the list's. */
  readonly render: (item: Item, index: number) => ReactNode;
}

export function LongList<Item>(props: LongListProps<Item>): React.JSX.Element {
  const styles = useStyles();
  const { label, items, keyOf, render } = props;
  if (items.length > drawnWhole) return <VirtualList {...props} />;
  return (
    <ul className={styles.list} aria-label={label}>
      {items.map((item, index) => (
        <li key={keyOf(item)}>{render(item, index)}</li>
      ))}
    </ul>
  );
}

function VirtualList<Item>(props: LongListProps<Item>): React.JSX.Element {
  const styles = useStyles();
  const { label, items, keyOf, rowHeight, render } = props;
  const list = useRef<HTMLUListElement>(null);
  /** Where the list begins in what scrolls. */
  const [margin, setMargin] = useState(0);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => list.current?.closest('main') ?? null,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollMargin: margin,
    getItemKey: (index) => {
      const item = items[index];
      return item === undefined ? index : keyOf(item);
    },
  });
  useLayoutEffect(() => {
    const scroller = list.current?.closest('main');
    if (list.current === null || scroller === null || scroller === undefined) return;
    const top = list.current.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    const next = Math.round(top + scroller.scrollTop);
    if (next !== margin) setMargin(next);
  });
  return (
    <ul
      ref={list}
      className={styles.list}
      aria-label={label}
      style={{ height: `${virtual.getTotalSize()}px` }}
    >
      {virtual.getVirtualItems().map(({ index, key, start }) => {
        const item = items[index];
        if (item === undefined) return null;
        return (
          <li
            key={key}
            ref={virtual.measureElement}
            data-index={index}
            className={styles.placed}
            style={{ transform: `translateY(${start - margin}px)` }}
            aria-setsize={items.length}
            aria-posinset={index + 1}
          >
            {render(item, index)}
          </li>
        );
      })}
    </ul>
  );
}
