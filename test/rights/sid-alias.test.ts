import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sidOf } from '../../src/rights/sid-alias.ts';

describe('a SID in an SDDL string', () => {
  it.each([
    ['BU', 'S-1-5-32-545'],
    ['WD', 'S-1-1-0'],
    ['AU', 'S-1-5-11'],
    ['AC', 'S-1-15-2-1'],
    ['S-1-5-21-1-2-3-1002', 'S-1-5-21-1-2-3-1002'],
  ])('%s is %s', (text, sid) => {
    expect(sidOf(text)).toBe(sid);
  });

  it.each(['LA', 'DU', 'DA'])('%s stays as it is: another PC or domain has another one', (text) => {
    expect(sidOf(text)).toBe(text);
  });

  it('is the same for every account that is the same on each PC, and of each another one', () => {
    const aliases = [
      ...['AA', 'AC', 'AN', 'AO', 'AS', 'AU', 'BA', 'BG', 'BO', 'BU', 'CD', 'CG', 'CO', 'CY', 'ED', 'ER'],
      ...['ES', 'HA', 'IS', 'IU', 'LS', 'LU', 'MS', 'MU', 'NO', 'NS', 'NU', 'OW', 'PO', 'PS', 'PU', 'RA'],
      ...['RC', 'RD', 'RE', 'RM', 'RU', 'SO', 'SS', 'SU', 'SY', 'UD', 'WD', 'WR'],
    ];
    const sids = aliases.map(sidOf);
    for (const sid of sids) expect(sid).toMatch(/^S-1(?:-\d+){2,7}$/);
    expect(new Set(sids).size).toBe(aliases.length);
  });

  it.each([
    '',
    'XX',
    'bu',
    'S-1',
    'S-1-5',
    'S-2-5-18',
    'S-1-5-18 ',
    ' S-1-5-18',
    'S-1-5-',
    'BUBU',
    'DAX',
    'XDA',
  ])('%j is none', (text) => {
    expect(sidOf(text)).toBeNull();
  });

  it('is none for the name of anything that every object has', () => {
    expect(['toString', 'constructor', '__proto__'].map(sidOf)).toEqual([null, null, null]);
  });

  it('is a SID, an alias of a domain or none, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (text) => {
        expect(sidOf(text) ?? 'LA').toMatch(/^(?:S-1(?:-\d+){2,16}|[A-Z]{2})$/);
      }),
    );
  });
});
