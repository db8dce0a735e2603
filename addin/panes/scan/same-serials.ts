/**
 * Which scans of a batch are the same unit: scans of one serial count once, but for those that the books know as units of
 * their own, of two items or of an item whose case counts.
 */
import type { Scan } from './scan.ts';

/** Whether two scans of one text turned out to be two units. */
function areTwoUnits(one: Scan, other: Scan): boolean {
  if (one.verdict.kind !== 'good' || other.verdict.kind !== 'good') return false;
  const [a, b] = [one.verdict.unit, other.verdict.unit];
  return a.item !== b.item || a.serial !== b.serial;
}

/** The scans of one serial in their order, each told whether it stands for a unit of its own. Those that stay are the same objects. */
export function settleSame(scans: readonly Scan[]): Scan[] {
  const firsts: Scan[] = [];
  return scans.map((scan) => {
    const first = firsts.find((each) => !areTwoUnits(scan, each));
    if (first === undefined) {
      const settled = scan.twiceOf === null ? scan : { ...scan, twiceOf: null };
      firsts.push(settled);
      return settled;
    }
    const isSettled = scan.twiceOf?.id === first.id;
    return isSettled ? scan : { ...scan, twiceOf: { id: first.id, no: first.no } };
  });
}
