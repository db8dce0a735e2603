/** A place as it is entered or changed. What documents may rest on, its kind and whose goods lie in it, does not change. */
import {
  Button,
  Caption1,
  Field,
  Input,
  Radio,
  RadioGroup,
  Select,
} from '@fluentui/react-components';
import { useState } from 'react';
import { areaKinds, binTypes, stockTypes } from '../../../shared/stock/masters.ts';
import { Heading } from '../../parts/parts.tsx';
import { textsOf } from '../../texts/texts.ts';
import { listParents } from './place-tree.ts';
import { Buttons, Form, ToldNotice } from './section.tsx';
import type { Area } from './use-areas.ts';
import { useSaving } from './use-books.ts';

const texts = textsOf('settings');

/** The fields as texts, as a person types them. */
interface Entered {
  readonly kind: Area['kind'];
  readonly code: string;
  readonly description: string;
  readonly parent: string;
  readonly binType: (typeof binTypes)[number];
  readonly stockType: (typeof stockTypes)[number];
  readonly prefix: string;
  readonly start: string;
  readonly digits: string;
}

function beginWith(area: Area | null): Entered {
  const series = area?.serialSeries;
  return {
    kind: area?.kind ?? 'bin',
    code: area?.code ?? '',
    description: area?.description ?? '',
    parent: area?.parent ?? '',
    binType: area?.binType ?? 'stock',
    stockType: area?.stockType ?? 'normal',
    prefix: series?.prefix ?? '',
    start: series?.start ?? '',
    digits: series?.digits === undefined ? '' : String(series.digits),
  };
}

/** Why what was entered cannot be a place, if so. */
function findFault(entered: Entered, others: readonly Area[], isNew: boolean): string | null {
  const code = entered.code.trim();
  if (code === '') return texts.places.codeMissing;
  if (isNew && others.some((area) => area.code === code)) return texts.places.codeTaken(code);
  if (entered.kind !== 'location') return null;
  if (entered.start !== '' && !/^\d{1,15}$/.test(entered.start)) return texts.places.startBad;
  const isCount = /^([1-9]|1[0-5])$/.test(entered.digits);
  return entered.digits === '' || isCount ? null : texts.places.digitsBad;
}

function seriesOf({ prefix, start, digits }: Entered): Area['serialSeries'] {
  if (prefix === '' && start === '' && digits === '') return null;
  return {
    ...(prefix === '' ? {} : { prefix }),
    ...(start === '' ? {} : { start }),
    ...(digits === '' ? {} : { digits: Number(digits) }),
  };
}

/** The place that was entered; fields that are not asked here stay as they were. */
function areaOf(entered: Entered, before: Area | null): Area {
  const { kind, code, description, parent, binType, stockType } = entered;
  const { description: _, ...kept } = before ?? { code, kind };
  return {
    ...kept,
    code: code.trim(),
    kind,
    ...(description.trim() === '' ? {} : { description: description.trim() }),
    parent: parent === '' ? null : parent,
    ...(kind === 'bin' ? { binType, stockType } : {}),
    ...(kind === 'location' ? { serialSeries: seriesOf(entered) } : {}),
  };
}

export interface PlaceFormProps {
  /** The place that is changed; null enters a new one. */
  readonly area: Area | null;
  readonly areas: readonly Area[];
  readonly onSaved: (area: Area) => void;
  readonly onCancel: () => void;
}

