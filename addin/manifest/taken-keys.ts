/**
 * Letters that Ctrl+Shift means something with already, where the add-in's keys are pressed. A shortcut that Excel has would
 * ask each person once which of the two is meant.
 */

/** Excel's own, on Windows and, with the control key, on a Mac. */
export const takenInExcel: Readonly<Record<string, string>> = {
  A: 'insert the names of a function’s arguments',
  F: 'font of the selected cells',
  G: 'figures of the workbook',
  L: 'filter on and off',
  O: 'select all cells with notes',
  P: 'size of the font',
  T: 'total row of a table',
  U: 'widen the formula bar',
  V: 'paste values',
};

/** Ctrl+Alt is AltGr: with Shift these are capitals that begin words in Polish. In a browser they have to stay letters. */
export const takenByAltGr: readonly string[] = ['C', 'L', 'O', 'S', 'X', 'Z'];
