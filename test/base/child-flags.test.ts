import { describe, expect, it } from 'vitest';
import * as flags from '../../src/base/child-flags.ts';
import { isChildFlag } from '../../src/base/child-flags.ts';

const FLAGS = Object.values(flags).filter((each) => typeof each === 'string');

describe('the first argument of a process that this program starts', () => {
  it.each(FLAGS)('is %s', (flag) => {
    expect(isChildFlag(flag)).toEqual(true);
  });

  it('says which of them it is', () => {
    expect(new Set(FLAGS).size).toEqual(6);
    expect(FLAGS).toHaveLength(6);
  });

  it.each([undefined, '', '--', 'ask', '--asks', '--as', '--ASK', ' --ask', '--ask=3', '-ask', '--remotes'])(
    'is not %o',
    (argument) => {
      expect(isChildFlag(argument)).toEqual(false);
    },
  );

  it.each(['ask', 'list', 'sign-out', 'history', 'doctor', 'demo', '--help', '--version', '--demo'])(
    'is never one that a person types: %s',
    (argument) => {
      expect(isChildFlag(argument)).toEqual(false);
    },
  );
});
