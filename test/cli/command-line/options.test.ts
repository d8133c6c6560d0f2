import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countdownOf,
  countOf,
  durationOf,
  pcNameOf,
  sentenceOf,
  sessionIdOf,
} from '../../../src/cli/command-line/options.ts';

const MINUTE = 60_000;

describe('a time', () => {
  it.each([
    ['90m', 90 * MINUTE],
    ['90min', 90 * MINUTE],
    ['2h', 120 * MINUTE],
    ['1d', 1440 * MINUTE],
    ['1h30m', 90 * MINUTE],
    ['1D2H', 26 * 60 * MINUTE],
    ['0m', 0],
  ])('%s is understood', (text, ms) => {
    expect(durationOf(text)).toBe(ms);
  });

  it.each(['', '2', 'h', '-2h', '2 h', '2h ', '1h1h', '2hours', '1.5h', '2h30', '9999999m', '2s'])(
    '%j is not understood',
    (text) => {
      expect(durationOf(text)).toBeNull();
    },
  );
});

describe('a session’s id', () => {
  it.each([
    ['1', 1],
    ['65535', 65_535],
  ])('%s is understood', (text, id) => {
    expect(sessionIdOf(text)).toBe(id);
  });

  it.each(['0', '-1', '65536', '4294967295', '3x', ' 3', '3.0', '03', '', '１'])('is not %j', (text) => {
    expect(sessionIdOf(text)).toBeNull();
  });
});

describe('a countdown', () => {
  it.each([
    ['0', 0],
    ['60', 60],
    ['3600', 3600],
  ])('of %s seconds is understood', (text, seconds) => {
    expect(countdownOf(text)).toBe(seconds);
  });

  it.each(['3601', '-1', '1e2', '10s', '', ' 5', '1.5', 'Infinity'])('is not %j', (text) => {
    expect(countdownOf(text)).toBeNull();
  });
});

describe('a number of lines', () => {
  it.each(['0', '10001', '-5', 'all'])('is not %j', (text) => {
    expect(countOf(text)).toBeNull();
  });

  it('is from 1 to 10,000', () => {
    expect([countOf('1'), countOf('10000')]).toEqual([1, 10_000]);
  });
});

describe('the name of a PC', () => {
  it.each(['SRV1', 'srv1.example.com', 'büro-7', '192.168.0.7', 'fe80::1', '::1', 'DESKTOP_7'])(
    'can be %s',
    (name) => {
      expect(pcNameOf(name)).toBe(name);
    },
  );

  it.each([
    '',
    '-v',
    '/server:x',
    '\\\\SRV1',
    'a b',
    'a/b',
    'a"b',
    'SRV1\n',
    'SRV1 /v',
    'a'.repeat(300),
    '.',
    '..',
  ])('is never %j', (name) => {
    expect(pcNameOf(name)).toBeNull();
  });

  it('never holds what a command line or a path could read otherwise', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(pcNameOf(text) ?? '').not.toMatch(/[\s/\\"'&|<>^;,=*?@\p{Cc}]|^-/u);
      }),
    );
  });
});

describe('a sentence', () => {
  it('is one plain line', () => {
    expect(sentenceOf('  The PC\r\nrestarts\u2028at\u0007 five. ', 200)).toBe('The PC restarts at five.');
  });

  it.each(['', ' \n ', '\u200b', 'x'.repeat(201)])('is not %j', (text) => {
    expect(sentenceOf(text, 200)).toBeNull();
  });
});
