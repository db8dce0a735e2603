/** Every unit of a lot: where it is, and which customers must be told. */
import { sentenceOf } from '../../client.ts';
import { Body1, Button } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left';
import { useState } from 'react';
import type { AnswerOf } from '../../../shared/api.ts';
import { Empty, Heading } from '../../parts/parts.tsx';
import { UnitTable, type UnitLine } from '../../parts/unit-table.tsx';
import { statusColor, statusName } from '../../parts/words.ts';
import { useServices } from '../../services.tsx';
import { formatDay } from '../../texts/formats.ts';
import { textsOf } from '../../texts/texts.ts';
import type { Lot } from './lots.tsx';
import { Body, Buttons, ToldNotice, Waiting } from './section.tsx';
import { useLoaded, useSaving } from './use-books.ts';

const texts = textsOf('settings');

type RecallRow = AnswerOf<'recallLot'>['items'][number];

interface Found {
  readonly rows: readonly RecallRow[];
  readonly next: string | null;
}

const unitsAtOnce = 5000;

function lineOf(row: RecallRow): UnitLine {
  const customer = row.customerName ?? row.customer;
  const sold = row.soldOn === null ? null : formatDay(row.soldOn);
  return {
    serial: row.serial,
    more: [customer, row.invoiceNumber, sold, row.area].filter(Boolean).join(' · '),
    status: statusName(row.status),
    color: statusColor(row.status),
  };
}

const noLine: UnitLine = { serial: '', more: '', status: '', color: 'informative' };

export function LotRecall({ lot, onBack }: { lot: Lot; onBack: () => void }): React.JSX.Element {
  const { client, show } = useServices();
  const { told, tell } = useSaving();
  const [isAsking, setAsking] = useState(false);

  async function read(
    before: Found | null,
  ): Promise<{ readonly value: Found } | { readonly trouble: string }> {
    const answer = await client.call('recallLot', {
      params: { sku: lot.item, lot: lot.lot },
      query: {
        limit: unitsAtOnce,
        ...(before === null || before.next === null ? {} : { cursor: before.next }),
      },
    });
    if (!answer.ok) return { trouble: sentenceOf(answer.error) };
    const rows = [...(before?.rows ?? []), ...answer.value.items];
    return { value: { rows, next: answer.value.next } };
  }

  const { value, trouble, again, put } = useLoaded<Found>(`recall ${lot.item} ${lot.lot}`, () =>
    read(null),
  );

  async function more(): Promise<void> {
    setAsking(true);
    const found = await read(value);
    setAsking(false);
    if ('value' in found) put(found.value);
    else tell({ intent: 'error', text: found.trouble });
  }

  const customers = new Set((value?.rows ?? []).flatMap(({ customer }) => customer ?? []));
  return (
    <Body>
      <Buttons>
        <Button size="small" icon={<ArrowLeftRegular />} onClick={onBack}>
          {texts.lots.back}
        </Button>
      </Buttons>
      <Heading>{texts.lots.recallOf(lot.lot)}</Heading>
      <ToldNotice told={told} />
      {value === null ? (
        <Waiting trouble={trouble} onAgain={again} />
      ) : value.rows.length === 0 ? (
        <Empty>{texts.lots.recallNone}</Empty>
      ) : (
        <>
          <Body1>{texts.lots.recallCount(value.rows.length, customers.size)}</Body1>
          <UnitTable
            label={texts.lots.recallOf(lot.lot)}
            count={value.rows.length}
            lineAt={(index) => {
              const row = value.rows[index];
              return row === undefined ? noLine : lineOf(row);
            }}
            onOpen={(index) => {
              const row = value.rows[index];
              if (row !== undefined) show('lookUp', row.serial);
            }}
          />
          {value.next !== null && (
            <Buttons>
              <Button disabled={isAsking} onClick={() => void more()}>
                {texts.lots.moreUnits}
              </Button>
            </Buttons>
          )}
        </>
      )}
    </Body>
  );
}
