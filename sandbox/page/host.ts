/** Loaded by the task pane before office.js: gives its window what Excel for Windows gives it. */
import { desktopFrameScript } from '../adapters/desktop-page.ts';

const script = document.createElement('script');
script.textContent = desktopFrameScript;
document.head.append(script);
