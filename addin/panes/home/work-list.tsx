/** Today's open work: a group a line with how many and how long; what is in it opens below. */
import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Badge,
  Button,
  Caption1,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { ArrowSwapRegular } from '@fluentui/react-icons/svg/arrow-swap';
import { BarcodeScannerRegular } from '@fluentui/react-icons/svg/barcode-scanner';
import { BoxArrowLeftRegular } from '@fluentui/react-icons/svg/box-arrow-left';
import { BoxArrowUpRegular } from '@fluentui/react-icons/svg/box-arrow-up';
import { DocumentErrorRegular } from '@fluentui/react-icons/svg/document-error';
import { DraftsRegular } from '@fluentui/react-icons/svg/drafts';
import { ArrowHookUpLeftRegular } from '@fluentui/react-icons/svg/arrow-hook-up-left';
import { ArrowHookUpRightRegular } from '@fluentui/react-icons/svg/arrow-hook-up-right';
import { useState, type ReactElement } from 'react';
import { kindName } from '../../parts/words.ts';
import { Row, Rows } from '../../parts/row.tsx';
import { useServices } from '../../services.tsx';
import { formatCount } from '../../texts/formats.ts';
import { textsOf } from '../../texts/texts.ts';
import { summarize, type GroupName, type WorkGroup, type WorkRow } from './work.ts';

const texts = textsOf('home');

const useStyles = makeStyles({
  item: { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  head: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    width: '100%',
    minWidth: 0,
  },
  words: { display: 'flex', flexDirection: 'column', flexGrow: 1, minWidth: 0 },
  more: { color: tokens.colorNeutralForeground2 },
  late: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
  panel: { margin: 0, paddingBottom: tokens.spacingVerticalXS },
});

const icons: Readonly<Record<GroupName, ReactElement>> = {
  toCheck: <DocumentErrorRegular />,
  scans: <BarcodeScannerRegular />,
  drafts: <DraftsRegular />,
  toReceive: <BoxArrowLeftRegular />,
  toShip: <BoxArrowUpRegular />,
  returns: <ArrowHookUpLeftRegular />,
  setAside: <ArrowHookUpRightRegular />,
  inTransit: <ArrowSwapRegular />,
};

const shownAtFirst = 5;

export function WorkList({ groups }: { groups: readonly WorkGroup[] }): React.JSX.Element {
  return (
    <Accordion multiple collapsible defaultOpenItems={groups.slice(0, 1).map(({ name }) => name)}>
      {groups.map((group) => (
        <Group key={group.name} group={group} />
      ))}
    </Accordion>
  );
}

function Group({ group }: { group: WorkGroup }): React.JSX.Element {
  const styles = useStyles();
  const { show } = useServices();
  const [isWhole, setWhole] = useState(false);
  const { name, rows, hasMore } = group;
  const { count, overdue, oldestDays } = summarize(group);
  const shown = isWhole ? rows : rows.slice(0, shownAtFirst);
  return (
    <AccordionItem value={name} className={styles.item}>
      <AccordionHeader icon={icons[name]} as="h3">
        <span className={styles.head}>
          <span className={styles.words}>
            {texts.groups[name]}
            {overdue > 0 ? (
              <Caption1 className={styles.late}>{texts.overdueCount(overdue)}</Caption1>
            ) : (
              oldestDays !== null && (
                <Caption1 className={styles.more}>{texts.oldest(texts.age(oldestDays))}</Caption1>
              )
            )}
          </span>
          <Badge
            appearance="tint"
            color={name === 'toCheck' ? 'warning' : overdue > 0 ? 'danger' : 'brand'}
          >
            {hasMore ? texts.atLeast(count) : formatCount(count)}
          </Badge>
        </span>
      </AccordionHeader>
      <AccordionPanel className={styles.panel}>
        <Rows label={texts.groups[name]}>
          {shown.map((row) => (
            <Row
              key={row.key}
              title={titleOf(row)}
              more={moreOf(name, row)}
              end={<Age row={row} />}
              onOpen={() => show(row.target.pane, row.target.text)}
            />
          ))}
        </Rows>
        {shown.length < rows.length && (
          <Button appearance="transparent" size="small" onClick={() => setWhole(true)}>
            {texts.showAll(rows.length)}
          </Button>
        )}
      </AccordionPanel>
    </AccordionItem>
  );
}

function Age({ row }: { row: WorkRow }): React.JSX.Element | null {
  const styles = useStyles();
  if (row.overdueDays !== null) {
    return <span className={styles.late}>{texts.overdue(row.overdueDays)}</span>;
  }
  return row.ageDays === null ? null : <>{texts.age(row.ageDays)}</>;
}

function titleOf({ kind, number, units }: WorkRow): string {
  if (number !== '') return number;
  return kind === null ? texts.scansMore(units ?? 0) : kindName(kind);
}

function moreOf(name: GroupName, { party, units }: WorkRow): string {
  if (name === 'scans') return '';
  if (name === 'toCheck') return [party, texts.toCheckWhy].filter(Boolean).join(' · ');
  return [party, units === null || units === 0 ? null : texts.units(units)]
    .filter(Boolean)
    .join(' · ');
}
