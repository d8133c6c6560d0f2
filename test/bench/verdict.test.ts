import { describe, expect, it } from 'vitest';
import { AIMS } from '../../bench/aims.ts';
import type { Figures } from '../../bench/report/figures.ts';
import { withPart } from '../../bench/report/figures.ts';
import { withTable } from '../../bench/report/page.ts';
import { table } from '../../bench/report/table.ts';
import type { Measured } from '../../bench/verdict.ts';
import { areAllMet, verdict } from '../../bench/verdict.ts';

const measurement = (value: number) => ({ value, detail: 'seen' });

describe('an aim', () => {
  it.each([
    [{ most: 1.5 }, 1.5, 'met'],
    [{ most: 1.5 }, 1.51, 'not met'],
    [{ most: 0 }, 0, 'met'],
    [{ least: 20 }, 20, 'met'],
    [{ least: 20 }, 19.9, 'not met'],
    [{ most: 1.5 }, Number.NaN, 'not measured'],
    [{ most: 1.5 }, Number.POSITIVE_INFINITY, 'not measured'],
    [{}, 1, 'not measured'],
  ] as const)('%o is, by %d, %s', (aim, value, expected) => {
    expect(verdict(aim, measurement(value))).toEqual(expected);
  });

  it('is not met by nothing', () => {
    expect(verdict({ most: 1.5 }, undefined)).toEqual('not measured');
  });

  it('has one id, and one bound', () => {
    expect(new Set(AIMS.map(({ id }) => id)).size).toEqual(AIMS.length);
    const bounds = AIMS.map(({ most, least }) => [most, least].filter((bound) => bound !== undefined).length);
    expect(new Set(bounds)).toEqual(new Set([1]));
  });
});

describe('a run', () => {
  const met: Measured = Object.fromEntries(
    AIMS.map(({ id, most, least }) => [id, measurement(most ?? least ?? Number.NaN)]),
  );

  it('succeeds only if every aim was measured and is met', () => {
    expect(areAllMet(AIMS, met)).toEqual(true);
    for (const { id } of AIMS) {
      const { [id]: _, ...others } = met;
      expect([id, areAllMet(AIMS, others)]).toEqual([id, false]);
      expect([id, areAllMet(AIMS, { ...others, [id]: measurement(Number.NaN) })]).toEqual([id, false]);
    }
    expect(areAllMet([], met)).toEqual(false);
  });

  it('is printed with one line for each aim, also where nothing was measured', () => {
    const aims = AIMS.filter(({ id }) => id === 'bytes-same' || id === 'quser');
    expect(table(aims, { quser: { value: 31.2, detail: '5 and 156 ms' } }).split('\n')).toEqual([
      'figure                                against      aim        measured  verdict',
      'to the tray program, nothing changed  0            ≤ 0 bytes  –         not measured',
      '`quser` started and read, 5 sessions  one refresh  ≥ 20.00×   31.20×    met',
      '    5 and 156 ms',
    ]);
  });
});

describe('the page', () => {
  const machine = {
    processor: 'A | B',
    cores: 2,
    memory: 8 * 1024 ** 3,
    kernel: 'linux 6.1',
    node: 'v20.20.0',
  };
  const part = (value: number) => ({
    at: '2026-11-30T12:34:56.000Z',
    load: [0.1, 0.2] as const,
    measured: { 'bytes-same': measurement(value) },
  });
  const aims = AIMS.filter(({ id }) => id === 'bytes-same');
  const page = 'before\n<!-- figures -->\nold\n<!-- end of figures -->\nafter\n';

  it('has the last figures between its marks, and keeps all else', () => {
    const figures = withPart(null, machine, 'plain', part(0));
    expect(withTable(page, figures, aims)).toEqual(
      [
        'before',
        '<!-- figures -->',
        '',
        'Measured on: A | B, 2 cores, 8 GB, linux 6.1, Node.js v20.20.0.',
        'The PC in memory: measured on 2026-11-30 at 12:34 UTC, with a load of 0.1 before and 0.2 after.',
        '',
        '| figure | against | aim | measured | verdict | how it comes about |',
        '| --- | --- | --- | --- | --- | --- |',
        '| to the tray program, nothing changed | 0 | ≤ 0 bytes | 0 bytes | met | seen |',
        '',
        '<!-- end of figures -->',
        'after',
        '',
      ].join('\n'),
    );
    expect(withTable(withTable(page, figures, aims), figures, aims)).toEqual(withTable(page, figures, aims));
    expect(() => withTable('no marks', figures, aims)).toThrow('lacks');
  });

  it('never mixes the figures of two machines', () => {
    const plain = withPart(null, machine, 'plain', part(0));
    const both = withPart(plain, machine, 'lab', part(1));
    expect(Object.keys(both.parts)).toEqual(['plain', 'lab']);
    const more = withPart(both, machine, 'lab', { ...part(1), measured: { quser: measurement(31) } }, false);
    expect(Object.keys(more.parts.lab?.measured ?? {})).toEqual(['bytes-same', 'quser']);
    const other: Figures = withPart(plain, { ...machine, cores: 64 }, 'lab', part(1));
    expect(Object.keys(other.parts)).toEqual(['lab']);
  });
});
