import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FromHelper, ToHelper } from '../../src/rights/protocol.ts';
import {
  briefUsage,
  LONGEST_LINE,
  readFromHelper,
  readToHelper,
  writeMessage,
} from '../../src/rights/protocol.ts';
import type { ProgramClass, Usage } from '../../src/sessions/usage.ts';

const TO_HELPER: readonly ToHelper[] = [
  { kind: 'beat' },
  { kind: 'cancel', person: 0 },
  { kind: 'yes', person: 19, question: '1-anyway' },
];

const FROM_HELPER: readonly FromHelper[] = [
  { kind: 'beat' },
  { kind: 'hello', token: 'a'.repeat(32) },
  { kind: 'moved', person: 0, stage: 'countingDown', leftMs: 10_000 },
  { kind: 'moved', person: 0, stage: 'lastLook', leftMs: null },
  { kind: 'asks', person: 0, question: '1', anyway: 'refused', usage: { kind: 'unknown' } },
  { kind: 'happened', person: 0, happened: { event: 'deed', deed: 'failed', code: 1722 } },
  { kind: 'happened', person: 0, happened: { event: 'countdown', consent: 'operator', asked: true } },
  { kind: 'ended', person: 0, outcome: { kind: 'signedOut', memoryBytes: null } },
  { kind: 'ended', person: 0, outcome: { kind: 'failed', error: { kind: 'windows', code: null } } },
  { kind: 'ended', person: 0, outcome: { kind: 'cameBack' } },
];

describe('what the tray and its helper say to each other', () => {
  it.each(TO_HELPER)('is read as it was written: %j', (message) => {
    expect(readToHelper(writeMessage(message))).toEqual(message);
  });

  it.each(FROM_HELPER)('is read as it was written: %j', (message) => {
    expect(readFromHelper(writeMessage(message))).toEqual(message);
  });

  it.each([
    '',
    '{}',
    'null',
    '[{"kind":"beat"}]',
    '{"kind":"beat","more":1}',
    '{"kind":"yes","person":0}',
    '{"kind":"yes","person":-1,"question":"1"}',
    '{"kind":"yes","person":0.5,"question":"1"}',
    '{"kind":"yes","person":20,"question":"1"}',
    '{"kind":"yes","person":0,"question":""}',
    '{"kind":"yes","person":0,"question":"1","person":0,"anyway":"refused"}',
    '{"kind":"signOut","person":0}',
    '{"kind":"hello","token":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}',
  ])('is nothing else; the helper does not take %j', (line) => {
    expect(readToHelper(line)).toBeNull();
  });

  it('names what a helper did, and nothing that only the operator can do', () => {
    for (const event of ['clicked', 'asked', 'answered', 'ended']) {
      const line = JSON.stringify({ kind: 'happened', person: 0, happened: { event, answer: 'yes' } });
      expect(readFromHelper(line)).toBeNull();
    }
  });

  it('never throws, whatever a line is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (line) => {
        for (const read of [readToHelper(line), readFromHelper(line)]) {
          expect(read === null || typeof read === 'object').toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

const holds = fc.constantFrom<ProgramClass>('documents', 'forms', 'harmless', 'unknown');
const usage: fc.Arbitrary<Usage> = fc
  .array(fc.record({ name: fc.string({ unit: 'binary', maxLength: 300 }), holds }), { maxLength: 80 })
  .map((programs) => ({ kind: 'known', programs, memoryBytes: 1 }));

describe('what is open, on one line', () => {
  it('always fits, is never more than was there, and keeps the gravest', () => {
    fc.assert(
      fc.property(usage, (all) => {
        const brief = briefUsage(all);
        const question = 'q'.repeat(40);
        const line = writeMessage({
          kind: 'asks',
          person: 19,
          question,
          anyway: 'personUnanswered',
          usage: brief,
        });
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(LONGEST_LINE);
        expect(readFromHelper(line)).not.toBeNull();
        if (all.kind === 'unknown' || brief.kind === 'unknown') return;
        const count = (list: Usage, what: ProgramClass) =>
          list.kind === 'known' ? list.programs.filter((each) => each.holds === what).length : 0;
        expect(count(brief, 'harmless')).toBe(0);
        if (count(all, 'documents') > 0) expect(brief.programs[0]?.holds).toBe('documents');
        for (const what of ['documents', 'forms', 'unknown'] as const) {
          expect(count(brief, what)).toBeLessThanOrEqual(count(all, what));
        }
      }),
    );
  });
});
