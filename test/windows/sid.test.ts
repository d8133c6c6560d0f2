import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sidBytes, sidText } from '../../src/windows/sid.ts';

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

  it('is read back from its text', () => {
    expect(sidBytes('S-1-5-21-1-2-3-1002')).toEqual(BEN);
    const part = fc.integer({ min: 0, max: 2 ** 32 - 1 });
    const parts = fc.array(part, { minLength: 1, maxLength: 15 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 48 - 1 }), parts, (authority, numbers) => {
        const text = ['S', 1, authority, ...numbers].join('-');
        expect(sidText(sidBytes(text) ?? Buffer.alloc(0))).toBe(text);
      }),
    );
  });

  it.each([
    'ben',
    'S-1-5',
    'S-1-5-4294967296',
    'S-1-281474976710656-1',
    'S-2-5-1',
    `S-1-5${'-1'.repeat(16)}`,
  ])('has no bytes where its text is %s', (text) => {
    expect(sidBytes(text)).toBeNull();
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
