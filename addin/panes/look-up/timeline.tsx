/** The history of a unit as a line through its days, the last one first: what happened, from where to where, by whom. */
import { Body1Strong, Caption1, Link, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowHookUpLeftRegular } from '@fluentui/react-icons/svg/arrow-hook-up-left';
import { ArrowHookUpRightRegular } from '@fluentui/react-icons/svg/arrow-hook-up-right';
import { ArrowSwapRegular } from '@fluentui/react-icons/svg/arrow-swap';
import { BoxArrowLeftRegular } from '@fluentui/react-icons/svg/box-arrow-left';
import { CartRegular } from '@fluentui/react-icons/svg/cart';
import { ClipboardTaskListLtrRegular } from '@fluentui/react-icons/svg/clipboard-task-list-ltr';
import { DocumentRegular } from '@fluentui/react-icons/svg/document';
import { MoneyRegular } from '@fluentui/react-icons/svg/money';
import { PuzzlePieceRegular } from '@fluentui/react-icons/svg/puzzle-piece';
import { ReceiptRegular } from '@fluentui/react-icons/svg/receipt';
import { ScalesRegular } from '@fluentui/react-icons/svg/scales';
import type { ComponentType } from 'react';
import type { HistoryRow } from '../../../shared/api.ts';
import type { DocumentKind } from '../../../shared/documents/kinds.ts';
import { Empty, Heading } from '../../parts/parts.tsx';
import { kindName } from '../../parts/words.ts';
import { useServices } from '../../services.tsx';
import { formatDay } from '../../texts/formats.ts';
import { textsOf } from '../../texts/texts.ts';
import { groupByDay, routeOf, signedChange } from './state.ts';

const texts = textsOf('lookUp');

const icons: Readonly<Record<DocumentKind, ComponentType>> = {
  purchase_order: CartRegular,
  goods_receipt: BoxArrowLeftRegular,
  vendor_bill: DocumentRegular,
  vendor_rma: ArrowHookUpRightRegular,
  debit_memo: ArrowHookUpRightRegular,
  sales_order: CartRegular,
  invoice: ReceiptRegular,
  customer_rma: ArrowHookUpLeftRegular,
  credit_memo: ArrowHookUpLeftRegular,
  stock_transfer: ArrowSwapRegular,
  quantity_adjustment: ScalesRegular,
  cost_adjustment: MoneyRegular,
  stock_count: ClipboardTaskListLtrRegular,
  assembly: PuzzlePieceRegular,
};

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  day: { color: tokens.colorNeutralForeground2, display: 'block', paddingLeft: '36px' },
  step: {
    position: 'relative',
    display: 'grid',
    gridTemplateColumns: '28px minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalS,
    paddingTop: tokens.spacingVerticalXS,
    paddingBottom: tokens.spacingVerticalS,
    // The line that leads from one step to the next.
    '::before': {
      content: '""',
      position: 'absolute',
      left: '13px',
      top: '30px',
      bottom: '-22px',
      width: '2px',
      backgroundColor: tokens.colorNeutralStroke2,
    },
  },
  last: { '::before': { display: 'none' } },
  icon: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    width: '28px',
    height: '28px',
    fontSize: '16px',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    '@media (forced-colors: active)': { border: '1px solid CanvasText' },
  },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0, overflowWrap: 'anywhere' },
  more: { color: tokens.colorNeutralForeground2 },
  number: { whiteSpace: 'nowrap' },
  change: { textAlign: 'right', fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
});

export function Timeline({ rows }: { rows: readonly HistoryRow[] }): React.JSX.Element {
  const styles = useStyles();
  const days = groupByDay(rows);
  return (
    <>
      <Heading>{texts.history}</Heading>
      {days.length === 0 && <Empty>{texts.noHistory}</Empty>}
      <ol className={styles.list} aria-label={texts.history}>
        {days.map(({ day, rows: steps }, dayIndex) => (
          <li key={day + String(dayIndex)}>
            <Caption1 className={styles.day}>
              <time dateTime={day}>{formatDay(day)}</time>
            </Caption1>
            <ol className={styles.list}>
              {steps.map((row, index) => (
                <Step
                  key={`${row.document} ${index}`}
                  row={row}
                  isLast={dayIndex === days.length - 1 && index === steps.length - 1}
                />
              ))}
            </ol>
          </li>
        ))}
      </ol>
    </>
  );
}

function Step({ row, isLast }: { row: HistoryRow; isLast: boolean }): React.JSX.Element {
  const styles = useStyles();
  const { show } = useServices();
  const Icon = icons[row.kind];
  const change = signedChange(row.costChange);
  const late = signedChange(row.lateCost);
  return (
    <li className={isLast ? `${styles.step} ${styles.last}` : styles.step}>
      <span className={styles.icon} aria-hidden>
        <Icon />
      </span>
      <span className={styles.words}>
        <Body1Strong>
          {kindName(row.kind)}{' '}
          <Link
            as="button"
            className={styles.number}
            aria-label={texts.openDocument(kindName(row.kind), row.document)}
            onClick={() => show('documents', row.document)}
          >
            {row.document}
          </Link>
        </Body1Strong>
        <Caption1>{routeOf(row)}</Caption1>
        <Caption1 className={styles.more}>{texts.by(row.user)}</Caption1>
      </span>
      <span className={styles.change}>
        {change}
        {late !== null && (
          <Caption1 className={styles.more} block>
            {late} {texts.lateCost}
          </Caption1>
        )}
      </span>
    </li>
  );
}
