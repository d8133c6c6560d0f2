import type { Chance } from './chance.ts';

/** Makes another input of one. @param others valid inputs of the same target */
export type Change = (input: Buffer, chance: Chance, others: readonly Buffer[]) => Buffer;

/** Lengths, counts and ids at which programs break, as 64-bit numbers. */
const NUMBERS = [
  0n,
  1n,
  2n,
  0x7fn,
  0x80n,
  0xffn,
  0x7fffn,
  0xffffn,
  0x1_0000n,
  0x7fff_ffffn,
  0x8000_0000n,
  0xffff_ffffn,
  0x7fff_ffff_ffff_ffffn,
  0x8000_0000_0000_0000n,
  0xffff_ffff_ffff_ffffn,
];

/** A piece of an input; it may be empty. */
function piece(input: Buffer, chance: Chance): readonly [from: number, to: number] {
  const from = chance.below(input.length + 1);
  return [from, Math.min(input.length, from + 1 + chance.below(chance.pick([2, 8, 64, 512])))];
}

function spliced(input: Buffer, from: number, to: number, put: Uint8Array): Buffer {
  return Buffer.concat([input.subarray(0, from), put, input.subarray(to)]);
}

/** A number in the place of another: a length, a count, an id, a pointer. */
const number: Change = (input, chance) => {
  const size = chance.pick([1, 2, 4, 8]);
  const changed = Buffer.from(input);
  if (changed.length < size) return changed;
  const at = Math.floor(chance.below(changed.length - size + 1) / size) * size;
  const value = chance.pick(NUMBERS) + BigInt(chance.pick([0, 0, 1, -1, chance.below(300)]));
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt.asUintN(64, value));
  bytes.copy(changed, at, 0, size);
  return changed;
};

export const BYTE_CHANGES: readonly Change[] = [
  number,
  number,
  (input, chance) => {
    const changed = Buffer.from(input);
    const at = chance.below(changed.length);
    if (changed.length > 0) changed[at] = (changed[at] ?? 0) ^ (1 << chance.below(8));
    return changed;
  },
  (input, chance) => {
    const changed = Buffer.from(input);
    if (changed.length > 0) changed[chance.below(changed.length)] = chance.below(256);
    return changed;
  },
  // Cut off.
  (input, chance) => input.subarray(0, chance.below(input.length + 1)),
  // Something left out.
  (input, chance) => spliced(input, ...piece(input, chance), Buffer.alloc(0)),
  // Something twice, or often.
  (input, chance) => {
    const [from, to] = piece(input, chance);
    const times = chance.pick([1, 1, 2, 30]);
    return spliced(input, from, from, Buffer.concat(Array(times).fill(input.subarray(from, to))));
  },
  // Two things exchanged.
  (input, chance) => {
    const [from, to] = piece(input, chance);
    const rest = spliced(input, from, to, Buffer.alloc(0));
    const at = chance.below(rest.length + 1);
    return spliced(rest, at, at, input.subarray(from, to));
  },
  (input, chance) => {
    const put = Buffer.from(Array.from({ length: chance.pick([1, 2, 8, 64]) }, () => chance.below(256)));
    const at = chance.below(input.length + 1);
    return spliced(input, at, at, put);
  },
  (input, chance) => {
    const [from, to] = piece(input, chance);
    return spliced(input, from, to, Buffer.alloc(to - from, chance.pick([0, 0xff])));
  },
  // The beginning of one, the end of another.
  (input, chance, others) => {
    const other = chance.pick(others);
    return Buffer.concat([
      input.subarray(0, chance.below(input.length + 1)),
      other.subarray(chance.below(other.length + 1)),
    ]);
  },
];
