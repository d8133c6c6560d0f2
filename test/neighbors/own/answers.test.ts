import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factsAnswer, keptAnswer } from '../../../src/neighbors/own/answers.ts';
import { LONGEST_LINE, readFromNeighbor, writeLine } from '../../../src/neighbors/protocol.ts';
import { LONGEST_PROGRAM_NAME, MOST_PROGRAMS, WHYS } from '../../../src/sessions/could-be-lost.ts';
import { runs } from '../../fakes/runs.ts';

const anyName = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom('Word', '漢'.repeat(60), '😀'.repeat(60), '"\\'.repeat(30), '\u202e', '\ud800'),
);
const anyFacts = fc.record({
  idleMs: fc.oneof(fc.constant(null), fc.double({ min: 0, max: 2 ** 40, noNaN: true })),
  isAway: fc.constantFrom(true, false, null),
  couldBeLost: fc.record({
    word: fc.constantFrom(...WHYS),
    programs: fc.array(fc.record({ name: anyName, why: fc.constantFrom(...WHYS) }), { maxLength: 30 }),
  }),
  takenAt: fc.constant(0),
});

const WOULD = { allows: false, asks: false, askedBy: null };

describe('the answers of an own Usher', () => {
  it('name the worst programs first', () => {
    const programs = [
      { name: 'Edge', why: 'restores' },
      { name: 'x'.repeat(40), why: 'work' },
      { name: 'Word', why: 'unsaved' },
    ] as const;
    const facts = {
      idleMs: 7.9,
      isAway: true,
      couldBeLost: { word: 'unsaved', programs },
      takenAt: 0,
    } as const;
    expect(factsAnswer(facts, WOULD)).toEqual({
      kind: 'facts',
      lost: {
        word: 'unsaved',
        programs: [
          { name: 'Word', why: 'unsaved' },
          { name: 'x'.repeat(32), why: 'work' },
          { name: 'Edge', why: 'restores' },
        ],
      },
      idleMs: 7,
      isAway: true,
      allows: false,
      asks: false,
      askedBy: null,
    });
  });

  it('have whole milliseconds without input, never less than none, and none where that is unknown', () => {
    const idle = (idleMs: number | null) => {
      const couldBeLost = { word: 'nothing', programs: [] } as const;
      const answer = factsAnswer({ idleMs, isAway: null, couldBeLost, takenAt: 0 }, WOULD);
      return answer.kind === 'facts' ? answer.idleMs : 'none';
    };
    expect([null, -3, 0, 0.9, 1.2].map(idle)).toEqual([null, 0, 0, 0, 1]);
  });

  it('name no more programs than a line may have', () => {
    const names = Array.from({ length: MOST_PROGRAMS + 1 }, (_, at) => `P${at}`);
    expect(keptAnswer(names)).toEqual({ kind: 'kept', programs: names.slice(0, MOST_PROGRAMS) });
    const programs = names.map((name) => ({ name, why: 'work' }) as const);
    const couldBeLost = { word: 'work', programs } as const;
    expect(factsAnswer({ idleMs: 0, isAway: true, couldBeLost, takenAt: 0 }, WOULD)).toMatchObject({
      lost: { word: 'work', programs: programs.slice(0, MOST_PROGRAMS) },
    });
  });

  it('name as many programs as fit into a line', () => {
    const long = Array.from({ length: MOST_PROGRAMS }, (_, at) => `${at}`.padEnd(LONGEST_PROGRAM_NAME, '漢'));
    const kept = keptAnswer(long);
    const programs = kept.kind === 'kept' ? kept.programs : [];
    expect(programs).toEqual(long.slice(0, programs.length));
    expect(Buffer.byteLength(writeLine(kept))).toBeLessThanOrEqual(LONGEST_LINE);
    const more = writeLine({ kind: 'kept', programs: long.slice(0, programs.length + 1) });
    expect(Buffer.byteLength(more)).toBeGreaterThan(LONGEST_LINE);
  });

  it('may fill a line to its last byte', () => {
    const long = Array.from({ length: 7 }, (_, at) => `${at}`.padEnd(LONGEST_PROGRAM_NAME * 2 - 1, '😀'));
    const left = LONGEST_LINE - Buffer.byteLength(writeLine({ kind: 'kept', programs: [...long, ''] }));
    const last = `${'x'.repeat(left % 4)}${'😀'.repeat(left / 4)}`;
    const full = { kind: 'kept', programs: [...long, last] } as const;
    expect(keptAnswer(full.programs)).toEqual(full);
    expect(Buffer.byteLength(writeLine(keptAnswer(full.programs)))).toBe(LONGEST_LINE);
    expect(keptAnswer([...long, `${last}x`])).toEqual({ kind: 'kept', programs: long });
  });

  it('allow nothing where there are no facts', () => {
    expect(factsAnswer(null, { allows: true, asks: true, askedBy: 3 })).toEqual({
      kind: 'facts',
      lost: { word: 'unknown', programs: [] },
      idleMs: null,
      isAway: null,
      allows: false,
      asks: false,
      askedBy: 3,
    });
  });

  it('name each program that objects once, and none that cannot be seen', () => {
    expect(keptAnswer(['Word', '\u202e', 'Word', 'Excel'])).toEqual({
      kind: 'kept',
      programs: ['Word', 'Excel'],
    });
  });

  it('are lines that the asker can read, whatever the programs are called', () => {
    fc.assert(
      fc.property(anyFacts, fc.array(anyName, { maxLength: 30 }), (facts, names) => {
        for (const answer of [factsAnswer(facts, WOULD), keptAnswer(names)]) {
          const line = writeLine(answer);
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(LONGEST_LINE);
          expect(readFromNeighbor(line.trimEnd())).toEqual(answer);
        }
      }),
      { numRuns: runs(3000) },
    );
  });
});
