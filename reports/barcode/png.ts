/** A barcode as a PNG of one bit a pixel, for workbooks, which hold pictures and no drawings. Same symbol, same bytes. */
import { zlibSync } from 'fflate';
import type { BarSymbol } from './symbol.ts';

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

function crcOf(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

function fourBytes(value: number): number[] {
  return [value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff];
}

function chunk(name: string, data: Uint8Array): number[] {
  const named = Uint8Array.from([...Array.from(name, (letter) => letter.charCodeAt(0)), ...data]);
  return [...fourBytes(data.length), ...named, ...fourBytes(crcOf(named))];
}

export interface SymbolPicture {
  readonly bytes: Uint8Array;
  /** Pixels, quiet zone included. */
  readonly width: number;
  readonly height: number;
}

/** `module` is the pixels of a module; bars are `barHeight` modules high. */
export function paintSymbol(symbol: BarSymbol, module = 3, barHeight = 24): SymbolPicture {
  const { columns, quiet, dark, shape } = symbol;
  const above = shape === 'matrix' ? quiet : 0;
  const stretch = shape === 'matrix' ? 1 : barHeight;
  const width = (columns + 2 * quiet) * module;
  const height = (symbol.rows * stretch + 2 * above) * module;
  const stride = Math.ceil(width / 8) + 1;
  const lines = new Uint8Array(stride * height).fill(0xff);
  for (let y = 0; y < height; y += 1) lines[y * stride] = 0;
  for (const bar of dark) {
    const top = (bar.y * stretch + above) * module;
    for (let y = top; y < top + bar.height * stretch * module; y += 1) {
      const left = (bar.x + quiet) * module;
      for (let x = left; x < left + bar.width * module; x += 1) {
        const place = y * stride + 1 + (x >> 3);
        lines[place] = (lines[place] ?? 0) & ~(0x80 >> (x & 7));
      }
    }
  }
  const header = Uint8Array.from([...fourBytes(width), ...fourBytes(height), 1, 0, 0, 0, 0]);
  const bytes = Uint8Array.from([
    ...signature,
    ...chunk('IHDR', header),
    ...chunk('IDAT', zlibSync(lines, { level: 9 })),
    ...chunk('IEND', new Uint8Array()),
  ]);
  return { bytes, width, height };
}
