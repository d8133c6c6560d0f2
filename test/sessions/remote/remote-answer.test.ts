import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RemoteCall } from '../../../src/sessions/remote/remote-answer.ts';
import { readRemoteAnswer } from '../../../src/sessions/remote/remote-answer.ts';
import type { Session } from '../../../src/sessions/session.ts';
import { SESSION_STATES } from '../../../src/sessions/session.ts';
import { SessionError } from '../../../src/sessions/session-error.ts';
import { anna, ben, mia, services } from '../../fakes/people.ts';
import { NOTHING_OPEN, WORD_OPEN } from '../../fakes/pinned.ts';
import { runs } from '../../fakes/runs.ts';

const UNREADABLE = { kind: 'unavailable', code: null, message: 'the answer of the other PC cannot be read' };

/** What was read from the line, or the error as plain data. */
function reading(call: RemoteCall, line: string): unknown {
  try {
    return readRemoteAnswer(call, line);
  } catch (error) {
    if (!(error instanceof SessionError)) throw error;
    const { kind, code, message } = error;
    return { kind, code, message };
  }
}

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
      ...(['changed', 'cameBack', 'operatorLeft'] as const).map((because) => ({ kind: 'stopped', because })),
      { kind: 'failed', code: 5, accessDenied: true },
      { kind: 'failed', code: null, accessDenied: false },
    ]) {
      expect(reading('logoff', `${JSON.stringify({ result })}\n`)).toEqual({ result });
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
    ['it failed nobody knows how', { kind: 'failed' }],
    ['it is done and failed', { kind: 'done', code: 5, accessDenied: true }],
  ])('about a result cannot be read where %s', (_, result) => {
    expect(reading('logoff', JSON.stringify({ result }))).toEqual(UNREADABLE);
  });
});

/*
 * What is valid, written a second time and without a library.
 */

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string' && value.length <= 1024;
const isCount: Check = (value) => typeof value === 'number' && value >= 0 && value < Number.POSITIVE_INFINITY;
const isMoment: Check = (value) => isCount(value) && !Number.isNaN(new Date(Number(value)).getTime());
const isBoolean: Check = (value) => typeof value === 'boolean';
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const among =
  (...values: readonly unknown[]): Check =>
  (value) =>
    values.includes(value);
const isRecord = (value: unknown, checks: Readonly<Record<string, Check>>) =>
  typeof value === 'object' &&
  value !== null &&
  Object.keys(value).sort().join() === Object.keys(checks).sort().join() &&
  Object.entries(value).every(([key, each]) => checks[key]?.(each));
const isOne =
  (...shapes: readonly Readonly<Record<string, Check>>[]): Check =>
  (value) =>
    shapes.some((checks) => isRecord(value, checks));
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);

const SESSION: Readonly<Record<keyof Session, Check>> = {
  host: isText,
  sessionId: (value) => isCount(value) && Number.isSafeInteger(value),
  stationName: isText,
  userName: isText,
  domainName: isText,
  fullName: orNull(isText),
  sid: orNull(isText),
  state: among(...SESSION_STATES, 'unknown'),
  stateWord: orNull(isText),
  locked: orNull(isBoolean),
  idle: isOne(
    { kind: among('away', 'inUse'), ms: orNull(isCount) },
    { kind: among('noInput'), ms: isCount },
    { kind: among('unknown'), ms: among(null) },
  ),
  logonTime: orNull(isMoment),
  logonText: orNull(isText),
  connectTime: orNull(isMoment),
  disconnectTime: orNull(isMoment),
  lastInputTime: orNull(isMoment),
  clientName: orNull(isText),
  clientAddress: orNull(isText),
  protocol: among('console', 'remote', null),
  memoryBytes: orNull(isCount),
  processCount: orNull(isCount),
  cpuMs: orNull(isCount),
  isCurrent: among(false),
  isReadable: isBoolean,
};

