import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grantedTo, whoMayReplace, whoMayWrite } from '../../src/rights/sddl.ts';
import {
  ADMINISTRATORS,
  AUTHENTICATED,
  BEN,
  CONSOLE_SDDL,
  EVERYONE,
  INTERACTIVE,
  USERS,
} from '../fakes/sids.ts';

const RESET = 0x4;
const MESSAGE = 0x80;
const QUERY = 0x1;

/** Ben's SIDs as a standard user at the console. */
const SIDS = [BEN, EVERYONE, USERS, INTERACTIVE, AUTHENTICATED];

describe('a right', () => {
  it.each([
    ['QUERY', QUERY, true],
    ['MESSAGE', MESSAGE, false],
    ['RESET', RESET, false],
  ])('at the console as Windows is installed: a standard user and %s', (_, mask, expected) => {
    expect(grantedTo(CONSOLE_SDDL, SIDS, mask, [])).toBe(expected);
  });

  it('is an administrator’s there, all of it', () => {
    expect(grantedTo(CONSOLE_SDDL, [BEN, ADMINISTRATORS], RESET | MESSAGE, [])).toBe(true);
  });

  it('is not had through a group that is there for denying only', () => {
    expect(grantedTo(CONSOLE_SDDL, SIDS, RESET, [ADMINISTRATORS])).toBe(false);
  });

  it.each<[string, string, boolean]>([
    ['allowed to a group', 'D:(A;;0x4;;;BU)', true],
    ['allowed to everybody', 'D:(A;;GA;;;WD)', true],
    ['allowed to somebody else', 'D:(A;;0x4;;;BA)', false],
    ['allowed to nobody', 'D:', false],
    ['denied first', 'D:(D;;0x4;;;IU)(A;;0x4;;;BU)', false],
    ['denied by all that there is', 'D:(D;;GA;;;IU)(A;;0x4;;;BU)', false],
    ['denied last, which is too late', 'D:(A;;0x4;;;BU)(D;;0x4;;;IU)', true],
    ['another than the one that is denied', 'D:(D;;0x80;;;IU)(A;;0x84;;;BU)', true],
    ['allowed to what is made inside only', 'D:(A;OICIIO;0x4;;;BU)', false],
    ['not restricted at all', 'D:NO_ACCESS_CONTROL', true],
    ['denied to a group that is there for denying', 'D:(D;;0x4;;;BA)(A;;0x4;;;BU)', false],
  ])('%s', (_, sddl, expected) => {
    expect(grantedTo(sddl, SIDS, RESET, [ADMINISTRATORS])).toBe(expected);
  });

  it('may be put together of several entries, and is not had by half', () => {
    const sddl = 'D:(A;;0x4;;;BU)(A;;0x80;;;IU)';
    expect(grantedTo(sddl, SIDS, RESET | MESSAGE, [])).toBe(true);
    expect(grantedTo(sddl, [BEN, USERS], RESET | MESSAGE, [])).toBe(false);
  });

  it.each([
    ['the text is no descriptor', 'Access is denied.'],
    ['there is no text', ''],
    ['only a domain knows who an entry is for', 'D:(A;;0x4;;;DU)'],
    ['an entry has a condition', 'D:(XA;;0x4;;;BU;(Member_of {SID(BA)}))'],
    ['a generic right would have to be looked up', 'D:(A;;GW;;;BU)'],
  ])('is unknown where %s', (_, sddl) => {
    expect(grantedTo(sddl, SIDS, RESET, [])).toBeNull();
  });

  it('is never granted to those who are in no entry', () => {
    const entry = fc.tuple(
      fc.constantFrom('A', 'D'),
      fc.constantFrom('GA', 'FA', '0x4'),
      fc.constantFrom('BA', 'SY', 'RD'),
    );
    fc.assert(
      fc.property(fc.array(entry), (entries) => {
        const dacl = entries.map(([type, rights, sid]) => `(${type};;${rights};;;${sid})`).join('');
        expect(grantedTo(`D:${dacl}`, SIDS, RESET, [])).toBe(false);
      }),
    );
  });
});

const INSTALLER = 'S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464';

