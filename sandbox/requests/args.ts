/** The arguments of one call, read by type: whatever has the wrong one is Excel's InvalidArgument. */
import { invalidArgument } from '../workbook/fault.ts';
import { asFlag, asNumber, asText, isRecord } from './class-table.ts';
import { RangeTarget } from './range-target.ts';

/** An instance handed over as an argument is unwrapped to what it stands for. */
export class Args {
  private readonly values: readonly unknown[];

  constructor(values: readonly unknown[]) {
    this.values = values;
  }

  raw(index: number): unknown {
    return this.values[index] ?? null;
  }

  text(index: number): string {
    return asText(this.raw(index));
  }

  number(index: number): number {
    return asNumber(this.raw(index));
  }

  optionalText(index: number): string | null {
    return this.raw(index) === null ? null : this.text(index);
  }

  optionalNumber(index: number): number | null {
    return this.raw(index) === null ? null : this.number(index);
  }

  flag(index: number, ifMissing = false): boolean {
    return this.raw(index) === null ? ifMissing : asFlag(this.raw(index));
  }

  /** A sheet's, table's or column's key: its name or its id. */
  key(index: number): string | number {
    const value = this.raw(index);
    if (typeof value === 'string' || typeof value === 'number') return value;
    throw invalidArgument();
  }

  record(index: number): Record<string, unknown> {
    const value = this.raw(index);
    if (value === null) return {};
    if (!isRecord(value)) throw invalidArgument();
    return value;
  }

  list(index: number): readonly unknown[] {
    const value = this.raw(index);
    if (!Array.isArray(value)) throw invalidArgument();
    return value;
  }

  /** The range handed over as a proxy, or null where it is something else (an address). */
  range(index: number): RangeTarget | null {
    const value = this.raw(index);
    return value instanceof RangeTarget ? value : null;
  }
}
