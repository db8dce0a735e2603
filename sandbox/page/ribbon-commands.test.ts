import { readManifestCommands } from './ribbon-commands.ts';
import { writeKeys } from './ribbon-keys.ts';

test('the ribbon is what the manifest declares, in its order, with its icons from this server', () => {
  const manifest = {
    extensions: [
      {
        runtimes: [{ actions: [{ id: 'Show', type: 'openPage' }] }],
        ribbons: [
          {
            tabs: [
              {
                groups: [
                  {
                    label: 'Units',
                    controls: [
                      {
                        id: 'ScanButton',
                        label: 'Scan',
                        actionId: 'ShowScan',
                        supertip: { description: 'Scan serials' },
                        icons: [
                          { size: 16, url: 'https://example.com/addin/assets/scan-16.png' },
                          { size: 32, url: 'https://example.com/addin/assets/scan-32.png' },
                        ],
                      },
                      { label: 'Pane', actionId: 'Show' },
                    ],
                  },
                ],
              },
            ],
          },
        ],
      },
    ],
  };
  expect(readManifestCommands(manifest).ribbon).toEqual([
    {
      id: 'ShowScan',
      controlId: 'ScanButton',
      label: 'Scan',
      tip: 'Scan serials',
      group: 'Units',
      opensPane: false,
      iconUrl: '/addin/assets/scan-32.png',
    },
    {
      id: 'Show',
      controlId: 'Show',
      label: 'Pane',
      tip: 'Pane',
      group: 'Units',
      opensPane: true,
      iconUrl: null,
    },
  ]);
});

test("a cell's menu and the keys are what the manifest declares", () => {
  const { cellMenu, keys } = readManifestCommands({
    extensions: [
      {
        contextMenus: [
          {
            menus: [
              { entryPoint: 'cell', controls: [{ label: 'Look up', actionId: 'LookUp' }] },
              { entryPoint: 'text', controls: [{ label: 'Other', actionId: 'Other' }] },
            ],
          },
        ],
        keyboardShortcuts: [
          {
            shortcuts: [
              { key: { default: 'Ctrl+Shift+Y', web: 'Ctrl+Alt+Shift+Y' }, actionId: 'LookUp' },
            ],
          },
        ],
      },
    ],
  });
  expect(cellMenu.map(({ id, label }) => [id, label])).toEqual([['LookUp', 'Look up']]);
  expect(keys.get('Ctrl+Shift+Y')).toBe('LookUp');
  expect(keys.get('Ctrl+Alt+Shift+Y')).toBe('LookUp');
});

test('a key press is written as a manifest writes it', () => {
  const pressed = { ctrlKey: true, altKey: false, shiftKey: true, key: 'y' };
  expect(writeKeys(pressed)).toBe('Ctrl+Shift+Y');
  expect(writeKeys({ ...pressed, altKey: true })).toBe('Ctrl+Alt+Shift+Y');
});

test('a manifest without a ribbon has no commands', () => {
  const none = { ribbon: [], cellMenu: [], keys: new Map() };
  expect(readManifestCommands({})).toEqual(none);
  expect(readManifestCommands(null)).toEqual(none);
});
