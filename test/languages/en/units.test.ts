import { describe, expect, it } from 'vitest';
import { memory, span } from '../../../src/languages/en/units.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const MB = 1024 ** 2;

describe('a span of time', () => {
  it.each([
    [0, 'less than 1 min'],
    [MINUTE, '1 min'],
    [59 * MINUTE, '59 min'],
    [HOUR, '1 h'],
    [2 * HOUR + 14 * MINUTE, '2 h 10 min'],
    [24 * HOUR, '1 d'],
    [51 * HOUR, '2 d 3 h'],
  ])('of %i ms is called "%s"', (ms, text) => {
    expect(span(ms)).toEqual(text);
  });
});

describe('an amount of memory', () => {
  it.each([
    [0, '0 MB'],
    [400 * MB, '400 MB'],
    [1024 * MB, '1.0 GB'],
    [1843 * MB, '1.8 GB'],
  ])('of %i bytes is called "%s"', (bytes, text) => {
    expect(memory(bytes)).toEqual(text);
  });
});
