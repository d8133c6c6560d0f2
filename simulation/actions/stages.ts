import type { Conversation } from '../../src/conversation/state.ts';
import type { CallEnd } from '../pc/calls.ts';
import { pick, some } from '../plan.ts';
import type { Where, World } from '../world.ts';
import type { Actions, Picks } from './action.ts';
import { clickToKeep } from './answers.ts';
import { clockIsSet, goesWrong, iconIsLost, isKilled, STILL, sleeps, standsStill } from './pc.ts';
import { comesBack, goesAway, opensOrCloses, takesNumber, types } from './people.ts';

/*
 * What happens at the one moment at which it matters: as soon as somebody's sign-out is at some stage, or right before
 * its countdown ends.
 */

const FAILS: CallEnd = { takes: 20, end: 'fails' };

type Happens = (world: World, where: Where, picks: Picks) => void;

function helperOf({ windows }: World, { usher }: Where) {
  return windows.running.filter(
    ({ isElevated, sessionId }) => isElevated && sessionId === usher.process.sessionId,
  );
}

const HAPPENS: readonly Happens[] = [
  (world, { usher }, [a]) => clickToKeep(world, usher, a),
  (world, { usher }, [a]) => clickToKeep(world, usher, a),
  (world, { who }) => comesBack(world, who),
  (world, { who }) => types(world, who),
  (world, { who }) => world.windows.end(who),
  (world, { who }, [a, b]) => takesNumber(world, who, [a, b]),
  (world, { who }) => opensOrCloses(world, who, 'strange'),
  (world, { usher }) => goesAway(world, usher.signIn),
  (world) => sleeps(world, 20_000, true),
  (world) => clockIsSet(world, 5_000_000),
  (world, { usher }) => iconIsLost(world, usher),
  (world, { usher }) => isKilled(world, usher.process),
  (_world, { usher }) => usher.quit(),
  (world, { usher }, [a]) => standsStill(world, usher.process, pick(STILL, a)),
  (world, { who }, [a]) => {
    for (const { process } of some(
      [...world.ushers.values()].filter(({ signIn }) => signIn === who),
      a,
    )) {
      isKilled(world, process);
    }
  },
  (world, { who }, [a, b]) => {
    for (const { process } of some(
      [...world.ushers.values()].filter(({ signIn }) => signIn === who),
      a,
    )) {
      standsStill(world, process, pick(STILL, b));
    }
  },
  (world, where, [a]) => {
    for (const process of some(helperOf(world, where), a)) isKilled(world, process);
  },
  (world, where, [a, b]) => {
    for (const process of some(helperOf(world, where), a)) standsStill(world, process, pick(STILL, b));
  },
  (world, _where, [a]) => {
    goesWrong(world, 'list', FAILS, a < 0.5 ? 1 : 3);
    world.windows.changed();
  },
  (world) => goesWrong(world, 'look', FAILS, 1),
  (world, _where, [a]) => goesWrong(world, 'look', { takes: pick([800, 1500], a), end: 'works' }, 5),
  (world, _where, [a]) => {
    const end = pick(['fails', 'denied', 'ignored'] as const, a);
    goesWrong(world, 'logoff', { takes: 20, end }, 3);
    goesWrong(world, 'exit', { takes: 20, end }, 1);
  },
  (world) => goesWrong(world, 'logoff', { takes: 1500, end: 'works' }, 1),
  (world, { who }, [a]) => {
    for (const item of some(
      world.screens.open(who.id).filter(({ kind }) => kind === 'own' || kind === 'person'),
      a,
    )) {
      item.give(pick(['stay', 'no', 'later', 'signOut', 'yes', 'noAnswer', 'cannotBeAsked'], a));
    }
  },
];

const OF_A_TRAY = [
  'waiting',
  'checkingUsage',
  'asking',
  'permitting',
  'countingDown, person notAsked',
  'countingDown, person waiting',
  'countingDown, person later',
  'countingDown, person noAnswer',
  'countingDown, person cannotBeAsked',
  'lastLook',
  'signingOut',
  'verifying',
];

const OF_A_HELPER = [
  'permitting',
  'helper checkingUsage',
  'helper asking',
  'helper waitingForPerson',
  'helper personHasMoreTime',
  'helper countingDown',
  'helper countingDownUnasked',
  'helper lastLook',
  'helper signingOut',
  'helper verifying',
  'helper stopping',
];

/** After so many ms; those below 0 are before its clock runs out. */
const WHEN = [0, 3, 30, 300, 2000, -1600, -700, -250, -20];

function atStage(world: World, label: string, [, what, when, other]: Picks): void {
  const ms = pick(WHEN, when);
  const happens = pick(HAPPENS, what);
  world.ambush({
    label,
    after: (conversation, now) => (ms < 0 ? Math.max(0, endOf(conversation, now) + ms) : ms),
    act: (where) => happens(world, where, [other, when, what, other]),
  });
}

/** How long its clock still runs, in ms. */
function endOf(state: Conversation, now: number): number {
  if (state.kind === 'asking') return (state.silenceEndsAt ?? state.until) - now;
  return 'endsAt' in state && state.endsAt !== null ? state.endsAt - now : 0;
}

export const AT_STAGES: Actions = {
  'at a stage': { weight: 12, act: (world, picks) => atStage(world, pick(OF_A_TRAY, picks[0]), picks) },
  'at a stage of a helper': {
    weight: 2,
    act: (world, picks) => atStage(world, pick(OF_A_HELPER, picks[0]), picks),
  },
};
