/**
 * Paints the icons of `addin/assets/draw.ts` into the PNG files beside it, by a headless Chromium:
 * `node --import ./testing/typescript.js testing/sample/paint-icons.ts`.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { drawIcons } from '../../addin/assets/draw.ts';

const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
try {
  const page = await browser.newPage();
  await drawIcons(
    async ({ pixels, svg }) => {
      await page.setViewportSize({ width: pixels, height: pixels });
      await page.setContent(`<style>body{margin:0}svg{display:block}</style>${svg}`);
      const clip = { x: 0, y: 0, width: pixels, height: pixels };
      return page.screenshot({ omitBackground: true, clip });
    },
    (name, png) => writeFileSync(join('addin/assets', name), png),
  );
} finally {
  await browser.close();
}
