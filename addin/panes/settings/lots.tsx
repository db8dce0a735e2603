/** Lots: listed by item, entered, changed, and recalled. */
import { sentenceOf } from '../../client.ts';
import { Badge, Button, Field, Select } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { useState } from 'react';
import type { AnswerOf } from '../../../shared/api.ts';
import { Empty } from '../../parts/parts.tsx';
import { Row, Rows } from '../../parts/row.tsx';
import { useServices } from '../../services.tsx';
import { formatDay } from '../../texts/formats.ts';
import { textsOf } from '../../texts/texts.ts';
import { useChoices } from '../../parts/pick-field.tsx';
import { LotForm } from './lot-form.tsx';
import { LotRecall } from './lot-recall.tsx';
import { Body, Buttons, ToldNotice, Waiting } from './section.tsx';
import { useLoaded, useSaving } from './use-books.ts';

const texts = textsOf('settings');

export type Lot = AnswerOf<'listLots'>['items'][number];

type Page =
  | { readonly kind: 'list' }
  | { readonly kind: 'form'; readonly lot: Lot | null }
  | { readonly kind: 'recall'; readonly lot: Lot };

const lotsAtOnce = 200;

interface Found {
  readonly lots: readonly Lot[];
  readonly next: string | null;
}

export function Lots(): React.JSX.Element {
  const { client, today } = useServices();
  const [item, setItem] = useState('');
  const [page, setPage] = useState<Page>({ kind: 'list' });
  const { told, tell } = useSaving();
  const items = useChoices('items');

  async function read(
    before: Found | null,
  ): Promise<{ readonly value: Found } | { readonly trouble: string }> {
    const query = {
      limit: lotsAtOnce,
      ...(item === '' ? {} : { item }),
      ...(before === null || before.next === null ? {} : { cursor: before.next }),
    };
    const answer = await client.call('listLots', { query });
    if (!answer.ok) return { trouble: sentenceOf(answer.error) };
    const lots = [...(before?.lots ?? []), ...answer.value.items];
    return { value: { lots, next: answer.value.next } };
  }

  const { value, trouble, again, put } = useLoaded<Found>(`lots ${item}`, () => read(null));

  async function more(): Promise<void> {
    const found = await read(value);
    if ('value' in found) put(found.value);
    else tell({ intent: 'error', text: found.trouble });
  }

  const back = (): void => setPage({ kind: 'list' });
  if (page.kind === 'form') {
    return (
      <LotForm
        lot={page.lot}
        items={items}
        onSaved={(lot) => {
          back();
          again();
          tell({ intent: 'success', text: texts.saved(lot.lot) });
        }}
        onRecall={(lot) => setPage({ kind: 'recall', lot })}
        onCancel={back}
      />
    );
  }
  if (page.kind === 'recall') return <LotRecall lot={page.lot} onBack={back} />;
  return (
    <Body>
      <ToldNotice told={told} />
      <Buttons>
        <Button icon={<AddRegular />} onClick={() => setPage({ kind: 'form', lot: null })}>
          {texts.lots.add}
        </Button>
      </Buttons>
      <Field label={texts.lots.filter}>
        <Select value={item} onChange={(_event, { value: sku }) => setItem(sku)}>
          <option value="">{texts.lots.allItems}</option>
          {items.list.map(({ code, name }) => (
            <option key={code} value={code}>
              {texts.bins.option(code, name)}
            </option>
          ))}
        </Select>
      </Field>
      {value === null || trouble !== null ? (
        <Waiting trouble={trouble} onAgain={again} />
      ) : (
        <>
          {value.lots.length === 0 && (
            <Empty>{item === '' ? texts.lots.none : texts.lots.noneOfItem}</Empty>
          )}
          <Rows label={texts.sections.lots[0]}>
            {value.lots.map((lot) => (
              <Row
                key={`${lot.item} ${lot.lot}`}
                title={lot.lot}
                more={moreOf(lot)}
                end={
                  lot.expiresOn !== undefined && lot.expiresOn < today() ? (
                    <Badge appearance="tint" color="danger">
                      {texts.lots.expired}
                    </Badge>
                  ) : undefined
                }
                onOpen={() => setPage({ kind: 'form', lot })}
              />
            ))}
          </Rows>
          {value.next !== null && (
            <Buttons>
              <Button onClick={() => void more()}>{texts.lots.more}</Button>
            </Buttons>
          )}
        </>
      )}
    </Body>
  );
}

function moreOf({ item, vendor, expiresOn }: Lot): string {
  const good = expiresOn === undefined ? '' : `${texts.lots.expiresOn} ${formatDay(expiresOn)}`;
  return [item, vendor ?? '', good].filter((part) => part !== '').join(' · ');
}
