/** The open order that a document follows, and how much of it stands in the rows. */
import { Caption1, Dropdown, Field, makeStyles, Option, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { AnswerOf } from '../../shared/api.ts';
import type { Conversion } from '../../shared/api/ledger.ts';
import { sentenceOf } from '../client.ts';
import { useServices } from '../services.tsx';
import { formatDay } from '../texts/formats.ts';
import { textsOf } from '../texts/texts.ts';
import { countItem, type OpenItem } from './order.ts';
import type { FlowRow } from './state.ts';
import { flowTable, type FlowKind } from './table.ts';

const texts = textsOf('flows');
const ordersAtOnce = 500;

const useStyles = makeStyles({
  wide: { minWidth: 0, width: '100%' },
  list: {
    margin: 0,
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalM,
    fontVariantNumeric: 'tabular-nums',
  },
  value: { margin: 0 },
});

type OrderRow = AnswerOf<'listDocuments'>['items'][number];

export interface OrderFieldProps {
  readonly kind: FlowKind;
  /** The number of the order, or empty. */
  readonly number: string;
  /** The order, and what is open of it; null where none is followed any longer. */
  readonly onFollow: (order: { readonly row: OrderRow; readonly open: Conversion } | null) => void;
}

export function OrderField({ kind, number, onFollow }: OrderFieldProps): React.JSX.Element | null {
  const styles = useStyles();
  const { client } = useServices();
  const [orders, setOrders] = useState<readonly OrderRow[]>([]);
  const [fault, setFault] = useState<string | null>(null);
  const { follows } = flowTable[kind];
  /** Counts the times the list was opened: orders come and go while the pane is open. */
  const [turn, setTurn] = useState(0);

  useEffect(() => {
    if (follows === null) return undefined;
    let isShown = true;
    const query = { kind: follows, orderStatus: 'open', limit: ordersAtOnce } as const;
    void client.call('listDocuments', { query }).then((answer) => {
      if (!isShown) return;
      if (answer.ok) setOrders(answer.value.items);
      // Nobody asked for an order yet: only who opens the list hears that it cannot be had.
      setFault(answer.ok || turn === 0 ? null : sentenceOf(answer.error));
    });
    return () => {
      isShown = false;
    };
  }, [client, follows, turn]);

  async function choose(chosen: string): Promise<void> {
    const row = orders.find((order) => order.number === chosen);
    if (row === undefined) {
      onFollow(null);
      return;
    }
    const answer = await client.call('convertDocument', {
      params: { number: chosen },
      query: { to: kind },
    });
    setFault(answer.ok ? null : sentenceOf(answer.error));
    if (answer.ok) onFollow({ row, open: answer.value });
  }

  if (follows === null) return null;
  const say = (row: OrderRow): string =>
    texts.openDocument(row.number, row.party ?? '', formatDay(row.occurredOn));
  const shown = orders.find((row) => row.number === number);
  return (
    <Field label={texts.kinds[kind].from} {...(fault === null ? {} : { validationMessage: fault })}>
      <Dropdown
        className={styles.wide}
        value={shown === undefined ? number : say(shown)}
        placeholder={texts.none}
        selectedOptions={[number]}
        onOpenChange={(_event, { open }) => {
          if (open) setTurn(turn + 1);
        }}
        onOptionSelect={(_event, { optionValue }) => void choose(optionValue ?? '')}
      >
        <Option value="">{texts.none}</Option>
        {orders.map((row) => (
          <Option key={row.number} value={row.number} text={say(row)}>
            {say(row)}
          </Option>
        ))}
      </Dropdown>
    </Field>
  );
}

/** How much of each item of the order stands in the rows. */
export function OrderProgress({
  items,
  rows,
}: {
  items: readonly OpenItem[];
  rows: readonly FlowRow[];
}): React.JSX.Element | null {
  const styles = useStyles();
  if (items.length === 0) return null;
  return (
    <div>
      <Caption1>{texts.progress}</Caption1>
      <dl className={styles.list}>
        {items.map(({ item, open }) => (
          <ItemProgress
            key={item}
            item={item}
            text={texts.progressOf(countItem(rows, item), open)}
          />
        ))}
      </dl>
    </div>
  );
}

function ItemProgress({ item, text }: { item: string; text: string }): React.JSX.Element {
  const styles = useStyles();
  return (
    <>
      <dt>{item}</dt>
      <dd className={styles.value}>{text}</dd>
    </>
  );
}
