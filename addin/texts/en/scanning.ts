/** What is said of a scanned serial, and the field and the camera that scans come by; the same in every pane. */
import { rangeSentences } from '../../../shared/serial/range.ts';
import { scanSentences } from '../../../shared/serial/scan-text.ts';
import { countOf, formatCount } from '../formats.ts';

export const scanning = {
  verdict: {
    inStock: (item: string, bin: string) => `${item}, in ${bin}`,
    returned: (item: string, bin: string) => `${item}, in ${bin} (returned)`,
    other: (item: string, status: string) => `${item}: ${status}`,
    unknown: (serial: string) => `${serial} is not in the books. Check the label, or receive it.`,
    several: (items: string) => `A serial of several items: ${items}`,
    stock: 'stock',
    aCustomer: 'a customer',
    itsVendor: 'its vendor',
    soldTo: (customer: string, invoice: string | null) =>
      `Sold to ${customer}${invoice === null ? '' : ` (${invoice})`}`,
    returnExpected: (customer: string) => `Its return from ${customer} is expected`,
    committed: (bin: string) => `Held in ${bin}`,
    atVendor: (vendor: string) => `Back at ${vendor}`,
    writtenOff: 'Written off',
    consumed: 'Built into another unit',
    expected: 'Expected from its vendor',
    inTransit: 'In transit',
    empty: 'The scan was empty. Scan it again.',
    malformed: 'The scan holds characters that no serial has. Scan it again.',
  },
  entry: {
    range: rangeSentences,
    scan: scanSentences,
    quoteIt: (message: string) => `${message} A serial in double quotes is taken as it is.`,
    nothingLeft: 'Nothing is left of this list. Enter at least one serial.',
  },
  field: {
    empty: 'The scan was empty. Scan it again, or type the serial.',
    ready: 'Ready to scan',
    lost: 'Not ready. Click here to scan',
    expanded: (count: number) => countOf(count, 'serial', 'serials'),
    preview: (count: number, first: string, last: string) =>
      `${formatCount(count)} serials, ${first} to ${last}. Enter takes them in.`,
    pasted: (count: number) => `${formatCount(count)} serials pasted`,
  },
  camera: {
    open: 'Scan with the camera',
    close: 'Close the camera',
    picture: 'What the camera sees',
    starting: 'The camera is starting.',
    watching: 'Hold the barcode into the picture.',
    read: (serial: string) => `Read: ${serial}`,
    choose: 'Camera',
    nameless: (number: number) => `Camera ${number}`,
    light: 'Light',
    again: 'Try again',
    faults: {
      insecure:
        'A camera needs a secure page (https). Open Serialbook by its https address, or scan with a scanner or by hand.',
      none: 'No camera was found. Connect one and try again, or scan with a scanner or by hand.',
      refused:
        'The camera is not allowed here. Allow it in the settings of Excel or of the browser and try again, or scan with a scanner or by hand.',
      inUse:
        'The camera is in use by another program. Close that program and try again, or scan with a scanner or by hand.',
      noReader: 'The barcode reader could not be loaded. Check the connection and try again.',
    },
  },
};
