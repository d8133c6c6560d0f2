/** A moment in this PC's local time, sortable in every language: `2026-11-24 17:03:09`. */
export function localTime(ms: number, precision: 'seconds' | 'minutes'): string {
  const at = new Date(ms);
  const two = (value: number) => String(value).padStart(2, '0');
  const date = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-');
  const time = [at.getHours(), at.getMinutes(), at.getSeconds()].slice(0, precision === 'seconds' ? 3 : 2);
  return `${date} ${time.map(two).join(':')}`;
}

/** The same to the minute. */
export const localMinutes = (ms: number): string => localTime(ms, 'minutes');
