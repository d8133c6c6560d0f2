import { z } from 'zod';
import { attemptResult, usage } from '../schemas.ts';
import type { Session } from '../session.ts';
import { SESSION_STATES } from '../session.ts';
import { SessionError } from '../session-error.ts';

/*
 * The output of the child that calls another PC: one line of JSON. The other PC decides its content, so it is
 * checked before it is believed.
 */

/** The last moment that a JavaScript date can hold, in ms since 1970. Formatting a later one throws. */
const LAST_MOMENT = 8.64e15;

const time = z.number().nonnegative().max(LAST_MOMENT).nullable();
const count = z.number().nonnegative().nullable();
const name = z.string().max(1024);

const session: z.ZodType<Session> = z.strictObject({
  host: name,
  sessionId: z.int().nonnegative(),
  stationName: name,
  userName: name,
  domainName: name,
  fullName: name.nullable(),
  sid: name.nullable(),
  state: z.enum([...SESSION_STATES, 'unknown']),
  stateWord: name.nullable(),
  locked: z.boolean().nullable(),
  idle: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('away'), ms: count }),
    z.strictObject({ kind: z.literal('noInput'), ms: z.number().nonnegative() }),
    z.strictObject({ kind: z.literal('inUse'), ms: count }),
    z.strictObject({ kind: z.literal('unknown'), ms: z.null() }),
  ]),
  logonTime: time,
  logonText: name.nullable(),
  connectTime: time,
  disconnectTime: time,
  lastInputTime: time,
  clientName: name.nullable(),
  clientAddress: name.nullable(),
  protocol: z.enum(['console', 'remote']).nullable(),
  memoryBytes: count,
  processCount: count,
  cpuMs: count,
  // This process never runs on another PC.
  isCurrent: z.literal(false),
  isReadable: z.boolean(),
});

/** The child waits for the call of Windows, so it is neither slow nor without a way. */
const result = attemptResult.refine(({ kind }) => kind !== 'slow' && kind !== 'absent');

const failure = z.strictObject({
  error: z.strictObject({
    kind: z.enum(['accessDenied', 'notFound', 'unavailable', 'timedOut']),
    code: z.number().nullable(),
    message: name,
  }),
});

/** A disconnect asks no program, so that none objects. */
const disconnected = z.union([
  z.strictObject({ kind: z.literal('done') }),
  z.strictObject({
    kind: z.literal('stopped'),
    because: z.enum(['changed', 'cameBack', 'operatorLeft', 'clockStepped']),
  }),
  z.strictObject({ kind: z.literal('failed'), code: z.number().nullable(), accessDenied: z.boolean() }),
]);

/** An extra argument of `logoff` and `disconnect`: do not sign out somebody who has typed since the click. */
export const INPUT_IS_DOUBT = 'input-is-doubt';

/** What the child prints if Windows did not answer. */
export type RemoteFailure = z.infer<typeof failure>;

/** The answer to each kind of call. */
export const remoteAnswers = {
  list: z.strictObject({ sessions: z.array(session) }),
  usage: z.strictObject({ usage }),
  logoff: z.strictObject({ result }),
  disconnect: z.strictObject({ result: disconnected }),
} as const;

export type RemoteCall = keyof typeof remoteAnswers;
export type RemoteAnswer<Call extends RemoteCall> = z.infer<(typeof remoteAnswers)[Call]>;

/** Reads the line. @throws SessionError with the child's own error, or if the line is not valid */
export function readRemoteAnswer<Call extends RemoteCall>(call: Call, line: string): RemoteAnswer<Call> {
  const content = parsed(line);
  const failed = failure.safeParse(content);
  if (failed.success) {
    const { kind, message, code } = failed.data.error;
    throw new SessionError(kind, message, { code });
  }
  const read = remoteAnswers[call].safeParse(content);
  if (!read.success) throw new SessionError('unavailable', 'the answer of the other PC cannot be read');
  return read.data as RemoteAnswer<Call>;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
