/** One row of a flow in the pane: serial, verdict, amount; and the totals of the document. */
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
import type { DocumentAnswer } from '../../shared/api.ts';
import { formatMoney, parseMoney } from '../../shared/money.ts';
import { AmountField } from '../parts/amount-field.tsx';
import { Facts, Money, Serial } from '../parts/parts.tsx';
import { formatCount } from '../texts/formats.ts';
import { textsOf } from '../texts/texts.ts';
import { sentenceOfRow, toneOfRow, type FlowRow } from './state.ts';
import { flowTable, isNumber, rowNumbers, type FlowKind, type RowField } from './table.ts';

const texts = textsOf('flows');

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
  item: { color: tokens.colorNeutralForeground3 },
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
    gridTemplateColumns: 'repeat(auto-fit, minmax(80px, 1fr))',
    gap: '4px',
  },
  amount: { minWidth: 0, width: '100%' },
});

export interface RowViewProps {
  readonly kind: FlowKind;
  readonly row: FlowRow;
  /** Whether amounts are changed here, where there is no sheet to do it in. */
  readonly isEditable: boolean;
  readonly onEdit: (key: string, field: RowField, text: string) => void;
  readonly onChoose: (key: string, item: string, description: string) => void;
  readonly onRemove: (key: string) => void;
}

export const RowView = memo(function RowView(props: RowViewProps): React.JSX.Element {
  const styles = useStyles();
  const { kind, row, isEditable, onEdit, onChoose, onRemove } = props;
  const { key, serial, units, item, fields } = row;
  const name = serial === '' ? item : serial;
  const isOpen = units.length > 1 && !units.some((unit) => unit.item === item);
  const amount = fields.price ?? fields.cost ?? '';
  const shown = serial === '' ? formatCount(Number(fields.quantity ?? 0) || 0) : null;
  return (
    <div className={mergeClasses(styles.row, styles[toneOfRow(row)])}>
      <div className={styles.words}>
        <Body1>
          <Serial text={name} />
          {shown !== null && <span> × {shown}</span>}
          {serial !== '' && item !== '' && <span className={styles.item}> {item}</span>}
        </Body1>
        <Caption1>{row.verdict.tone === 'waiting' ? texts.waiting : sentenceOfRow(row)}</Caption1>
      </div>
      {isEditable || amount === '' ? <span /> : <Money amount={amount} />}
      <Button
        size="small"
        appearance="subtle"
        icon={<DismissRegular />}
        aria-label={texts.removeOf(name)}
        onClick={() => onRemove(key)}
      />
      {isOpen && (
        <div className={styles.more} role="group" aria-label={texts.choose(serial)}>
          {units.map((unit) => (
            <Button
              key={unit.item}
              size="small"
              onClick={() => onChoose(key, unit.item, unit.description)}
            >
              {unit.item}
            </Button>
          ))}
        </div>
      )}
      {isEditable && (
        <div className={styles.amounts}>
          {flowTable[kind].fields
            .filter((field) => field !== 'quantity' || serial === '')
            .map((field) =>
              isNumber(field) ? (
                <AmountField
                  key={field}
                  label={texts.columns[field]}
                  of={name}
                  meaning={rowNumbers[field]}
                  size="small"
                  amount={fields[field] ?? ''}
                  onChange={(text) => onEdit(key, field, text)}
                />
              ) : (
                <label key={field} className={styles.words}>
                  <Caption1>{texts.columns[field]}</Caption1>
                  <Input
                    className={styles.amount}
                    size="small"
                    value={fields[field] ?? ''}
                    aria-label={`${texts.columns[field]}, ${name}`}
                    onChange={(_event, { value }) => onEdit(key, field, value)}
                  />
                </label>
              ),
            )}
        </div>
      )}
    </div>
  );
});

/** Net less cost, where both are known and of one currency. */
function marginOf(answer: DocumentAnswer): string | null {
  const { net, cost } = answer.totals;
  const netMinor = net === undefined ? null : parseMoney(net, answer.currency);
  const costMinor = cost === undefined ? null : parseMoney(cost, answer.currency);
  return netMinor === null || costMinor === null
    ? null
    : formatMoney(netMinor - costMinor, answer.currency);
}

export function Totals({
  kind,
  answer,
}: {
  kind: FlowKind;
  answer: DocumentAnswer;
}): React.JSX.Element {
  const { units, net, tax, total, cost } = answer.totals;
  const hasMoney = flowTable[kind].party !== null;
  const isSale = flowTable[kind].party === 'customer';
  const money = (amount: string): React.JSX.Element => <Money amount={amount} />;
  return (
    <Facts
      isFigures
      rows={[
        [texts.units, formatCount(units)],
        [texts.net, hasMoney && net !== undefined ? money(net) : null],
        [texts.taxes, hasMoney && tax !== undefined ? money(tax) : null],
        [
          texts.total,
          hasMoney && total !== undefined ? (
            <Money key="total" amount={total} currency={answer.currency} />
          ) : null,
        ],
        [texts.cost, cost === undefined ? null : money(cost)],
        [texts.margin, cost === undefined || !isSale ? null : money(marginOf(answer) ?? '–')],
      ]}
    />
  );
}
