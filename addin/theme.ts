/** The product's own green in Fluent's themes, light and dark. */
import { createDarkTheme, createLightTheme, type BrandVariants } from '@fluentui/react-components';

const green: BrandVariants = {
  10: '#030804',
  20: '#0b1e12',
  30: '#0d331d',
  40: '#0e4225',
  50: '#11522e',
  60: '#166139',
  70: '#1d6f42',
  80: '#217a4a',
  90: '#3a8a5b',
  100: '#539a6e',
  110: '#6caa82',
  120: '#85ba97',
  130: '#9ecaac',
  140: '#b8dac2',
  150: '#d2ead9',
  160: '#ecf7ef',
};

export const lightTheme = createLightTheme(green);
export const darkTheme = {
  ...createDarkTheme(green),
  colorBrandForeground1: green[110],
  colorBrandForegroundLink: green[110],
  colorBrandForegroundLinkHover: green[120],
  colorBrandForegroundLinkPressed: green[120],
  colorBrandForegroundLinkSelected: green[110],
  colorBrandForeground2: green[120],
};
