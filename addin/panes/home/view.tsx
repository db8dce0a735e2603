/** Where a day begins: one field that finds anything, the jobs to begin, and what waits; and whether the books are open. */
import { Button, Caption1, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { ArrowSyncRegular } from '@fluentui/react-icons/svg/arrow-sync';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { useState } from 'react';
import type { PaneName } from '../../commands/table.ts';
import { Empty, Heading, Notice, Pane } from '../../parts/parts.tsx';
import { useServices, type PaneProps } from '../../services.tsx';
import { panes } from '../../shell/panes.tsx';
import { textsOf } from '../../texts/texts.ts';
import { ItemPage } from './item-page.tsx';
import { PartyPage } from './party-page.tsx';
import { Search } from './search.tsx';
import { useToday, type Today } from './use-today.ts';
import { WorkList } from './work-list.tsx';

const texts = textsOf('home');
const shell = textsOf('shell');

const useStyles = makeStyles({
  jobs: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(72px, 1fr))',
    gap: tokens.spacingHorizontalXS,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  job: {
    display: 'flex',
    flexDirection: 'column',
    width: '100%',
    minWidth: 0,
    height: '60px',
    gap: tokens.spacingVerticalXXS,
    padding: tokens.spacingHorizontalXS,
    fontWeight: tokens.fontWeightRegular,
    fontSize: tokens.fontSizeBase200,
  },
  jobIcon: { margin: 0 },
  status: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    color: tokens.colorNeutralForeground2,
  },
  good: { color: tokens.colorPaletteGreenForeground1, flexShrink: 0, fontSize: '16px' },
  grow: { flexGrow: 1, minWidth: 0 },
});

/** The jobs of an ordinary day; the rest are among the panes. */
const jobs: readonly PaneName[] = [
  'scan',
  'receive',
  'sell',
  'return',
  'transfer',
  'count',
  'documents',
  'reports',
];

type Page =
  | { readonly kind: 'today' }
  | { readonly kind: 'item'; readonly sku: string }
  | { readonly kind: 'party'; readonly code: string };

export function View(_props: PaneProps): React.JSX.Element {
  const [page, setPage] = useState<Page>({ kind: 'today' });
  const back = (): void => setPage({ kind: 'today' });
  switch (page.kind) {
    case 'item':
      return <ItemPage sku={page.sku} onBack={back} />;
    case 'party':
      return <PartyPage code={page.code} onBack={back} />;
    case 'today':
      return (
        <TodayPage
          onItem={(sku) => setPage({ kind: 'item', sku })}
          onParty={(code) => setPage({ kind: 'party', code })}
        />
      );
  }
}

interface TodayProps {
  readonly onItem: (sku: string) => void;
  readonly onParty: (code: string) => void;
}

function TodayPage({ onItem, onParty }: TodayProps): React.JSX.Element {
  const { client, show } = useServices();
  const today = useToday();
  return (
    <Pane title={texts.title}>
      {!client.hasToken() && (
        <Notice intent="warning">
          {texts.noToken}{' '}
          <Button size="small" onClick={() => show('settings')}>
            {texts.openSettings}
          </Button>
        </Notice>
      )}
      <Search onItem={onItem} onParty={onParty} />
      <Jobs />
      <Heading>{texts.work}</Heading>
      {today.groups.length > 0 ? (
        <WorkList key={String(today.isAsking)} groups={today.groups} />
      ) : (
        !today.isAsking && today.trouble === null && <Empty>{texts.nothingWaits}</Empty>
      )}
      <Standing today={today} />
    </Pane>
  );
}

function Jobs(): React.JSX.Element {
  const styles = useStyles();
  const { show } = useServices();
  return (
    <ul className={styles.jobs} aria-label={texts.jobs}>
      {jobs.map((name) => {
        const { icon: Icon } = panes[name];
        return (
          <li key={name}>
            <Button
              appearance="subtle"
              className={styles.job}
              icon={{ className: styles.jobIcon, children: <Icon /> }}
              onClick={() => show(name)}
            >
              {shell.panes[name]}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}

/** Whether the books are open, and whose they are. */
function Standing({ today }: { today: Today }): React.JSX.Element | null {
  const styles = useStyles();
  const { about, trouble, isAsking, again } = today;
  if (isAsking) return <Spinner size="tiny" label={texts.asking} />;
  if (trouble !== null) {
    return (
      <Notice intent="error">
        {trouble}{' '}
        <Button size="small" onClick={again}>
          {texts.retry}
        </Button>
      </Notice>
    );
  }
  if (about === null) return null;
  return (
    <div className={styles.status}>
      <CheckmarkCircleRegular className={styles.good} aria-hidden />
      <Caption1 className={styles.grow}>{texts.ready(about.company.name, about.currency)}</Caption1>
      <Button
        appearance="subtle"
        size="small"
        icon={<ArrowSyncRegular />}
        aria-label={texts.refresh}
        onClick={again}
      />
    </div>
  );
}
