import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { RemoteCall } from '../../../src/sessions/remote/remote-answer.ts';
import type { Session } from '../../../src/sessions/session.ts';
import { SESSION_STATES } from '../../../src/sessions/session.ts';
import { anna, ben } from '../../fakes/people.ts';
import { WORD_OPEN } from '../../fakes/pinned.ts';
import { runs } from '../../fakes/runs.ts';
import { reading } from './reading.ts';

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
