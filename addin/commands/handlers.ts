/**
 * What the ribbon and context-menu commands do. Each ends, also where it fails: what happened is said in the pane, which is
 * opened when there is something to mend, and nothing is thrown into Excel.
 */
import type { Client } from '../client.ts';
import { sentenceOf } from '../client.ts';
import { localMoment } from '../day.ts';
import type { ExcelHost } from '../host/port.ts';
import { spokenLanguage, textsOf } from '../texts/texts.ts';
import { commandTable, type CommandName, type PaneName } from './table.ts';

const texts = textsOf('commands');

export interface CommandOptions {
  readonly host: ExcelHost;
  readonly client: Client;
  readonly show: (pane: PaneName, text?: string) => void;
  readonly say: (text: string) => void;
  /** Forgets what the formulas know, so that they ask again. */
  readonly forget: () => void;
}

type Handler = () => Promise<void>;
/** One step of a command: what it has to say, and whether a person has to know it now. */
type Step = () => Promise<{ readonly text: string; readonly hasFailed: boolean }>;

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

function sentenceOfError(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Pressed again while it runs, a command goes on and does not begin a second time. */
function oneAtATime(run: Handler): Handler {
  let running: Promise<void> | null = null;
  return () => {
    running ??= run().finally(() => {
      running = null;
    });
    return running;
  };
}

/** The steps of Refresh, each on its own: one that fails does not keep the others from it. */
function refreshSteps({ host, client, forget }: CommandOptions): readonly Step[] {
  return [
    async () => {
      forget();
      await host.recalculate();
      return { text: texts.asked, hasFailed: false };
    },
    async () => {
      const { refreshAll, sentencesOf } = await loadReporting();
      const outcome = await refreshAll({ host, client, now });
      return { text: sentencesOf(outcome), hasFailed: outcome.failed.length > 0 };
    },
    async () => {
      const { refreshSheets } = await loadFlows();
      const text = await refreshSheets(host, client, () => crypto.randomUUID());
      return { text, hasFailed: false };
    },
  ];
}

/** A new sheet for each unit that has the serial; answers what was written. Refused are an empty cell and an unknown serial. */
async function insertHistory({ host, client }: CommandOptions): Promise<string> {
  const [serial = ''] = await host.readSelection();
  if (serial === '') throw new Error(texts.cellEmpty);
  const answer = await client.call('lookupUnits', { body: { serials: [serial] } });
  if (!answer.ok) throw new Error(sentenceOf(answer.error));
  const units = answer.value.results[0]?.units ?? [];
  if (units.length === 0) throw new Error(texts.none(serial));
  const { writeNew } = await loadReporting();
  const language = spokenLanguage();
  const sentences: string[] = [];
  for (const { item, serial: own } of units) {
    const question = { report: 'history', item, serial: own, language } as const;
    const { name } = await writeNew(question, { host, client, now });
    sentences.push(texts.history(own, name));
  }
  return sentences.join(' ');
}

export function makeCommands(options: CommandOptions): Readonly<Record<CommandName, Handler>> {
  const { host, show, say } = options;

  /** Nobody reads a closed pane. */
  async function complain(error: unknown): Promise<void> {
    say(sentenceOfError(error));
    await host.showPane().catch(() => undefined);
  }

  function guard(run: Handler): Handler {
    return oneAtATime(() => run().catch(complain));
  }

  function open(name: CommandName, readText = () => Promise.resolve('')): Handler {
    return guard(async () => {
      show(commandTable[name].pane ?? 'home', await readText());
      await host.showPane();
    });
  }

  return {
    ShowScan: open('ShowScan'),
    ShowLookUp: open('ShowLookUp'),
    ShowReceive: open('ShowReceive'),
    ShowSell: open('ShowSell'),
    ShowReturn: open('ShowReturn'),
    ShowTransfer: open('ShowTransfer'),
    ShowReconcile: open('ShowReconcile'),
    ShowCount: open('ShowCount'),
    ShowReports: open('ShowReports'),
    LookUpSelected: open('LookUpSelected', async () => (await host.readSelection())[0] ?? ''),
    InsertHistory: guard(async () => say(await insertHistory(options))),
    Refresh: guard(async () => {
      say(texts.refreshing);
      const sentences: string[] = [];
      let hasFailed = false;
      for (const step of refreshSteps(options)) {
        try {
          const said = await step();
          sentences.push(said.text);
          hasFailed ||= said.hasFailed;
        } catch (error) {
          hasFailed = true;
          sentences.push(sentenceOfError(error));
        }
      }
      const said = [...new Set(sentences)].filter((sentence) => sentence !== '').join(' ');
      if (hasFailed) throw new Error(said);
      say(said);
    }),
  };
}
