import type { Doubt, Event } from '../../src/conversation/event.ts';
import type { Pinned } from '../../src/conversation/pinned.ts';
import { firstMethod } from '../../src/conversation/pinned.ts';
import { STAGES } from '../../src/conversation/stage.ts';
import type { Conversation, SigningOut } from '../../src/conversation/state.ts';
import type { Verdict } from '../../src/sessions/last-look.ts';
import type { AttemptResult } from '../../src/sessions/session-host.ts';
import type { Usage } from '../../src/sessions/usage.ts';
import { NOTHING_OPEN } from '../../test/fakes/pinned.ts';

/*
 * Which events can come in a state: what its job sends, what the engine sends at any time, and nothing else.
 */

const UNKNOWN: Usage = { kind: 'unknown' };
const VERDICTS = ['operatorLeft', 'gone', 'unreadable', 'changed', 'cameBack', 'inputSince', 'same'] as const;

const NEIGHBORS = [undefined, 'answers', 'allows', 'asks', 'busy', 'late'] as const;

/** Whoever is not asked what they see says nothing. */
function usages({ pinned: { deed, mayHaveNeighbor, skipsNeighbor } }: Conversation): readonly Event[] {
  const isAsked = deed === 'signOut' && mayHaveNeighbor === true && skipsNeighbor !== true;
  return (isAsked ? NEIGHBORS : ([undefined] as const)).flatMap((neighbor) =>
    [true, false].map((counts): Event => {
      return {
        kind: 'usageChecked',
        usage: counts ? NOTHING_OPEN : UNKNOWN,
        silence: counts ? { counts } : { counts, because: 'usageUnknown' },
        question: 'q',
        ...(neighbor !== undefined && { neighbor }),
      };
    }),
  );
}

/** What a listing can say of somebody: who was away comes back, and who was there types. */
function verdictsOn({ deed, presence }: Pinned): readonly Verdict[] {
  const isAway = presence === 'away';
  const found = VERDICTS.filter((each) => each !== (isAway ? 'inputSince' : 'cameBack'));
  return deed === 'disconnect' ? [...found, 'disconnected'] : found;
}

const ANSWERS: readonly Event[] = ['q', 'group'].flatMap((question) =>
  (['yes', 'no', 'disconnect'] as const).map((answer): Event => ({ kind: 'answered', question, answer })),
);

const REPORTS: readonly Event[] = [
  ...STAGES.map((stage): Event => ({ kind: 'helper', report: { kind: 'moved', stage, leftMs: null } })),
  { kind: 'helper', report: { kind: 'lost' } },
  // What else a helper may tell at its end is known from its own states.
  { kind: 'helper', report: { kind: 'ended', outcome: { kind: 'canceled' } } },
];

const PERSON: readonly Event[] = (['yes', 'no', 'later', 'noAnswer', 'cannotBeAsked'] as const).map(
  (answer): Event => ({ kind: 'personAnswered', answer }),
);

/** What one's own Usher may say, and what Windows may. */
const POLITE: readonly AttemptResult[] = [
  { kind: 'slow' },
  { kind: 'absent' },
  { kind: 'kept', programs: ['Word'] },
  { kind: 'stopped', because: 'cameBack' },
];
const BY_WINDOWS: readonly AttemptResult[] = [
  { kind: 'done' },
  { kind: 'slow' },
  { kind: 'failed', code: 1722, accessDenied: false },
  { kind: 'failed', code: 5, accessDenied: true },
];

function attempts({ pinned, method }: SigningOut): readonly Event[] {
  const isPolite = pinned.mayHaveNeighbor === true && method === 0 && firstMethod(pinned, 'person') === 0;
  return (isPolite ? POLITE : BY_WINDOWS).map((result): Event => ({ kind: 'attempted', result }));
}

/** What comes of the state's own job. */
function jobs(state: Conversation, verdicts: readonly Verdict[]): readonly Event[] {
  switch (state.kind) {
    case 'waiting':
      return [{ kind: 'turn' }];
    case 'checkingUsage':
      return usages(state);
    case 'asking':
      return [
        ...ANSWERS,
        { kind: 'notShown', question: 'q' },
        { kind: 'shownAgain', question: 'q' },
        ...(state.isNeighborLate === true ? usages(state) : []),
      ];
    case 'permitting':
      return [
        { kind: 'permission', granted: true },
        ...(state.pinned.rights === 'withPermission' ? PERMISSION : []),
      ];
    case 'elevated':
      return REPORTS;
    case 'countingDown':
      return state.person === 'waiting' ? PERSON : [];
    case 'lastLook':
    case 'verifying':
      return verdicts.flatMap((verdict): Event[] => [
        { kind: 'looked', verdict },
        { kind: 'looked', verdict, isVoid: true },
      ]);
    case 'signingOut':
      return attempts(state);
    case 'ended':
      return [];
  }
}

const PERMISSION: readonly Event[] = [
  { kind: 'permission', granted: false },
  { kind: 'helper', report: { kind: 'lost' } },
  { kind: 'helper', report: { kind: 'absent' } },
];

function eventsIn(state: Conversation, doubts: readonly Doubt[]): readonly Event[] {
  const verdicts = verdictsOn(state.pinned);
  return [
    ...jobs(state, verdicts),
    ...verdicts.map((verdict): Event => ({ kind: 'seen', verdict })),
    ...doubts.map((doubt): Event => ({ kind: 'doubt', doubt })),
    { kind: 'canceled' },
    { kind: 'tick' },
  ];
}

export const IN_A_TRAY = (state: Conversation) =>
  eventsIn(state, ['slept', 'clockStepped', 'listFailed', 'iconLost']);

/** It has no icon. It is canceled by its tray only, which waits for how that ends. */
export const IN_A_HELPER = (state: Conversation) =>
  eventsIn(state, ['slept', 'clockStepped', 'listFailed', 'protected']).filter(
    ({ kind }) => kind !== 'canceled',
  );
