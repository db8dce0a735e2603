/** Rows of the store as the values that shared/ decides about. */
import type { AreaFields, ItemFields, PartyFields } from '../../shared/api.ts';
import type { TermFields } from '../../shared/api/masters.ts';
import {
  termUnits,
  type Area,
  type Item,
  type Party,
  type PartyRole,
  type Term,
} from '../../shared/stock/masters.ts';
import type { Movement, UnitState } from '../../shared/stock/unit.ts';
import type { DocumentRecord, UnitRecord } from '../../shared/documents/view.ts';
import type {
  AreasTable,
  DocumentsTable,
  ItemsTable,
  MovementsTable,
  PartiesTable,
  UnitsTable,
} from '../store/tables.ts';

/** `{ "months": 12 }` as a term; null where nothing is promised. */
function termOf(fields: TermFields | undefined): Term | null {
  for (const unit of termUnits) {
    const count = fields?.[unit];
    if (count !== undefined) return { unit, count };
  }
  return null;
}

export function itemOf(row: ItemsTable): Item {
  const fields = JSON.parse(row.fields) as Partial<ItemFields>;
  return {
    id: row.id,
    sku: row.sku,
    description: row.description,
    tracking: row.tracking,
    serialSource: row.serial_source,
    lifePolicy: row.life_policy,
    caseMatters: row.case_matters === 1,
    weight: row.weight,
    lotTracked: fields.lotTracked ?? false,
    warrantyToCustomer: termOf(fields.warrantyToCustomer),
    warrantyFromVendor: termOf(fields.warrantyFromVendor),
  };
}

export function partyOf(row: PartiesTable): Party {
  const fields = JSON.parse(row.fields) as Partial<PartyFields>;
  return {
    id: row.id,
    code: row.code,
    name: row.name,
    roles: JSON.parse(row.roles) as PartyRole[],
    isDiscontinued: fields.discontinued === true,
    salesperson: fields.salesperson ?? null,
  };
}

export function areaOf(row: AreasTable): Area {
  const fields = JSON.parse(row.fields) as Partial<AreaFields>;
  return {
    id: row.id,
    code: row.code,
    kind: row.kind,
    parent: fields.parent ?? null,
    binType: row.bin_type,
    stockType: row.stock_type,
    serialSeries: fields.serialSeries ?? null,
  };
}

export function documentOf(
  row: Pick<DocumentsTable, 'id' | 'number' | 'kind' | 'party_id' | 'occurred_on'>,
): DocumentRecord {
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    partyId: row.party_id,
    occurredOn: row.occurred_on,
  };
}

export function movementOf(row: MovementsTable): Movement {
  return {
    id: row.id,
    documentId: row.document_id,
    event: row.event,
    occurredOn: row.occurred_on,
    fromArea: row.from_area_id,
    toArea: row.to_area_id,
    status: row.status,
    holder: row.holder_id,
    party: row.party_id,
    costChange: row.cost_change,
    revenue: row.revenue,
    lateCost: row.late_cost,
    reverses: row.reverses_id,
  };
}

/** The columns of units that hold the fold of its movements. */
export const stateColumnNames = [
  'status',
  'area_id',
  'holder_id',
  'cost',
  'late_cost',
  'vendor_id',
  'received_on',
  'receipt_id',
  'customer_id',
  'sold_on',
  'invoice_id',
  'price',
  'sold_from_id',
  'held_by_id',
  'held_from_id',
  'last_document_id',
  'last_on',
] as const satisfies readonly (keyof UnitsTable)[];

/** All columns of units. */
export const allUnitColumns = [
  'id',
  'item_id',
  'fold',
  'exact',
  'life',
  'serial',
  'manufacturer_serial',
  'lot',
  'note',
  'custom_fields',
  ...stateColumnNames,
] as const satisfies readonly (keyof UnitsTable)[];
export type StateColumns = Pick<UnitsTable, (typeof stateColumnNames)[number]>;

/** A state as the values of {@link stateColumnNames}, in their order. */
export function stateValues(state: UnitState): (string | number | null)[] {
  const { sale } = state;
  return [
    state.status,
    state.area,
    state.holder,
    state.cost,
    state.lateCost,
    state.vendor,
    state.receivedOn,
    state.receiptId,
    sale?.customer ?? null,
    sale?.soldOn ?? null,
    sale?.documentId ?? null,
    sale?.price ?? null,
    sale?.fromArea ?? null,
    state.heldBy,
    state.heldFrom,
    state.lastDocumentId,
    state.lastOn,
  ];
}

export function stateOf(row: StateColumns): UnitState {
  const sale =
    row.invoice_id === null || row.sold_on === null
      ? null
      : {
          customer: row.customer_id,
          soldOn: row.sold_on,
          documentId: row.invoice_id,
          price: row.price ?? 0,
          fromArea: row.sold_from_id,
        };
  return {
    status: row.status,
    area: row.area_id,
    holder: row.holder_id,
    cost: row.cost,
    lateCost: row.late_cost,
    vendor: row.vendor_id,
    receivedOn: row.received_on,
    receiptId: row.receipt_id,
    sale,
    heldBy: row.held_by_id,
    heldFrom: row.held_from_id,
    lastDocumentId: row.last_document_id,
    lastOn: row.last_on,
  };
}

export function unitOf(row: UnitsTable): UnitRecord {
  return {
    id: row.id,
    itemId: row.item_id,
    serial: row.serial,
    life: row.life,
    manufacturerSerial: row.manufacturer_serial,
    lot: row.lot,
    state: stateOf(row),
  };
}
