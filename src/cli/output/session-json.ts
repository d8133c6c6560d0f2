import { unsavedPrograms } from '../../sessions/could-be-lost.ts';
import type { Heard } from '../../sessions/details.ts';
import type { Session } from '../../sessions/session.ts';
import type { Program, Usage } from '../../sessions/usage.ts';
import type { ListedSession } from '../neighbors.ts';

/** The Usher in a session of this PC. What an Usher that does not answer would do is null. */
export interface NeighborJson {
  /** False if none answered in time. */
  readonly answers: boolean;
  /** Of the talk between Ushers. */
  readonly version: number | null;
  /** True if it would sign its person out now. */
  readonly wouldSignOut: boolean | null;
  /** How long it has seen no key and no mouse, in ms. */
  readonly idleMs: number | null;
}

/** A session as `usher list --json` prints it. Part of the interface. Null is unknown, and never zero. */
export interface SessionJson {
  readonly host: string;
  readonly sessionId: number;
  readonly stationName: string;
  readonly userName: string;
  readonly domainName: string;
  /** The person's name as Windows shows it; empty if the account has none. */
  readonly fullName: string | null;
  readonly state: Session['state'];
  readonly idle: Session['idle'];
  readonly locked: boolean | null;
  /** ISO 8601 in UTC, like all times. */
  readonly logonTime: string | null;
  readonly connectTime: string | null;
  readonly disconnectTime: string | null;
  readonly lastInputTime: string | null;
  readonly protocol: Session['protocol'];
  readonly clientName: string | null;
  /** As the client itself reported it. */
  readonly clientAddress: string | null;
  readonly memoryBytes: number | null;
  readonly processCount: number | null;
  /** Of its programs, in ms. */
  readonly processorMs: number | null;
  readonly isCurrent: boolean;
  /** Null where nobody was asked: in one's own session, without a person, and on other PCs. */
  readonly neighbor: NeighborJson | null;
  /** The programs that show unsaved work, by the own Usher's word. Empty if none shows any. */
  readonly unsaved: readonly string[] | null;
}

/** The same as `usher list <user>` prints it. */
export interface DetailedJson extends SessionJson {
  /** What runs there, by name and by what it may hold of a person's work; null if not all of it could be read. */
  readonly programs: readonly Program[] | null;
}

export function detailedJson(listed: ListedSession, usage: Usage): DetailedJson {
  return { ...sessionJson(listed), programs: usage.kind === 'known' ? usage.programs : null };
}

export function sessionJson({ session, heard }: ListedSession): SessionJson {
  return {
    host: session.host,
    sessionId: session.sessionId,
    stationName: session.stationName,
    userName: session.userName,
    domainName: session.domainName,
    fullName: session.fullName,
    state: session.state,
    idle: session.idle,
    locked: session.locked,
    logonTime: iso(session.logonTime),
    connectTime: iso(session.connectTime),
    disconnectTime: iso(session.disconnectTime),
    lastInputTime: iso(session.lastInputTime),
    protocol: session.protocol,
    clientName: session.clientName,
    clientAddress: session.clientAddress,
    memoryBytes: session.memoryBytes,
    processCount: session.processCount,
    processorMs: session.cpuMs,
    isCurrent: session.isCurrent,
    neighbor: neighborJson(heard),
    unsaved: typeof heard === 'string' ? null : unsavedPrograms(heard.lost),
  };
}

function neighborJson(heard: Heard): NeighborJson | null {
  if (heard === 'notAsked') return null;
  if (heard === 'silent') return { answers: false, version: null, wouldSignOut: null, idleMs: null };
  const { version = null, allows, idleMs } = heard;
  return { answers: true, version, wouldSignOut: allows, idleMs };
}

function iso(time: number | null): string | null {
  return time === null ? null : new Date(time).toISOString();
}
