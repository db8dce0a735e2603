/** The scans, newest first. However many there are, only those in sight are drawn. */
import { makeStyles } from '@fluentui/react-components';
import {
  measureElement,
  observeElementRect,
  useVirtualizer,
  type Virtualizer,
} from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, useState } from 'react';
import { spokenLanguage, textsOf } from '../../texts/texts.ts';
import { Row } from './row.tsx';
import type { Scan } from './scan.ts';

const texts = textsOf('scan');

const useStyles = makeStyles({
  list: { position: 'relative', listStyleType: 'none', margin: 0, padding: 0 },
  place: { position: 'absolute', top: 0, left: 0, right: 0 },
});

/** A row of two lines, in pixels, until it is measured. */
const usualHeight = 49;
/** What is drawn where the page has no height, as in a pane that is hidden. */
const hiddenHeight = 600;
const drawnBeyond = 6;

type RowVirtualizer = Virtualizer<HTMLElement, HTMLLIElement>;

/** The pane scrolls as a whole, in the frame of the shell. */
function findScroller(list: HTMLElement | null): HTMLElement | null {
  return list === null ? null : (list.closest('main') ?? document.documentElement);
}

function observeHeight(
  virtualizer: RowVirtualizer,
  tell: (rect: { width: number; height: number }) => void,
): ReturnType<typeof observeElementRect> {
  return observeElementRect(virtualizer, (rect) =>
    tell({ ...rect, height: rect.height === 0 ? hiddenHeight : rect.height }),
  );
}

interface ListProps {
  /** Oldest first. */
  readonly scans: readonly Scan[];
  readonly onRemove: (id: string) => void;
  readonly onChoose: (id: string, item: string) => void;
}

export function ScanList({ scans, onRemove, onChoose }: ListProps): React.JSX.Element {
  const styles = useStyles();
  const list = useRef<HTMLOListElement>(null);
  const [offset, setOffset] = useState(0);
  const count = scans.length;
  const at = (index: number): Scan | undefined => scans[count - 1 - index];
  const virtualizer = useVirtualizer<HTMLElement, HTMLLIElement>({
    count,
    getScrollElement: () => findScroller(list.current),
    estimateSize: () => usualHeight,
    measureElement: (...measured) => measureElement(...measured) || usualHeight,
    observeElementRect: observeHeight,
    // By place in the batch, which a row keeps while newer ones come above it.
    getItemKey: (index) => at(index)?.no ?? index,
    overscan: drawnBeyond,
    scrollMargin: offset,
  });

  // What stands above the list changes its height.
  useLayoutEffect(() => {
    const scroller = findScroller(list.current);
    if (list.current === null || scroller === null) return;
    const top = list.current.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    setOffset(Math.round(top + scroller.scrollTop));
  });

  return (
    <ol
      ref={list}
      className={styles.list}
      aria-label={texts.list}
      style={{ height: virtualizer.getTotalSize() }}
    >
      {virtualizer.getVirtualItems().map(({ index, key, start }) => {
        const scan = at(index);
        if (scan === undefined) return null;
        return (
          <li
            key={key}
            ref={virtualizer.measureElement}
            className={styles.place}
            style={{ transform: `translateY(${start - offset}px)` }}
            data-index={index}
            aria-setsize={count}
            aria-posinset={index + 1}
          >
            <Row scan={scan} onRemove={onRemove} onChoose={onChoose} language={spokenLanguage()} />
          </li>
        );
      })}
    </ol>
  );
}
