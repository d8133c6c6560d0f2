import { describe, expect, it } from 'vitest';
import { nearest } from '../../../src/cli/command-line/nearest.ts';

describe('what may have been meant', () => {
  it.each([
    ['lst', ['list', 'ask', 'history'], ['list']],
    ['bem', ['ben', 'benja', 'anna'], ['ben']],
    ['Ben', ['Ben Fischer', 'anna'], ['Ben Fischer']],
    ['BE\u0301N', ['bén'], ['bén']],
    ['an', ['ann', 'anna', 'ans'], ['ann', 'ans']],
    ['x', ['list'], []],
    ['', ['list', ''], []],
    ['ben', [], []],
  ])('by %j among %j is %j', (typed, words, meant) => {
    expect(nearest(typed, words)).toEqual(meant);
  });

  it('is no more than asked for', () => {
    expect(nearest('be', ['bea', 'ben', 'bet', 'bev'], 2)).toEqual(['bea', 'ben']);
  });
});
