/**
 * Which Excel the page stands in for, as its address says: `?flavour=desktop` (Excel for Windows, the default, any
 * address will do; `&theme=dark` is its black theme) or `?flavour=web` (Excel on the web, https only). `&addin=https://localhost:PORT` names the origin of
 * the add-in's page on the web, which is a stranger's there; it has to be on the workbook's own hostname, as Microsoft's
 * client asks.
 */
import { DesktopHost, desktopPaneUrl } from '../adapters/desktop-page.ts';
import type { OfficeThemeName } from '../adapters/office-theme.ts';
import type { PageHost } from '../adapters/page-host.ts';
import { WebFrameHost } from '../adapters/web-frame.ts';
import type { Workbook } from '../workbook/workbook.ts';
import { make } from './elements.ts';

export type Flavour =
  | { readonly kind: 'desktop'; readonly theme: OfficeThemeName }
  | { readonly kind: 'web'; readonly addinOrigin: string };

export interface PanePlace {
  readonly title: string;
  /** The pane's page with what stands behind it, from the add-in's origin on. */
  readonly path: string;
  readonly mount: HTMLElement;
}

export interface OpenPane {
  readonly host: PageHost;
  readonly frame: HTMLIFrameElement;
}

/** Throws a sentence where the address asks for what cannot be. */
export function readFlavour({ protocol, search, origin }: Location): Flavour {
  const query = new URLSearchParams(search);
  const kind = query.get('flavour') ?? 'desktop';
  if (kind === 'desktop') return { kind, theme: query.get('theme') === 'dark' ? 'dark' : 'light' };
  if (kind !== 'web') throw new Error(`There is no flavour of Excel called ${kind}.`);
  if (protocol !== 'https:') {
    throw new Error(
      'Excel on the web is to be had over https only. Open the page without flavour=web.',
    );
  }
  return { kind, addinOrigin: query.get('addin') ?? origin };
}

export function openPane(flavour: Flavour, workbook: Workbook, place: PanePlace): OpenPane {
  if (flavour.kind === 'web') {
    const url = `${flavour.addinOrigin}${place.path}`;
    const host = new WebFrameHost(workbook, { url, mount: place.mount, title: place.title });
    return { host, frame: host.frame };
  }
  const host = new DesktopHost(workbook, { theme: flavour.theme });
  host.expose(window);
  const frame = make('iframe', {
    title: place.title,
    src: desktopPaneUrl(place.path),
    allow: 'camera; clipboard-read; clipboard-write',
  });
  place.mount.append(frame);
  return { host, frame };
}
