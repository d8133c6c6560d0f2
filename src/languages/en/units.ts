import { duration } from '../../base/duration.ts';
import type { TimeLeft } from '../../base/time-left.ts';

/** How long, as in `2 h 10 min`. */
export function span(ms: number): string {
  const { days, hours, minutes } = duration(ms);
  if (days > 0) return hours > 0 ? `${days} d ${hours} h` : `${days} d`;
  if (hours > 0) return minutes > 0 ? `${hours} h ${minutes} min` : `${hours} h`;
  return minutes > 0 ? `${minutes} min` : 'less than 1 min';
}

/** Memory as Task Manager rounds it. */
export function memory(bytes: number): string {
  const gigabytes = bytes / 1024 ** 3;
  return gigabytes >= 1 ? `${gigabytes.toFixed(1)} GB` : `${Math.round(bytes / 1024 ** 2)} MB`;
}

/** `1 second`, `60 seconds`. */
export function seconds(count: number): string {
  return count === 1 ? '1 second' : `${count} seconds`;
}

/** `24 s`, `9 min`. */
function timeLeft({ count, unit }: TimeLeft): string {
  return `${count} ${unit === 'seconds' ? 's' : 'min'}`;
}

/** When something happens: `in 24 s`, and `now` at the very end. */
export function inTime(left: TimeLeft | null): string {
  return left === null ? 'now' : `in ${timeLeft(left)}`;
}

/** After what somebody does for so long: `, 24 s left`. Empty where no time runs. */
export function andTimeLeft(left: TimeLeft | null): string {
  return left === null ? '' : `, ${timeLeft(left)} left`;
}
