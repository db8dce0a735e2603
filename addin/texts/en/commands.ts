/** What the commands of ribbon and context menu say. */
export const commands = {
  asked: 'Every SERIAL formula asked the books again.',
  cellEmpty: 'The cell is empty. Select a cell with a serial.',
  none: (serial: string) => `No unit has the serial ${serial}. Check the text.`,
  refreshing: 'The books are asked again.',
  history: (serial: string, sheet: string) => `The history of ${serial} is in the sheet ${sheet}.`,
};
