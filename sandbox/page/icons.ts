/** Drawings for the ribbon, on a field of 32 by 32; the `accent` strokes are green. */
const drawings: Readonly<Record<string, string>> = {
  ShowScan:
    '<path d="M4 10V5h5M23 5h5v5M28 22v5h-5M9 27H4v-5"/><path class="accent" d="M9 10v12M12 10v12M16 10v12M19.500 10v12M23 10v12"/>',
  ShowLookUp:
    '<circle cx="14" cy="14" r="9"/><path d="m21 21 7 7"/><path class="accent" d="M10 11v6M13 11v6M15.500 11v6M18 11v6"/>',
  ShowSell:
    '<path d="M7 4h14l5 5v19H7zM21 4v5h5"/><path class="accent" d="M19.500 14.500c-4-2-6.500 0-6 2 .6 2.400 6 1.500 6 4.200 0 2.300-3.500 3.300-6.500 1.500M16.500 12v12.500"/>',
  ShowReturn:
    '<path d="M8 28V4h16v24z"/><path class="accent" d="M20 20v-3a3 3 0 0 0-3-3h-5m3-3-3 3 3 3"/>',
  ShowReports:
    '<path d="M4 4v24h24"/><path class="accent" d="M9 28V17h4v11M16 28V10h4v18M23 28v-7h4v7"/>',
  Refresh:
    '<path d="M27 8v7h-7M5 24v-7h7"/><path class="accent" d="M26.500 14A11 11 0 0 0 7 10M5.500 18A11 11 0 0 0 25 22"/>',
  pane: '<path d="M4 6h24v20H4z"/><path class="accent" d="M19 6v20M22 11h3M22 15h3M22 19h3"/>',
};

const other = '<circle cx="16" cy="16" r="11"/><path class="accent" d="M16 10v6l4 4"/>';

export function drawIcon(id: string): SVGElement {
  const holder = document.createElement('template');
  const shape = drawings[id] ?? other;
  holder.innerHTML = `<svg viewBox="0 0 32 32" aria-hidden="true" xmlns="http://www.w3.org/2000/svg">${shape}</svg>`;
  return holder.content.firstElementChild as SVGElement;
}
