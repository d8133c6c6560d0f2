import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { permissionArguments, readPermissionArguments } from '../../../src/elevation/client/permission.ts';

describe('a request for permission', () => {
  it('arrives at the child as it was sent', () => {
    const asked = {
      terminal: 0x1_0042n,
      deed: 'disconnect' as const,
      count: 3,
      name: 'Ben',
      args: ['--helper', 'pipe', 'token', 'secret'],
    };
    expect(readPermissionArguments(permissionArguments(asked))).toEqual(asked);
  });

  it('never has the name of a person among what is started', () => {
    const hostile = fc.oneof(fc.string({ unit: 'binary' }), fc.constant('--helper'), fc.constant(''));
    fc.assert(
      fc.property(hostile, fc.array(fc.string(), { minLength: 1 }), (name, args) => {
        const read = readPermissionArguments(
          permissionArguments({ terminal: 0n, deed: 'signOut', count: 1, name, args }),
        );
        expect(read?.args).toEqual(args);
        expect(read?.name).not.toMatch(/[\r\n\0]/);
      }),
    );
  });

  it.each([
    [[]],
    [['0', 'signOut', '1', 'Ben']],
    [['-1', 'signOut', '1', 'Ben', '--helper']],
    [['0x42', 'signOut', '1', 'Ben', '--helper']],
    [['0', 'signOut', '0', 'Ben', '--helper']],
    [['0', 'signOut', '1.5', 'Ben', '--helper']],
    [['0', 'signOut', '', 'Ben', '--helper']],
    [['0', 'kill', '1', 'Ben', '--helper']],
  ])('is none where the arguments are %j', (args) => {
    expect(readPermissionArguments(args)).toBeNull();
  });
});
