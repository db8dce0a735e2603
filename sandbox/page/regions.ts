/** F6 walks from region to region and Shift+F6 back, as in Excel: ribbon, worksheet, task pane, status bar. */
export function walkRegions(): void {
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'F6') return;
    event.preventDefault();
    const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')];
    const now = regions.findIndex((region) => region.contains(document.activeElement));
    const step = event.shiftKey ? -1 : 1;
    focusIn(regions[(now + step + regions.length) % regions.length]);
  });
}

const FOCUSABLE = 'iframe, [contenteditable="true"], button:not(:disabled), canvas[tabindex]';

function focusIn(region: HTMLElement | undefined): void {
  const target = region?.querySelector<HTMLElement>(FOCUSABLE) ?? region;
  target?.focus();
}
