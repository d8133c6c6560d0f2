import type { AnywayReason } from '../../src/conversation/answers.ts';
import type { Event } from '../../src/conversation/event.ts';
import { begin, next } from '../../src/conversation/next.ts';
import type { Pinned } from '../../src/conversation/pinned.ts';
import { STAGES } from '../../src/conversation/stage.ts';
import type { Conversation } from '../../src/conversation/state.ts';
import { stageOf } from '../../src/elevation/server/report.ts';
import type { Usage } from '../../src/sessions/usage.ts';
import { anna, ben, mia } from '../../test/fakes/people.ts';
import { NOTHING_OPEN, PACE, pinned } from '../../test/fakes/pinned.ts';
import { labelOf } from './tally.ts';

/*
 * All states and transitions of a tray's conversation: `next` is tried with every event in every state that it leads to.
 */

const UNKNOWN: Usage = { kind: 'unknown' };
const VERDICTS = ['operatorLeft', 'gone', 'unreadable', 'changed', 'cameBack', 'inputSince', 'same'] as const;
const DOUBTS = ['slept', 'clockStepped', 'listFailed', 'iconLost'] as const;
const REASONS: readonly (AnywayReason | null)[] = [
  null,
  'refused',
  'personUnanswered',
  'keptByProgram',
  'beingAsked',
];
const TIMES = [0, 30_000, 1_000_000];

const EVENTS: readonly Event[] = [
  { kind: 'turn' },
  ...[undefined, 'answers', 'allows', 'asks', 'busy', 'late'].flatMap((neighbor) =>
    [true, false].map(
      (counts) =>
        ({
          kind: 'usageChecked',
          usage: counts ? NOTHING_OPEN : UNKNOWN,
          silence: counts ? { counts } : { counts, because: 'usageUnknown' },
          question: 'q',
          ...(neighbor !== undefined && { neighbor }),
        }) as Event,
    ),
  ),
  { kind: 'answered', question: 'q', answer: 'yes' },
  { kind: 'answered', question: 'q', answer: 'no' },
  { kind: 'answered', question: 'group', answer: 'yes' },
  { kind: 'answered', question: 'group', answer: 'no' },
  { kind: 'notShown', question: 'q' },
  { kind: 'shownAgain', question: 'q' },
  { kind: 'permission', granted: true },
  { kind: 'permission', granted: false },
  ...STAGES.map((stage): Event => ({ kind: 'helper', report: { kind: 'moved', stage, leftMs: null } })),
  { kind: 'helper', report: { kind: 'lost' } },
  { kind: 'helper', report: { kind: 'absent' } },
  { kind: 'helper', report: { kind: 'ended', outcome: { kind: 'canceled' } } },
  ...(['yes', 'no', 'later', 'noAnswer', 'cannotBeAsked'] as const).map((answer): Event => {
    return { kind: 'personAnswered', answer };
  }),
  { kind: 'canceled' },
  ...VERDICTS.flatMap((verdict): Event[] => [
    { kind: 'seen', verdict },
    { kind: 'looked', verdict },
    { kind: 'looked', verdict, isVoid: true },
  ]),
  { kind: 'attempted', result: { kind: 'done' } },
  { kind: 'attempted', result: { kind: 'slow' } },
  { kind: 'attempted', result: { kind: 'absent' } },
  { kind: 'attempted', result: { kind: 'kept', programs: ['Word'] } },
  { kind: 'attempted', result: { kind: 'failed', code: 1722, accessDenied: false } },
  { kind: 'attempted', result: { kind: 'failed', code: 5, accessDenied: true } },
  ...(['changed', 'cameBack', 'operatorLeft', 'clockStepped'] as const).map((because): Event => {
    return { kind: 'attempted', result: { kind: 'stopped', because } };
  }),
  ...DOUBTS.map((doubt): Event => ({ kind: 'doubt', doubt })),
  { kind: 'tick' },
];

/** What a tray on a PC with neighbors may pin. */
const PINNED: readonly Pinned[] = [ben(), anna(), mia()].flatMap((session) =>
  (['direct', 'withPermission', 'none'] as const).flatMap((rights) =>
    [{}, { group: { id: 'group', isAnybodyThere: true } }].map((group) =>
      pinned(session, { rights, methods: 3, mayHaveNeighbor: true, ...group }),
    ),
  ),
);

export interface Possible {
  readonly states: ReadonlySet<string>;
  readonly transitions: ReadonlySet<string>;
}

/** Every state and transition of a tray's conversation, by their labels. What a helper tells comes from a helper's own. */
export function possible(): Possible {
  const helpers = explored(
    PINNED.map((each) => ({
      ...each,
      rights: 'direct',
      agreed: { isOverrulable: each.group === undefined },
    })),
    [null],
    (state) => {
      const stage = stageOf(state);
      return stage === null ? labelOf(state) : `helper ${stage}`;
    },
  );
  const trays = explored(PINNED, REASONS, labelOf);
  const isTold = (transition: string) =>
    !/^helper (?!stopping)\w+ → (?:helper (?!stopping)|ended)/u.test(transition);
  return {
    states: new Set([...trays.states, ...helpers.states]),
    transitions: new Set([
      ...[...trays.transitions].filter(isTold),
      ...helpers.transitions,
      // Told to stop, a helper says how it ended. It stops in the harmless way, or it was too late.
      ...[...helpers.states]
        .filter((each) => each.startsWith('ended'))
        .map((each) => `helper stopping → ${each}`),
    ]),
  };
}

function explored(
  pins: readonly Pinned[],
  reasons: readonly (AnywayReason | null)[],
  label: (state: Conversation) => string,
): Possible {
  const states = new Set<string>();
  const transitions = new Set<string>();
  const known = new Set<string>();
  const waiting = pins.flatMap((each) => reasons.map((anyway) => begin(each, anyway, 0)));
  for (let state = waiting.pop(); state !== undefined; state = waiting.pop()) {
    const key = JSON.stringify(state, withoutDetails);
    if (known.has(key)) continue;
    known.add(key);
    states.add(label(state));
    for (const event of EVENTS) {
      for (const now of TIMES) {
        const after = next(state, event, now, PACE);
        if (after === state) continue;
        if (label(state) !== label(after)) transitions.add(`${label(state)} → ${label(after)}`);
        waiting.push(atTheBeginning(after));
      }
    }
  }
  return { states, transitions };
}

/** What is open and who it is about leads nowhere else. */
function withoutDetails(name: string, value: unknown): unknown {
  return ['silence', 'session', 'endedAt', 'programs'].includes(name) ? undefined : value;
}

/** As if it had just been entered at the moment 0. So few states are many. */
function atTheBeginning(state: Conversation): Conversation {
  switch (state.kind) {
    case 'asking':
      return { ...state, until: 60_000, silenceEndsAt: state.silenceEndsAt === null ? null : 30_000 };
    case 'permitting':
      return { ...state, silenceEndsAt: null };
    case 'countingDown':
      return { ...state, endsAt: 60_000 };
    case 'elevated':
      return { ...state, endsAt: null };
    case 'verifying':
      return { ...state, until: 60_000 };
    case 'ended':
      return { ...state, endedAt: 0 };
    default:
      return state;
  }
}
