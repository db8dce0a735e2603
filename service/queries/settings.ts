/** The settings of the books: what the company has said itself, over what holds until it does. */
import {
  applySettings,
  defaultSettings,
  type BookSettings,
  type SettingChanges,
} from '../../shared/stock/settings.ts';
import type { Executor } from '../store/counters.ts';

/** The row of table settings that holds them. */
export const optionsName = 'options';

export async function readSettings(db: Executor): Promise<BookSettings> {
  const row = await db
    .selectFrom('settings')
    .select('value')
    .where('name', '=', optionsName)
    .executeTakeFirst();
  if (row === undefined) return defaultSettings;
  return applySettings(defaultSettings, JSON.parse(row.value) as SettingChanges);
}
