/**
 * Loaded by the task pane before office.js: gives its window what Excel for Windows gives it. A frame of Excel on the web
 * has no such word in its address; it is told by its name, and hears all else by messages.
 */
import { desktopFrameScript } from '../adapters/desktop-page.ts';

if (new URLSearchParams(location.search).has('_host_Info')) {
  const script = document.createElement('script');
  script.textContent = desktopFrameScript;
  document.head.append(script);
}
