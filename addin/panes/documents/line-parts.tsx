/** The lines, built units and add-on costs of a document in the making. */
import {
  Button,
  Caption1,
  Field,
  Input,
  makeStyles,
  mergeClasses,
  Select,
  tokens,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { foldSerial } from '../../../shared/serial/text.ts';
import { AmountField } from '../../parts/amount-field.tsx';
import { Serial } from '../../parts/parts.tsx';
import { formRules, numberFields, type LineField } from './forms.ts';
import { PickField, type Choices } from '../../parts/pick-field.tsx';
import type { DocumentForm, FormAction, FormAddOn, FormBuild, FormLine } from './state.ts';
import { textsOf } from '../../texts/texts.ts';

const texts = textsOf('documents');

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalS,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  current: { border: `1px solid ${tokens.colorBrandStroke1}` },
  head: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', alignItems: 'end' },
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(104px, 1fr))',
    gap: tokens.spacingHorizontalS,
  },
  wide: { minWidth: 0, width: '100%' },
  serials: { listStyleType: 'none', margin: 0, padding: 0, maxHeight: '320px', overflowY: 'auto' },
  serial: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'center',
    paddingLeft: tokens.spacingHorizontalS,
    borderLeft: `4px solid ${tokens.colorNeutralStroke1}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  good: { borderLeftColor: tokens.colorPaletteGreenBorder2 },
  bad: { borderLeftColor: tokens.colorPaletteRedBorder2 },
  words: { minWidth: 0, display: 'flex', flexDirection: 'column', overflowWrap: 'anywhere' },
});

/** More rows than a person reads; the rest is counted. */
const shownSerials = 100;

interface PartProps {
  readonly form: DocumentForm;
  readonly change: (action: FormAction) => void;
}

function SerialList({
  form,
  serials,
  onRemove,
}: {
  form: DocumentForm;
  serials: readonly string[];
  onRemove: (serial: string) => void;
}): React.JSX.Element | null {
  const styles = useStyles();
  if (serials.length === 0) return null;
  const rest = serials.length - shownSerials;
  return (
    <ul className={styles.serials} aria-label={texts.units(serials.length)}>
      {serials
        .slice(-shownSerials)
        .reverse()
        .map((serial) => {
          const known = form.known.get(foldSerial(serial));
          const tone = known === undefined ? '' : known.isGood ? styles.good : styles.bad;
          return (
            <li key={serial} className={mergeClasses(styles.serial, tone)}>
              <span className={styles.words}>
                <Serial text={serial} />
                <Caption1>{known?.sentence ?? texts.loading}</Caption1>
              </span>
              <Button
                size="small"
                appearance="subtle"
                icon={<DismissRegular />}
                aria-label={texts.removeSerial(serial)}
                onClick={() => onRemove(serial)}
              />
            </li>
          );
        })}
      {rest > 0 && (
        <li>
          <Caption1>{texts.moreSerials(rest)}</Caption1>
        </li>
      )}
    </ul>
  );
}

/** The words among which a line chooses; other fields are typed. */
function wordsOf(field: LineField): Readonly<Record<string, string>> | undefined {
  if (field === 'direction') return texts.directions;
  return field === 'action' ? texts.actions : undefined;
}

function LineFieldInput({
  field,
  text,
  onChange,
}: {
  field: LineField;
  text: string;
  onChange: (text: string) => void;
}): React.JSX.Element {
  const styles = useStyles();
  const offered = wordsOf(field);
  const meaning = numberFields[field];
  if (meaning !== undefined) {
    return (
      <AmountField
        label={texts.lineLabels[field]}
        meaning={meaning}
        size="small"
        amount={text}
        onChange={onChange}
      />
    );
  }
  return (
    <Field label={texts.lineLabels[field]} size="small">
      {offered === undefined ? (
        <Input
          className={styles.wide}
          size="small"
          value={text}
          onChange={(_event, { value }) => onChange(value)}
        />
      ) : (
        <Select size="small" value={text} onChange={(_event, { value }) => onChange(value)}>
          <option value="">{texts.choose}</option>
          {Object.entries(offered).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

function ScanHere({
  isCurrent,
  onChoose,
}: {
  isCurrent: boolean;
  onChoose: () => void;
}): React.JSX.Element {
  return (
    <Button
      size="small"
      appearance={isCurrent ? 'primary' : 'secondary'}
      aria-pressed={isCurrent}
      onClick={onChoose}
    >
      {isCurrent ? texts.scanning : texts.scanHere}
    </Button>
  );
}

export function LineCard({
  form,
  line,
  change,
  items,
}: PartProps & { line: FormLine; items: Choices }): React.JSX.Element {
  const styles = useStyles();
  const { key, item, serials, quantity, fields } = line;
  const isCurrent = form.current === key;
  return (
    <li className={mergeClasses(styles.card, isCurrent && styles.current)}>
      <div className={styles.head}>
        <PickField
          label={item === '' && serials.length > 0 ? texts.noItem : texts.item}
          choices={items}
          code={item}
          onPick={(sku) => change({ type: 'lineChanged', key, patch: { item: sku } })}
        />
        <Button
          appearance="subtle"
          icon={<DismissRegular />}
          aria-label={texts.removeLine(item)}
          onClick={() => change({ type: 'lineRemoved', key })}
        />
      </div>
      <div className={styles.fields}>
        <AmountField
          label={texts.quantity}
          meaning="count"
          size="small"
          amount={serials.length > 0 ? String(serials.length) : quantity}
          isReadOnly={serials.length > 0}
          onChange={(text) => change({ type: 'lineChanged', key, patch: { quantity: text } })}
        />
        {formRules[form.kind].line.map((field) => (
          <LineFieldInput
            key={field}
            field={field}
            text={fields[field] ?? ''}
            onChange={(text) => change({ type: 'fieldSet', key, field, text })}
          />
        ))}
      </div>
      <ScanHere isCurrent={isCurrent} onChoose={() => change({ type: 'chosen', key })} />
      <SerialList
        form={form}
        serials={serials}
        onRemove={(serial) => change({ type: 'serialRemoved', key, serial })}
      />
    </li>
  );
}

export function BuildCard({
  form,
  build,
  change,
  items,
}: PartProps & { build: FormBuild; items: Choices }): React.JSX.Element {
  const styles = useStyles();
  const { key, item, serial, isTakenApart, components } = build;
  const isCurrent = form.current === key;
  const name = isTakenApart ? texts.apart : texts.built;
  const set = (patch: Partial<FormBuild>): void => change({ type: 'buildChanged', key, patch });
  return (
    <li className={mergeClasses(styles.card, isCurrent && styles.current)}>
      <div className={styles.head}>
        <PickField label={name} choices={items} code={item} onPick={(sku) => set({ item: sku })} />
        <Button
          appearance="subtle"
          icon={<DismissRegular />}
          aria-label={texts.removeLine(item)}
          onClick={() => change({ type: 'buildRemoved', key })}
        />
      </div>
      <Field label={texts.serial} size="small">
        <Input
          className={styles.wide}
          size="small"
          placeholder={isTakenApart ? '' : texts.serialHint}
          value={serial}
          onChange={(_event, { value }) => set({ serial: value })}
        />
      </Field>
      {!isTakenApart && (
        <>
          <Caption1>{texts.components}</Caption1>
          <ScanHere isCurrent={isCurrent} onChoose={() => change({ type: 'chosen', key })} />
          <SerialList
            form={form}
            serials={components}
            onRemove={(each) => change({ type: 'serialRemoved', key, serial: each })}
          />
        </>
      )}
    </li>
  );
}

export function AddOnRow({
  addOn,
  change,
}: {
  addOn: FormAddOn;
  change: (action: FormAction) => void;
}): React.JSX.Element {
  const styles = useStyles();
  const { key, name, amount, by } = addOn;
  const set = (patch: Partial<FormAddOn>): void => change({ type: 'addOnChanged', key, patch });
  return (
    <li className={styles.card}>
      <div className={styles.fields}>
        <Field label={texts.addOnName} size="small">
          <Input
            className={styles.wide}
            size="small"
            value={name}
            onChange={(_event, { value }) => set({ name: value })}
          />
        </Field>
        <AmountField
          label={texts.addOnAmount}
          meaning="signed"
          size="small"
          amount={amount}
          onChange={(text) => set({ amount: text })}
        />
        <Field label={texts.addOnBy} size="small">
          <Select
            size="small"
            value={by}
            onChange={(_event, { value }) => set({ by: value as FormAddOn['by'] })}
          >
            {Object.entries(texts.bases).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <Button
        size="small"
        appearance="subtle"
        onClick={() => change({ type: 'addOnRemoved', key })}
      >
        {texts.removeLine(name)}
      </Button>
    </li>
  );
}
