import { describe, expect, it } from 'vitest';
import { parseDescriptor } from '../../src/rights/descriptor.ts';
import {
  helperPipe,
  neighborAccess,
  neighborPipe,
  privatePipe,
  READ_AND_WRITE,
} from '../../src/wire/pipe-access.ts';

const OWN = 'S-1-5-21-1-2-3-1001';
const [NETWORK, INTERACTIVE, SYSTEM] = ['S-1-5-2', 'S-1-5-4', 'S-1-5-18'];
const ADMINISTRATORS = 'S-1-5-32-544';
const GENERIC_ALL = 0x10000000;

describe('the pipe of a helper', () => {
  it('is named where Windows has its pipes', () => {
    expect(helperPipe('0a')).toBe('\\\\.\\pipe\\usher-0a');
  });

  it('is for the system, administrators and its own account alone, and never for who comes over the network', () => {
    const all = { isInheritOnly: false, mask: GENERIC_ALL };
    expect(parseDescriptor(privatePipe(OWN))?.entries).toEqual([
      { kind: 'deny', ...all, sid: NETWORK },
      { kind: 'allow', ...all, sid: SYSTEM },
      { kind: 'allow', ...all, sid: ADMINISTRATORS },
      { kind: 'allow', ...all, sid: OWN },
    ]);
  });

  it('inherits nothing, and is closed to programs below medium integrity', () => {
    expect(privatePipe(OWN)).toMatch(/^D:P\(/);
    expect(privatePipe(OWN)).toMatch(/S:\(ML;;NRNW;;;ME\)$/);
  });

  it('is opened by a client without the right to serve it', () => {
    const FILE_CREATE_PIPE_INSTANCE = 0x4;
    expect(READ_AND_WRITE & FILE_CREATE_PIPE_INSTANCE).toBe(0);
  });
});

describe('the pipe between neighbors', () => {
  it('is named after the session that serves it', () => {
    expect(neighborPipe(12)).toBe('\\\\.\\pipe\\Usher\\12');
  });

  it('is for the system and its own account, and to read and write for who is signed in here', () => {
    const all = { isInheritOnly: false, mask: GENERIC_ALL };
    expect(parseDescriptor(neighborAccess(OWN))?.entries).toEqual([
      { kind: 'deny', ...all, sid: NETWORK },
      { kind: 'allow', ...all, sid: SYSTEM },
      { kind: 'allow', ...all, sid: OWN },
      { kind: 'allow', isInheritOnly: false, mask: READ_AND_WRITE, sid: INTERACTIVE },
    ]);
  });

  it('inherits nothing, and is closed to programs below medium integrity', () => {
    expect(neighborAccess(OWN)).toBe(
      `D:P(D;;GA;;;NU)(A;;GA;;;SY)(A;;GA;;;${OWN})(A;;0x12019b;;;IU)S:(ML;;NRNW;;;ME)`,
    );
  });
});
