/** Shows a file that was fetched: in a window of its own, or saved under its name where windows are blocked. */
export function openFile(address: string, fileName: string): void {
  const opened = fileName.endsWith('.pdf') ? window.open(address, '_blank') : null;
  if (opened !== null) return;
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
}
