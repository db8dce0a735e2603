/**
 * A sheet that a person adds has the grid's id first and the workbook's after. Every other sheet has the
 * workbook's id in both.
 */
export interface SheetIds {
  readonly toGrid: (workbookId: string) => string;
  readonly toWorkbook: (gridId: string) => string;
  /** The workbook's answer to what the grid did already: `work` joins the ids, and nothing is shown again. */
  adopt(gridId: string, work: () => string): void;
  whileAdopting(workbookId: string, show: (gridId: string) => void): void;
}

export function createSheetIds(): SheetIds {
  const gridIds = new Map<string, string>();
  const workbookIds = new Map<string, string>();
  let isAdopting = false;
  const toGrid = (workbookId: string) => gridIds.get(workbookId) ?? workbookId;
  return {
    toGrid,
    toWorkbook: (gridId) => workbookIds.get(gridId) ?? gridId,
    adopt(gridId, work) {
      isAdopting = true;
      try {
        const workbookId = work();
        gridIds.set(workbookId, gridId);
        workbookIds.set(gridId, workbookId);
      } finally {
        isAdopting = false;
      }
    },
    whileAdopting(workbookId, show) {
      if (!isAdopting) show(toGrid(workbookId));
    },
  };
}
