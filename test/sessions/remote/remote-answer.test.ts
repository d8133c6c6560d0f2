import { describe, expect, it } from 'vitest';
import { anna, ben, mia, services } from '../../fakes/people.ts';
import { NOTHING_OPEN, WORD_OPEN } from '../../fakes/pinned.ts';
import { reading } from './reading.ts';

const UNREADABLE = { kind: 'unavailable', code: null, message: 'the answer of the other PC cannot be read' };

const list = (...sessions: readonly object[]) => reading('list', JSON.stringify({ sessions }));

describe('the answer of another PC', () => {
  it('is read as it was written', () => {
    const sessions = [services(), ben(), anna(), mia({ isReadable: false, state: 'unknown', sid: null })];
    expect(list(...sessions)).toEqual({ sessions });
    for (const usage of [NOTHING_OPEN, WORD_OPEN, { kind: 'unknown' }]) {
      expect(reading('usage', JSON.stringify({ usage }))).toEqual({ usage });
    }
    for (const result of [
      { kind: 'done' },
      ...['changed', 'cameBack', 'operatorLeft', 'clockStepped'].map((because) => ({
        kind: 'stopped',
        because,
      })),
      { kind: 'failed', code: 5, accessDenied: true },
      { kind: 'failed', code: null, accessDenied: false },
    ]) {
      for (const call of ['logoff', 'disconnect'] as const) {
        expect(reading(call, `${JSON.stringify({ result })}\n`)).toEqual({ result });
      }
    }
  });

  it.each(['accessDenied', 'notFound', 'unavailable', 'timedOut'] as const)(
    'is the error that it tells of, to every call: %s',
    (kind) => {
      const error = { kind, code: 5, message: 'WTSEnumerateSessionsExW failed with error 5' };
      for (const call of ['list', 'usage', 'logoff'] as const) {
        expect(reading(call, JSON.stringify({ error }))).toEqual(error);
      }
    },
  );

  it.each([
    ['nothing', ''],
    ['no JSON', 'Segmentation fault'],
    ['half a line', '{"sessions":['],
    ['two lines', '{"sessions":[]}\n{"sessions":[]}'],
    ['null', 'null'],
    ['a list without its name', '[]'],
    ['nothing in it', '{}'],
    ['another call’s answer', '{"result":{"kind":"done"}}'],
    ['something beside the list', '{"sessions":[],"more":1}'],
    ['an error of no kind', '{"error":{"kind":"odd","code":null,"message":""}}'],
    ['an error without a code', '{"error":{"kind":"timedOut","message":""}}'],
    ['an error beside the list', '{"sessions":[],"error":{"kind":"timedOut","code":null,"message":""}}'],
    [
      'an endless message',
      JSON.stringify({ error: { kind: 'timedOut', code: 1, message: 'x'.repeat(1025) } }),
    ],
  ])('cannot be read where it is %s', (_, line) => {
    expect(reading('list', line)).toEqual(UNREADABLE);
  });

  it.each<[string, object]>([
    ['says that it is the operator’s', { isCurrent: true }],
    ['has a negative id', { sessionId: -1 }],
    ['has half an id', { sessionId: 1.5 }],
    ['has its id as a text', { sessionId: '2' }],
    ['has more than a session has', { isProtected: false }],
    ['is in no state of Windows', { state: 'asleep' }],
    ['has no host', { host: null }],
    ['has an endless name', { userName: 'x'.repeat(1025) }],
    ['is idle for less than nothing', { idle: { kind: 'noInput', ms: -1 } }],
    ['is idle of unknown origin', { idle: { kind: 'unknown', ms: 5 } }],
    ['has no input for nobody knows how long', { idle: { kind: 'noInput', ms: null } }],
    ['has a time before 1970', { logonTime: -1 }],
    ['has a time that no calendar has', { lastInputTime: 8.64e15 + 1 }],
    ['has its time as a text', { logonTime: '2026-11-24' }],
    ['uses less than no memory', { memoryBytes: -1 }],
    ['has fewer than no processes', { processCount: -1 }],
    ['is locked perhaps', { locked: 'perhaps' }],
    ['is reached by telepathy', { protocol: 'telepathy' }],
  ])('cannot be read where a session %s', (_, over) => {
    expect(list(anna(), { ...ben(), ...over })).toEqual(UNREADABLE);
  });

  it.each(Object.keys(ben()))('cannot be read where a session is without its %s', (key) => {
    expect(list({ ...ben(), [key]: undefined })).toEqual(UNREADABLE);
  });

  it.each<[string, unknown]>([
    ['a program holds something else', { ...WORD_OPEN, programs: [{ name: 'a', holds: 'nothing' }] }],
    ['a program has no name', { ...WORD_OPEN, programs: [{ holds: 'harmless' }] }],
    ['the memory is negative', { ...WORD_OPEN, memoryBytes: -1 }],
    ['what is unknown has programs', { kind: 'unknown', programs: [] }],
  ])('about what runs cannot be read where %s', (_, usage) => {
    expect(reading('usage', JSON.stringify({ usage }))).toEqual(UNREADABLE);
  });

  it.each<[string, unknown]>([
    ['it is slow', { kind: 'slow' }],
    ['there is no way', { kind: 'absent' }],
    ['it failed nobody knows how', { kind: 'failed' }],
    ['it is done and failed', { kind: 'done', code: 5, accessDenied: true }],
    ['it is stopped nobody knows why', { kind: 'stopped' }],
    ['it is stopped for another reason', { kind: 'stopped', because: 'inputSince' }],
    ['it is denied perhaps', { kind: 'failed', code: null, accessDenied: 'perhaps' }],
  ])('about a result cannot be read where %s', (_, result) => {
    for (const call of ['logoff', 'disconnect'] as const) {
      expect(reading(call, JSON.stringify({ result }))).toEqual(UNREADABLE);
    }
  });

  it('about a sign-out may tell of a program that objects, and about a disconnect may not', () => {
    const result = { kind: 'kept', programs: ['Word'] };
    expect(reading('logoff', JSON.stringify({ result }))).toEqual({ result });
    expect(reading('disconnect', JSON.stringify({ result }))).toEqual(UNREADABLE);
  });
});
