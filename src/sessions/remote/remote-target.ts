import { z } from 'zod';
import type { Session } from '../session.ts';
import { SESSION_STATES } from '../session.ts';

const time = z.number().nullable();
const text = z.string().max(320);

/** A sign-in on another PC as it was at the click: what `lastLook` compares. Without a logon time there is none. */
const remoteTarget = z.strictObject({
  sessionId: z.number(),
  userName: text.min(1),
  domainName: text,
  sid: text.nullable(),
  logonTime: z.number(),
  state: z.enum([...SESSION_STATES, 'unknown']),
  locked: z.boolean().nullable(),
  stationName: text,
  protocol: z.enum(['console', 'remote']).nullable(),
  connectTime: time,
  disconnectTime: time,
  lastInputTime: time,
});

export type RemoteTarget = z.infer<typeof remoteTarget>;

const KEYS = Object.keys(remoteTarget.shape) as (keyof RemoteTarget & keyof Session)[];

/** As one argument. */
export function writeRemoteTarget(session: Session): string {
  return JSON.stringify(Object.fromEntries(KEYS.map((key) => [key, session[key]])));
}

/** As the session it is on that PC; null for whatever is no sign-in. */
export function readRemoteTarget(argument: string, host: string): Session | null {
  const read = remoteTarget.safeParse(parsed(argument));
  if (!read.success) return null;
  return {
    ...read.data,
    host,
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

function parsed(argument: string): unknown {
  try {
    return JSON.parse(argument);
  } catch {
    return null;
  }
}
