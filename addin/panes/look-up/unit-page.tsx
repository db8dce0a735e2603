/** One unit whole: card, cost, story, what a person says of it, photos, parts, documents and history, life by life. */
import { Button, Link, makeStyles, Tab, TabList, tokens } from '@fluentui/react-components';
import { ArrowHookUpLeftRegular } from '@fluentui/react-icons/svg/arrow-hook-up-left';
import { ArrowSwapRegular } from '@fluentui/react-icons/svg/arrow-swap';
import { QrCodeRegular } from '@fluentui/react-icons/svg/qr-code';
import { ReceiptRegular } from '@fluentui/react-icons/svg/receipt';
import { TableRegular } from '@fluentui/react-icons/svg/table';
import { useEffect, useState, type ReactElement } from 'react';
import type { BodyOf, HistoryRow, UnitCard } from '../../../shared/api.ts';
import type { UnitStatus } from '../../../shared/stock/lifecycle.ts';
import { sentenceOf } from '../../client.ts';
import { localMoment } from '../../day.ts';
import type { PaneName } from '../../commands/table.ts';
import { Facts, Heading, Notice } from '../../parts/parts.tsx';
import { RmaFormButton } from '../../parts/rma-form-button.tsx';
import { kindName } from '../../parts/words.ts';
import { useServices } from '../../services.tsx';
import { spokenLanguage, textsOf } from '../../texts/texts.ts';
import { writeUnit } from '../labels/state.ts';
import { Cost } from './cost.tsx';
import { Photos } from './photos.tsx';
import { listDocuments, type FoundUnit } from './state.ts';
import { Timeline } from './timeline.tsx';
import { CardHead, Story } from './unit-card.tsx';
import { UnitNotes } from './unit-notes.tsx';
import { UnitParts } from './unit-parts.tsx';

const texts = textsOf('lookUp');

const useStyles = makeStyles({
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  lives: { overflowX: 'auto' },
  links: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalM },
});

interface Action {
  readonly pane: PaneName;
  readonly label: () => string;
  readonly icon: ReactElement;
  /** The statuses in which there is anything to do of it. */
  readonly statuses: readonly UnitStatus[];
}

const actions: readonly Action[] = [
  {
    pane: 'sell',
    label: () => texts.sell,
    icon: <ReceiptRegular />,
    statuses: ['in_stock', 'returned', 'committed'],
  },
  {
    pane: 'return',
    label: () => texts.sendBack,
    icon: <ArrowHookUpLeftRegular />,
    statuses: ['sold', 'return_expected', 'in_stock', 'returned'],
  },
  {
    pane: 'transfer',
    label: () => texts.transfer,
    icon: <ArrowSwapRegular />,
    statuses: ['in_stock', 'returned', 'in_transit'],
  },
];

interface Told {
  readonly intent: 'success' | 'error';
  readonly text: string;
}

interface Shown {
  readonly card: UnitCard;
  readonly history: readonly HistoryRow[];
}

export interface UnitPageProps {
  /** The unit in its latest life, with its history. */
  readonly unit: FoundUnit;
  /** The day whose end is shown; empty for now. */
  readonly asOf: string;
  readonly onChanged: (unit: FoundUnit) => void;
  readonly onOpen: (serial: string) => void;
}

