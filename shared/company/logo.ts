/** A company's logo: what of a file can be told before it is drawn. PNG and JPEG alone, whose size is in their head. */
import { fail, succeed, type Result } from '../result.ts';
import type { DesignIssue } from './design-issues.ts';

export interface LogoFacts {
  readonly type: 'png' | 'jpeg';
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}

export const mostLogoBytes = 500 * 1024;
export const leastLogoPixels = 16;
export const mostLogoPixels = 3000;

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

function beginsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte);
}

function readPng(bytes: Uint8Array): LogoFacts | null {
  if (bytes.length < 33) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { type: 'png', width: view.getUint32(16), height: view.getUint32(20) };
}

/** The marker of a frame, SOF0 to SOF15 without the three that are none (ITU T.81 B.1). */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

function readJpeg(bytes: Uint8Array): LogoFacts | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 2;
  while (at + 9 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (isFrame(marker)) {
      return { type: 'jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    }
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

/** What kind of picture it is and how large, or why it cannot be a logo. */
export function readLogo(bytes: Uint8Array): Result<LogoFacts, readonly DesignIssue[]> {
  const field = 'logo';
  if (bytes.length > mostLogoBytes) {
    return fail([{ code: 'logo_too_large', field, most: mostLogoBytes / 1024 }]);
  }
  const isPng = beginsWith(bytes, pngSignature);
  if (!isPng && !beginsWith(bytes, [0xff, 0xd8, 0xff])) return fail([{ code: 'no_logo', field }]);
  const facts = isPng ? readPng(bytes) : readJpeg(bytes);
  if (facts === null) return fail([{ code: 'logo_broken', field }]);
  const { width, height } = facts;
  if (Math.min(width, height) < leastLogoPixels) {
    return fail([{ code: 'logo_too_small', field, most: leastLogoPixels }]);
  }
  if (Math.max(width, height) > mostLogoPixels) {
    return fail([{ code: 'logo_too_wide', field, most: mostLogoPixels }]);
  }
  return succeed(facts);
}
