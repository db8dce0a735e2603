/** The settings of the books as they are read and changed. What each means stands in `stock/settings.ts`. */
import { z } from 'zod';
import { accounts } from '../documents/postings.ts';
import { defaultBins } from '../stock/masters.ts';
import {
  accountMeanings,
  binRules,
  makersSerialPolicies,
  overReceiptPolicies,
  settingRules,
  type SettingChanges,
} from '../stock/settings.ts';
import { codeSchema, textSchema } from './primitives.ts';

const accountNameSchema = z.strictObject({
  number: textSchema.max(20, 'must be 20 characters or fewer').default(''),
  name: textSchema.min(1, 'must not be empty').max(200, 'must be 200 characters or fewer'),
});

/** `receipt: Goods that are received; sold: ...` */
function describeNames(meaning: string, names: readonly (readonly [string, string])[]): string {
  return `${meaning}. ${names.map(([name, of]) => `${name}: ${of}`).join('; ')}`;
}

const binsMeaning = describeNames(
  settingRules.bins.meaning,
  defaultBins.map((name) => [name, binRules[name].meaning]),
);
const accountsMeaning = describeNames(
  settingRules.accounts.meaning,
  accounts.map((name) => [name, accountMeanings[name]]),
);

const choices = {
  autoSerialWithManufacturerSerial: z
    .enum(makersSerialPolicies)
    .describe(settingRules.autoSerialWithManufacturerSerial.meaning),
  searchOtherBins: z.boolean().describe(settingRules.searchOtherBins.meaning),
  overReceipt: z.enum(overReceiptPolicies).describe(settingRules.overReceipt.meaning),
  linkComponents: z.boolean().describe(settingRules.linkComponents.meaning),
};

export const settingsSchema = z.object({
  ...choices,
  bins: z.record(z.enum(defaultBins), codeSchema.nullable()).describe(binsMeaning),
  accounts: z.record(z.enum(accounts), accountNameSchema).describe(accountsMeaning),
});

/** What is left out stays as it is; a bin or an account is changed by itself. */
export const settingChangesSchema = z
  .strictObject({
    ...choices,
    bins: z.partialRecord(z.enum(defaultBins), codeSchema.nullable()).describe(binsMeaning),
    accounts: z.partialRecord(z.enum(accounts), accountNameSchema).describe(accountsMeaning),
  })
  .partial()
  .transform((changes) => changes as SettingChanges);
