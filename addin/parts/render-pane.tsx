/** Renders a pane for tests: a host that keeps to memory, and a service that is a function. */
import { FluentProvider, webLightTheme } from '@fluentui/react-components';
import { act, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { makeClient } from '../client.ts';
import type { PaneName } from '../commands/table.ts';
import { makeHostWithoutExcel } from '../host/no-excel.ts';
import type { ExcelHost } from '../host/port.ts';
import { ServicesContext, type Tone } from '../services.tsx';

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly token: string;
}

/** What the service answers; null where it cannot be reached. */
export type Service = (asked: Asked) => { readonly status: number; readonly body: unknown } | null;

export interface PaneStage {
  readonly page: HTMLElement;
  readonly asked: readonly Asked[];
  readonly said: readonly { readonly text: string; readonly tone: Tone }[];
  readonly shown: readonly (readonly [pane: PaneName, text: string])[];
  /** Languages and formats that were chosen. */
  readonly chosen: readonly string[];
  /** The button or field that a person would call so. */
  find(name: string): HTMLElement;
  press(name: string): Promise<void>;
  /** Types into the focused field and ends with Enter; `gap` is the time between keys. */
  type(text: string, gap: number): Promise<void>;
  paste(text: string): Promise<void>;
  /** Changes a field's text at once, as a person's picker does. */
  change(name: string, value: string): Promise<void>;
  /** Empties the focused field. */
  clear(): Promise<void>;
  /** Lets answers and effects come through. */
  settle(): Promise<void>;
  leave(): Promise<void>;
}

export interface PaneOptions {
  readonly host?: Partial<ExcelHost>;
  readonly service: Service;
  readonly token?: string;
  /** Told which token is kept. */
  readonly keepToken?: (token: string) => void;
}

function nameOf(element: Element): string {
  const label = element.getAttribute('aria-label') ?? element.textContent;
  const id = element.getAttribute('id');
  const field = id === null ? null : document.querySelector(`label[for="${id}"]`);
  return (field?.textContent ?? label).trim();
}

/** Writes as a browser does, past the setter by which React knows what it wrote itself. */
function setValue(input: HTMLInputElement | HTMLTextAreaElement, value: string): void {
  const { prototype } = input instanceof HTMLInputElement ? HTMLInputElement : HTMLTextAreaElement;
  Reflect.set(prototype, 'value', value, input);
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

function setChoice(select: HTMLSelectElement, value: string): void {
  Reflect.set(HTMLSelectElement.prototype, 'value', value, select);
  select.dispatchEvent(new Event('change', { bubbles: true }));
}

export async function renderPane(view: ReactNode, options: PaneOptions): Promise<PaneStage> {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  // Where nothing is laid out, nothing is out of view.
  Object.assign(Element.prototype, { scrollIntoView: () => undefined });
  const asked: Asked[] = [];
  const said: { text: string; tone: Tone }[] = [];
  const shown: [PaneName, string][] = [];
  const chosen: string[] = [];
  let ids = 0;
  const host: ExcelHost = {
    ...makeHostWithoutExcel(),
    changeSetting: (name, change) => host.writeSetting(name, change(host.readSetting(name))),
    ...options.host,
  };
  const client = makeClient({
    base: '',
    token: options.token ?? 'a-token',
    keepToken: options.keepToken ?? (() => undefined),
    fetch: (input, init) => {
      const request: Asked = {
        method: init?.method ?? 'GET',
        path: input as string,
        body: typeof init?.body === 'string' ? (JSON.parse(init.body) as unknown) : null,
        token: (init?.headers as Record<string, string>)['Authorization'] ?? '',
      };
      asked.push(request);
      const answer = options.service(request);
      if (answer === null) return Promise.reject(new TypeError('no network'));
      const { status, body } = answer;
      return Promise.resolve({
        ok: status < 300,
        status,
        headers: new Headers(),
        json: () => Promise.resolve(body),
        blob: () => Promise.resolve(new Blob([JSON.stringify(body)])),
      } as Response);
    },
  });
  const page = document.createElement('div');
  document.body.append(page);
  const root = createRoot(page);
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 5; turn += 1) {
      await act(() => new Promise((resolve) => setTimeout(resolve, 0)));
    }
  };
  // eslint-disable-next-line @typescript-eslint/require-await -- act waits for effects only when it is given a promise
  await act(async () => {
    root.render(
      <FluentProvider theme={webLightTheme}>
        <ServicesContext.Provider
          value={{
            host,
            client,
            announce: (text, tone) => said.push({ text, tone }),
            show: (pane, text = '') => shown.push([pane, text]),
            today: () => '2026-03-31',
            makeId: () => `id-${(ids += 1)}`,
            sounds: { isOn: true, set: () => undefined },
            preferences: {
              language: 'system',
              format: 'system',
              setLanguage: (language) => chosen.push(language),
              setFormat: (format) => chosen.push(format),
            },
            booksChanged: () => undefined,
          }}
        >
          {view}
        </ServicesContext.Provider>
      </FluentProvider>,
    );
  });
  await settle();

  function find(name: string): HTMLElement {
    const named = [...page.querySelectorAll<HTMLElement>('button, input, select, textarea')];
    const found = named.find((element) => nameOf(element) === name);
    if (found !== undefined) return found;
    throw new Error(`no "${name}" among ${named.map(nameOf).join(' | ')}`);
  }

  function focusedInput(): HTMLInputElement {
    const focused = document.activeElement;
    if (focused instanceof HTMLInputElement) return focused;
    throw new Error('no field has the focus');
  }

  async function actThen(run: () => void): Promise<void> {
    act(run);
    await settle();
  }

  return {
    page,
    asked,
    said,
    shown,
    chosen,
    find,
    settle,
    press: (name) => actThen(() => find(name).click()),
    type: (text, gap) =>
      actThen(() => {
        const input = focusedInput();
        let at = 10_000;
        const press = (key: string): void => {
          const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
          Object.defineProperty(event, 'timeStamp', { value: (at += gap) });
          const isLeft = input.dispatchEvent(event);
          if (isLeft && key.length === 1) setValue(input, input.value + key);
        };
        for (const key of text) press(key);
        press('Enter');
      }),
    paste: (text) =>
      actThen(() => {
        const event = new Event('paste', { bubbles: true, cancelable: true });
        Object.assign(event, { clipboardData: { getData: () => text } });
        focusedInput().dispatchEvent(event);
      }),
    change: (name, value) =>
      actThen(() => {
        const field = find(name);
        if (field instanceof HTMLSelectElement) setChoice(field, value);
        else if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) {
          setValue(field, value);
        } else throw new Error(`"${name}" is no field`);
      }),
    clear: () => actThen(() => setValue(focusedInput(), '')),
    leave: () => actThen(() => root.unmount()),
  };
}
