import { expect, it } from 'vitest';
import { capturedText } from '../../../src/sessions/commands/captured-text.ts';

/** In code page 850, 0xfe is "■", and 0xff is a blank that does not break. */
const OEM = 850;

it.each<[string, readonly number[], string]>([
  ['UTF-16 with its mark', [0xff, 0xfe, 0x41, 0x00], 'A'],
  ['UTF-16 in the other order with its mark', [0xfe, 0xff, 0x00, 0x41], 'A'],
  ['UTF-16 without a mark', [0x41, 0x00, 0x42, 0x00], 'AB'],
  ['UTF-16 in the other order without one', [0x00, 0x41, 0x00, 0x42], 'AB'],
  ['UTF-8', [0xc3, 0xa9], 'é'],
  ['UTF-8 with its mark', [0xef, 0xbb, 0xbf, 0x41], 'A'],
  ['two zeros', [0x00, 0x00], '\0\0'],
  ['one zero', [0x00], '\0'],
  ['nothing', [], ''],
  ['the code page, where it is no UTF-8', [0x41, 0x82], 'Aé'],
  ['the code page, where only the first byte is that of a mark', [0xff, 0x41], '\u00a0A'],
  ['the code page, where only the second byte is that of a mark', [0x41, 0xfe], 'A■'],
  ['the code page, where only the first byte is that of the other mark', [0xfe, 0x41], '■A'],
  ['the code page, where only the second byte is that of the other mark', [0x41, 0xff], 'A\u00a0'],
])('a captured output is read as %s', (_, bytes, text) => {
  expect(capturedText(Buffer.from(bytes), OEM)).toBe(text);
});
