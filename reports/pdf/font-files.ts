/**
 * Where the font files for printing are, as paths within `node_modules`. Who has files (the service, the
 * add-in's bundler) reads them and hands the bytes to `loadFonts`. Why these: docs/decisions/0002-fonts-for-print.md.
 */
export const fontFiles = {
  regular: '@embedpdf/fonts-latin/fonts/NotoSans-Regular.ttf',
  bold: '@embedpdf/fonts-latin/fonts/NotoSans-Bold.ttf',
  /** Chinese and kana, behind both weights. */
  fallback: '@embedpdf/fonts-sc/fonts/NotoSansHans-Regular.otf',
} as const;
