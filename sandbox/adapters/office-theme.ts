/** The colours that Office tells an add-in: those of its Colorful and its Black theme. `0xRRGGBB`, as the native side gives them. */
const themes = {
  light: {
    bodyBackgroundColor: 0xffffff,
    bodyForegroundColor: 0x242424,
    controlBackgroundColor: 0xf5f5f5,
    controlForegroundColor: 0x242424,
  },
  dark: {
    bodyBackgroundColor: 0x292929,
    bodyForegroundColor: 0xffffff,
    controlBackgroundColor: 0x1f1f1f,
    controlForegroundColor: 0xffffff,
  },
} as const;

export type OfficeThemeName = keyof typeof themes;

/** The native answer: JSON of numbers, which Microsoft's client makes into CSS colours. */
export function themeText(name: OfficeThemeName): string {
  return JSON.stringify(themes[name]);
}

/** As an add-in meets it. */
export function themeColors(name: OfficeThemeName): Readonly<Record<string, string>> {
  const entries = Object.entries(themes[name]).map(([part, color]): [string, string] => [
    part,
    `#${color.toString(16).padStart(6, '0')}`,
  ]);
  return Object.fromEntries(entries);
}
