import { describe, expect, it } from 'vitest';
import { decodeOem } from '../../../src/sessions/commands/oem-text.ts';

describe('A console program writes', () => {
  it.each([
    [437, [0x81, 0xe1], 'üß'],
    [850, [0x90, 0xe0], 'ÉÓ'],
    [852, [0x9c, 0x88], 'ťł'],
    [858, [0xd5], '€'],
    [866, [0x80, 0xaa, 0xe2], 'Акт'],
    [932, [0x93, 0xfa, 0x96, 0x7b], '日本'],
    [936, [0xd4, 0xcb, 0xd0, 0xd0], '运行'],
    [949, [0xb1, 0xe8], '김'],
    [950, [0xa4, 0xa4], '中'],
    [1250, [0x9d], 'ť'],
    [1252, [0xe9], 'é'],
    [1258, [0xfe], '₫'],
    [65001, [0xc3, 0xa9], 'é'],
  ] as const)('code page %i', (codePage, bytes, text) => {
    expect(decodeOem(Buffer.from(bytes), codePage)).toBe(text);
  });

  it.each([null, 0, 99_999])('ASCII for certain, and nothing else, in the code page %s', (codePage) => {
    expect(decodeOem(Buffer.from([0x61, 0x7f, 0x80, 0xff, 0x3e]), codePage)).toBe('a\u007f\ufffd\ufffd>');
  });
});
