/** A reconciliation in the making: whose list it is, the list itself, what arrived, and the bill where there is one. */
import { Button, Caption1, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left';
import { useEffect, useState } from 'react';
import type { ListLayout } from '../../../shared/vendor-list/heads.ts';
import { sentenceOf } from '../../client.ts';
import { Heading, Notice, Pane } from '../../parts/parts.tsx';
import { PickField, useChoices } from '../../parts/pick-field.tsx';
import { ScanField } from '../../scanning/scan-field.tsx';
import { useServices } from '../../services.tsx';
import { textsOf } from '../../texts/texts.ts';
import { ListBox } from './list-box.tsx';
import { linesOf } from '../../../shared/vendor-list/read.ts';
import { cleanScans, countScans, layoutToKeep, noLists, type Lists } from './state.ts';
import { useCurrency } from './use-currency.ts';

const texts = textsOf('reconcile');

const useStyles = makeStyles({
  back: { alignSelf: 'start' },
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(128px, 1fr))',
    gap: tokens.spacingHorizontalS,
    alignItems: 'start',
  },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  wide: { minWidth: 0, width: '100%' },
});

interface Asked {
  readonly vendor: string;
  readonly order: string;
  readonly receipt: string;
  readonly reference: string;
  readonly item: string;
}

const nothingAsked: Asked = { vendor: '', order: '', receipt: '', reference: '', item: '' };

/** How this vendor's lists were confirmed last. */
function useLayout(vendor: string): ListLayout | null {
  const { client } = useServices();
  const [found, setFound] = useState<{ vendor: string; layout: ListLayout | null } | null>(null);
  useEffect(() => {
    let isShown = true;
    if (vendor === '') return undefined;
    void client.call('getListLayout', { params: { code: vendor } }).then((answer) => {
      if (isShown && answer.ok) {
        const { layout } = answer.value;
        setFound({ vendor, layout });
      }
    });
    return () => {
      isShown = false;
    };
  }, [client, vendor]);
  return found?.vendor === vendor ? found.layout : null;
}

/** Each field that says something, as the books take it. */
function given(asked: Asked): Record<string, string> {
  const fields = Object.entries(asked).map(([name, value]: [string, string]) => {
    const text = value.trim();
    return [name, name === 'order' || name === 'receipt' ? text.toUpperCase() : text] as const;
  });
  return Object.fromEntries(fields.filter(([, value]) => value !== ''));
}

