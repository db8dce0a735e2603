/** The way between panes: a row of tabs as wide as the pane allows, the others behind a button. */
import {
  makeStyles,
  Menu,
  MenuButton,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Overflow,
  OverflowItem,
  Tab,
  TabList,
  tokens,
  Tooltip,
  useIsOverflowItemVisible,
  useOverflowMenu,
} from '@fluentui/react-components';
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal';
import { paneNames, type PaneName } from '../commands/table.ts';
import { textsOf } from '../texts/texts.ts';
import { panes } from './panes.tsx';

const texts = textsOf('shell');

const useStyles = makeStyles({
  navigation: {
    flexShrink: 0,
    overflow: 'hidden',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  row: { display: 'flex', minWidth: 0, overflow: 'hidden' },
  list: { minWidth: 0 },
  tab: {
    flexShrink: 0,
    paddingLeft: tokens.spacingHorizontalS,
    paddingRight: tokens.spacingHorizontalS,
  },
  more: { alignSelf: 'center', minWidth: '28px', flexShrink: 0 },
});

interface NavigationProps {
  readonly pane: PaneName;
  readonly onShow: (pane: PaneName) => void;
}

export function Navigation({ pane, onShow }: NavigationProps): React.JSX.Element {
  const styles = useStyles();
  return (
    <nav className={styles.navigation} aria-label="Serialbook">
      <Overflow minimumVisible={2} padding={8}>
        <div className={styles.row}>
          <TabList
            className={styles.list}
            size="small"
            selectedValue={pane}
            onTabSelect={(_event, { value }) => onShow(value as PaneName)}
          >
            {paneNames.map((name, index) => (
              <OverflowItem
                key={name}
                id={name}
                priority={name === pane ? paneNames.length + 1 : paneNames.length - index}
              >
                <PaneTab name={name} isSelected={name === pane} />
              </OverflowItem>
            ))}
          </TabList>
          <MorePanes onShow={onShow} />
        </div>
      </Overflow>
    </nav>
  );
}

/** What the row of tabs has no room for. */
function MorePanes({ onShow }: Pick<NavigationProps, 'onShow'>): React.JSX.Element | null {
  const styles = useStyles();
  const { ref, isOverflowing } = useOverflowMenu();
  if (!isOverflowing) return null;
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <MenuButton
          ref={ref as React.Ref<never>}
          className={styles.more}
          appearance="subtle"
          size="small"
          menuIcon={null}
          icon={<MoreHorizontalRegular />}
          aria-label={texts.more}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {paneNames.map((name) => (
            <HiddenPane key={name} name={name} onShow={onShow} />
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

function HiddenPane({
  name,
  onShow,
}: Pick<NavigationProps, 'onShow'> & { readonly name: PaneName }): React.JSX.Element | null {
  const isVisible = useIsOverflowItemVisible(name);
  const { icon: Icon } = panes[name];
  if (isVisible) return null;
  return (
    <MenuItem icon={<Icon />} onClick={() => onShow(name)}>
      {texts.panes[name]}
    </MenuItem>
  );
}

interface PaneTabProps {
  readonly name: PaneName;
  readonly isSelected: boolean;
  readonly ref?: React.Ref<never>;
}

/** Only the pane that is shown has its name beside its icon; the others have it as their tip. */
function PaneTab({ name, isSelected, ...rest }: PaneTabProps): React.JSX.Element {
  const styles = useStyles();
  const { icon: Icon } = panes[name];
  const label = texts.panes[name];
  return (
    <Tooltip content={label} relationship="label">
      <Tab value={name} icon={<Icon />} aria-label={label} className={styles.tab} {...rest}>
        {isSelected ? label : null}
      </Tab>
    </Tooltip>
  );
}
