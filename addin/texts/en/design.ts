/** The company on what it prints. The names of the fields: `shared/company/design-issues.ts`. */
export const design = {
  saved: 'The design of documents is saved. What is printed from now on has it.',
  bankHint: 'An IBAN is checked, and printed in groups of four.',
  accentHint: 'As #174d70; dark enough to be read on white.',
  addressHint: 'One line each.',
  linkHint: 'Where GS1 codes on labels lead.',
  logoHint: 'PNG or JPEG, at most 500 KB.',
  chooseLogo: 'Choose a logo',
  removeLogo: 'Remove the logo',
  preview: 'How the head of an invoice will look',
  sampleTitle: 'Invoice',
  papers: { letter: 'US Letter' },
  documentBarcode: { none: 'None' },
  serials: {
    none: 'None',
    serial: 'Serials',
    manufacturer: "Manufacturer's serials",
    both: 'Both',
  },
};
