/** A year of seven drives, small enough to reckon by hand. */
import type { Year } from './rows.ts';

const received = (
  received_on: string,
  packing_list: string,
  model: string,
  serial: string,
  unit_cost: string,
  packing_list_freight: string,
): Year['received'][number] => ({
  received_on,
  vendor: packing_list.startsWith('S') ? 'Sea Gate' : 'Tosh',
  packing_list,
  model,
  serial,
  unit_cost,
  packing_list_freight,
});

/** S-1 shares 0.10 over three units (A1, A2, then B1): 0.04, 0.03, 0.03. */
export const smallYear: Year = {
  models: [
    { model: 'A', vendor: 'Sea Gate', capacity_bytes: '4000787030016' },
    { model: 'B', vendor: 'Sea Gate', capacity_bytes: '1500301910016' },
    { model: 'T', vendor: 'Tosh', capacity_bytes: '3000592982016' },
  ],
  received: [
    received('2013-04-10', 'S-1', 'A', 'A1', '50.00', '0.10'),
    received('2013-04-10', 'S-1', 'B', 'B1', '20.00', '0.10'),
    received('2013-04-10', 'S-1', 'A', 'A2', '50.00', '0.10'),
    received('2013-04-11', 'T-1', 'T', '00T1', '40.00', '1.00'),
    received('2013-04-11', 'T-1', 'T', '00T2', '40.00', '1.00'),
    received('2013-04-11', 'T-1', 'T', '00T3', '40.00', '1.00'),
    received('2013-04-11', 'T-1', 'T', '00T4', '40.00', '1.00'),
  ],
  sold: [
    { sold_on: '2013-04-11', customer: 'Ash Farm', model: 'A', serial: 'A1', unit_price: '70.00' },
    {
      sold_on: '2013-04-11',
      customer: 'Ash Farm',
      model: 'T',
      serial: '00T1',
      unit_price: '55.50',
    },
    { sold_on: '2013-04-11', customer: 'Bell', model: 'B', serial: 'B1', unit_price: '30.00' },
    {
      sold_on: '2013-04-12',
      customer: 'Ash Farm',
      model: 'T',
      serial: '00T2',
      unit_price: '55.50',
    },
  ],
  failed: [
    { failed_on: '2013-04-11', model: 'T', serial: '00T4' },
    { failed_on: '2013-05-02', model: 'A', serial: 'A1' },
  ],
};
