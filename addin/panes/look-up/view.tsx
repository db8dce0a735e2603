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
import { useCallback, useEffect, useReducer, useState } from 'react';
import { kindFacts } from '../../../shared/documents/kinds.ts';
import { sentenceOf } from '../../client.ts';
import { planHistorySheet } from '../../commands/handlers.ts';
import { Empty, Facts, Heading, Money, Notice, Pane, Serial } from '../../parts/parts.tsx';
import { ScanField } from '../../scanning/scan-field.tsx';
import { useServices, type PaneProps } from '../../services.tsx';
import { emptyLookUp, reduceLookUp, shownUnit, type FoundUnit } from './state.ts';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  head: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS },
  serial: { fontSize: tokens.fontSizeBase500, fontWeight: tokens.fontWeightSemibold },
  line: { listStyleType: 'none', margin: 0, padding: 0 },
  step: {
    display: 'grid',
    gridTemplateColumns: '84px 1fr auto',
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
  return (
    <>
      <div className={styles.head}>
        <span className={styles.serial}>
          <Serial text={unit.serial} />
        </span>
        <Body1>
          {unit.item} {unit.description === '' ? '' : `– ${unit.description}`}
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
      <Heading>{texts.cost}</Heading>
      <Facts
        isFigures
        rows={[
          ['Unit cost', unit.unitCost === undefined ? null : <Money amount={unit.unitCost} />],
          ['True cost', unit.trueCost === undefined ? null : <Money amount={unit.trueCost} />],
          ['Price', unit.unitPrice === null ? null : <Money amount={unit.unitPrice} />],
          [
            'Margin',
            unit.margin === null || unit.margin === undefined ? null : (
              <Money amount={unit.margin} />
            ),
          ],
        ]}
      />
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
                {kindFacts[row.kind].title} {row.document}
              </Body1Strong>
              <Caption1>
                {[row.fromArea, row.toArea].filter(Boolean).join(' → ')}
                {row.party === null ? '' : `, ${row.party}`}
              </Caption1>
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

export function View({ text }: PaneProps): React.JSX.Element {
  const styles = useStyles();
  const { host, client, announce, show } = useServices();
  const [state, dispatch] = useReducer(reduceLookUp, emptyLookUp);
  const [outcome, setOutcome] = useState<{ intent: 'success' | 'error'; text: string } | null>(
    null,
  );

  const lookUp = useCallback(
    async (asked: string) => {
      const serial = asked.trim();
      setOutcome(null);
      dispatch({ type: 'asked', serial });
      const answer = await client.call('lookupUnits', {
        body: { serials: [serial], history: true },
      });
      if (!answer.ok) {
        dispatch({ type: 'failed', serial, sentence: sentenceOf(answer.error) });
        return;
      }
      const units = answer.value.results[0]?.units ?? [];
      dispatch({ type: 'found', serial, units });
      const [unit] = units;
      announce(
        unit === undefined ? texts.none(serial) : `${serial}: ${unit.item}, ${unit.status}`,
        unit === undefined ? 'bad' : 'good',
      );
    },
    [client, announce],
  );

  useEffect(() => {
    if (text !== '') void lookUp(text);
  }, [text, lookUp]);

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
      <ScanField label={texts.field} onScan={([first]) => void lookUp(first ?? '')} />
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
      {state.trouble !== null && <Notice intent="error">{state.trouble}</Notice>}
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
