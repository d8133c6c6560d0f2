import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDescriptor } from '../../src/rights/descriptor.ts';
import { runs } from '../fakes/runs.ts';
import { BEN, USERS } from '../fakes/sids.ts';

describe('a security descriptor', () => {
  it('is read with its owner and its entries in their order', () => {
    expect(parseDescriptor(`O:${BEN}G:DUD:PAI(D;OICIIO;SDWO;;;BU)(A;ID;0x1200a9;;;LA)`)).toEqual({
      owner: BEN,
      entries: [
        { kind: 'deny', isInheritOnly: true, mask: 0x90000, sid: USERS },
        { kind: 'allow', isInheritOnly: false, mask: 0x1200a9, sid: 'LA' },
      ],
    });
  });

  it.each([
    ['GRGX', 0xa0000000],
    ['FA', 0x1f01ff],
    ['CCDCLCSWRPWPDTLOCRSDRCWDWO', 0xf01ff],
    ['0xFFFFFFFF', 0xffffffff],
    ['GA', 0x10000000],
    ['GW', 0x40000000],
    ['CR', 0x100],
    ['FR', 0x120089],
    ['FW', 0x120116],
    ['FX', 0x1200a0],
    ['KA', 0xf003f],
    ['KR', 0x20019],
    ['KW', 0x20006],
    ['KX', 0x20019],
    ['', 0],
  ])('has the rights %s as the number they are', (rights, mask) => {
    expect(parseDescriptor(`D:(A;;${rights};;;BU)`)?.entries?.[0]?.mask).toBe(mask);
  });

  it.each(['O:SY', 'O:SYG:SY', 'O:SYD:NO_ACCESS_CONTROL', 'O:SYD:PNO_ACCESS_CONTROL', 'O:SYS:(ML;;NW;;;LW)'])(
    'without a DACL is told from one with an empty one: %s',
    (sddl) => {
      expect(parseDescriptor(sddl)).toEqual({ owner: 'S-1-5-18', entries: null });
    },
  );

  it('with an empty DACL has no entries', () => {
    expect(parseDescriptor('D:PAI')).toEqual({ owner: null, entries: [] });
  });

  it('may have a SACL, whatever is in it', () => {
    const sacl = 'S:AI(RA;;;;;WD;("Project",TS,0,"Windows"))(ML;;NW;;;HI)';
    expect(parseDescriptor(`O:BAD:(A;;FR;;;BU)${sacl}`)?.entries).toHaveLength(1);
  });

  it.each([
    ['nothing', ''],
    ['no SDDL', 'Access is denied.'],
    ['an owner nobody knows', 'O:XXD:(A;;FA;;;BU)'],
    ['an entry that is cut off', 'O:BAD:(A;;FA;;;BU'],
    ['an entry for nobody', 'O:BAD:(A;;FA;;;)'],
    ['an entry of too few parts', 'O:BAD:(A;;FA;;BU)'],
    ['an entry of too many parts', 'O:BAD:(A;;FA;;;BU;)'],
    ['a right nobody knows', 'O:BAD:(A;;ZZ;;;BU)'],
    ['a right of one letter', 'O:BAD:(A;;FAG;;;BU)'],
    ['a mask of more than 32 bits', 'O:BAD:(A;;0x100000000;;;BU)'],
    ['half a flag', 'O:BAD:(A;OIC;FA;;;BU)'],
    ['an entry of nothing', 'O:BAD:(A)'],
    ['an entry that only audits', 'O:BAD:(AU;;FA;;;BU)'],
    ['an entry for one kind of object', 'O:BAD:(A;;CC;bf967aba-0de6-11d0-a285-00aa003049e2;;BU)'],
    ['an entry for children of one kind', 'O:BAD:(A;;CC;;bf967aba-0de6-11d0-a285-00aa003049e2;BU)'],
    ['a mask after a right', 'O:BAD:(A;;FA0x4;;;BU)'],
    ['an entry for one kind of child', 'O:BAD:(OA;;CC;bf967aba-0de6-11d0-a285-00aa003049e2;;BU)'],
    ['a conditional entry', 'O:BAD:(XA;;0x1200a9;;;BU;(Exists WIN://SYSAPPID))'],
    ['a tail', 'O:BAD:(A;;FA;;;BU)X'],
  ])('is unreadable where it is %s', (_, sddl) => {
    expect(parseDescriptor(sddl)).toBeNull();
  });

  it('is read or not, whatever the text, and never throws', () => {
    const piece = fc.constantFrom(
      'O:',
      'G:',
      'D:',
      'S:',
      'SY',
      'BU',
      BEN,
      'P',
      'AI',
      '(A;',
      '(D;',
      ';',
      'OICIIO',
      'FA',
      '0x1301bf',
      ';;;BU)',
      ')',
      'NO_ACCESS_CONTROL',
      '"',
      '\n',
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(text, (sddl) => {
        const descriptor = parseDescriptor(sddl);
        for (const { mask } of descriptor?.entries ?? []) {
          expect(mask >= 0 && mask <= 0xffffffff && Number.isInteger(mask)).toBe(true);
        }
      }),
      { numRuns: runs(2000) },
    );
  });
});
