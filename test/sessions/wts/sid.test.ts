import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sidText } from '../../../src/sessions/wts/sid.ts';

const BEN = Buffer.from('010500000000000515000000010000000200000003000000ea030000', 'hex');

describe('a SID', () => {
  it('is written as Windows writes it', () => {
    expect(sidText(BEN)).toBe('S-1-5-21-1-2-3-1002');
  });

  it('is read out of a longer buffer', () => {
    expect(sidText(Buffer.concat([BEN, Buffer.alloc(40)]))).toBe('S-1-5-21-1-2-3-1002');
  });

  it('has an authority of 48 bits, the highest byte first', () => {
    expect(sidText(Buffer.from('0101010000000000ffffffff', 'hex'))).toBe('S-1-1099511627776-4294967295');
  });

  it('is none where it is cut off, at any length', () => {
    const lengths = Array.from({ length: BEN.length }, (_, length) => length);
    expect(lengths.filter((length) => sidText(BEN.subarray(0, length)) !== null)).toEqual([]);
  });

  it.each([
    ['of another revision', '020100000000000500000000'],
    ['without a sub-authority', '010000000000000500000000'],
    ['of zeros, as where nothing was written', '000000000000000000000000'],
  ])('is none %s', (_, hex) => {
    expect(sidText(Buffer.from(hex, 'hex'))).toBeNull();
  });

  it('is text or none, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        expect(sidText(Buffer.from(bytes)) ?? 'S-1-0-0').toMatch(/^S-1-\d+(-\d+){1,15}$/);
      }),
    );
  });
});
