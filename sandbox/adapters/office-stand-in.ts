/**
 * The part of the global `Office` that an add-in's host code uses, for runs without a page: where there is a page,
 * Microsoft's own office.js makes it. Document settings behave as Excel's: read and written in memory, kept in the
 * workbook only by `saveAsync`.
 */
import type { RequirementSets } from '../requests/requirements.ts';
import type { OfficeThemeName } from './office-theme.ts';
import { themeColors } from './office-theme.ts';
import { isSetSupported } from '../requests/requirements.ts';
import type { Workbook } from '../workbook/workbook.ts';

interface AsyncResult {
  readonly status: 'succeeded' | 'failed';
  readonly value: unknown;
  readonly error?: { readonly code: number; readonly name: string; readonly message: string };
}

type Callback = (result: AsyncResult) => void;
type CommandHandler = (event: CommandEvent) => unknown;

interface CommandEvent {
  readonly source: { readonly id: string };
  readonly completed: (options?: unknown) => void;
}

interface Visibility {
  readonly visibilityMode: 'Taskpane' | 'Hidden';
}

/** What the stand-in keeps, to be looked at by a test. */
export interface OfficeState {
  readonly ribbonUpdates: unknown[];
  isPaneShown: boolean;
  startupBehavior: string;
}

function answer(callback: unknown, result: AsyncResult): void {
  if (typeof callback !== 'function') return;
  setTimeout(() => {
    (callback as Callback)(result);
  });
}

const succeeded: AsyncResult = { status: 'succeeded', value: undefined };

function makeSettings(workbook: Workbook): Record<string, unknown> {
  const read = (): Map<string, unknown> =>
    new Map(
      [...workbook.documentSettings].map(([key, json]): [string, unknown] => [
        key,
        JSON.parse(json),
      ]),
    );
  let settings = read();
  return {
    get: (name: string): unknown => settings.get(name) ?? null,
    set: (name: string, value: unknown): void => {
      settings.set(name, JSON.parse(JSON.stringify(value)));
    },
    remove: (name: string): void => {
      settings.delete(name);
    },
    saveAsync: (...args: readonly unknown[]): void => {
      const entries = [...settings].map(([key, value]) => [key, JSON.stringify(value)] as const);
      if (!workbook.saveDocumentSettings(entries)) {
        const error = { code: 9019, name: 'Save Error', message: 'The settings cannot be saved.' };
        answer(args.at(-1), { status: 'failed', value: undefined, error });
        return;
      }
      answer(args.at(-1), succeeded);
    },
    refreshAsync: (callback: unknown): void => {
      settings = read();
      answer(callback, succeeded);
    },
  };
}

export class OfficeStandIn {
  readonly state: OfficeState = {
    ribbonUpdates: [],
    isPaneShown: true,
    startupBehavior: 'None',
  };
  /** To be assigned to the global `Office`. */
  readonly office: Record<string, unknown>;
  private readonly commands = new Map<string, CommandHandler>();
  private readonly visibilityListeners = new Set<(visibility: Visibility) => void>();

  constructor(workbook: Workbook, requirements: RequirementSets, theme: OfficeThemeName = 'light') {
    const info = { host: 'Excel', platform: 'PC' };
    this.office = {
      onReady: (callback?: (ready: typeof info) => unknown): Promise<typeof info> => {
        const ready = Promise.resolve(info);
        return callback === undefined
          ? ready
          : ready.then(async (value) => {
              await callback(value);
              return value;
            });
      },
      actions: {
        associate: (id: string, handler: CommandHandler): void => {
          this.commands.set(id, handler);
        },
      },
      addin: this.makeAddin(),
      ribbon: {
        requestUpdate: (update: unknown): Promise<void> => {
          this.state.ribbonUpdates.push(update);
          return Promise.resolve();
        },
      },
      context: {
        contentLanguage: 'en-US',
        displayLanguage: 'en-US',
        host: info.host,
        officeTheme: themeColors(theme),
        platform: info.platform,
        diagnostics: { ...info, version: '16.0.18000.10000' },
        document: { url: workbook.name, settings: makeSettings(workbook) },
        requirements: {
          isSetSupported: (name: string, version?: string | number): boolean =>
            isSetSupported(requirements, name, version),
        },
      },
      AsyncResultStatus: { Succeeded: 'succeeded', Failed: 'failed' },
      HostType: { Excel: 'Excel' },
      PlatformType: { PC: 'PC', OfficeOnline: 'OfficeOnline', Mac: 'Mac' },
      StartupBehavior: { none: 'None', load: 'Load' },
      VisibilityMode: { hidden: 'Hidden', taskpane: 'Taskpane' },
    };
  }

  private makeAddin(): Record<string, unknown> {
    const show = (isShown: boolean): Promise<void> => {
      this.state.isPaneShown = isShown;
      const visibilityMode = isShown ? 'Taskpane' : 'Hidden';
      for (const listener of this.visibilityListeners) listener({ visibilityMode });
      return Promise.resolve();
    };
    return {
      showAsTaskpane: () => show(true),
      hide: () => show(false),
      getStartupBehavior: () => Promise.resolve(this.state.startupBehavior),
      setStartupBehavior: (behavior: string): Promise<void> => {
        this.state.startupBehavior = behavior;
        return Promise.resolve();
      },
      onVisibilityModeChanged: (
        listener: (visibility: Visibility) => void,
      ): Promise<() => Promise<void>> => {
        this.visibilityListeners.add(listener);
        return Promise.resolve(() => {
          this.visibilityListeners.delete(listener);
          return Promise.resolve();
        });
      },
    };
  }

  /** Presses a ribbon button; resolves when the handler calls `event.completed()`. */
  async runCommand(id: string): Promise<void> {
    const handler = this.commands.get(id);
    if (handler === undefined) throw new Error(`No action is associated with the command ${id}.`);
    await new Promise<void>((resolve, reject) => {
      const event: CommandEvent = {
        source: { id },
        completed: () => {
          resolve();
        },
      };
      Promise.resolve(handler(event)).catch(reject);
    });
  }
}