export function UnitPage({ unit, asOf, onChanged, onOpen }: UnitPageProps): React.JSX.Element {
  const styles = useStyles();
  const { announce, booksChanged, client, host, show } = useServices();
  const [earlier, setEarlier] = useState<Shown | null>(null);
  const [told, setTold] = useState<Told | null>(null);
  const { item, serial } = unit;

  // Another unit, or the same one on another day, opens in its latest life.
  useEffect(() => {
    setEarlier(null);
    setTold(null);
  }, [item, serial, asOf]);

  async function chooseLife(life: number): Promise<void> {
    if (life === unit.life) {
      setEarlier(null);
      return;
    }
    const call = {
      params: { sku: item, serial },
      query: { life, ...(asOf === '' ? {} : { asOf }) },
    };
    const [card, history] = await Promise.all([
      client.call('getUnit', call),
      client.call('getHistory', call),
    ]);
    if (!card.ok) setTold({ intent: 'error', text: sentenceOf(card.error) });
    else if (!history.ok) setTold({ intent: 'error', text: sentenceOf(history.error) });
    else setEarlier({ card: card.value, history: history.value.rows });
  }

  async function change(body: BodyOf<'changeUnit'>): Promise<boolean> {
    const answer = await client.call('changeUnit', { params: { sku: item, serial }, body });
    const text = answer.ok ? texts.saved : sentenceOf(answer.error);
    setTold({ intent: answer.ok ? 'success' : 'error', text });
    announce(text, answer.ok ? 'plain' : 'bad');
    if (!answer.ok) return false;
    onChanged({ ...unit, ...answer.value });
    booksChanged();
    return true;
  }

  async function insert(): Promise<void> {
    try {
      const { writeNew } = await import('../../reporting/refresh.ts');
      const question = {
        report: 'history' as const,
        language: spokenLanguage(),
        item,
        serial,
        ...(earlier === null ? {} : { life: String(earlier.card.life) }),
        ...(asOf === '' ? {} : { asOf }),
      };
      const now = (): string => localMoment(new Date());
      const { name } = await writeNew(question, { host, client, now });
      setTold({ intent: 'success', text: texts.inserted(name) });
    } catch (error) {
      setTold({ intent: 'error', text: error instanceof Error ? error.message : String(error) });
    }
  }

  const { card, history } = earlier ?? { card: unit, history: unit.history ?? [] };
  // What is said of a unit is said of its latest life, today.
  const mayChange = earlier === null && asOf === '';
  const documents = listDocuments(history);
  return (
    <>
      <CardHead unit={card} />
      {unit.lives > 1 && (
        <TabList
          className={styles.lives}
          size="small"
          aria-label={texts.lives}
          selectedValue={card.life}
          onTabSelect={(_event, { value }) => void chooseLife(Number(value))}
        >
          {Array.from({ length: unit.lives }, (_, index) => (
            <Tab key={index + 1} value={index + 1} aria-label={texts.eachLife(index + 1)}>
              {texts.eachLife(index + 1)}
            </Tab>
          ))}
        </TabList>
      )}
      {told !== null && <Notice intent={told.intent}>{told.text}</Notice>}
      <div className={styles.buttons}>
        {mayChange &&
          actions
            .filter(({ statuses }) => statuses.includes(card.status))
            .map(({ pane, label, icon }) => (
              <Button key={pane} icon={icon} onClick={() => show(pane, serial)}>
                {label()}
              </Button>
            ))}
        {mayChange && card.status !== 'expected' && <RmaFormButton units={[{ unit: card }]} />}
        <Button
          icon={<QrCodeRegular />}
          onClick={() => show('labels', writeUnit({ item: card.item, serial: card.serial }))}
        >
          {texts.labels}
        </Button>
        {host.isExcel && (
          <Button icon={<TableRegular />} onClick={() => void insert()}>
            {texts.insert}
          </Button>
        )}
      </div>
      <Cost
        unit={card}
        history={history}
        told={earlier === null ? (unit.costParts ?? null) : null}
      />
      <Story unit={card} />
      <UnitNotes unit={card} onSave={mayChange ? (notes) => change(notes) : null} />
      <Photos
        fields={card.customFields}
        onChange={mayChange ? (customFields) => change({ customFields }) : null}
      />
      <OtherFields fields={card.customFields} />
      <UnitParts unit={card} onOpen={onOpen} />
      {documents.length > 0 && (
        <>
          <Heading>{texts.documents}</Heading>
          <span className={styles.links}>
            {documents.map(({ document, kind }) => (
              <Link
                key={document}
                as="button"
                aria-label={texts.openDocument(kindName(kind), document)}
                onClick={() => show('documents', document)}
              >
                {document}
              </Link>
            ))}
          </span>
        </>
      )}
      <Timeline rows={history} />
    </>
  );
}

/** Custom fields that are plain values; photos have their own place. */
function OtherFields({ fields }: { fields: UnitCard['customFields'] }): React.JSX.Element | null {
  const rows = Object.entries(fields).flatMap(([name, value]) => {
    if (name === 'photo' || name === 'photos') return [];
    const isPlain = typeof value === 'string' || typeof value === 'number';
    return isPlain || typeof value === 'boolean' ? [[name, String(value)] as const] : [];
  });
  return rows.length === 0 ? null : <Facts rows={rows} />;
}
