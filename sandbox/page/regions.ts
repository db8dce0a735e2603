/** F6 walks from region to region and Shift+F6 back, as in Excel: ribbon, worksheet, task pane, status bar. */
export function walkRegions(frame: HTMLIFrameElement): void {
  const walk = (event: KeyboardEvent) => {
    if (event.key !== 'F6') return;
    event.preventDefault();
    const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')];
    const now = regions.findIndex((region) => region.contains(document.activeElement));
    const step = event.shiftKey ? -1 : 1;
    focusIn(regions[(now + step + regions.length) % regions.length]);
  };
  document.addEventListener('keydown', walk, true);
  // The keys of a frame of another origin are its own, as in Excel on the web.
  frame.addEventListener('load', () =>
    frame.contentDocument?.defaultView?.addEventListener('keydown', walk),
  );
}

const FOCUSABLE = ['iframe', '[contenteditable="true"]', 'button:not(:disabled)'];

function focusIn(region: HTMLElement | undefined): void {
  const found = FOCUSABLE.map((kind) => region?.querySelector<HTMLElement>(kind));
  (found.find((element) => element instanceof HTMLElement) ?? region)?.focus();
}