describe('those who may write', () => {
  it.each<[string, string, readonly string[]]>([
    [
      'into C:\\Program Files are administrators only',
      `O:${INSTALLER}G:${INSTALLER}D:PAI(A;;FA;;;${INSTALLER})(A;CIIO;GA;;;${INSTALLER})(A;;0x1301bf;;;SY)(A;OICIIO;GA;;;SY)(A;;0x1301bf;;;BA)(A;OICIIO;GA;;;BA)(A;;0x1200a9;;;BU)(A;OICIIO;GXGR;;;BU)(A;OICIIO;GA;;;CO)(A;;0x1200a9;;;AC)(A;OICIIO;GXGR;;;AC)`,
      [],
    ],
    [
      'into a folder of a profile are its owner',
      `O:${BEN}G:${BEN}D:(A;OICIID;FA;;;SY)(A;OICIID;FA;;;BA)(A;OICIID;FA;;;${BEN})`,
      [BEN],
    ],
    [
      'into C:\\ is everybody who signed in: they may add folders',
      `O:${INSTALLER}G:${INSTALLER}D:PAI(A;OICI;FA;;;BA)(A;OICI;FA;;;SY)(A;OICI;0x1200a9;;;BU)(A;OICIIO;SDGXGWGR;;;AU)(A;;LC;;;AU)`,
      [AUTHENTICATED],
    ],
    [
      'into a folder that an administrator made in C:\\ is everybody who signed in',
      'O:BAG:DUD:AI(A;OICIID;FA;;;BA)(A;OICIID;FA;;;SY)(A;OICIID;0x1200a9;;;BU)(A;ID;0x1301bf;;;AU)(A;OICIIOID;SDGXGWGR;;;AU)',
      [AUTHENTICATED],
    ],
    ['without a DACL is everybody', 'O:BAD:NO_ACCESS_CONTROL', [EVERYONE]],
    ['with no word of a DACL is everybody', 'O:BAG:SY', [EVERYONE]],
    ['with an empty DACL is the owner, who can change that', `O:${BEN}D:`, [BEN]],
    ['with an empty DACL of the administrators is nobody else', 'O:BAD:P', []],
    ['a file of SYSTEM that users may read is nobody else', 'O:SYD:(A;;FR;;;BU)(A;;0x1200a9;;;WD)', []],
    ['are told as they stand where only a domain knows them', 'O:LAD:(A;;FA;;;DU)(A;;FA;;;DA)', ['DU']],
    [
      'are told in spite of a denial, which may not reach what is inside',
      'O:BAD:(D;;FA;;;BU)(A;OI;FA;;;BU)',
      [USERS],
    ],
    ['without an owner are at least those who are allowed to', 'D:(A;;FA;;;BU)', [USERS]],
  ])('%s', (_, sddl, expected) => {
    expect(whoMayWrite(sddl)).toEqual(expected);
  });

  it.each(['DC', 'LC', 'DT', 'SD', 'WD', 'WO', 'GA', 'GW', 'FA', 'FW', '0x2', '0x1301bf'])(
    'are those who hold %s',
    (right) => {
      expect(whoMayWrite(`O:BAD:(A;;${right};;;BU)`)).toEqual([USERS]);
    },
  );

  it.each(['CC', 'SW', 'RP', 'WP', 'CR', 'RC', 'GR', 'GX', 'FR', 'FX', '0x1200a9'])(
    'are not those who hold %s only',
    (right) => {
      expect(whoMayWrite(`O:BAD:(A;;${right};;;BU)`)).toEqual([]);
    },
  );

  it.each(['SY', 'BA', INSTALLER, 'LA', 'DA', 'EA', 'CO', 'OW'])(
    'are not told of %s, who controls the PC anyway or stands for somebody else',
    (trusted) => {
      expect(whoMayWrite(`O:BAD:(A;;FA;;;${trusted})`)).toEqual([]);
    },
  );

  it('are named once each', () => {
    expect(whoMayWrite(`O:${BEN}D:(A;;FA;;;${BEN})(A;OICIIO;GA;;;${BEN})(A;;FA;;;BU)`)).toEqual([BEN, USERS]);
  });

  it.each([
    ['there is no text', ''],
    ['the text is no descriptor', 'Access is denied.'],
    ['an entry has a condition', 'O:BAD:(XA;;FA;;;BU;(Exists WIN://SYSAPPID))'],
    ['nobody is allowed to, but the owner is not told', 'D:(A;;FR;;;BU)'],
  ])('are unknown where %s', (_, sddl) => {
    expect(whoMayWrite(sddl)).toBeNull();
  });

  it('are never none where anybody else than the trusted may write', () => {
    const sid = fc.constantFrom(BEN, 'BU', 'WD', 'AU', 'IU', 'DU', 'AC', 'CG');
    const right = fc.constantFrom('FA', 'GA', 'GW', 'FW', 'WD', '0x1301bf', '0x40000000');
    const flags = fc.constantFrom('', 'ID', 'OICI', 'OICIIO');
    const denied = fc.constantFrom('', '(D;;FA;;;WD)', '(D;OICI;GA;;;BU)');
    fc.assert(
      fc.property(sid, right, flags, denied, (who, what, how, first) => {
        expect(whoMayWrite(`O:BAD:${first}(A;;FA;;;SY)(A;${how};${what};;;${who})`)).toHaveLength(1);
      }),
    );
  });

  it('are somebody, nobody or unknown, whatever the text', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), (text, mask) => {
        expect([null, true, false]).toContain(grantedTo(text, SIDS, mask, []));
        for (const sid of whoMayWrite(text) ?? []) expect(sid).toMatch(/^(?:S-1-[\d-]+|[A-Z]{2})$/);
      }),
    );
  });
});

describe('those who may put something else in the place of a folder', () => {
  it.each(['DT', 'SD', 'WD', 'WO', 'GA', 'FA', '0x1301bf'])('are those who hold %s', (right) => {
    expect(whoMayReplace(`O:BAD:(A;;${right};;;BU)`)).toEqual([USERS]);
  });

  it.each(['DC', 'LC', 'CC', 'GW', 'FW', 'FR', 'GR'])(
    'are not those who hold %s only, as everybody may add things to C:\\',
    (right) => {
      expect(whoMayReplace(`O:BAD:(A;;${right};;;BU)`)).toEqual([]);
    },
  );

  it('are not those who may only do so to what is made inside', () => {
    expect(whoMayReplace('O:BAD:(A;OICIIO;FA;;;BU)(A;OICI;FA;;;AU)')).toEqual([AUTHENTICATED]);
  });

  it('are everybody without a DACL, and unknown where the text is no descriptor', () => {
    expect([whoMayReplace('O:BA'), whoMayReplace('Access is denied.')]).toEqual([[EVERYONE], null]);
  });
});
