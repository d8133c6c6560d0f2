import { describe, expect, it } from 'vitest';
import * as flags from '../../src/base/child-flags.ts';
import { AT_SIGN_IN, isChildFlag } from '../../src/base/child-flags.ts';

const FLAGS = Object.values(flags).filter(
  (each) => typeof each === 'string' && each !== AT_SIGN_IN,
) as string[];

describe('the first argument of a process that this program starts', () => {
  it.each(FLAGS)('is %s', (flag) => {
    expect(isChildFlag(flag)).toEqual(true);
  });

  it('says which of them it is', () => {
    expect(new Set(FLAGS).size).toEqual(8);
    expect(FLAGS).toHaveLength(8);
  });

  it('is not what Windows starts Usher with at sign-in', () => {
    expect(isChildFlag(AT_SIGN_IN)).toBe(false);
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
