/** Goods without serials: an item and how many, as a row of their own. */
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { AmountField } from '../parts/amount-field.tsx';
import { PickField, type Choices } from '../parts/pick-field.tsx';
import { textsOf } from '../texts/texts.ts';

const texts = textsOf('flows');

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 1fr)',
    gap: tokens.spacingHorizontalS,
    alignItems: 'start',
  },
  buttons: { display: 'flex', gap: tokens.spacingHorizontalS, gridColumn: '1 / -1' },
});

export interface AddQuantityProps {
  readonly items: Choices;
  readonly onAdd: (item: string, quantity: string) => void;
  readonly onCancel: () => void;
}

export function AddQuantity({ items, onAdd, onCancel }: AddQuantityProps): React.JSX.Element {
  const styles = useStyles();
  const [item, setItem] = useState('');
  const [quantity, setQuantity] = useState('');
  const chosen = items.list.find(({ code }) => code === item);
  const isWhole = /^[1-9]\d{0,8}$/.test(quantity.trim());
  return (
    <div className={styles.row}>
      <PickField label={texts.quantityItem} choices={items} code={item} onPick={setItem} />
      <AmountField
        label={texts.quantity}
        meaning="count"
        amount={quantity}
        onChange={setQuantity}
      />
      <div className={styles.buttons}>
        <Button
          disabled={chosen === undefined || !isWhole}
          onClick={() => {
            if (chosen !== undefined) onAdd(chosen.code, quantity.trim());
          }}
        >
          {texts.add}
        </Button>
        <Button appearance="subtle" onClick={onCancel}>
          {texts.cancel}
        </Button>
      </div>
    </div>
  );
}
