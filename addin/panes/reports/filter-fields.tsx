/** The filters of a report: each a field of its own kind, two beside each other where there is room. */
import {
  Dropdown,
  Field,
  Input,
  makeStyles,
  Option,
  ToggleButton,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import { unitStatuses } from '../../../shared/stock/lifecycle.ts';
import { PickField, useChoices, type PickKind } from '../../parts/pick-field.tsx';
import { statusName } from '../../parts/words.ts';
import { presets, reportRules, type FilterName } from '../../reporting/question.ts';
import { useServices } from '../../services.tsx';
import { textsOf } from '../../texts/texts.ts';
import { choosePeriod, presetOf, setFilters, type Choice } from './state.ts';

const texts = textsOf('reports');

const useStyles = makeStyles({
  grid: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(128px, 1fr))',
    gap: tokens.spacingHorizontalS,
    alignItems: 'start',
  },
  wide: { minWidth: 0, width: '100%' },
  whole: { gridColumn: '1 / -1' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
});

export interface FilterFieldsProps {
  readonly choice: Choice;
  readonly onChange: (choice: Choice) => void;
}

type FieldKind = 'by' | 'day' | 'number' | 'text' | 'status' | PickKind;

const fieldKinds: Readonly<Record<FilterName, FieldKind>> = {
  by: 'by',
  from: 'day',
  to: 'day',
  asOf: 'day',
  item: 'items',
  serial: 'text',
  status: 'status',
  area: 'areas',
  vendor: 'vendors',
  customer: 'customers',
  salesperson: 'text',
  lot: 'text',
  days: 'number',
  prefix: 'text',
  manufacturerPrefix: 'text',
  notePrefix: 'text',
  soldFrom: 'day',
  soldTo: 'day',
  costFrom: 'text',
  costTo: 'text',
  receipt: 'text',
  bill: 'text',
  invoice: 'text',
};

interface FilterFieldProps extends FilterFieldsProps {
  readonly name: FilterName;
}

/** A list of units is bounded by the days on which they were received. */
function labelOf({ choice, name }: Pick<FilterFieldProps, 'choice' | 'name'>): string {
  if (choice.report === 'units' && name === 'from') return texts.receivedFrom;
  if (choice.report === 'units' && name === 'to') return texts.receivedTo;
  if (choice.report === 'warranty' && name === 'by') return texts.whoseWarranty;
  if (choice.report === 'income' && name === 'by') return texts.comparedWith;
  return texts.filters[name];
}

/** What the service takes where no days are entered. */
function usualDays(report: Choice['report']): string {
  return report === 'warranty' ? '90' : '30';
}

function isKey(key: string): key is keyof typeof texts.keys {
  return Reflect.get(texts.keys, key) !== undefined;
}

/** What a report has a row for each of. */
export function nameKey(key: string): string {
  return isKey(key) ? texts.keys[key] : key;
}

interface SelectProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, name: string])[];
  readonly className: string;
  readonly onSelect: (value: string) => void;
}

/** A choice of few. */
function Select({ label, value, options, className, onSelect }: SelectProps): React.JSX.Element {
  const styles = useStyles();
  return (
    <Field label={label} className={className}>
      <Dropdown
        className={styles.wide}
        value={options.find(([each]) => each === value)?.[1] ?? ''}
        selectedOptions={[value]}
        onOptionSelect={(_event, { optionValue }) => onSelect(optionValue ?? '')}
      >
        {options.map(([each, name]) => (
          <Option key={each} value={each}>
            {name}
          </Option>
        ))}
      </Dropdown>
    </Field>
  );
}

function Pick({ kind, ...props }: FilterFieldProps & { kind: PickKind }): React.JSX.Element {
  const { choice, name, onChange } = props;
  return (
    <PickField
      label={labelOf(props)}
      choices={useChoices(kind)}
      code={choice.filters[name]}
      onPick={(code) => onChange(setFilters(choice, { [name]: code }))}
    />
  );
}

function FilterField(props: FilterFieldProps): React.JSX.Element {
  const styles = useStyles();
  const { choice, name, onChange } = props;
  const value = choice.filters[name];
  const set = (text: string): void => onChange(setFilters(choice, { [name]: text }));
  const kind = fieldKinds[name];
  switch (kind) {
    case 'by': {
      const options = reportRules[choice.report].keys.map((key) => [key, nameKey(key)] as const);
      const select = { value, options, className: styles.whole, onSelect: set };
      return <Select label={labelOf(props)} {...select} />;
    }
    case 'status': {
      const statuses = unitStatuses
        .filter((status) => status !== 'none')
        .map((status) => [status, statusName(status)] as const);
      const options = [['', texts.anyStatus] as const, ...statuses];
      return (
        <Select label={labelOf(props)} {...{ value, options, className: '', onSelect: set }} />
      );
    }
    case 'day':
    case 'number':
    case 'text':
      return (
        <Field label={labelOf(props)} {...(name === 'asOf' ? { hint: texts.today } : {})}>
          <Input
            className={styles.wide}
            type={kind === 'day' ? 'date' : kind}
            {...(name === 'days' ? { placeholder: usualDays(choice.report), min: 0 } : {})}
            value={value}
            onChange={(_event, { value: text }) => set(text)}
          />
        </Field>
      );
    default:
      return <Pick {...props} kind={kind} />;
  }
}

export function FilterFields({ choice, onChange }: FilterFieldsProps): React.JSX.Element {
  const styles = useStyles();
  const { filters, more = [] } = reportRules[choice.report];
  return (
    <>
      <div className={styles.grid}>
        {filters.map((name) => (
          <FilterField key={name} name={name} choice={choice} onChange={onChange} />
        ))}
      </div>
      {more.length > 0 && (
        <MoreFilters>
          <div className={styles.grid}>
            {more.map((name) => (
              <FilterField key={name} name={name} choice={choice} onChange={onChange} />
            ))}
          </div>
        </MoreFilters>
      )}
      {filters.includes('from') && <Presets choice={choice} onChange={onChange} />}
    </>
  );
}

/** Filters that are asked for less often, behind a button. */
function MoreFilters({ children }: { readonly children: React.ReactNode }): React.JSX.Element {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <div>
        <ToggleButton size="small" checked={isOpen} onClick={() => setOpen(!isOpen)}>
          {texts.moreFilters}
        </ToggleButton>
      </div>
      {isOpen && children}
    </>
  );
}

function Presets({ choice, onChange }: FilterFieldsProps): React.JSX.Element {
  const styles = useStyles();
  const { today } = useServices();
  const chosen = presetOf(choice);
  return (
    <div className={styles.buttons} role="group" aria-label={texts.periods}>
      {presets.map((preset) => (
        <ToggleButton
          key={preset}
          size="small"
          checked={preset === chosen}
          onClick={() => onChange(choosePeriod(choice, preset, today()))}
        >
          {texts.presets[preset]}
        </ToggleButton>
      ))}
    </div>
  );
}
