/** What the ribbon and context-menu commands do: thin, and each ends. */
import type { Client } from '../client.ts';
import { sentenceOf } from '../client.ts';
import { localMoment } from '../day.ts';
import type { ExcelHost } from '../host/port.ts';
import { spokenLanguage, textsOf } from '../texts/texts.ts';
import { commandPanes, type CommandName, type PaneName } from './table.ts';

const texts = textsOf('commands');

export interface CommandOptions {
  readonly host: ExcelHost;
  readonly client: Client;
  readonly show: (pane: PaneName, text?: string) => void;
  readonly say: (text: string) => void;
  /** Forgets what the formulas know, so that they ask again. */
  readonly forget: () => void;
}

/** Reports are loaded when the first is asked for. */
function loadReporting() {
  return import('../reporting/refresh.ts');
}

/** Likewise the sheets that documents are posted from. */
function loadFlows() {
  return import('../flows/refresh.ts');
}

function now(): string {
  return localMoment(new Date());
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
      const { refreshAll, sentencesOf } = await loadReporting();
      const reports = sentencesOf(await refreshAll({ host, client, now }));
      const { refreshSheets } = await loadFlows();
      const sheets = await refreshSheets(host, client, () => crypto.randomUUID());
      const said = [texts.asked, reports, sheets];
      say(said.filter(Boolean).join(' '));
    }),
    LookUpSelected: guard(async () => {
      show('lookUp', await readSerial());
      await host.showPane();
    }),
    InsertHistory: guard(async () => {
      const serial = await readSerial();
      if (serial === '') {
        say(texts.cellEmpty);
        return;
      }
      const answer = await client.call('lookupUnits', {
        body: { serials: [serial] },
      });
      if (!answer.ok) {
        say(sentenceOf(answer.error));
        return;
      }
      const units = answer.value.results[0]?.units ?? [];
      if (units.length === 0) say(texts.none(serial));
      const { writeNew } = await loadReporting();
      for (const unit of units) {
        const { item, serial: own } = unit;
        const question = { report: 'history', item, serial: own } as const;
        await writeNew({ ...question, language: spokenLanguage() }, { host, client, now });
      }
    }),
  };
}
