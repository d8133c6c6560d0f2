import type { Target } from '../target.ts';
import { BYTE_CHANGES } from './bytes.ts';
import { chance } from './chance.ts';
import { jsonChange } from './json.ts';
import { ANYTHING, TEXT_CHANGES } from './text.ts';

/** More than anything that is read whole, in bytes. Deeper and longer ones are a target's own. */
const LONGEST = 64 * 1024;

/** The input of that number. It follows from the target and the seed. The first ones are the valid ones. */
export function inputOf({ name, corpus, form }: Target, seed: number, number: number): Buffer {
  const valid = corpus[number];
  if (valid !== undefined) return valid;
  const luck = chance(`${name} ${seed} ${number}`);
  if (luck.below(50) === 0) return Buffer.from(luck.pick(ANYTHING));
  let input = luck.pick(corpus);
  for (let left = luck.pick([1, 1, 1, 2, 3, 6]); left > 0; left -= 1) {
    const kind = form === 'bytes' ? 0 : luck.below(4);
    const change = kind === 0 ? luck.pick(BYTE_CHANGES) : kind === 1 ? luck.pick(TEXT_CHANGES) : jsonChange;
    input = change(input, luck, corpus).subarray(0, LONGEST);
  }
  return input;
}
