/** What Excel keeps the add-in from, and what to do about it. Each sentence says what, and what next. */
export const host = {
  faults: {
    cell_being_edited:
      'A cell is being edited. Press Enter or Esc in the sheet, then try again; nothing is lost.',
    sheet_protected:
      'The sheet is protected. Unprotect it (Review, Unprotect Sheet), then try again; nothing is lost.',
    workbook_read_only: 'The workbook is read only. Save a copy and work there; nothing is lost.',
    workbook_behind:
      'Another workbook is in front. Click into this one, then try again; nothing is lost.',
    table_gone: 'The table was deleted from the workbook. Write again and it is made anew.',
    column_gone:
      'A column of the table was deleted. Undo that in Excel, or put the table right here; nothing is lost.',
    rows_filtered:
      'A filter is in the way. Clear the filter of the table, then try again; nothing is lost.',
    report_gone:
      "The report's sheet was deleted from the workbook, so it is forgotten. Ask for it in a new sheet.",
    no_room:
      'Something below the table cannot move down. Make room below it, then try again; nothing is lost.',
    too_large: 'This is more than Excel takes at once. Take less at once; nothing is lost.',
    settings_unsaved:
      'The workbook could not keep this. Save the workbook, or a copy of it, then try again; nothing is lost.',
    stopped: 'Stopped. What is written stays; write again and the rest follows.',
    not_in_excel:
      'This page is not open in Excel, so there is no sheet. Open it as the Serialbook add-in.',
    excel_failed: 'Excel refused this. Try again; nothing is lost.',
  },
  columnsGone: (heads: string) =>
    `The column ${heads} of the table was deleted. Undo that in Excel, or put the table right here; nothing is lost.`,
  reportColumnsGone: (heads: string) =>
    `The column ${heads} of the report was deleted, and without it no row is known. Undo that in Excel, or ask for the report in a new sheet; nothing is lost.`,
  excelSaid: (words: string) => `Excel refused: ${words} Try again; nothing is lost.`,
  finishCell: 'Finish the cell: press Enter or Esc in the sheet. What waits follows by itself.',
  comeBack: 'Another workbook is in front. Click into this one, and what waits follows by itself.',
  offers: {
    retry: 'Try again',
    rebuild: 'Put the table right',
    resume: 'Write the rest',
    copy: 'Save a copy',
    less: 'Take less at once',
    open: 'Open in Excel',
  },
  listTooLarge:
    'The sheet holds more cells than a list has. Select the cells of the list, and try again.',
};
