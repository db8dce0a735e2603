/** Units that fit filters, page by page, as the rows of a sheet. */
import type { QueryOf, UnitCard } from '../../shared/api.ts';
import { succeed, type Result } from '../../shared/result.ts';
import type { UnitStatus } from '../../shared/stock/lifecycle.ts';
import type { CallFailure, Client } from '../client.ts';
import type { Cell, Matrix } from './cells.ts';

const unitsAtOnce = 10_000;
/** More than a sheet is read by; whoever asks for more is told so. */
export const mostUnits = 100_000;

const heads = ['Serial', 'Item', 'Status', 'Bin', 'Vendor', 'Received', 'Customer', 'Sold', 'Cost'];

/** The units that fit; of more than {@link mostUnits} the first pages only. */
export async function loadUnits(
  client: Client,
  filters: Partial<QueryOf<'listUnits'>>,
): Promise<Result<readonly UnitCard[], CallFailure>> {
  const units: UnitCard[] = [];
  let cursor: string | undefined;
  do {
    const query = { ...filters, limit: unitsAtOnce, ...(cursor === undefined ? {} : { cursor }) };
    const answer = await client.call('listUnits', { query });
    if (!answer.ok) return answer;
    for (const unit of answer.value.items) units.push(unit);
    cursor = answer.value.next ?? undefined;
  } while (cursor !== undefined && units.length <= mostUnits);
  return succeed(units);
}

/** Who may not see costs has no column for them. */
export function planUnits(
  units: readonly UnitCard[],
  sayStatus: (status: UnitStatus) => string,
): Matrix {
  const hasCost = units.some(({ trueCost }) => trueCost !== undefined);
  const rows = units.map((unit): Cell[] => [
    unit.serial,
    unit.item,
    sayStatus(unit.status),
    unit.area ?? '',
    unit.vendor ?? '',
    unit.receivedOn ?? '',
    unit.customer ?? '',
    unit.soldOn ?? '',
    ...(hasCost ? [unit.trueCost === undefined ? '' : Number(unit.trueCost)] : []),
  ]);
  return [hasCost ? heads : heads.slice(0, -1), ...rows];
}
