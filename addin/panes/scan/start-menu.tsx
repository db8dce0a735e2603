/** Begins a document with the serials of the inbox, in the pane of its kind. */
import {
  Menu,
  MenuButton,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import type { PaneName } from '../../commands/table.ts';
import { useServices } from '../../services.tsx';
import { textsOf } from '../../texts/texts.ts';
import { hasRow, type Scan } from './scan.ts';

const texts = textsOf('scan');

const documentPanes = [
  'receive',
  'sell',
  'return',
  'transfer',
  'count',
] as const satisfies readonly PaneName[];

/** Each serial once, in the order of the scans. */
export function StartMenu({ scans }: { scans: readonly Scan[] }): React.JSX.Element {
  const { show } = useServices();
  const start = (pane: PaneName): void => {
    const serials = scans.filter(hasRow).map(({ serial }) => serial);
    show(pane, serials.join('\n'));
  };
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <MenuButton disabled={scans.length === 0}>{texts.start}</MenuButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuGroup>
            <MenuGroupHeader>{texts.startAll(scans.filter(hasRow).length)}</MenuGroupHeader>
            {documentPanes.map((pane) => (
              <MenuItem key={pane} onClick={() => start(pane)}>
                {texts.documents[pane]}
              </MenuItem>
            ))}
          </MenuGroup>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
