import type { AnywayReason } from '../../src/conversation/answers.ts';
import type { Event } from '../../src/conversation/event.ts';
import { begin, next } from '../../src/conversation/next.ts';
import type { Pinned } from '../../src/conversation/pinned.ts';
import type { Conversation } from '../../src/conversation/state.ts';
import { stageOf } from '../../src/elevation/server/report.ts';
import { anna, ben, mia } from '../../test/fakes/people.ts';
import { PACE, pinned } from '../../test/fakes/pinned.ts';
import { IN_A_HELPER, IN_A_TRAY } from './events.ts';
import { isNever } from './never.ts';
import { labelOf } from './tally.ts';

/*
 * All states and transitions of a tray's conversation: `next` is tried in every state that it leads to, with every event
 * that can come there.
 */

const REASONS: readonly (AnywayReason | null)[] = [
  null,
  'refused',
  'personUnanswered',
  'keptByProgram',
  'beingAsked',
];
const TIMES = [0, 30_000, 1_000_000];

/** What a tray on a PC with neighbors may pin. */
const PINNED: readonly Pinned[] = [ben(), anna(), mia()].flatMap((session) =>
  (['direct', 'withPermission', 'none'] as const).flatMap((rights) =>
    [
      {},
      { group: { id: 'group', isAnybodyThere: true } },
      ...(session.protocol === 'remote' ? [{ mayDisconnect: true as const }] : []),
    ].map((more) => pinned(session, { rights, methods: 3, mayHaveNeighbor: true, ...more })),
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
    IN_A_HELPER,
    (state) => {
      const stage = stageOf(state);
      return stage === null ? labelOf(state) : `helper ${stage}`;
    },
  );
  const trays = explored(PINNED, REASONS, IN_A_TRAY, labelOf);
  const isTold = (transition: string) =>
    !/^helper (?!stopping)\w+ → (?:helper (?!stopping)|ended)/u.test(transition);
  const transitions = [
    ...[...trays.transitions].filter(isTold),
    ...helpers.transitions,
    // Told to stop, a helper says how it ended. It stops in the harmless way, or it was too late.
    ...[...helpers.states]
      .filter((each) => each.startsWith('ended'))
      .map((each) => `helper stopping → ${each}`),
  ];
  return {
    states: new Set([...trays.states, ...helpers.states]),
    transitions: new Set(transitions.filter((each) => !isNever(each))),
  };
}

function explored(
  pins: readonly Pinned[],
  reasons: readonly (AnywayReason | null)[],
  eventsIn: (state: Conversation) => readonly Event[],
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
    for (const event of eventsIn(state)) {
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
