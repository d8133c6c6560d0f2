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

  it.each(['', 'XX', 'bu', 'S-1', 'S-1-5', 'S-2-5-18', 'S-1-5-18 ', 'S-1-5-', 'BUBU'])(
    '%j is none',
    (text) => {
      expect(sidOf(text)).toBeNull();
    },
  );

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