export function PlaceForm({ area, areas, onSaved, onCancel }: PlaceFormProps): React.JSX.Element {
  const [entered, setEntered] = useState(() => beginWith(area));
  const { told, tell, isSaving, save } = useSaving();
  const change = (patch: Partial<Entered>): void => setEntered({ ...entered, ...patch });
  const { places } = texts;
  const isNew = area === null;
  const title = isNew ? places.add : places.edit(area.code);

  async function submit(): Promise<void> {
    const fault = findFault(entered, areas, isNew);
    if (fault !== null) {
      tell({ intent: 'error', text: fault });
      return;
    }
    const next = areaOf(entered, area);
    const answer = await save('putAreas', { body: [next] }, () => texts.saved(next.code));
    if (answer !== null) onSaved(next);
  }

  return (
    <Form label={title} isSaving={isSaving} onSubmit={() => void submit()}>
      <Heading>{title}</Heading>
      {isNew ? (
        <>
          <Field label={places.kind}>
            <Select
              value={entered.kind}
              onChange={(_event, { value }) =>
                change({ kind: areaKinds.find((kind) => kind === value) ?? 'bin' })
              }
            >
              {areaKinds.map((kind) => (
                <option key={kind} value={kind}>
                  {places.kinds[kind]}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={places.code} required>
            <Input
              maxLength={60}
              value={entered.code}
              onChange={(_event, { value }) => change({ code: value })}
            />
          </Field>
        </>
      ) : (
        <Caption1>{`${places.kinds[area.kind]}. ${places.fixed}`}</Caption1>
      )}
      <Field label={places.description}>
        <Input
          maxLength={2000}
          value={entered.description}
          onChange={(_event, { value }) => change({ description: value })}
        />
      </Field>
      <Field label={places.parent}>
        <Select value={entered.parent} onChange={(_event, { value }) => change({ parent: value })}>
          <option value="">{places.nowhere}</option>
          {listParents(areas, isNew ? '' : area.code).map(({ code, description }) => (
            <option key={code} value={code}>
              {texts.bins.option(code, description ?? '')}
            </option>
          ))}
        </Select>
      </Field>
      {entered.kind === 'bin' && <BinFields entered={entered} isNew={isNew} onChange={change} />}
      {entered.kind === 'location' && <SeriesFields entered={entered} onChange={change} />}
      <ToldNotice told={told} />
      <Buttons>
        <Button type="submit" appearance="primary" disabled={isSaving}>
          {texts.save}
        </Button>
        <Button onClick={onCancel}>{texts.cancel}</Button>
      </Buttons>
    </Form>
  );
}

interface FieldsProps {
  readonly entered: Entered;
  readonly onChange: (patch: Partial<Entered>) => void;
}

function BinFields({
  entered,
  isNew,
  onChange,
}: FieldsProps & { readonly isNew: boolean }): React.JSX.Element {
  const { places } = texts;
  return (
    <>
      <Field label={places.binType}>
        <RadioGroup
          value={entered.binType}
          disabled={!isNew}
          onChange={(_event, { value }) =>
            onChange({ binType: binTypes.find((type) => type === value) ?? 'stock' })
          }
        >
          {binTypes.map((type) => (
            <Radio key={type} value={type} label={places.binTypes[type]} />
          ))}
        </RadioGroup>
      </Field>
      <Field label={places.stockType}>
        <Select
          value={entered.stockType}
          onChange={(_event, { value }) =>
            onChange({ stockType: stockTypes.find((type) => type === value) ?? 'normal' })
          }
        >
          {stockTypes.map((type) => (
            <option key={type} value={type}>
              {places.stockTypes[type]}
            </option>
          ))}
        </Select>
      </Field>
    </>
  );
}

function SeriesFields({ entered, onChange }: FieldsProps): React.JSX.Element {
  const { places } = texts;
  return (
    <>
      <Caption1>{`${places.series}. ${places.seriesHint}`}</Caption1>
      <Field label={places.prefix}>
        <Input
          maxLength={30}
          value={entered.prefix}
          onChange={(_event, { value }) => onChange({ prefix: value })}
        />
      </Field>
      <Field label={places.start}>
        <Input
          inputMode="numeric"
          maxLength={15}
          value={entered.start}
          onChange={(_event, { value }) => onChange({ start: value })}
        />
      </Field>
      <Field label={places.digits}>
        <Input
          inputMode="numeric"
          maxLength={2}
          value={entered.digits}
          onChange={(_event, { value }) => onChange({ digits: value })}
        />
      </Field>
    </>
  );
}