const DEED = isOne({
  result: isOne(
    { kind: among('done') },
    { kind: among('stopped'), because: among('changed', 'cameBack', 'operatorLeft', 'clockStepped') },
    {
      kind: among('failed'),
      code: orNull((value) => typeof value === 'number' && Number.isFinite(value)),
      accessDenied: isBoolean,
    },
  ),
});

const ANSWERS: Readonly<Record<RemoteCall, Check>> = {
  list: isOne({ sessions: listOf(isOne(SESSION)) }),
  usage: isOne({
    usage: isOne(
      { kind: among('unknown') },
      {
        kind: among('known'),
        programs: listOf(isOne({ name: isText, holds: among('documents', 'forms', 'harmless', 'unknown') })),
        memoryBytes: isCount,
      },
    ),
  }),
  logoff: DEED,
  disconnect: DEED,
};

const FAILURE = isOne({
  kind: among('accessDenied', 'notFound', 'unavailable', 'timedOut'),
  code: () => true,
  message: isText,
});

/** Some JSON, or an answer with one thing changed, missing or extra. */
function spoiled(right: object): fc.Arbitrary<unknown> {
  const key = fc.oneof(
    fc.constantFrom(...Object.keys(right)),
    fc.constantFrom('__proto__', 'constructor', 'x'),
  );
  const value = fc.oneof(
    fc.jsonValue({ maxDepth: 1 }),
    fc.constantFrom(-1, 0.5, 1e300, true, false, null, '', [], {}, 'x'.repeat(2000)),
    fc.constant(undefined),
  );
  return fc
    .tuple(key, value)
    .map(([name, instead]) => Object.fromEntries([...Object.entries(right), [name, instead]]));
}

const anyList = fc.oneof(
  spoiled(ben()).map((session) => ({ sessions: [anna(), session] })),
  spoiled({ sessions: [ben()] }),
);
const anyUsage = fc.oneof(
  spoiled(WORD_OPEN).map((usage) => ({ usage })),
  spoiled({ name: 'Word', holds: 'documents' }).map((program) => ({
    usage: { ...WORD_OPEN, programs: [program] },
  })),
);
const anyDeed = fc.oneof(
  spoiled({ kind: 'failed', code: 5, accessDenied: true }).map((result) => ({ result })),
  spoiled({ result: { kind: 'done' } }),
);
const anyError = spoiled({ kind: 'timedOut', code: 5, message: 'late' }).map((error) => ({ error }));
/** Numbers that JSON can write, but that JavaScript reads as Infinity. */
const TOO_LARGE: Readonly<Record<RemoteCall, string>> = {
  list: JSON.stringify({ sessions: [ben()] }).replace(/"logonTime":\d+/, '"logonTime":1e999'),
  usage: '{"usage":{"kind":"known","programs":[],"memoryBytes":1e999}}',
  logoff: '{"result":{"kind":"failed","code":1e999,"accessDenied":false}}',
  disconnect: '{"result":{"kind":"failed","code":1e999,"accessDenied":false}}',
};

function printed(call: RemoteCall): fc.Arbitrary<readonly [RemoteCall, string]> {
  const written = (content: fc.Arbitrary<unknown>) => content.map((each) => JSON.stringify(each) ?? '');
  const fitting = written({ list: anyList, usage: anyUsage, logoff: anyDeed, disconnect: anyDeed }[call]);
  const line = fc.oneof(
    { weight: 10, arbitrary: fitting },
    fc.oneof(written(anyList), written(anyUsage), written(anyDeed), written(anyError)),
    fc.oneof(fc.string({ unit: 'binary' }), fc.json(), fc.constant(TOO_LARGE[call])),
  );
  return line.map((each) => [call, each] as const);
}

it('whatever another PC’s child prints is a checked value or a SessionError', () => {
  let values = 0;
  fc.assert(
    fc.property(fc.oneof(printed('list'), printed('usage'), printed('logoff')), ([call, line]) => {
      const read = reading(call, line);
      if (FAILURE(read)) return;
      values += 1;
      expect([line, ANSWERS[call](read)]).toEqual([line, true]);
      expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
    }),
    { numRuns: runs(2000) },
  );
  expect(values).toBeGreaterThan(100);
});
