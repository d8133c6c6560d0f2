import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { permissionArguments, readPermissionArguments } from '../../../src/elevation/client/permission.ts';

describe('a request for permission', () => {
  it('arrives at the child as it was sent', () => {
    const asked = {
      terminal: 0x1_0042n,
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
        const read = readPermissionArguments(permissionArguments({ terminal: 0n, count: 1, name, args }));
        expect(read?.args).toEqual(args);
        expect(read?.name).not.toMatch(/[\r\n\0]/);
      }),
    );
  });

  it.each([
    [[]],
    [['0', '1', 'Ben']],
    [['-1', '1', 'Ben', '--helper']],
    [['0x42', '1', 'Ben', '--helper']],
    [['0', '0', 'Ben', '--helper']],
    [['0', '1.5', 'Ben', '--helper']],
    [['0', '', 'Ben', '--helper']],
  ])('is none where the arguments are %j', (args) => {
    expect(readPermissionArguments(args)).toBeNull();
  });
});
