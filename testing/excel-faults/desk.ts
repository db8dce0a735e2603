/**
 * A desk where the add-in works on a workbook and on real books, and where it can be struck at any action that it asks of
 * Excel, or killed at any answer that it waits for. Every session is a fresh instance of Microsoft's client on the same
 * workbook, as when a pane is closed and opened again.
 */
import { makeClient, type Client } from '../../addin/client.ts';
import { openExcelHost } from '../../addin/host/excel-host.ts';
import type { ExcelHost } from '../../addin/host/port.ts';
import { openNodeHost, type NodeHost } from '../../sandbox/adapters/node.ts';
import { Workbook } from '../../sandbox/workbook/workbook.ts';
import { openTestServer, token, type TestServer } from '../fixtures/server.ts';

/** Which action fails, counted from 0 over a session, and with which of Excel's codes. */
export interface Strike {
  readonly at: number;
  readonly code: string;
}

/** Which answer never comes, counted from 0 over a session, and whether what was asked was done all the same. */
export interface Kill {
  readonly at: number;
  readonly isDone: boolean;
}

export interface SessionPlan {
  readonly strike?: Strike;
  readonly kill?: Kill;
}

export interface Session {
  readonly host: ExcelHost;
  readonly client: Client;
  /** What was asked of Excel so far, settings that were saved among it. */
  readonly actions: () => number;
  /** How often an answer was waited for, of Excel or of the service. */
  readonly waits: () => number;
  readonly wasStruck: () => boolean;
  /** Comes true when the session is killed; never otherwise. */
  readonly killed: Promise<'killed'>;
  /** Counts afresh, and strikes or kills from here on. */
  readonly arm: (plan: SessionPlan) => void;
  readonly close: () => void;
}

interface WireAction {
  readonly Name?: string;
  readonly ActionType: number;
}

const instantiation = 1;

/** Actions that the add-in asked for; what the client sends behind its back to let go of ranges counts as none. */
function countActions(text: string): number {
  const { Actions } = JSON.parse(text) as { readonly Actions: readonly WireAction[] };
  const isRelease = ({ Name, ActionType }: WireAction): boolean =>
    Name === '_RemoveReference' || ActionType === instantiation;
  const isOwn = Actions.every(isRelease) && Actions.some(({ Name }) => Name === '_RemoveReference');
  return isOwn ? 0 : Actions.length;
}

type Settle = (result: { readonly status: string; readonly error?: object }) => void;
interface SettingsObject {
  saveAsync: (callback: Settle) => void;
  refreshAsync: (callback: Settle) => void;
}

const never = <Value>(): Promise<Value> => new Promise<Value>(() => undefined);

/** The add-in afresh on a workbook. The one before must be closed. */
export function openSession(
  workbook: Workbook,
  ask: TestServer['ask'],
  first: SessionPlan = {},
): Session {
  const node = openNodeHost(workbook);
  const uninstall = node.install();
  let plan = first;
  let [actions, waits, isStruck, isDead] = [0, 0, false, false];
  let die: (word: 'killed') => void = () => undefined;
  const killed = new Promise<'killed'>((resolve) => {
    die = resolve;
  });

  /** Lets what is asked be done and answered, unless this is where the session ends. */
  async function answer<Value>(done: () => Promise<Value>): Promise<Value> {
    if (isDead) return never();
    const { kill } = plan;
    const isLast = kill?.at === waits;
    waits += 1;
    if (!isLast) return done();
    isDead = true;
    if (kill.isDone) await done();
    die('killed');
    return never();
  }

  function strikes(count: number): number | null {
    const { strike } = plan;
    const before = actions;
    actions += count;
    if (strike === undefined || strike.at < before || strike.at >= actions) return null;
    isStruck = true;
    return strike.at - before;
  }

  wireExcel(node, answer, (text) => {
    const actionIndex = strikes(countActions(text));
    if (actionIndex !== null) node.host.planFault({ code: plan.strike?.code ?? '', actionIndex });
  });
  wireSettings(node, answer, () => strikes(1) !== null);
  const client = makeClient({
    base: '',
    token,
    fetch: (address, init) =>
      answer(async () => {
        const method = (init?.method ?? 'GET') as 'GET' | 'POST';
        const answered = await ask(method, address as string, init?.body ?? undefined);
        return new Response(answered.text, { status: answered.status });
      }),
  });
  return {
    host: openExcelHost({ watchFocus: null, patienceMs: null }),
    client,
    actions: () => actions,
    waits: () => waits,
    wasStruck: () => isStruck,
    killed,
    arm: (next) => {
      plan = next;
      [actions, waits] = [0, 0];
    },
    close: () => {
      isDead = true;
      uninstall();
      node.close();
    },
  };
}

type Answer = <Value>(done: () => Promise<Value>) => Promise<Value>;

function wireExcel(node: NodeHost, answer: Answer, before: (text: string) => void): void {
  const handle = node.host.handle.bind(node.host);
  node.host.handle = (text, flags) => {
    // What only lets go of ranges is nothing that anybody waits for.
    if (countActions(text) === 0) return handle(text, flags);
    return answer(() => {
      before(text);
      return handle(text, flags);
    });
  };
}

function wireSettings(node: NodeHost, answer: Answer, fails: () => boolean): void {
  const settings = node.Office.context.document.settings as unknown as SettingsObject;
  const save = settings.saveAsync.bind(settings);
  const refresh = settings.refreshAsync.bind(settings);
  const asked = (job: (callback: Settle) => void) => (callback: Settle) => {
    void answer(() => new Promise<Parameters<Settle>[0]>(job)).then(callback);
  };
  settings.refreshAsync = asked(refresh);
  settings.saveAsync = asked((callback) => {
    if (fails()) callback({ status: 'failed', error: { code: 9019, name: 'Save Error' } });
    else save(callback);
  });
}

export interface Desk {
  readonly server: TestServer;
  readonly openSession: (workbook: Workbook, plan?: SessionPlan) => Session;
  readonly close: () => Promise<void>;
}

export async function openDesk(): Promise<Desk> {
  const server = await openTestServer();
  return {
    server,
    openSession: (workbook, plan) => openSession(workbook, server.ask, plan),
    close: () => server.remove(),
  };
}

export function newWorkbook(): Workbook {
  return new Workbook({ currentYear: 2026 });
}
