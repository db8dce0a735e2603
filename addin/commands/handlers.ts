/** What the ribbon and context-menu commands do: thin, and each ends. */
import type { Client } from '../client.ts';
import { sentenceOf } from '../client.ts';
import type { ExcelHost, ReportCell, ReportSheet } from '../host/port.ts';
import { kindFacts } from '../../shared/documents/kinds.ts';
import type { HistoryRow } from '../../shared/api.ts';
import { commandPanes, type CommandName, type PaneName } from './table.ts';

export interface CommandOptions {
  readonly host: ExcelHost;
  readonly client: Client;
  readonly show: (pane: PaneName, text?: string) => void;
  readonly say: (text: string) => void;
  /** Forgets what the formulas know, so that they ask again. */
  readonly forget: () => void;
}

const heads = ['Date', 'Document', 'Kind', 'From', 'To', 'Party', 'User', 'Cost change'];
const widths = [12, 16, 18, 12, 12, 16, 12, 14];

/** The history of a unit as a report sheet: one table, oldest first. */
export function planHistorySheet(
  item: string,
  serial: string,
  rows: readonly HistoryRow[],
): ReportSheet {
  const text = (value: string | null): ReportCell => ({ kind: 'text', text: value ?? '' });
  return {
    name: `History ${serial}`,
    tableName: 'SerialbookHistory',
    headRow: 3,
    tableRows: rows.length,
    columns: widths.map((width, index) => ({
      width,
      align: index === widths.length - 1 ? 'right' : 'left',
    })),
    rows: [
      [{ kind: 'text', text: `${item} ${serial}`, isStrong: true }],
      [],
      heads.map((head) => text(head)),
      ...rows.map((row): ReportCell[] => [
        text(row.occurredOn),
        text(row.document),
        text(kindFacts[row.kind].title),
        text(row.fromArea),
        text(row.toArea),
        text(row.party),
        text(row.user),
        row.costChange === undefined
          ? null
          : { kind: 'number', value: Number(row.costChange), format: '#,##0.00' },
      ]),
    ],
    isLandscape: true,
  };
}

/** The handler of each command. A failure is said in the pane; none is thrown into Excel. */
export function makeCommands(
  options: CommandOptions,
): Readonly<Record<CommandName, () => Promise<void>>> {
  const { host, client, show, say, forget } = options;

  async function readSerial(): Promise<string> {
    const [text = ''] = await host.readSelection();
    return text;
  }

  function open(name: CommandName): () => Promise<void> {
    return guard(async () => {
      show(commandPanes[name] ?? 'home');
      await host.showPane();
    });
  }

  function guard(run: () => Promise<void>): () => Promise<void> {
    return async () => {
      try {
        await run();
      } catch (error) {
        say(error instanceof Error ? error.message : String(error));
      }
    };
  }

  return {
    ShowScan: open('ShowScan'),
    ShowLookUp: open('ShowLookUp'),
    ShowSell: open('ShowSell'),
    ShowReturn: open('ShowReturn'),
    ShowReports: open('ShowReports'),
    Refresh: guard(async () => {
      forget();
      await host.recalculate();
      say('Every SERIAL formula asked the books again.');
    }),
    LookUpSelected: guard(async () => {
      show('lookUp', await readSerial());
      await host.showPane();
    }),
    InsertHistory: guard(async () => {
      const serial = await readSerial();
      if (serial === '') {
        say('The cell is empty. Select a cell with a serial.');
        return;
      }
      const answer = await client.call('lookupUnits', {
        body: { serials: [serial], history: true },
      });
      if (!answer.ok) {
        say(sentenceOf(answer.error));
        return;
      }
      const units = answer.value.results[0]?.units ?? [];
      if (units.length === 0) say(`No unit has the serial ${serial}. Check the text.`);
      for (const unit of units) {
        await host.writeReport(planHistorySheet(unit.item, unit.serial, unit.history ?? []));
      }
    }),
  };
}
