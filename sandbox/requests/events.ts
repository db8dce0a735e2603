/**
 * Workbook events in the form in which the client takes them. `triggerSource` tells an add-in its own writes apart;
 * `source` is Remote only for another person in the same workbook. Events of a collection go to the target `Workbook`.
 */
import { formatArea } from '../workbook/address.ts';
import { valueTypeOf } from '../workbook/cell.ts';
import type { Origin, WorkbookEvent } from '../workbook/changes.ts';
import type { Workbook } from '../workbook/workbook.ts';

export interface MessageEntry {
  readonly messageCategory: number;
  readonly messageType: number;
  readonly targetId: string;
  readonly message: string;
  readonly id: string;
}

export const eventCategory = 65_536;
const wholeWorkbook = 'Workbook';

/** The numbers under which the client registers its handlers. */
const eventType = {
  worksheetChanged: 10,
  worksheetActivated: 11,
  worksheetDeactivated: 12,
  worksheetAdded: 13,
  worksheetSelectionChanged: 14,
  worksheetDeleted: 15,
  worksheetCalculated: 16,
  worksheetFormatChanged: 18,
  worksheetRowSorted: 19,
  worksheetProtectionChanged: 24,
  worksheetNameChanged: 25,
  tableSelectionChanged: 100,
  tableChanged: 101,
  tableAdded: 102,
  tableDeleted: 103,
} as const;

function sourceOf(origin: Origin): { source: string; triggerSource: string } {
  return {
    source: origin === 'coauthor' ? 'Remote' : 'Local',
    triggerSource: origin === 'addin' ? 'ThisLocalAddin' : 'Unknown',
  };
}

function entry(messageType: number, targetId: string, args: Record<string, unknown>): MessageEntry {
  return {
    messageCategory: eventCategory,
    messageType,
    targetId,
    message: JSON.stringify(args),
    id: '',
  };
}

/** To the handlers of the object and to those of the collection it is in. */
function toBoth(
  messageType: number,
  targetId: string,
  args: Record<string, unknown>,
): MessageEntry[] {
  return [entry(messageType, targetId, args), entry(messageType, wholeWorkbook, args)];
}

function changedEntries(event: Extract<WorkbookEvent, { type: 'changed' }>): MessageEntry[] {
  const isOneEdit = event.before !== null && event.after !== null;
  const args = {
    address: formatArea(event.area),
    changeType: event.changeType,
    worksheetId: event.sheetId,
    shiftDirection: event.shiftDirection,
    valueBefore: event.before,
    valueAfter: event.after,
    valueTypeBefore: isOneEdit ? valueTypeOf(event.before) : null,
    valueTypeAfter: isOneEdit ? valueTypeOf(event.after) : null,
    ...sourceOf(event.origin),
  };
  return [
    ...toBoth(eventType.worksheetChanged, event.sheetId, args),
    ...event.tableIds.flatMap((tableId) => [
      ...toBoth(eventType.tableChanged, tableId, { ...args, tableId }),
      entry(eventType.tableChanged, event.sheetId, { ...args, tableId }),
    ]),
  ];
}

function selectionEntries(
  workbook: Workbook,
  event: Extract<WorkbookEvent, { type: 'selection' }>,
): MessageEntry[] {
  const args = { address: formatArea(event.area), worksheetId: event.sheetId };
  return [
    ...toBoth(eventType.worksheetSelectionChanged, event.sheetId, args),
    ...workbook.tables
      .filter((table) => table.sheet.id === event.sheetId)
      .map((table) =>
        entry(eventType.tableSelectionChanged, table.id, {
          ...args,
          tableId: table.id,
          isInsideTable: event.tableIds.includes(table.id),
        }),
      ),
  ];
}

export function entriesOf(workbook: Workbook, event: WorkbookEvent): MessageEntry[] {
  const worksheetId = event.sheetId;
  switch (event.type) {
    case 'changed':
      return changedEntries(event);
    case 'selection':
      return selectionEntries(workbook, event);
    case 'format-changed':
      return toBoth(eventType.worksheetFormatChanged, worksheetId, {
        address: formatArea(event.area),
        worksheetId,
        ...sourceOf(event.origin),
      });
    case 'sorted':
      return toBoth(eventType.worksheetRowSorted, worksheetId, {
        address: formatArea(event.area),
        worksheetId,
        ...sourceOf(event.origin),
      });
    case 'calculated':
      return toBoth(eventType.worksheetCalculated, worksheetId, {
        address: formatArea(event.area),
        worksheetId,
      });
    case 'sheet-added':
    case 'sheet-deleted': {
      const type =
        event.type === 'sheet-added' ? eventType.worksheetAdded : eventType.worksheetDeleted;
      return [entry(type, wholeWorkbook, { worksheetId, ...sourceOf(event.origin) })];
    }
    case 'sheet-activated':
      return toBoth(eventType.worksheetActivated, worksheetId, { worksheetId });
    case 'sheet-deactivated':
      return toBoth(eventType.worksheetDeactivated, worksheetId, { worksheetId });
    case 'sheet-renamed':
      return toBoth(eventType.worksheetNameChanged, worksheetId, {
        worksheetId,
        nameBefore: event.before,
        nameAfter: event.after,
        ...sourceOf(event.origin),
      });
    case 'protection-changed':
      return toBoth(eventType.worksheetProtectionChanged, worksheetId, {
        worksheetId,
        isProtected: event.isProtected,
        ...sourceOf(event.origin),
      });
    case 'table-added':
    case 'table-deleted': {
      const type = event.type === 'table-added' ? eventType.tableAdded : eventType.tableDeleted;
      const { tableId, tableName } = event;
      return toBoth(type, worksheetId, {
        tableId,
        tableName,
        worksheetId,
        ...sourceOf(event.origin),
      });
    }
  }
}
