import type { Conversation } from '../../../../src/conversation/state.ts';
import { isNeighborLost } from '../../../../src/conversation/state-facts.ts';
import type { Session } from '../../../../src/sessions/session.ts';
import type { World } from './world.ts';

/** What goes on with somebody, by the state of their conversation and by what the PC did. */
export type Phase =
  | 'atRest'
  | 'next'
  | 'checking'
  | 'asking'
  | 'permission'
  | 'helperChecks'
  | 'helperAsks'
  | 'personAsked'
  | 'moreTime'
  | 'countdown'
  | 'ending'
  | 'stopping'
  | 'watching';

/** Somebody, as they really are at this moment. */
export interface Person {
  readonly session: Session;
  readonly isHere: boolean;
  /** Their last conversation. */
  readonly talk: Conversation | null;
  readonly phase: Phase;
  /** Their question is open on their screen. */
  readonly isAsked: boolean;
  /** Usher, or its helper, has begun to sign them out. */
  readonly isDone: boolean;
  /** For how long they have pressed no key, in ms; null where Windows does not tell. */
  readonly quietMs: number | null;
}

/** How things really are at one moment. */
export interface Facts {
  readonly world: World;
  readonly now: number;
  readonly everybody: readonly Person[];
  /** The others of the last listing. */
  readonly others: readonly Person[];
  /** @throws if nobody is called that, or more than one */
  person(called: string): Person;
}

/** Facts of a world. */
export function factsOf(world: World): Facts {
  const { usher } = world;
  const states = [...usher.app.engine.conversations.states.values()];
  const here = new Set(world.sessions.map(key));
  const everybody = world.known.map((session): Person => {
    const talk = states.findLast(({ pinned }) => key(pinned.session) === key(session)) ?? null;
    const now = world.sessions.find((each) => key(each) === key(session)) ?? session;
    const open = usher.pc.asked.filter((each) => key(each.session) === key(session) && each.isOpen);
    const elevated = talk?.kind === 'elevated' ? talk.stage : null;
    return {
      session: now,
      isHere: here.has(key(session)),
      talk,
      phase: phaseOf(talk),
      isAsked: open.length > 0 || elevated === 'waitingForPerson',
      isDone: world.deeds.has(key(session)),
      quietMs: quietMs(now, Date.now() + world.setBackMs),
    };
  });
  const listed = new Set((world.listed ?? []).map(key));
  return {
    world,
    now: Date.now(),
    everybody,
    others: everybody.filter(({ session }) => listed.has(key(session)) && !session.isCurrent),
    person(called) {
      const id = /\(session (\d+)\)$/u.exec(called)?.[1];
      const account = /^You \((.+), another session\)$/u.exec(called)?.[1];
      const found = everybody.filter(({ session }) => {
        if (id !== undefined) return session.sessionId === Number(id);
        if (account !== undefined) return session.userName === account && !session.isCurrent;
        return (
          session.fullName === called ||
          (session.userName === called && session.userName !== '') ||
          `Session ${session.sessionId}` === called
        );
      });
      const [only] = found;
      if (only === undefined || found.length > 1)
        throw new Error(`${found.length} people are called "${called}"`);
      return only;
    },
  };
}

/** One sign-in of one account. */
export function key({ sessionId, userName, logonTime }: Session): string {
  return `${sessionId} ${userName} ${logonTime}`;
}

function quietMs({ state, protocol, disconnectTime, lastInputTime }: Session, now: number): number | null {
  const since = state === 'disconnected' ? disconnectTime : protocol === 'remote' ? lastInputTime : null;
  return since === null ? null : now - since;
}

export function phaseOf(talk: Conversation | null): Phase {
  switch (talk?.kind) {
    case undefined:
    case 'ended':
      return 'atRest';
    case 'waiting':
      return 'next';
    case 'checkingUsage':
      return 'checking';
    case 'asking':
      return 'asking';
    case 'permitting':
      return 'permission';
    case 'countingDown':
      return talk.person === 'later' ? 'moreTime' : talk.person === 'waiting' ? 'personAsked' : 'countdown';
    case 'lastLook':
      return 'countdown';
    case 'signingOut':
      return 'ending';
    case 'verifying':
      return talk.lost === undefined || isNeighborLost(talk.lost) ? 'ending' : 'watching';
    case 'elevated':
      if (talk.stopped !== null) return 'stopping';
      return HELPER[talk.stage];
  }
}

const HELPER = {
  checkingUsage: 'helperChecks',
  asking: 'helperAsks',
  waitingForPerson: 'personAsked',
  personHasMoreTime: 'moreTime',
  countingDown: 'countdown',
  countingDownUnasked: 'countdown',
  lastLook: 'countdown',
  signingOut: 'ending',
  verifying: 'ending',
} as const;
