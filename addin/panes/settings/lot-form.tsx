/** A lot as it is entered or changed; and the way to its units. */
import { Button, Field, Input, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { Facts, Heading } from '../../parts/parts.tsx';
import { textsOf } from '../../texts/texts.ts';
import { PickField, useChoices, type Choices } from '../../parts/pick-field.tsx';
import type { Lot } from './lots.tsx';
import { Body, Buttons, Form, ToldNotice } from './section.tsx';
import { useSaving } from './use-books.ts';

const texts = textsOf('settings');

const dayFields = ['manufacturedOn', 'expiresOn', 'warrantyUntil'] as const;
type Entered = Readonly<
  Record<'item' | 'lot' | 'vendor' | 'note' | (typeof dayFields)[number], string>
>;

function beginWith(lot: Lot | null): Entered {
  const textOf = (field: keyof Entered): string => lot?.[field] ?? '';
  return {
    item: textOf('item'),
    lot: textOf('lot'),
    vendor: textOf('vendor'),
    note: textOf('note'),
    manufacturedOn: textOf('manufacturedOn'),
    expiresOn: textOf('expiresOn'),
    warrantyUntil: textOf('warrantyUntil'),
  };
}

function findFault({ item, lot, manufacturedOn, expiresOn }: Entered): string | null {
  if (item.trim() === '') return texts.lots.itemMissing;
  if (lot.trim() === '') return texts.lots.lotMissing;
  const isBackward = manufacturedOn !== '' && expiresOn !== '' && expiresOn < manufacturedOn;
  return isBackward ? texts.lots.expiryBeforeMade : null;
}

/** What was entered over what the lot had; a field that was emptied is left out. */
function lotOf(
  entered: Entered,
  before: Lot | null,
): Record<string, unknown> & { item: string; lot: string } {
  const kept = Object.entries(before ?? {}).filter(([name]) => !(name in entered));
  const said = Object.entries(entered)
    .map(([name, text]) => [name, text.trim()] as const)
    .filter(([, text]) => text !== '');
  return {
    ...Object.fromEntries(kept),
    ...Object.fromEntries(said),
    item: entered.item.trim(),
    lot: entered.lot.trim(),
  };
}

export interface LotFormProps {
  /** The lot that is changed; null enters a new one. */
  readonly lot: Lot | null;
  readonly items: Choices;
  readonly onSaved: (lot: { readonly item: string; readonly lot: string }) => void;
  readonly onRecall: (lot: Lot) => void;
  readonly onCancel: () => void;
}

export function LotForm(props: LotFormProps): React.JSX.Element {
  const { lot, items, onSaved, onRecall, onCancel } = props;
  const [entered, setEntered] = useState(() => beginWith(lot));
  const parties = useChoices('parties');
  const { told, tell, isSaving, save } = useSaving();
  const change = (patch: Partial<Entered>): void => setEntered({ ...entered, ...patch });
  const title = lot === null ? texts.lots.add : `${lot.item} ${lot.lot}`;

  async function submit(): Promise<void> {
    const fault = findFault(entered);
    if (fault !== null) {
      tell({ intent: 'error', text: fault });
      return;
    }
    const next = lotOf(entered, lot);
    const answer = await save('putLots', { body: [next] }, () => texts.saved(next.lot));
    if (answer !== null) onSaved(next);
  }

  return (
    <Body>
      <Form label={title} isSaving={isSaving} onSubmit={() => void submit()}>
        <Heading>{title}</Heading>
        {lot === null ? (
          <>
            <PickField
              label={texts.lots.item}
              choices={items}
              code={entered.item}
              onPick={(item) => change({ item })}
            />
            <Field label={texts.lots.lot} required>
              <Input
                maxLength={60}
                value={entered.lot}
                onChange={(_event, { value }) => change({ lot: value })}
              />
            </Field>
          </>
        ) : (
          <Facts
            rows={[
              [texts.lots.item, lot.item],
              [texts.lots.lot, lot.lot],
            ]}
          />
        )}
        <PickField
          label={texts.lots.vendor}
          choices={parties}
          code={entered.vendor}
          onPick={(vendor) => change({ vendor })}
        />
        {dayFields.map((field) => (
          <Field key={field} label={texts.lots[field]}>
            <Input
              type="date"
              value={entered[field]}
              onChange={(_event, { value }) => change({ [field]: value })}
            />
          </Field>
        ))}
        <Field label={texts.lots.note}>
          <Textarea
            maxLength={2000}
            resize="vertical"
            value={entered.note}
            onChange={(_event, { value }) => change({ note: value })}
          />
        </Field>
        <ToldNotice told={told} />
        <Buttons>
          <Button type="submit" appearance="primary" disabled={isSaving}>
            {texts.save}
          </Button>
          <Button onClick={onCancel}>{texts.cancel}</Button>
          {lot !== null && <Button onClick={() => onRecall(lot)}>{texts.lots.recall}</Button>}
        </Buttons>
      </Form>
    </Body>
  );
}
