/** The handler of vendors' files. */
import type { vendorListEndpoints } from '../../shared/api/vendor-lists.ts';
import { refuseWith, succeedWith, type Handlers } from './answers.ts';

export const vendorListHandlers: Handlers<keyof typeof vendorListEndpoints> = {
  readVendorFile: async ({ readFile }, { body, language }) => {
    const read = await readFile(Buffer.from(body.base64, 'base64'));
    if (read.ok) return succeedWith(read.value);
    const refusal = {
      code: 'vendor_file',
      details: { name: body.name, reason: read.error },
    } as const;
    return refuseWith('vendor_file', [{ refusal }], language);
  },
};
