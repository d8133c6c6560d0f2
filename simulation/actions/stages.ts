import type { Conversation } from '../../src/conversation/state.ts';
import { pick } from '../plan.ts';
import type { World } from '../world.ts';
import { HELPER_BEGINS } from '../world.ts';
import type { Action, Actions, Picks } from './action.ts';
import type { Happens } from './happens.ts';
import { BEGINS, DOUBTS, FALLS_SILENT, GOES_UNSEEN, HAPPENS, LOSES_TRAY, TIME_PASSES } from './happens.ts';
import { CROSSING, smallSteps, UNANSWERED, UNHEARD, WHILE_LOOKING, WHILE_SIGNING_OUT } from './rarely.ts';
import { goesWrong, standsStill } from './trouble.ts';

/*
 * What happens at the one moment at which it matters: as soon as somebody's sign-out is at some stage, or right before
 * its countdown ends.
 */

const ASKED = [
  'countingDown, person waiting',
  'countingDown, person later',
  'countingDown, person noAnswer',
  'countingDown, person cannotBeAsked',
];

const OF_A_TRAY = [
  ...['waiting', 'checkingUsage', 'asking', 'permitting', 'countingDown, person notAsked'],
  ...ASKED,
  ...['lastLook', 'signingOut', 'verifying'],
];

const ASKED_BY_A_HELPER = [
  'helper waitingForPerson',
  'helper personHasMoreTime',
  'helper countingDownUnasked',
];

const OF_A_HELPER = [
  ...['permitting', 'helper checkingUsage', 'helper asking', 'helper countingDown'],
  ...ASKED_BY_A_HELPER,
  ...['helper lastLook', 'helper signingOut', 'helper verifying', 'helper stopping'],
];

const BEFORE_A_DEED = [
  ...['permitting', 'helper checkingUsage', 'helper asking', 'helper lastLook'],
  ...['helper countingDown', 'helper countingDown', 'helper countingDown', 'helper countingDown'],
];

/** Those that last for a while. */
const IN_A_HELPER = ['helper asking', 'helper countingDown', ...ASKED_BY_A_HELPER];

const COUNTDOWNS = [
  ...['countingDown, person notAsked', 'countingDown, person notAsked', 'asking'],
  ...['countingDown, person noAnswer', 'countingDown, person cannotBeAsked'],
];
const COUNTDOWNS_OF_A_HELPER = ['helper countingDown', 'helper countingDown', 'helper countingDownUnasked'];

/** After so many ms; those below 0 are before its clock runs out. */
const WHEN = [0, 3, 30, 300, 2000, -1600, -700, -250, -20];

/** Once it is shown, and while it lasts. */
const MEANWHILE = [30, 300, 2000, 4000];

/** Right before its clock runs out. */
const AT_ITS_END = [-20];

/** Around the request to somebody's own Usher, which is reached and asked within 26 ms. */
const WHILE_ASKED = [3, 20, 24, 26, 28, 30, 33, 36, 40, 44, 50];

interface Stage {
  readonly labels: readonly string[];
  readonly happens: readonly Happens[];
  readonly whens?: readonly number[];
  readonly mustLast?: boolean;
  /** Is planned at once, so that the stage takes long. */
  before?(world: World): void;
}

/** One of these happens there; the third number says when. */
function at({ labels, happens, whens = WHEN, mustLast = false, before }: Stage): Action {
  return {
    weight: 0,
    act(world, [where, what, when, other]: Picks) {
      const ms = pick(whens, when);
      const happening = pick(happens, what);
      before?.(world);
      world.ambush({
        label: pick(labels, where),
        mustLast,
        after: (conversation, now) => (ms < 0 ? Math.max(0, endOf(conversation, now) + ms) : ms),
        act: (sprung) => happening(world, sprung, [other, when, what, other]),
      });
    },
  };
}

/** How long its clock still runs, in ms. */
function endOf(state: Conversation, now: number): number {
  if (state.kind === 'asking') return (state.silenceEndsAt ?? state.until) - now;
  return 'endsAt' in state && state.endsAt !== null ? state.endsAt - now : 0;
}

/** Whatever is open takes long to be read, by a tray and by its helper. */
const readsSlowly = (world: World) => goesWrong(world, 'usage', { takes: 1500, end: 'works' }, 2);

export const AT_STAGES: Actions = {
  'at a stage': { ...at({ labels: OF_A_TRAY, happens: HAPPENS }), weight: 12 },
  'at a stage of a helper': { ...at({ labels: OF_A_HELPER, happens: HAPPENS }), weight: 2 },
  'while somebody is asked': at({
    labels: [...ASKED, ...ASKED_BY_A_HELPER],
    happens: HAPPENS,
    whens: MEANWHILE,
    mustLast: true,
  }),
  'while somebody waits': at({ labels: ['waiting'], happens: DOUBTS, whens: [30, 300], mustLast: true }),
  'while it is read what is open': at({
    labels: ['checkingUsage', 'helper checkingUsage'],
    happens: [...DOUBTS, ...UNHEARD.slice(0, DOUBTS.length)],
    whens: [200, 400],
    mustLast: true,
    before: readsSlowly,
  }),
  'during the last look': at({
    labels: [...COUNTDOWNS, ...COUNTDOWNS_OF_A_HELPER],
    happens: WHILE_LOOKING,
    whens: AT_ITS_END,
  }),
  'during the sign-out': at({
    labels: [...COUNTDOWNS, ...COUNTDOWNS_OF_A_HELPER],
    happens: WHILE_SIGNING_OUT,
    whens: AT_ITS_END,
  }),
  'only a helper hears of it': at({
    labels: IN_A_HELPER,
    happens: UNHEARD.slice(0, DOUBTS.length),
    whens: MEANWHILE,
    mustLast: true,
  }),
  'only a helper hears of it in the end': at({
    labels: COUNTDOWNS_OF_A_HELPER,
    happens: UNHEARD.slice(DOUBTS.length),
    whens: AT_ITS_END,
  }),
  'a helper answers no more': at({
    labels: IN_A_HELPER,
    happens: UNANSWERED,
    whens: MEANWHILE,
    mustLast: true,
  }),
  'a cancel crosses something': at({
    labels: OF_A_HELPER.slice(1),
    happens: CROSSING,
    whens: [30, 300, -700, -500, -250],
  }),
  'a helper loses its tray': at({ labels: BEFORE_A_DEED, happens: LOSES_TRAY }),
  'a helper begins badly': at({ labels: [HELPER_BEGINS], happens: [...BEGINS, smallSteps], whens: [0] }),
  'an own Usher falls silent': at({ labels: ['signingOut'], happens: FALLS_SILENT, whens: WHILE_ASKED }),
  'a tray says nothing to its helper': at({
    labels: [HELPER_BEGINS],
    happens: [(world, { usher }) => standsStill(world, usher.process, 20_000)],
    whens: [430, 500, 700],
  }),
  'a question is not seen': at({
    labels: ['asking'],
    happens: GOES_UNSEEN,
    whens: [2000, -1600, -700, -250],
  }),
  'time passes at a stage': at({
    labels: ['asking', 'permitting', 'countingDown, person notAsked', 'lastLook', 'helper countingDown'],
    happens: TIME_PASSES,
    whens: [0, 300, 2000, -700],
  }),
};
