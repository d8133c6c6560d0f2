/** Each short unit in whole words, for one and for more. */
const UNITS: Readonly<Record<string, readonly [string, string]>> = {
  d: ['day', 'days'],
  h: ['hour', 'hours'],
  min: ['minute', 'minutes'],
  s: ['second', 'seconds'],
  GB: ['gigabyte', 'gigabytes'],
  MB: ['megabyte', 'megabytes'],
};

const COUNTED = /\b(\d+(?:\.\d+)?) (d|h|min|s|GB|MB)\b/g;

/** A sentence as it is said: `2 h 10 min` becomes `2 hours 10 minutes`, and `1.8 GB` becomes `1.8 gigabytes`. */
export function readAloud(sentence: string): string {
  return sentence.replaceAll(COUNTED, (whole, count: string, unit: string) => {
    const [one, more] = UNITS[unit] ?? [unit, unit];
    return whole.replace(unit, count === '1' ? one : more);
  });
}
