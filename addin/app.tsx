/**
 * The shell of the task pane: heading, navigation, the live region that speaks scans, and the pane that is shown. The
 * theme is Excel's, or else the system's; in forced colours Fluent follows the person's own.
 */
import {
  Button,
  FluentProvider,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
  Tab,
  TabList,
  tokens,
  Tooltip,
} from '@fluentui/react-components';
import { ArrowHookUpLeftRegular } from '@fluentui/react-icons/svg/arrow-hook-up-left';
import { BarcodeScannerRegular } from '@fluentui/react-icons/svg/barcode-scanner';
import { DataTrendingRegular } from '@fluentui/react-icons/svg/data-trending';
import { DocumentMultipleRegular } from '@fluentui/react-icons/svg/document-multiple';
import { HomeRegular } from '@fluentui/react-icons/svg/home';
import { ReceiptRegular } from '@fluentui/react-icons/svg/receipt';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import { SettingsRegular } from '@fluentui/react-icons/svg/settings';
import { useEffect, useMemo, useState, useSyncExternalStore, type ComponentType } from 'react';
import { paneNames, type PaneName } from './commands/table.ts';
import type { Client } from './client.ts';
import { localDay } from './day.ts';
import type { ExcelHost } from './host/port.ts';
import { View as Documents } from './panes/documents/view.tsx';
import { View as Home } from './panes/home/view.tsx';
import { View as LookUp } from './panes/look-up/view.tsx';
import { View as Reports } from './panes/reports/view.tsx';
import { View as Return } from './panes/return/view.tsx';
import { View as Scan } from './panes/scan/view.tsx';
import { View as Sell } from './panes/sell/view.tsx';
import { View as Settings } from './panes/settings/view.tsx';
import { ServicesContext, type PaneProps, type Services, type Tone } from './services.tsx';
import { playTone } from './sound.ts';
import { darkTheme, lightTheme } from './theme.ts';

interface PaneFacts {
  readonly label: string;
  readonly icon: ComponentType;
  readonly view: ComponentType<PaneProps>;
}

const panes: Readonly<Record<PaneName, PaneFacts>> = {
  home: { label: 'Home', icon: HomeRegular, view: Home },
  scan: { label: 'Scan', icon: BarcodeScannerRegular, view: Scan },
  lookUp: { label: 'Look up', icon: SearchRegular, view: LookUp },
  sell: { label: 'Sell', icon: ReceiptRegular, view: Sell },
  return: { label: 'Return', icon: ArrowHookUpLeftRegular, view: Return },
  documents: { label: 'Documents', icon: DocumentMultipleRegular, view: Documents },
  reports: { label: 'Reports', icon: DataTrendingRegular, view: Reports },
  settings: { label: 'Settings', icon: SettingsRegular, view: Settings },
};

const outsideExcel =
  'This page is not open in Excel. Look-ups, documents and reports work; sheets do not.';

/** What is shown, as a store outside React: ribbon commands change it too. */
export interface Stage {
  readonly pane: PaneName;
  readonly text: string;
  /** Counts the times a pane was asked for, so that the same one opens afresh with another text. */
  readonly turn: number;
  /** A sentence of a command, until it is put away. */
  readonly notice: string;
}

export interface StageStore {
  read(): Stage;
  change(next: Partial<Stage>): void;
  subscribe(onChange: () => void): () => void;
}

export function makeStage(): StageStore {
  let stage: Stage = { pane: 'home', text: '', turn: 0, notice: '' };
  const listeners = new Set<() => void>();
  return {
    read: () => stage,
    change(next) {
      stage = { ...stage, ...next };
      for (const listener of listeners) listener();
    },
    subscribe(onChange) {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
  };
}

const useStyles = makeStyles({
  frame: {
    display: 'flex',
    flexDirection: 'column',
    height: '100vh',
    backgroundColor: tokens.colorNeutralBackground1,
  },
  navigation: {
    flexShrink: 0,
    overflowX: 'auto',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  tab: {
    paddingLeft: tokens.spacingHorizontalS,
    paddingRight: tokens.spacingHorizontalS,
    '@media (max-width: 639px)': {
      paddingLeft: tokens.spacingHorizontalXS,
      paddingRight: tokens.spacingHorizontalXS,
    },
  },
  // In a pane as narrow as Excel opens it, the other panes show their icons alone.
  label: { '@media (max-width: 639px)': { display: 'none' } },
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
}

export function App({ host, client, stage, booksChanged }: AppProps): React.JSX.Element {
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
      booksChanged,
    };
  }, [host, client, stage, isLoud, booksChanged]);

  useEffect(() => {
    document.documentElement.style.colorScheme = dark ? 'dark' : 'light';
  }, [dark]);

  const { view: View } = panes[pane];
  return (
    <FluentProvider theme={dark ? darkTheme : lightTheme}>
      <ServicesContext.Provider value={services}>
        <div className={styles.frame}>
          <nav className={styles.navigation} aria-label="Serialbook">
            <TabList
              size="small"
              selectedValue={pane}
              onTabSelect={(_event, { value }) => services.show(value as PaneName)}
            >
              {paneNames.map((name) => (
                <PaneTab key={name} name={name} isSelected={name === pane} />
              ))}
            </TabList>
          </nav>
          {!host.isExcel && (
            <MessageBar className={styles.notice} layout="multiline">
              <MessageBarBody>{outsideExcel}</MessageBarBody>
            </MessageBar>
          )}
          {notice !== '' && (
            <MessageBar className={styles.notice} layout="multiline">
              <MessageBarBody>{notice}</MessageBarBody>
              <MessageBarActions>
                <Button size="small" onClick={() => stage.change({ notice: '' })}>
                  Close
                </Button>
              </MessageBarActions>
            </MessageBar>
          )}
          <main className={styles.stage}>
            <View key={`${pane} ${turn}`} text={text} />
          </main>
          <div className={styles.hidden} role="status" aria-live="polite">
            {spoken}
          </div>
        </div>
      </ServicesContext.Provider>
    </FluentProvider>
  );
}

function PaneTab({ name, isSelected }: { name: PaneName; isSelected: boolean }): React.JSX.Element {
  const styles = useStyles();
  const { label, icon: Icon } = panes[name];
  return (
    <Tooltip content={label} relationship="label">
      <Tab value={name} icon={<Icon />} aria-label={label} className={styles.tab}>
        <span {...(isSelected ? {} : { className: styles.label })}>{label}</span>
      </Tab>
    </Tooltip>
  );
}
