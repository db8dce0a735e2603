export const shell = {
  panes: {
    home: 'Home',
    scan: 'Scan',
    lookUp: 'Look up',
    receive: 'Receive',
    sell: 'Sell',
    return: 'Return',
    transfer: 'Transfer',
    count: 'Count',
    reconcile: 'Reconcile',
    assemble: 'Assemble',
    documents: 'Documents',
    labels: 'Labels',
    reports: 'Reports',
    settings: 'Settings',
  },
  more: 'More panes',
  close: 'Close',
  loading: 'One moment',
  notLoaded: 'This pane could not be loaded. Check that the service runs, then try again.',
  retry: 'Try again',
  outsideExcel:
    'This page is not open in Excel. Look-ups, documents and reports work; sheets do not.',
  tooOld:
    'This Excel is too old for Serialbook, which needs ExcelApi 1.7 (Excel 2021, Microsoft 365, or Excel on the web).',
} as const;
