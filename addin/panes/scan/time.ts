/** A moment as a person says it: `10:14`, and with its day where that was another one. */
import { localDay } from '../../day.ts';
import { formatDay } from '../../texts/formats.ts';

export function timeOf(moment: Date, now: Date = new Date()): string {
  const time = [moment.getHours(), moment.getMinutes()]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
  const day = localDay(moment);
  return day === localDay(now) ? time : `${formatDay(day)} ${time}`;
}
