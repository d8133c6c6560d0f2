import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAloud } from '../../../src/languages/en/read-aloud.ts';
import { memory, seconds, span } from '../../../src/languages/en/units.ts';

describe('a sentence that is read aloud', () => {
  it.each([
    ['Ben has been away for 2 h 10 min.', 'Ben has been away for 2 hours 10 minutes.'],
    ['away for 1 d 1 h', 'away for 1 day 1 hour'],
    ['less than 1 min', 'less than 1 minute'],
    ['Signing out Ben in 24 s.', 'Signing out Ben in 24 seconds.'],
    ['Signing out Ben in 1 s.', 'Signing out Ben in 1 second.'],
    ['1.8 GB of memory is free again.', '1.8 gigabytes of memory is free again.'],
    ['1.0 GB, 1 MB', '1.0 gigabytes, 1 megabyte'],
    ['Nobody is left. 3 people stay.', 'Nobody is left. 3 people stay.'],
    ["Ben's session 2 has 4 MBit", "Ben's session 2 has 4 MBit"],
  ])('%s', (sentence, said) => {
    expect(readAloud(sentence)).toBe(said);
  });

  it('has no short unit left, whatever the time and the size', () => {
    fc.assert(
      fc.property(fc.nat(1e12), fc.nat(1e14), fc.nat(9999), (ms, bytes, count) => {
        const said = readAloud(`${span(ms)}, ${memory(bytes)}, ${seconds(count)}, ${count} s`);
        expect(said).not.toMatch(/\d (?:d|h|min|s|GB|MB)\b/);
        expect(said).not.toMatch(/(?<![\d.])1 \w+s\b/);
        expect(readAloud(said)).toBe(said);
      }),
    );
  });
});
