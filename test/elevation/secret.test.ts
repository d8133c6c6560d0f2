import { describe, expect, it } from 'vitest';
import { SECRET } from '../../src/elevation/protocol.ts';
import { isSame, secret } from '../../src/elevation/secret.ts';

describe('a secret', () => {
  it('has 128 bits, and is another one each time', () => {
    const made = Array.from({ length: 50 }, secret);
    for (const each of made) expect(each).toMatch(SECRET);
    expect(new Set(made).size).toBe(50);
  });

  it('is the same as itself alone, whatever the other one’s length', () => {
    const one = 'a'.repeat(32);
    expect(isSame(one, 'a'.repeat(32))).toBe(true);
    for (const other of [
      '',
      'a',
      'a'.repeat(31),
      'a'.repeat(33),
      'b'.repeat(32),
      `${'a'.repeat(31)}b`,
      'ä'.repeat(16),
    ]) {
      expect(isSame(one, other)).toBe(false);
    }
  });
});
