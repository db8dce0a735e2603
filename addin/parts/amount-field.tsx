/**
 * A field for a number, as the person writes numbers. What is typed is passed on as decimal text, so that nothing behind
 * it knows of formats; what cannot be read is passed on as it is, and refused with words once the field is left.
 */
import { Field, Input, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { editAmount } from '../texts/decimals.ts';
import { formatAmount } from '../texts/formats.ts';
import { readers, refusalOf, type Meaning } from './numbers.ts';

const useStyles = makeStyles({
  wide: { minWidth: 0, width: '100%' },
  heard: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
});

export interface AmountFieldProps {
  readonly label: string;
  /** Whose number it is, heard and not seen: among many rows the label alone says too little. */
  readonly of?: string;
  readonly meaning?: Meaning;
  readonly size?: 'small' | 'medium';
  /** Decimal text, or what was typed and could not be read. */
  readonly amount: string;
  readonly isReadOnly?: boolean;
  readonly onChange: (amount: string) => void;
}

export function AmountField({
  label,
  of,
  meaning = 'amount',
  size = 'medium',
  amount,
  isReadOnly = false,
  onChange,
}: AmountFieldProps): React.JSX.Element {
  const styles = useStyles();
  /** What is in the field while it is typed into: the reading follows each key, the text stays as it is. */
  const [typed, setTyped] = useState<string | null>(null);
  const refusal = typed === null ? refusalOf(meaning, amount) : null;
  return (
    <Field
      label={{
        children: (
          <>
            {label}
            {of !== undefined && <span className={styles.heard}>{`, ${of}`}</span>}
          </>
        ),
      }}
      size={size}
      {...(refusal === null ? {} : { validationMessage: refusal })}
    >
      <Input
        className={styles.wide}
        size={size}
        inputMode={meaning === 'count' ? 'numeric' : 'decimal'}
        autoComplete="off"
        readOnly={isReadOnly}
        value={typed ?? formatAmount(amount)}
        onFocus={() => setTyped(editAmount(amount))}
        onBlur={() => setTyped(null)}
        onChange={(_event, { value }) => {
          setTyped(value);
          onChange(readers[meaning](value) ?? value.trim());
        }}
      />
    </Field>
  );
}
