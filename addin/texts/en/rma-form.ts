/** The button that prints RMA forms. */
import { countOf } from '../formats.ts';

export const rmaForm = {
  button: 'RMA form',
  opening: 'Opening the RMA form',
  readers: {
    customer: 'For the customer',
    vendor: 'For the vendor',
    vendorWithCost: 'For the vendor, with cost',
    house: 'For us, whole story',
  },
  opened: (units: number) =>
    units === 1
      ? 'The RMA form is open.'
      : `The RMA form of ${countOf(units, 'unit', 'units')} is open.`,
  save: 'Save the RMA form',
} as const;
