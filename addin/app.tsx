/**
 * The shell of the task pane: navigation, the live region that speaks scans, and the pane that is shown. The theme is
 * Excel's, or else the system's; in forced colours Fluent follows the person's own.
 */
import {
  Button,
  FluentProvider,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { paneNames } from './commands/table.ts';
import type { Client } from './client.ts';
import { localDay } from './day.ts';
import type { ExcelHost } from './host/port.ts';
import { applyPreferred, keepPreferred, type Preferred } from './preferences.ts';
import { ServicesContext, type Services, type Tone } from './services.tsx';
import { Navigation } from './shell/navigation.tsx';
import { loadPanes, PaneStage } from './shell/pane-stage.tsx';
import type { StageStore } from './shell/stage.ts';
import { playTone } from './sound.ts';
import { spokenLanguage, textsOf } from './texts/texts.ts';
import { darkTheme, lightTheme } from './theme.ts';

const texts = textsOf('shell');

const useStyles = makeStyles({
  frame: {
    display: 'flex',
    flexDirection: 'column',
    height: '100vh',
    backgroundColor: tokens.colorNeutralBackground1,
    // Fields grow narrower with the pane: a browser gives each a width of its own otherwise.
    '& input, & textarea, & select': { minWidth: 0, maxWidth: '100%' },
    '& .fui-Input, & .fui-Textarea, & .fui-Select, & .fui-Combobox, & .fui-Dropdown, & .fui-Field':
      {
        minWidth: 0,
        maxWidth: '100%',
      },
    '& .fui-Field__label': { overflowWrap: 'anywhere' },
  },
  stage: { flexGrow: 1, overflowY: 'auto', overflowX: 'hidden', minHeight: 0 },
  notice: { flexShrink: 0 },
  hidden: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
  },
});

function subscribeDark(onChange: () => void): () => void {
  const query = matchMedia('(prefers-color-scheme: dark)');
  query.addEventListener('change', onChange);
  return () => query.removeEventListener('change', onChange);
}

function isDark(): boolean {
  return matchMedia('(prefers-color-scheme: dark)').matches;
}

export interface AppProps {
  readonly host: ExcelHost;
  readonly client: Client;
  readonly stage: StageStore;
  readonly booksChanged: () => void;
  /** How the person read when the page was opened; already applied. */
  readonly preferred: Preferred;
}

/** Language and formats: kept by the browser, and drawn anew once a language is loaded. */
function usePreferences({ host, stage, preferred: begin }: AppProps): Services['preferences'] {
  const [preferred, setPreferred] = useState(begin);
  return useMemo(() => {
    const change = (next: Preferred): void => {
      keepPreferred(localStorage, next);
      // Only what is loaded is shown: a language that cannot be fetched leaves everything as it is.
      void applyPreferred(next, host.languages()).then(() => {
        // What was said before was said in the other language.
        if (next.language !== preferred.language) stage.change({ notice: '' });
        setPreferred(next);
      });
    };
    return {
      ...preferred,
      setLanguage: (language) => change({ ...preferred, language }),
      setFormat: (format) => change({ ...preferred, format }),
    };
  }, [preferred, host, stage]);
}

export function App(props: AppProps): React.JSX.Element {
  const { host, client, stage, booksChanged } = props;
  const styles = useStyles();
  const isSystemDark = useSyncExternalStore(subscribeDark, isDark);
  const isExcelDark = useMemo(() => host.isDark(), [host]);
  const dark = isExcelDark ?? isSystemDark;
  const { pane, text, turn, notice } = useSyncExternalStore(
    (onChange) => stage.subscribe(onChange),
    () => stage.read(),
  );
  const [spoken, setSpoken] = useState('');
  const [isLoud, setLoud] = useState(() => host.readSetting('sounds') !== false);
  const preferences = usePreferences(props);
  /** Why Excel keeps something waiting. */
  const [waiting, setWaiting] = useState<string | null>(null);
  useEffect(() => host.watchWaiting(setWaiting), [host]);

  const services = useMemo((): Services => {
    return {
      host,
      client,
      announce: (sentence: string, tone: Tone) => {
        // A live region says nothing of a text that stays the same, and twice the same is news.
        setSpoken((before) => (before === sentence ? `${sentence}\u00a0` : sentence));
        if (isLoud && tone !== 'plain') playTone(tone);
      },
      show: (next, given = '') =>
        stage.change({ pane: next, text: given, turn: stage.read().turn + 1 }),
      today: () => localDay(new Date()),
      makeId: () => crypto.randomUUID(),
      sounds: {
        isOn: isLoud,
        set: (isOn) => {
          setLoud(isOn);
          void host.writeSetting('sounds', isOn).catch(() => undefined);
        },
      },
      preferences,
      booksChanged,
    };
  }, [host, client, stage, isLoud, preferences, booksChanged]);

  const language = spokenLanguage();
  useEffect(() => {
    document.documentElement.style.colorScheme = dark ? 'dark' : 'light';
    document.documentElement.lang = language;
  }, [dark, language]);
  useEffect(() => {
    // Once something is shown, the other panes come too, so that each opens at once and while the service is away.
    void loadPanes(paneNames).catch(() => undefined);
  }, []);

  return (
    <FluentProvider theme={dark ? darkTheme : lightTheme}>
      <ServicesContext.Provider value={services}>
        <div className={styles.frame}>
          <Navigation key={language} pane={pane} onShow={(next) => services.show(next)} />
          {!host.isExcel && (
            <MessageBar className={styles.notice} layout="multiline">
              <MessageBarBody>{texts.outsideExcel}</MessageBarBody>
            </MessageBar>
          )}
          {waiting !== null && (
            <MessageBar className={styles.notice} intent="warning" layout="multiline">
              <MessageBarBody>{waiting}</MessageBarBody>
            </MessageBar>
          )}
          {notice !== '' && (
            <MessageBar className={styles.notice} layout="multiline">
              <MessageBarBody>{notice}</MessageBarBody>
              <MessageBarActions>
                <Button size="small" onClick={() => stage.change({ notice: '' })}>
                  {texts.close}
                </Button>
              </MessageBarActions>
            </MessageBar>
          )}
          <main className={styles.stage}>
            <PaneStage key={`${pane} ${turn} ${language}`} name={pane} text={text} />
          </main>
          <div className={styles.hidden} role="status" aria-live="polite">
            {spoken}
          </div>
        </div>
      </ServicesContext.Provider>
    </FluentProvider>
  );
}
