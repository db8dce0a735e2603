/**
 * Which other browsers have scans in this workbook: that of a second person, of another machine, or this one before it
 * forgot what it kept. Their scans stay theirs until a person brings them here.
 */
import { z } from 'zod';
import type { ExcelHost } from '../../host/port.ts';
import { readParts, type KeptScan } from './kept.ts';

export interface Elsewhere {
  readonly device: string;
  readonly count: number;
  /** When the first of them was read, in milliseconds. */
  readonly at: number;
}

const listSetting = 'scanDevices';
const listSchema = z.record(z.string(), z.object({ count: z.number(), at: z.number() }));
type List = z.infer<typeof listSchema>;

function parseList(kept: unknown): List {
  const parsed = listSchema.safeParse(kept);
  return parsed.success ? parsed.data : {};
}

/** Each browser has scans of its own in a workbook that several people have open. */
export function settingOf(device: string, name: string | number): string {
  return `scans:${device}:${name}`;
}

export function readSettingText(
  host: ExcelHost,
  device: string,
  name: string | number,
): string | null {
  const text = host.readSetting(settingOf(device, name));
  return typeof text === 'string' ? text : null;
}

export function listElsewhere(host: ExcelHost, here: string): Elsewhere[] {
  return Object.entries(parseList(host.readSetting(listSetting)))
    .filter(([device]) => device !== here)
    .map(([device, { count, at }]) => ({ device, count, at }));
}

/** Says in the workbook how many scans a browser has there; one that has none is not named. */
export async function sayScans(
  host: ExcelHost,
  device: string,
  scans: { readonly count: number; readonly at: number },
): Promise<void> {
  await host.changeSetting(listSetting, (kept) => {
    const others = Object.entries(parseList(kept)).filter(([name]) => name !== device);
    return Object.fromEntries(scans.count === 0 ? others : [...others, [device, scans]]);
  });
}

/** The scans of another browser, as the workbook has them. */
export function readElsewhere(host: ExcelHost, device: string): readonly KeptScan[] {
  return readParts((part) => readSettingText(host, device, part)) ?? [];
}
