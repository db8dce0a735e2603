/** Excel's green in place of Univer's blue. */
import { ThemeService } from '@univerjs/core';
import type { Injector } from '@univerjs/core';

const greens = {
  50: '#F1F8F4',
  100: '#E2F0E8',
  200: '#C3E0D0',
  300: '#9CCBB0',
  400: '#5FA57E',
  500: '#2B8653',
  600: '#217346',
  700: '#1B623B',
  800: '#185C37',
  900: '#0F3D25',
};

export function paintGreen(injector: Injector): void {
  const theme = injector.get(ThemeService);
  theme.setTheme({ ...theme.getCurrentTheme(), primary: greens });
}
