import { z } from 'zod';
import type { Session } from './session.ts';
import { isSignOutId, SESSION_STATES } from './session.ts';

const time = z.number().nullable();
const text = z.string().max(320);

/**
 * A sign-in at the click, for another process to compare: the fields that `lastLook` needs. Without a logon time
 * there is no identity, so there is no sign-in to pass on.
 */
export const signIn = z.strictObject({
  host: text,
  sessionId: z.int().refine(isSignOutId),
  userName: text.min(1),
  domainName: text,
  sid: text.nullable(),
  logonTime: z.number(),
  state: z.enum(SESSION_STATES),
  locked: z.boolean().nullable(),
  stationName: text,
  protocol: z.enum(['console', 'remote']).nullable(),
  connectTime: time,
  disconnectTime: time,
  lastInputTime: time,
});

export type SignIn = z.infer<typeof signIn>;

const KEYS = Object.keys(signIn.shape) as (keyof SignIn & keyof Session)[];

function pick(from: Pick<Session, keyof SignIn & keyof Session>): Record<string, unknown> {
  return Object.fromEntries(KEYS.map((key) => [key, from[key]]));
}

/** Null for a session without a certain identity. */
export function signInOf(session: Session): SignIn | null {
  const read = signIn.safeParse(pick(session));
  return read.success ? read.data : null;
}

/** The sign-in as a session again. Everything else is unknown. */
export function signedInSession(passed: SignIn): Session {
  return {
    ...signIn.parse(pick(passed)),
    fullName: null,
    stateWord: null,
    idle: { kind: 'unknown', ms: null },
    logonText: null,
    clientName: null,
    clientAddress: null,
    memoryBytes: null,
    processCount: null,
    cpuMs: null,
    isCurrent: false,
    isReadable: true,
  };
}
