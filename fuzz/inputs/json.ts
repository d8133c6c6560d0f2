import type { Change } from './bytes.ts';
import type { Chance } from './chance.ts';
import { ANYTHING, NUMBERS, STRANGE } from './text.ts';

/** A value in the place of another one. */
type Swap = (value: unknown, chance: Chance, all: readonly unknown[]) => unknown;

/** Signs of an input that is nested deep already. */
const DEEP = /(?:[[{](?:"[^"]*":)?\s*){200}/;

/** What JavaScript asks objects for by itself. */
const KNOWN = ['__proto__', 'toString', 'valueOf', 'toJSON', 'length'];

const NOTHING = Symbol('left out');

const SWAPS: readonly Swap[] = [
  () => NOTHING,
  () => null,
  (value) => (typeof value === 'boolean' ? !value : true),
  (_, chance) => Number(chance.pick(NUMBERS)),
  (_, chance) => chance.pick(NUMBERS),
  (value, chance) => (typeof value === 'number' ? value + chance.pick([1, -1, 0.5, 1000]) : value),
  (_, chance) => chance.pick(STRANGE),
  (value, chance) => (typeof value === 'string' ? value + chance.pick(STRANGE) : JSON.stringify(value)),
  // What stands elsewhere in it.
  (_, chance, all) => chance.pick(all),
  (_, chance, all) => chance.pick(all),
  (value) => [value],
  (value) => ({ value }),
  (value, chance) => (Array.isArray(value) ? Array(chance.pick([0, 2, 60])).fill(value[0]) : []),
  (value, chance) => {
    let nested = value;
    for (let depth = chance.pick([3, 500]); depth > 0; depth -= 1) nested = [nested];
    return nested;
  },
  // One more member, also of a name that every object has.
  (value, chance, all) => withMember(value, chance.pick(STRANGE), chance.pick(all)),
  (value, chance, all) => withMember(value, chance.pick(KNOWN), chance.pick(all)),
];

function withMember(value: unknown, name: string, member: unknown): unknown {
  if (typeof value !== 'object' || value === null) return { [name]: member };
  const own = { value: member, enumerable: true, writable: true, configurable: true };
  return Object.defineProperty({ ...value }, name, own);
}

/** Every value in it, itself first. */
function within(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null
    ? [value, ...Object.values(value).flatMap(within)]
    : [value];
}

/** The value with its `at`th part, counted as in `within`, in another form. */
function swapped(value: unknown, at: number, swap: (value: unknown) => unknown): unknown {
  let left = at;
  const copied = (each: unknown): unknown => {
    left -= 1;
    if (left === -1) return swap(each);
    if (typeof each !== 'object' || each === null) return each;
    const parts = Object.entries(each)
      .map(([name, part]) => [name, copied(part)] as const)
      .filter(([, part]) => part !== NOTHING);
    return Array.isArray(each) ? parts.map(([, part]) => part) : Object.fromEntries(parts);
  };
  return copied(value);
}

function changed(value: unknown, chance: Chance): string {
  const all = within(value);
  const swap = chance.pick(SWAPS);
  const part = swapped(value, chance.below(all.length), (each) => swap(each, chance, all));
  const text = part === NOTHING ? '' : JSON.stringify(part);
  if (chance.below(12) > 0) return text;
  // The same member again, with another value.
  return text.replace(/("[^"]+":)("[^"]*"|[\d.]+)/, `$1$2,$1${JSON.stringify(chance.pick(all) ?? null)}`);
}

/** Changes one line, or all of a text, that is JSON. What is none is followed by some. */
export const jsonChange: Change = (input, chance) => {
  // What is nested deeper than this can be gone through stays as it is.
  if (DEEP.test(input.toString())) return input;
  const text = input.toString();
  const whole = parsed(text);
  if (whole !== undefined) return Buffer.from(changed(whole, chance));
  const lines = text.split('\n');
  const places = [...lines.keys()].filter((at) => parsed(lines[at] ?? '') !== undefined);
  if (places.length === 0) return Buffer.from(`${text}\n${chance.pick(ANYTHING)}`);
  const at = chance.pick(places);
  lines[at] = changed(parsed(lines[at] ?? ''), chance);
  return Buffer.from(lines.join('\n'));
};

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
