/** Whether Excel is dark. Newer Excels say so; others name their background; on the web nothing is said. */

type Theme = Partial<Pick<Office.OfficeTheme, 'isDarkTheme' | 'bodyBackgroundColor'>> | undefined;

const hexColor = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i;

/**
 * True for a dark theme, null where it is not said: some Excels leave it out, in others Microsoft's client throws where
 * it is read. Brightness is that of ITU-R BT.601.
 */
export function readIsDark(read: () => Theme): boolean | null {
  let theme: Theme;
  try {
    theme = read();
  } catch {
    return null;
  }
  if (typeof theme?.isDarkTheme === 'boolean') return theme.isDarkTheme;
  const match = hexColor.exec(theme?.bodyBackgroundColor ?? '');
  if (match === null) return null;
  const [red = 0, green = 0, blue = 0] = match.slice(1).map((part) => parseInt(part, 16));
  return red * 0.299 + green * 0.587 + blue * 0.114 < 128;
}