export function NewPage(props: {
  scanned: readonly string[];
  onBack: () => void;
  onMade: (number: string) => void;
}): React.JSX.Element {
  const styles = useStyles();
  const { host, client, announce, makeId } = useServices();
  const vendors = useChoices('vendors');
  const items = useChoices('items');
  const currency = useCurrency();
  const [asked, setAsked] = useState(nothingAsked);
  const [lists, setLists] = useState<Lists>({ ...noLists, scanned: cleanScans(props.scanned) });
  const [hasBill, setHasBill] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [isRunning, setRunning] = useState(false);
  const [id, setId] = useState(makeId);
  // While a code is being typed it names nobody yet.
  const isKnown = vendors.list.some(({ code }) => code === asked.vendor);
  const layout = useLayout(isKnown ? asked.vendor : '');

  function change(more: Partial<Lists>): void {
    setLists((before) => ({ ...before, ...more }));
    setFault(null);
    setId(makeId());
  }
  function fill(more: Partial<Asked>): void {
    setAsked((before) => ({ ...before, ...more }));
    setFault(null);
    setId(makeId());
  }
  function scan(serials: readonly string[]): void {
    const cleaned = cleanScans(serials);
    change({ scanned: [...lists.scanned, ...cleaned] });
    announce(texts.taken(cleaned.length), 'good');
  }
  function say(sentence: string): void {
    setFault(sentence);
    announce(sentence, 'bad');
  }

  async function takeScans(): Promise<void> {
    try {
      const serials = await host.readSelection();
      if (serials.length === 0) say(texts.sheetEmpty);
      else scan(serials);
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
    }
  }

  /** How the list was read is worth remembering once the person went on with it. */
  async function remember(): Promise<void> {
    const kept = layoutToKeep(lists.expected);
    if (kept === null || lists.expected?.isRemembered === true) return;
    const body = { serials: [...kept.serials], columns: kept.columns };
    await client.call('putListLayout', { params: { code: asked.vendor }, body });
  }

  async function run(): Promise<void> {
    if (asked.vendor.trim() === '') {
      say(texts.needsVendor);
      return;
    }
    if ((lists.expected?.entries.length ?? 0) === 0) {
      say(texts.needsList);
      return;
    }
    setRunning(true);
    const fields = given(asked);
    // The units of a receipt are what arrived, where nothing was scanned beside it; with an order alone, nothing has.
    const scanned = lists.scanned.length === 0 ? {} : { scanned: [...lists.scanned] };
    const answer = await client.call('makeReconciliation', {
      body: {
        id,
        vendor: asked.vendor,
        ...fields,
        expected: linesOf(lists.expected?.entries ?? []),
        ...scanned,
        ...(lists.billed === null ? {} : { billed: linesOf(lists.billed.entries) }),
      },
    });
    setRunning(false);
    if (!answer.ok) {
      say(sentenceOf(answer.error));
      return;
    }
    await remember();
    const { number, rows, undecided } = answer.value;
    announce(texts.foundSaid(rows.length - undecided, undecided), undecided === 0 ? 'good' : 'bad');
    props.onMade(number);
  }

  const counted = countScans(lists.scanned);
  return (
    <Pane title={texts.title}>
      <Button
        className={styles.back}
        appearance="subtle"
        icon={<ArrowLeftRegular />}
        onClick={props.onBack}
      >
        {texts.back}
      </Button>
      <PickField
        label={texts.vendor}
        isRequired
        hint={texts.vendorHint}
        choices={vendors}
        code={asked.vendor}
        onPick={(vendor) => fill({ vendor })}
      />
      <div className={styles.fields}>
        {(['order', 'receipt', 'reference'] as const).map((name) => (
          <Field
            key={name}
            label={texts[name]}
            {...(name === 'reference' ? {} : { hint: texts[`${name}Hint`] })}
          >
            <Input
              className={styles.wide}
              value={asked[name]}
              onChange={(_event, { value }) => fill({ [name]: value })}
            />
          </Field>
        ))}
        <PickField
          label={texts.item}
          hint={texts.itemHint}
          choices={items}
          code={asked.item}
          onPick={(item) => fill({ item })}
        />
      </div>
      <ListBox
        name="expected"
        list={lists.expected}
        layout={layout}
        currency={currency}
        onList={(expected) => change({ expected })}
        onFault={setFault}
      />
      <Heading>{texts.scanned}</Heading>
      <ScanField label={texts.scan} hint={texts.scannedHint} onScan={scan} />
      <div className={styles.row}>
        {host.isExcel && (
          <Button
            size="small"
            aria-label={`${texts.scanned}: ${texts.fromSheet}`}
            onClick={() => void takeScans()}
          >
            {texts.fromSheet}
          </Button>
        )}
        <Caption1>{counted.once === 0 ? texts.emptyList : texts.holds(counted.once)}</Caption1>
        {counted.twice > 0 && <Caption1>{texts.twice(counted.twice)}</Caption1>}
        {counted.once > 0 && (
          <Button
            size="small"
            appearance="subtle"
            aria-label={`${texts.scanned}: ${texts.clear}`}
            onClick={() => change({ scanned: [] })}
          >
            {texts.clear}
          </Button>
        )}
      </div>
      {hasBill ? (
        <ListBox
          name="billed"
          list={lists.billed}
          layout={layout}
          currency={currency}
          onList={(billed) => change({ billed })}
          onFault={setFault}
        />
      ) : (
        <Button appearance="subtle" className={styles.back} onClick={() => setHasBill(true)}>
          {texts.addBill}
        </Button>
      )}
      {fault !== null && <Notice intent="error">{fault}</Notice>}
      <Button appearance="primary" disabled={isRunning} onClick={() => void run()}>
        {isRunning ? texts.running : texts.run}
      </Button>
    </Pane>
  );
}
