import { visibleName } from '../../base/text/plain-text.ts';
import type { AffectedProgram, Why } from '../../sessions/could-be-lost.ts';
import { unsavedPrograms } from '../../sessions/could-be-lost.ts';
import type { DetailFacts, Heard } from '../../sessions/details.ts';
import type { Session } from '../../sessions/session.ts';
import { shownIdle } from '../../sessions/shown-idle.ts';
import type { Program, Usage } from '../../sessions/usage.ts';
import { idleWords } from './idle.ts';
import { listed, unknownApps } from './programs.ts';
import { memory, span } from './units.ts';

const UNKNOWN = 'unknown';

/**
 * Everything about one session, a line each: `Signed in: 2026-11-24 07:03`. What Windows does not tell is `unknown`.
 * What there cannot be has no line: a client of somebody at the PC itself.
 */
export function sessionDetails(facts: DetailFacts): readonly string[] {
  const { session, usage, heard, localTime } = facts;
  const { disconnectTime, memoryBytes, cpuMs, processCount } = session;
  const when = (ms: number | null) => (ms === null ? UNKNOWN : localTime(ms));
  const isAway = session.state === 'disconnected';
  const bytes = memoryBytes ?? (usage.kind === 'unknown' ? null : usage.memoryBytes);
  return [
    ...(facts.showsHost === true ? [`PC: ${shown(session.host)}`] : []),
    `Account: ${account(session)}`,
    ...(session.fullName === '' ? [] : [`Full name: ${shown(session.fullName)}`]),
    `Session: ${session.sessionId}${named(session.stationName)}`,
    `State: ${state(session)}`,
    `Activity: ${idleWords(shownIdle(session, toldMs(heard)), session.locked === true)}${origin(session, heard)}`,
    `Connection: ${connection(session)}`,
    ...client(session),
    `Signed in: ${session.logonTime === null ? shown(session.logonText) : when(session.logonTime)}`,
    `Connected: ${when(session.connectTime)}`,
    ...(isAway || disconnectTime !== null
      ? [`${isAway ? 'Switched out' : 'Last switched out'}: ${when(disconnectTime)}`]
      : []),
    `Last input: ${when(session.lastInputTime)}`,
    `Programs: ${programs(usage)}`,
    `Processes: ${processCount ?? UNKNOWN}`,
    `Memory: ${bytes === null ? UNKNOWN : memory(bytes)}`,
    `Processor time: ${cpuMs === null ? UNKNOWN : span(cpuMs)}`,
    ...usher(heard),
  ];
}

function shown(text: string | null): string {
  return visibleName(text ?? '') || UNKNOWN;
}

function account({ domainName, userName }: Session): string {
  const domain = visibleName(domainName);
  return domain === '' ? shown(userName) : `${domain}\\${shown(userName)}`;
}

function named(stationName: string): string {
  const name = visibleName(stationName);
  return name === '' ? '' : `, ${name}`;
}

function state({ state, locked }: Session): string {
  if (state === 'disconnected') return 'switched out (disconnected)';
  if (locked === null) return state;
  return `${state}, screen ${locked ? 'locked' : 'not locked'}`;
}

/** Windows keeps the way of a session that is switched out, but nobody is connected by it. */
function connection({ state, protocol }: Session): string {
  if (state === 'disconnected') return 'none';
  if (protocol === null) return UNKNOWN;
  return protocol === 'console' ? 'at the PC itself' : 'Remote Desktop';
}

/** Windows passes the address on as the other computer gives it. */
function client({ state, protocol, clientName, clientAddress }: Session): readonly string[] {
  const isRemote = state !== 'disconnected' && protocol !== 'console';
  return [
    ...(isRemote || clientName !== null ? [`Client computer: ${shown(clientName)}`] : []),
    ...(isRemote || clientAddress !== null
      ? [
          `Client address: ${clientAddress === null ? UNKNOWN : `${shown(clientAddress)} (as that computer says)`}`,
        ]
      : []),
  ];
}

const HOLDS: Record<Program['holds'], string | null> = {
  documents: 'may hold unsaved work',
  forms: 'may hold a form',
  harmless: null,
  unknown: 'not known to Usher',
};

const WHY: Record<Why, string> = {
  unsaved: 'unsaved work',
  working: 'at work',
  work: 'may hold unsaved work',
  restores: 'comes back next time',
};

function programs(usage: Usage): string {
  switch (usage.kind) {
    case 'unknown':
      return UNKNOWN;
    case 'told':
      return usage.lost.word === 'unknown' ? UNKNOWN : `${told(usage.lost.programs)}, says their Usher`;
    case 'known':
      return usage.programs.length === 0 ? UNKNOWN : seen(usage.programs);
  }
}

function told(affected: readonly AffectedProgram[]): string {
  if (affected.length === 0) return 'no window is open';
  return listed(affected.map(({ name, why }) => `${visibleName(name) || unknownApps(1)} (${WHY[why]})`));
}

function seen(known: readonly Program[]): string {
  const counted = known.flatMap(({ name, holds }) => {
    const why = HOLDS[holds];
    return why === null ? [] : [`${visibleName(name) || '?'} (${why})`];
  });
  return counted.length === 0 ? 'none that holds work' : listed(counted);
}

function toldMs(heard: Heard): number | null {
  return typeof heard === 'string' ? null : heard.idleMs;
}

function origin(session: Session, heard: Heard): string {
  return shownIdle(session, toldMs(heard)).kind === 'told' ? ', says their Usher' : '';
}

/** Nothing where nobody asked it. */
function usher(heard: Heard): readonly string[] {
  if (heard === 'notAsked') return [];
  if (heard === 'silent') return ['Their Usher: none of this version answers'];
  const { version, allows, asks, lost } = heard;
  const unsaved = unsavedPrograms(lost);
  const shows =
    unsaved === null
      ? UNKNOWN
      : unsaved.length === 0
        ? 'none seen'
        : listed(unsaved.map((name) => visibleName(name) || unknownApps(1)));
  const does = allows
    ? 'would sign them out now'
    : asks
      ? 'would ask them now'
      : 'would not sign them out now';
  return [
    `Their Usher: answers (protocol version ${version ?? UNKNOWN}), ${does}`,
    `Unsaved work, by their Usher: ${shows}`,
  ];
}
