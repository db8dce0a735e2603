export const texts = {
  title: 'Settings',
  token: 'Token of the service',
  tokenHint: 'The service prints it when it first starts. It stays on this machine.',
  save: 'Save and check',
  good: 'The service knows this token.',
  sounds: 'Sounds for good and bad scans',
  service: 'Service',
  version: 'Version',
  currency: 'Currency of the books',
} as const;
