/** The rows of an invoice in the pane: serial, verdict, price; and its totals. */
import {
  Body1,
  Button,
  Caption1,
  Input,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { memo } from 'react';
import type { DocumentAnswer } from '../../../shared/api.ts';
import { Facts, Money, Serial } from '../../parts/parts.tsx';
import {
  marginOf,
  sentenceOfRow,
  type EditedField,
  type SaleAction,
  type SaleRow,
} from './state.ts';
import { textsOf } from '../../texts/texts.ts';

const texts = textsOf('sell');

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto auto',
    columnGap: tokens.spacingHorizontalS,
    alignItems: 'center',
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalS}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    borderLeft: `4px solid ${tokens.colorNeutralStroke1}`,
  },
  good: { borderLeftColor: tokens.colorPaletteGreenBorder2 },
  look: { borderLeftColor: tokens.colorPaletteDarkOrangeBorder2 },
  bad: { borderLeftColor: tokens.colorPaletteRedBorder2 },
  waiting: {},
  words: { minWidth: 0, display: 'flex', flexDirection: 'column', overflowWrap: 'anywhere' },
  more: {
    gridColumn: '1 / -1',
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalXS,
    marginTop: tokens.spacingVerticalXXS,
  },
  amounts: {
    gridColumn: '1 / -1',
    display: 'grid',
    gridTemplateColumns: '1fr 1fr 1fr',
    gap: '4px',
  },
  amount: { minWidth: 0, width: '100%' },
});

const fields: readonly EditedField[] = ['price', 'discount', 'taxRate'];

export interface SaleLineProps {
  readonly row: SaleRow;
  /** Whether prices are changed here, where there is no sheet to do it in. */
  readonly isEditable: boolean;
  readonly change: (action: SaleAction) => void;
  readonly remove: (key: string) => void;
}

export const SaleLine = memo(function SaleLine({
  row,
  isEditable,
  change,
  remove,
}: SaleLineProps): React.JSX.Element {
  const styles = useStyles();
  const { key, serial, units } = row;
  const tone = row.issue === null ? row.verdict.kind : 'bad';
  const isOpen = units.length > 1 && row.item === '';
  return (
    <li className={mergeClasses(styles.row, styles[tone])}>
      <div className={styles.words}>
        <Body1>
          <Serial text={serial} />
        </Body1>
        <Caption1>{row.verdict.kind === 'waiting' ? texts.waiting : sentenceOfRow(row)}</Caption1>
      </div>
      {isEditable ? <span /> : <Money amount={row.price === '' ? null : row.price} />}
      <Button
        size="small"
        appearance="subtle"
        icon={<DismissRegular />}
        aria-label={`${texts.remove} ${serial}`}
        onClick={() => remove(key)}
      />
      {isOpen && (
        <div className={styles.more} role="group" aria-label={texts.choose(serial)}>
          {units.map((unit) => (
            <Button
              key={unit.item}
              size="small"
              onClick={() => change({ type: 'chosen', key, unit })}
            >
              {unit.item}
            </Button>
          ))}
        </div>
      )}
      {isEditable && (
        <div className={styles.amounts}>
          {fields.map((field) => (
            <label key={field} className={styles.words}>
              <Caption1>{texts.fields[field]}</Caption1>
              <Input
                className={styles.amount}
                size="small"
                inputMode="decimal"
                value={row[field]}
                aria-label={`${texts.fields[field]}, ${serial}`}
                onChange={(_event, { value }) =>
                  change({ type: 'edited', key, field, text: value })
                }
              />
            </label>
          ))}
        </div>
      )}
    </li>
  );
});

export function Totals({ answer }: { answer: DocumentAnswer }): React.JSX.Element {
  const { units, net, tax, total, cost } = answer.totals;
  return (
    <Facts
      isFigures
      rows={[
        [texts.units, String(units)],
        [texts.net, <Money key="net" amount={net} />],
        [texts.taxes, <Money key="tax" amount={tax} />],
        [texts.total, <Money key="total" amount={`${total} ${answer.currency}`} />],
        [texts.cost, cost === undefined ? null : <Money key="cost" amount={cost} />],
        [texts.margin, cost === undefined ? null : <Money key="m" amount={marginOf(answer)} />],
      ]}
    />
  );
}
