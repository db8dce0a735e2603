/** Widths of columns: points here, characters of the standard font in a file. */
const pixelsAPoint = 96 / 72;
const characterPixels = 7;
const paddingPixels = 5;

export function toCharacters(points: number): number {
  const pixels = Math.round(points * pixelsAPoint);
  return Math.max(0, Math.round(((pixels - paddingPixels) / characterPixels) * 1000) / 1000);
}

export function fromCharacters(characters: number): number {
  return Math.round(characters * characterPixels + paddingPixels) / pixelsAPoint;
}
