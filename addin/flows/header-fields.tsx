/** What is asked above the rows of a flow. */
import {
  Caption1Strong,
  Checkbox,
  Field,
  Input,
  Link,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import { AmountField } from '../parts/amount-field.tsx';
import { PickField, type Choices } from '../parts/pick-field.tsx';
import { textsOf } from '../texts/texts.ts';
import type { FlowHeader } from './header.ts';
import { flowTable, isNumber, rowNumbers, type FlowKind, type HeaderName } from './table.ts';

const texts = textsOf('flows');

const useStyles = makeStyles({
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(128px, 1fr))',
    gap: tokens.spacingHorizontalS,
    alignItems: 'start',
  },
  wide: { minWidth: 0, width: '100%' },
  more: { alignSelf: 'flex-start' },
});

/** What goes into most documents as it is, and is shown on demand. */
const seldom: Readonly<Record<FlowKind, readonly HeaderName[]>> = {
  goods_receipt: ['reference', 'area', 'lot'],
  invoice: ['reference', 'salesperson', 'area'],
  stock_transfer: ['reference'],
  stock_count: ['reference'],
};

/** Of what is scanned next. */
const nextNames: ReadonlySet<HeaderName> = new Set(['item', 'cost', 'price', 'taxRate', 'lot']);

/** Fields that stand somewhere else. */
const apart: ReadonlySet<HeaderName> = new Set(['party', 'from', 'inTransit']);

const pickedBins: ReadonlySet<HeaderName> = new Set(['area', 'fromArea', 'toArea']);

export interface HeaderChoices {
  readonly parties: Choices;
  readonly items: Choices;
  readonly areas: Choices;
}

export interface HeaderFieldsProps {
  readonly kind: FlowKind;
  readonly header: FlowHeader;
  readonly choices: HeaderChoices;
  readonly fill: (more: Partial<FlowHeader>) => void;
}

/** What a field is called in a flow. */
function labelOf(kind: FlowKind, name: HeaderName): string {
  if (name === 'party' || name === 'from' || name === 'area') return texts.kinds[kind][name];
  return texts.header[name];
}

export function HeaderFields(props: HeaderFieldsProps): React.JSX.Element {
  const styles = useStyles();
  const { kind, header, choices, fill } = props;
  const asked = flowTable[kind].header;
  const isGiven = seldom[kind].some((name) => header[name] !== '');
  const [isOpen, setOpen] = useState(isGiven);
  function field(name: HeaderName): React.JSX.Element {
    const set = (text: string): void => fill({ [name]: text });
    const label = labelOf(kind, name);
    const isRequired = flowTable[kind].needs.includes(name);
    if (name === 'party' || name === 'item' || pickedBins.has(name)) {
      const offered =
        name === 'party' ? choices.parties : name === 'item' ? choices.items : choices.areas;
      return (
        <PickField
          key={name}
          label={label}
          isRequired={isRequired}
          hint={name === 'party' ? texts.partyHint : ''}
          choices={offered}
          code={header[name]}
          onPick={set}
        />
      );
    }
    if (isNumber(name)) {
      return (
        <AmountField
          key={name}
          label={label}
          meaning={rowNumbers[name]}
          amount={header[name]}
          onChange={set}
        />
      );
    }
    return (
      <Field key={name} label={label}>
        <Input
          className={styles.wide}
          value={header[name]}
          onChange={(_event, { value }) => set(value)}
        />
      </Field>
    );
  }

  const isShown = (name: HeaderName): boolean => isOpen || !seldom[kind].includes(name);
  const own = asked.filter((name) => !nextNames.has(name) && !apart.has(name) && isShown(name));
  const next = asked.filter((name) => nextNames.has(name) && isShown(name));
  return (
    <>
      {asked.includes('party') && field('party')}
      <div className={styles.fields}>
        {own.map(field)}
        <Field label={texts.date}>
          <Input
            className={styles.wide}
            type="date"
            value={header.date}
            onChange={(_event, { value }) => fill({ date: value })}
          />
        </Field>
      </div>
      {asked.includes('inTransit') && (
        <Checkbox
          label={texts.header.inTransit}
          checked={header.inTransit !== ''}
          onChange={(_event, { checked }) => fill({ inTransit: checked === true ? 'yes' : '' })}
        />
      )}
      {next.length > 0 && (
        <div role="group" aria-label={texts.next}>
          <Caption1Strong>{texts.next}</Caption1Strong>
          <div className={styles.fields}>{next.map(field)}</div>
        </div>
      )}
      <Link
        as="button"
        className={styles.more}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {isOpen ? texts.fewer : texts.more}
      </Link>
    </>
  );
}
