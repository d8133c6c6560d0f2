import { z } from 'zod';
import type { Session } from './session.ts';
import { isSignOutId, SESSION_STATES } from './session.ts';

const time = z.number().nullable();
const text = z.string().max(320);

/**
 * A sign-in as it was at the click, for another process to compare: what `lastLook` looks at. Without a logon time
 * there is no identity, so there is no such thing to pass on.
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

/** Null for a session that is nobody's certain sign-in. */
export function signInOf(session: Session): SignIn | null {
  const read = signIn.safeParse(pick(session));
  return read.success ? read.data : null;
}

/** As a session again, of which nothing else is known. */
export function signedInSession(passed: SignIn): Session {
  return {
    ...signIn.parse(pick(passed)),
    fullName: null,
    stateWord: null,
    idle: { kind: 'unknown', ms: null },
    logonText: null,
    clientName: null,
    memoryBytes: null,
    processCount: null,
    cpuMs: null,
    isCurrent: false,
    isReadable: true,
  };
}
