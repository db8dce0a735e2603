/**
 * Puts the add-in together in the one runtime that pane, functions and commands share. Functions and commands are
 * registered before anything is drawn, since Excel may start the runtime for a formula alone.
 */
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { makeClient } from './client.ts';
import { makeCommands } from './commands/handlers.ts';
import { makeBatch } from './functions/batch.ts';
import { makeFunctions } from './functions/functions.ts';
import { rememberFormulas } from './functions/in-use.ts';
import { findExcelHost } from './host/excel-host.ts';
import { makeHostWithoutExcel } from './host/no-excel.ts';
import { applyPreferred, readPreferred } from './preferences.ts';
import { makeStage } from './shell/stage.ts';
import { spokenLanguage } from './texts/texts.ts';

const tokenKey = 'serialbook-token';

/** The token that the address carries behind `#`, which never leaves the browser; kept, and taken off the address. */
function readToken(): string {
  const given = new URLSearchParams(location.hash.slice(1)).get('token');
  try {
    if (given !== null && given !== '') {
      localStorage.setItem(tokenKey, given);
      location.hash = '';
    }
    return given ?? localStorage.getItem(tokenKey) ?? '';
  } catch {
    return given ?? '';
  }
}

function keepToken(token: string): void {
  try {
    localStorage.setItem(tokenKey, token);
  } catch {
    // Where the browser keeps nothing, the token is asked for again next time.
  }
}

async function start(): Promise<void> {
  const token = readToken();
  const host = (await findExcelHost()) ?? makeHostWithoutExcel();
  const preferred = readPreferred(localStorage);
  await applyPreferred(preferred, host.languages());
  const client = makeClient({
    base: '',
    token,
    fetch: (...request) => fetch(...request),
    language: spokenLanguage,
    keepToken,
  });
  const formulas = rememberFormulas(host);
  const batch = makeBatch({
    client,
    host,
    later: (run, milliseconds) => void setTimeout(run, milliseconds),
    onAsked: formulas.note,
    onRecovered: () => void host.recalculate().catch(() => undefined),
  });
  /** Formulas ask again after a posting; where a workbook has none, nothing is recalculated. */
  const booksChanged = (): void => {
    batch.forget();
    if (formulas.areThere()) void host.recalculate().catch(() => undefined);
  };
  const stage = makeStage();
  host.registerFunctions(makeFunctions({ batch, client, host }));
  host.registerCommands(
    makeCommands({
      host,
      client,
      show: (pane, text = '') => stage.change({ pane, text, turn: stage.read().turn + 1 }),
      say: (notice) => stage.change({ notice }),
      forget: () => batch.forget(),
    }),
  );
  const root = document.getElementById('root');
  if (root === null) throw new Error('the page has no root');
  createRoot(root).render(
    <App
      host={host}
      client={client}
      stage={stage}
      booksChanged={booksChanged}
      preferred={preferred}
    />,
  );
}

void start();
