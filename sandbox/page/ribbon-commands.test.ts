import { readManifestCommands } from './ribbon-commands.ts';

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
  expect(readManifestCommands(manifest)).toEqual([
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

test('a manifest without a ribbon has no commands', () => {
  expect(readManifestCommands({})).toEqual([]);
  expect(readManifestCommands(null)).toEqual([]);
});
