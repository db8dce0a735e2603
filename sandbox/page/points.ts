/** Excel's measures are points, the grid's are pixels of 96 to the inch. */
const PIXELS_A_POINT = 96 / 72;
export const toPixels = (points: number) => Math.round(points * PIXELS_A_POINT);
export const toPoints = (pixels: number) => pixels / PIXELS_A_POINT;
