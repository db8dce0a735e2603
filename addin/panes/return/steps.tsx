/** The way of a unit back, step by step: what is done, what can be done now with its fields, what comes later. */
import {
  Body1,
  Body1Strong,
  Button,
  Caption1,
  Combobox,
  Dropdown,
  Field,
  Input,
  makeStyles,
  mergeClasses,
  Option,
  tokens,
} from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import { CircleRegular } from '@fluentui/react-icons/svg/circle';
import { rmaActions } from '../../../shared/api.ts';
import { AmountField } from '../../parts/amount-field.tsx';
import { PrintButton } from '../../posting/notices.tsx';
import type { ReturnForm, ReturnKind, ReturnStep, Sold } from './state.ts';
import { textsOf } from '../../texts/texts.ts';

const texts = textsOf('returns');
const partTexts = textsOf('parts');

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  step: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalS,
    paddingBottom: tokens.spacingVerticalM,
  },
  rail: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    fontSize: '20px',
    color: tokens.colorNeutralForeground3,
  },
  line: {
    flexGrow: 1,
    width: '2px',
    marginTop: tokens.spacingVerticalXS,
    marginBottom: `calc(-1 * ${tokens.spacingVerticalS})`,
    backgroundColor: tokens.colorNeutralStroke2,
  },
  done: { color: tokens.colorPaletteGreenForeground1 },
  now: { color: tokens.colorBrandForeground1 },
  quiet: { color: tokens.colorNeutralForeground3 },
  body: {
    minWidth: 0,
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'stretch',
    gap: tokens.spacingVerticalXS,
  },
  wide: { minWidth: 0, width: '100%' },
  pair: { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: tokens.spacingHorizontalS },
  button: { alignSelf: 'flex-start' },
});

type Fill = (form: Partial<ReturnForm>) => void;

export interface StepsProps {
  readonly steps: readonly ReturnStep[];
  readonly form: ReturnForm;
  readonly sold: Sold | null;
  readonly canPost: boolean;
  readonly fill: Fill;
  readonly post: (kind: ReturnKind) => void;
}

const marks = {
  done: CheckmarkCircleRegular,
  now: ChevronRightRegular,
  later: CircleRegular,
  skipped: CircleRegular,
} as const;

export function Steps({ steps, form, sold, canPost, fill, post }: StepsProps): React.JSX.Element {
  const styles = useStyles();
  const first = steps.find(({ state }) => state === 'now')?.kind;
  return (
    <ol className={styles.list} aria-label={texts.steps}>
      {steps.map((step, index) => {
        const { kind, state, number } = step;
        const Mark = marks[state];
        const isQuiet = state === 'later' || state === 'skipped';
        const title = state === 'done' ? texts.stepsDone[kind] : texts.stepTitles[kind];
        return (
          <li
            key={kind}
            className={styles.step}
            {...(state === 'now' ? { 'aria-current': 'step' as const } : {})}
          >
            <div
              className={mergeClasses(
                styles.rail,
                state === 'done' && styles.done,
                state === 'now' && styles.now,
              )}
              aria-hidden
            >
              <Mark />
              {index < steps.length - 1 && <span className={styles.line} />}
            </div>
            <div className={styles.body}>
              {isQuiet ? (
                <Body1 className={styles.quiet}>
                  {title} <Caption1>({texts[state]})</Caption1>
                </Body1>
              ) : (
                <Body1Strong>{title}</Body1Strong>
              )}
              {number !== null && <PrintButton number={number} label={texts.open(number)} />}
              {state === 'now' && (
                <>
                  <StepFields kind={kind} form={form} sold={sold} fill={fill} />
                  <Button
                    className={styles.button}
                    appearance={kind === first ? 'primary' : 'secondary'}
                    disabled={!canPost}
                    onClick={() => post(kind)}
                  >
                    {texts.buttons[kind]}
                  </Button>
                </>
              )}
            </div>
          </li>
        );
      })}
    </ol>
  );
}

function StepFields({
  kind,
  form,
  sold,
  fill,
}: {
  kind: ReturnKind;
  form: ReturnForm;
  sold: Sold | null;
  fill: Fill;
}): React.JSX.Element {
  const styles = useStyles();
  switch (kind) {
    case 'customer_rma':
      return (
        <>
          <ReasonField reason={form.reason} fill={fill} />
          <Field label={texts.action}>
            <Dropdown
              className={styles.wide}
              value={texts.actions[form.action]}
              selectedOptions={[form.action]}
              onOptionSelect={(_event, { optionValue }) =>
                fill({ action: rmaActions.find((each) => each === optionValue) ?? form.action })
              }
            >
              {rmaActions.map((action) => (
                <Option key={action} value={action}>
                  {texts.actions[action]}
                </Option>
              ))}
            </Dropdown>
          </Field>
        </>
      );
    case 'credit_memo':
      return (
        <div className={styles.pair}>
          <AmountField
            label={
              sold === null || sold.exchangeRate === null
                ? texts.price
                : texts.priceIn(sold.currency)
            }
            amount={form.price}
            onChange={(price) => fill({ price })}
          />
          <AmountField
            label={texts.tax}
            meaning="percent"
            amount={form.taxRate}
            onChange={(taxRate) => fill({ taxRate })}
          />
        </div>
      );
    case 'vendor_rma':
      return (
        <>
          <ReasonField reason={form.reason} fill={fill} />
          <Field label={texts.vendorRma}>
            <Input
              className={styles.wide}
              value={form.vendorRmaNumber}
              onChange={(_event, { value }) => fill({ vendorRmaNumber: value })}
            />
          </Field>
        </>
      );
    case 'debit_memo':
      return (
        <AmountField
          label={texts.vendorCredit}
          amount={form.vendorCredit}
          onChange={(vendorCredit) => fill({ vendorCredit })}
        />
      );
  }
}

export function ReasonField({ reason, fill }: { reason: string; fill: Fill }): React.JSX.Element {
  return (
    <Field label={texts.reason}>
      <Combobox
        className={useStyles().wide}
        expandIcon={{ 'aria-label': partTexts.choices(texts.reason) }}
        freeform
        value={reason}
        onChange={(event) => fill({ reason: event.target.value })}
        onOptionSelect={(_event, { optionText }) => fill({ reason: optionText ?? '' })}
      >
        {texts.reasons.map((each) => (
          <Option key={each}>{each}</Option>
        ))}
      </Combobox>
    </Field>
  );
}
