/** One unit: where it is, what it cost, whom it came from and went to, and everything that happened to it. */
import {
  Badge,
  Body1,
  Body1Strong,
  Button,
  Caption1,
  makeStyles,
  Spinner,
  tokens,
} from '@fluentui/react-components';
import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { kindFacts } from '../../../shared/documents/kinds.ts';
import { sentenceOf } from '../../client.ts';
import { planHistorySheet } from '../../commands/handlers.ts';
import { Empty, Facts, Heading, Money, Notice, Pane, Serial } from '../../parts/parts.tsx';
import { ScanField } from '../../scanning/scan-field.tsx';
import { readScan } from '../../scanning/verdict.ts';
import { useServices, type PaneProps } from '../../services.tsx';
import { keepRecent, readRecent } from './recent.ts';
import { describeFound, emptyLookUp, reduceLookUp, routeOf, shownUnit } from './state.ts';
import type { FoundUnit } from './state.ts';
import { textsOf } from '../../texts/texts.ts';

const texts = textsOf('lookUp');

const useStyles = makeStyles({
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  number: { whiteSpace: 'nowrap' },
  recent: { alignSelf: 'center' },
  head: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS },
  serial: {
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  line: { listStyleType: 'none', margin: 0, padding: 0 },
  step: {
    display: 'grid',
    gridTemplateColumns: '76px minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0, overflowWrap: 'anywhere' },
});

function colorOf(status: FoundUnit['status']): 'success' | 'warning' | 'informative' {
  if (status === 'in_stock' || status === 'returned') return 'success';
  return status === 'sold' ? 'informative' : 'warning';
}

function Card({ unit }: { unit: FoundUnit }): React.JSX.Element {
  const styles = useStyles();
  const place = [unit.area, unit.holder].filter((part) => part !== null).join(', with ');
  // Who may not see cost gets none of these: what is not in the answer is left out.
  const costs = [
    ['Unit cost', unit.unitCost],
    ['True cost', unit.trueCost],
    ['Price', unit.unitPrice],
    ['Margin', unit.margin],
  ].filter((row): row is [string, string] => typeof row[1] === 'string');
  return (
    <>
      <div className={styles.head}>
        <span className={styles.serial}>
          <Serial text={unit.serial} />
        </span>
        <Body1>
          {unit.item}
          {unit.description === '' ? '' : ` – ${unit.description}`}
        </Body1>
        <div className={styles.buttons}>
          <Badge color={colorOf(unit.status)} appearance="tint" size="large">
            {unit.status.replaceAll('_', ' ')}
          </Badge>
          {unit.lives > 1 && (
            <Badge color="informative" appearance="outline" size="large">
              life {unit.life} of {unit.lives}
            </Badge>
          )}
        </div>
      </div>
      {costs.length > 0 && (
        <>
          <Heading>{texts.cost}</Heading>
          <Facts
            isFigures
            rows={costs.map(([term, amount]) => [term, <Money key={term} amount={amount} />])}
          />
        </>
      )}
      <Heading>{texts.story}</Heading>
      <Facts
        rows={[
          ['Where', place],
          ['Received', [unit.receivedOn, unit.receiptNumber].filter(Boolean).join(', ')],
          ['Vendor', unit.vendor],
          ['Sold', [unit.soldOn, unit.invoiceNumber].filter(Boolean).join(', ')],
          ['Customer', unit.customer],
          ['Days in stock', unit.daysInStock === null ? null : String(unit.daysInStock)],
          ["Maker's serial", unit.manufacturerSerial],
          ['Lot', unit.lot],
          ['Warranty until', unit.warrantyUntil],
          ['Note', unit.note],
        ]}
      />
    </>
  );
}

function History({ unit }: { unit: FoundUnit }): React.JSX.Element {
  const styles = useStyles();
  return (
    <>
      <Heading>{texts.history}</Heading>
      <ol className={styles.line}>
        {(unit.history ?? []).map((row, index) => (
          <li key={`${row.document} ${index}`} className={styles.step}>
            <Caption1>{row.occurredOn}</Caption1>
            <div className={styles.words}>
              <Body1Strong>
                {kindFacts[row.kind].title} <span className={styles.number}>{row.document}</span>
              </Body1Strong>
              <Caption1>{routeOf(row)}</Caption1>
            </div>
            {row.costChange !== undefined && row.costChange !== '0.00' && (
              <Money amount={row.costChange} />
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

interface Outcome {
  readonly intent: 'info' | 'success' | 'error';
  readonly text: string;
}

export function View({ text }: PaneProps): React.JSX.Element {
  const styles = useStyles();
  const { host, client, announce, show } = useServices();
  const [state, dispatch] = useReducer(reduceLookUp, null, () => ({
    ...emptyLookUp,
    recent: readRecent(host),
  }));
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  const lookUp = useCallback(
    async (asked: string) => {
      const { serial, fault } = readScan(asked);
      setOutcome(fault === null ? null : { intent: 'error', text: fault });
      if (fault !== null) {
        announce(fault, 'bad');
        return;
      }
      dispatch({ type: 'asked', serial });
      const answer = await client.call('lookupUnits', {
        body: { serials: [serial], history: true },
      });
      if (!answer.ok) {
        const sentence = sentenceOf(answer.error);
        dispatch({ type: 'failed', serial, sentence });
        announce(sentence, 'bad');
        return;
      }
      const units = answer.value.results[0]?.units ?? [];
      dispatch({ type: 'found', serial, units });
      announce(describeFound(serial, units), units.length === 0 ? 'bad' : 'good');
    },
    [client, announce],
  );

  // A text that was handed over is looked up once, also where the services are made anew.
  const given = useRef('');
  useEffect(() => {
    if (text === given.current) return;
    given.current = text;
    void lookUp(text);
  }, [text, lookUp]);
  useEffect(() => keepRecent(host, state.recent), [host, state.recent]);

  async function takeIn(serials: readonly string[]): Promise<void> {
    await lookUp(serials[0] ?? '');
    if (serials.length > 1) setOutcome({ intent: 'info', text: texts.onlyFirst(serials.length) });
  }

  async function attempt(run: () => Promise<void>): Promise<void> {
    try {
      await run();
    } catch (error) {
      setOutcome({ intent: 'error', text: error instanceof Error ? error.message : String(error) });
    }
  }

  const unit = shownUnit(state);
  return (
    <Pane title={texts.title}>
      <ScanField label={texts.field} onScan={(serials) => void takeIn(serials)} />
      <div className={styles.buttons}>
        {host.isExcel && (
          <Button
            size="small"
            onClick={() =>
              void attempt(async () => {
                const [serial] = await host.readSelection();
                if (serial === undefined) setOutcome({ intent: 'error', text: texts.cellEmpty });
                else await lookUp(serial);
              })
            }
          >
            {texts.useCell}
          </Button>
        )}
        {state.recent.some((serial) => serial !== state.serial) && (
          <Caption1 className={styles.recent}>{texts.recent}</Caption1>
        )}
        {state.recent
          .filter((serial) => serial !== state.serial)
          .map((serial) => (
            <Button
              key={serial}
              size="small"
              appearance="subtle"
              onClick={() => void lookUp(serial)}
            >
              <Serial text={serial} />
            </Button>
          ))}
      </div>
      {outcome !== null && <Notice intent={outcome.intent}>{outcome.text}</Notice>}
      {state.trouble !== null && (
        <Notice intent="error">
          {state.trouble}{' '}
          <Button size="small" onClick={() => void lookUp(state.serial)}>
            {texts.retry}
          </Button>
        </Notice>
      )}
      {state.isSearching && <Spinner size="small" label={texts.searching} />}
      {state.serial === '' && <Empty>{texts.empty}</Empty>}
      {!state.isSearching && state.serial !== '' && state.trouble === null && (
        <>
          {state.units.length === 0 && <Notice intent="warning">{texts.none(state.serial)}</Notice>}
          {state.units.length > 1 && unit === null && (
            <>
              <Body1>{texts.several(state.units.length)}</Body1>
              <div className={styles.buttons}>
                {state.units.map(({ item }) => (
                  <Button key={item} onClick={() => dispatch({ type: 'chosen', item })}>
                    {item}
                  </Button>
                ))}
              </div>
            </>
          )}
        </>
      )}
      {unit !== null && !state.isSearching && (
        <>
          <Card unit={unit} />
          <div className={styles.buttons}>
            {host.isExcel && (
              <Button
                onClick={() =>
                  void attempt(async () => {
                    const sheet = await host.writeReport(
                      planHistorySheet(unit.item, unit.serial, unit.history ?? []),
                    );
                    setOutcome({ intent: 'success', text: texts.inserted(sheet) });
                  })
                }
              >
                {texts.insert}
              </Button>
            )}
            <Button onClick={() => show('return', unit.serial)}>{texts.sendBack}</Button>
          </div>
          <History unit={unit} />
        </>
      )}
    </Pane>
  );
}
