/** The true-cost profit and loss: into a new sheet with live totals, as xlsx, or as PDF. */
import {
  Button,
  Dropdown,
  Field,
  Input,
  makeStyles,
  Option,
  Spinner,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import { profitKeys, type ProfitAnswer } from '../../../shared/api.ts';
import { sentenceOf } from '../../client.ts';
import { Facts, Heading, Money, Notice, Pane } from '../../parts/parts.tsx';
import { useServices, type PaneProps } from '../../services.tsx';
import { planProfitReport } from '../../sheets/profit.ts';
import { boundsOf, queryOf, type Preset, type ReportChoice } from './state.ts';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  wide: { minWidth: 0, width: '100%' },
  pair: { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: tokens.spacingHorizontalS },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

const presets: readonly Preset[] = ['month', 'year', 'all'];

export function View(_props: PaneProps): React.JSX.Element {
  const styles = useStyles();
  const { host, client, announce, today } = useServices();
  const [choice, setChoice] = useState<ReportChoice>({ by: 'item', from: '', to: '' });
  const [answer, setAnswer] = useState<ProfitAnswer | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<{ intent: 'success' | 'error'; text: string } | null>(
    null,
  );

  async function attempt(run: () => Promise<string | null>): Promise<void> {
    setBusy(true);
    setOutcome(null);
    try {
      const said = await run();
      if (said !== null) setOutcome({ intent: 'success', text: said });
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      setOutcome({ intent: 'error', text });
      announce(text, 'bad');
    } finally {
      setBusy(false);
    }
  }

  async function load(): Promise<ProfitAnswer> {
    const loaded = await client.call('profitAndLoss', { query: queryOf(choice) });
    if (!loaded.ok) throw new Error(sentenceOf(loaded.error));
    setAnswer(loaded.value);
    return loaded.value;
  }

  async function toSheet(): Promise<string> {
    const name = await host.writeReport(planProfitReport(await load()));
    announce(texts.written(name), 'good');
    return texts.written(name);
  }

  async function open(format: 'pdf' | 'xlsx'): Promise<null> {
    await load();
    const bytes = await client.download('profitAndLoss', { query: { ...queryOf(choice), format } });
    if (!bytes.ok) throw new Error(sentenceOf(bytes.error));
    host.openFile(URL.createObjectURL(bytes.value), `Profit-and-loss.${format}`);
    return null;
  }

  return (
    <Pane title={texts.title}>
      <Heading>{texts.heading}</Heading>
      <Field label={texts.by}>
        <Dropdown
          className={styles.wide}
          value={texts.keys[choice.by]}
          selectedOptions={[choice.by]}
          onOptionSelect={(_event, { optionValue }) =>
            setChoice({
              ...choice,
              by: profitKeys.find((key) => key === optionValue) ?? choice.by,
            })
          }
        >
          {profitKeys.map((key) => (
            <Option key={key} value={key}>
              {texts.keys[key]}
            </Option>
          ))}
        </Dropdown>
      </Field>
      <div className={styles.pair}>
        <Field label={texts.from}>
          <Input
            className={styles.wide}
            type="date"
            value={choice.from}
            onChange={(_event, { value }) => setChoice({ ...choice, from: value })}
          />
        </Field>
        <Field label={texts.to}>
          <Input
            className={styles.wide}
            type="date"
            value={choice.to}
            onChange={(_event, { value }) => setChoice({ ...choice, to: value })}
          />
        </Field>
      </div>
      <div className={styles.buttons}>
        {presets.map((preset) => (
          <Button
            key={preset}
            size="small"
            appearance="subtle"
            onClick={() => setChoice({ ...choice, ...boundsOf(preset, today()) })}
          >
            {texts.presets[preset]}
          </Button>
        ))}
      </div>
      <div className={styles.buttons}>
        {host.isExcel && (
          <Button appearance="primary" disabled={isBusy} onClick={() => void attempt(toSheet)}>
            {texts.sheet}
          </Button>
        )}
        <Button disabled={isBusy} onClick={() => void attempt(() => open('xlsx'))}>
          {texts.xlsx}
        </Button>
        <Button disabled={isBusy} onClick={() => void attempt(() => open('pdf'))}>
          {texts.pdf}
        </Button>
      </div>
      {isBusy && <Spinner size="small" label={texts.working} />}
      {outcome !== null && <Notice intent={outcome.intent}>{outcome.text}</Notice>}
      {answer !== null && <Figures answer={answer} />}
    </Pane>
  );
}

function Figures({ answer }: { answer: ProfitAnswer }): React.JSX.Element {
  const { totals, tieOut, currency } = answer;
  const money = (amount: string): React.JSX.Element => <Money amount={amount} />;
  return (
    <>
      <Heading>
        {texts.totals}, {currency}
      </Heading>
      <Facts
        isFigures
        rows={[
          ['Units', String(totals.units)],
          ['Net revenue', money(totals.netRevenue)],
          ['Cost', money(totals.cost)],
          ['Margin', money(totals.margin)],
          ['Margin %', money(totals.marginPercent ?? '–')],
        ]}
      />
      <Heading>{texts.tieOut}</Heading>
      <Facts
        isFigures
        rows={[
          ['Opening stock', money(tieOut.openingStock)],
          ['Purchases', money(tieOut.purchases)],
          ['Add-on costs', money(tieOut.addOnCosts)],
          ['Cost of goods sold', money(tieOut.costOfGoodsSold)],
          ['Adjustments', money(tieOut.adjustments)],
          ['Closing stock', money(tieOut.closingStock)],
          ['Unexplained', money(tieOut.unexplained)],
        ]}
      />
    </>
  );
}
