export const settings = {
  title: 'Settings',
  token: 'Token of the service',
  tokenHint: 'The service prints it when it first starts. It stays on this machine.',
  save: 'Save and check',
  checking: 'Checking',
  good: 'The service knows this token.',
  sounds: 'Sounds for good and bad scans',
  books: 'The books',
  service: 'Kept by',
  version: 'Version',
  currency: 'Currency',
  where: 'The service keeps the books. The sheets of this workbook are copies to work with.',
} as const;
