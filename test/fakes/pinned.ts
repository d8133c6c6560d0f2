import type { Pinned, Timings } from '../../src/conversation/pinned.ts';
import type {
  Asking,
  CheckingUsage,
  Conversation,
  CountingDown,
  Elevated,
  LastLook,
  Permitting,
  SigningOut,
  Verifying,
  Waiting,
} from '../../src/conversation/state.ts';
import { presence } from '../../src/sessions/presence.ts';
import type { Session } from '../../src/sessions/session.ts';
import type { Usage } from '../../src/sessions/usage.ts';
import { ben } from './people.ts';

/** The standard timings, in ms. */
export const PACE: Timings = {
  question: 60_000,
  away: 10_000,
  silence: 30_000,
  there: 60_000,
  verify: 30_000,
};

/** After this long without input somebody counts as quiet, in ms. */
export const QUIET = 5 * 60_000;

export const NOTHING_OPEN: Usage = {
  kind: 'known',
  programs: [{ name: 'Windows Explorer', holds: 'harmless' }],
  memoryBytes: 400 * 1024 ** 2,
};

export const WORD_OPEN: Usage = {
  kind: 'known',
  programs: [
    { name: 'Windows Explorer', holds: 'harmless' },
    { name: 'Word', holds: 'documents' },
  ],
  memoryBytes: 900 * 1024 ** 2,
};

export function pinned(session: Session = ben(), over: Partial<Pinned> = {}): Pinned {
  return {
    conversation: 1,
    session,
    deed: 'signOut',
    presence: presence(session, QUIET),
    rights: 'direct',
    methods: 2,
    ...over,
  };
}

export function waiting(over: Partial<Waiting> = {}): Waiting {
  return { kind: 'waiting', pinned: pinned(), anyway: null, ...over };
}

export function checkingUsage(over: Partial<CheckingUsage> = {}): CheckingUsage {
  return { kind: 'checkingUsage', pinned: pinned(), anyway: null, ...over };
}

/** A question from 0 to 60 s; no answer is no. */
export function asking(over: Partial<Asking> = {}): Asking {
  return {
    kind: 'asking',
    pinned: pinned(),
    anyway: null,
    usage: WORD_OPEN,
    silence: { counts: false, because: 'documentsOpen' },
    until: 60_000,
    silenceEndsAt: null,
    question: '1',
    ...over,
  };
}

/** A question from 0 on; no answer by 30 s is yes. */
export function askingWithSilence(over: Partial<Asking> = {}): Asking {
  return asking({ usage: NOTHING_OPEN, silence: { counts: true }, silenceEndsAt: 30_000, ...over });
}

export function permitting(over: Partial<Permitting> = {}): Permitting {
  return {
    kind: 'permitting',
    pinned: pinned(),
    anyway: null,
    usage: WORD_OPEN,
    silenceEndsAt: null,
    ...over,
  };
}

/** A countdown of 10 s from 0 on, for somebody who is away. */
export function countingDown(over: Partial<CountingDown> = {}): CountingDown {
  return {
    kind: 'countingDown',
    pinned: pinned(),
    consent: 'operator',
    usage: WORD_OPEN,
    endsAt: 10_000,
    person: 'notAsked',
    ...over,
  };
}

/** A countdown of 60 s from 0 on, in which `session` is asked on screen. */
export function askingPerson(session: Session, over: Partial<CountingDown> = {}): CountingDown {
  return countingDown({ pinned: pinned(session), endsAt: 60_000, person: 'waiting', ...over });
}

/** A sign-out that an elevated helper counts down. */
export function elevated(over: Partial<Elevated> = {}): Elevated {
  return {
    kind: 'elevated',
    pinned: pinned(),
    anyway: null,
    usage: WORD_OPEN,
    stage: 'countingDown',
    endsAt: 9000,
    stopped: null,
    ...over,
  };
}

export function lastLooking(over: Partial<LastLook> = {}): LastLook {
  return {
    kind: 'lastLook',
    pinned: pinned(),
    consent: 'operator',
    usage: WORD_OPEN,
    method: 0,
    tried: null,
    ...over,
  };
}

export function signingOut(over: Partial<SigningOut> = {}): SigningOut {
  return {
    kind: 'signingOut',
    pinned: pinned(),
    consent: 'operator',
    usage: WORD_OPEN,
    method: 0,
    stopped: null,
    ...over,
  };
}

/** Verifying until 30 s. */
export function verifying(over: Partial<Verifying> = {}): Verifying {
  return {
    kind: 'verifying',
    pinned: pinned(),
    consent: 'operator',
    usage: WORD_OPEN,
    until: 30_000,
    ...over,
  };
}

/** One state of each kind but `ended`, all of the same conversation. */
export const RUNNING: readonly Conversation[] = [
  waiting(),
  checkingUsage(),
  asking(),
  askingWithSilence(),
  permitting(),
  countingDown(),
  lastLooking(),
  signingOut(),
  verifying(),
];
