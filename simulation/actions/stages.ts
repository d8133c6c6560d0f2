import type { Conversation } from '../../src/conversation/state.ts';
import type { CallEnd } from '../pc/calls.ts';
import { pick, some } from '../plan.ts';
import type { Where, World } from '../world.ts';
import { HELPER_BEGINS } from '../world.ts';
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

function killTheirs(world: World, { who }: Where): void {
  const theirs = world.usherOf(who);
  if (theirs !== null) isKilled(world, theirs.process);
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
  killTheirs,
  (world, { who }, [, b]) => {
    const theirs = world.usherOf(who);
    if (theirs !== null) standsStill(world, theirs.process, pick(STILL, b));
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

/** What ends the work of a helper: its tray cancels, is gone, or says nothing any more, or its operator leaves. */
const LOSES_TRAY: readonly Happens[] = [
  (world, { usher }, [a]) => clickToKeep(world, usher, a),
  (world, { usher }) => isKilled(world, usher.process),
  (world, { usher }) => standsStill(world, usher.process, 20_000),
  (world, { usher: { signIn } }) => {
    goesAway(world, signIn);
    world.windows.time.after(1200, null, () => comesBack(world, signIn));
  },
];

/** While a helper lists for the first time, which takes long; or that listing fails. */
const BEGINS: readonly Happens[] = [
  (world, { usher }) => listsSlowly(world, () => clickToKeep(world, usher, 0)),
  (world, { usher }) => listsSlowly(world, () => isKilled(world, usher.process)),
  (world) => goesWrong(world, 'list', FAILS, 1),
];

/** A helper starts within half a second, and lists for longer then. */
function listsSlowly(world: World, meanwhile: () => void): void {
  goesWrong(world, 'list', { takes: 900, end: 'works' }, 1);
  world.windows.time.after(800, null, meanwhile);
}

const BEFORE_A_DEED = [
  'permitting',
  'helper checkingUsage',
  'helper asking',
  'helper countingDown',
  'helper lastLook',
];

/** Between the request to their own Usher and its answer. */
const FALLS_SILENT: readonly Happens[] = [
  killTheirs,
  (world) => goesWrong(world, 'facts', { takes: 0, end: 'neverAnswers' }, 2),
  (world) => goesWrong(world, 'facts', { takes: 4000, end: 'works' }, 2),
];

/** After so many ms; those below 0 are before its clock runs out. */
const WHEN = [0, 3, 30, 300, 2000, -1600, -700, -250, -20];

/** One of these happens there; the third number says when. */
function atStage(world: World, label: string, all: readonly Happens[], picks: Picks, whens = WHEN): void {
  const [, what, when, other] = picks;
  const ms = pick(whens, when);
  const happens = pick(all, what);
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
  'at a stage': {
    weight: 12,
    act: (world, picks) => atStage(world, pick(OF_A_TRAY, picks[0]), HAPPENS, picks),
  },
  'at a stage of a helper': {
    weight: 2,
    act: (world, picks) => atStage(world, pick(OF_A_HELPER, picks[0]), HAPPENS, picks),
  },
  'a helper loses its tray': {
    weight: 0,
    act: (world, picks) => atStage(world, pick(BEFORE_A_DEED, picks[0]), LOSES_TRAY, picks),
  },
  'a helper begins badly': {
    weight: 0,
    act: (world, picks) => atStage(world, HELPER_BEGINS, BEGINS, picks, [0]),
  },
  'an own Usher falls silent': {
    weight: 0,
    act: (world, picks) => atStage(world, 'signingOut', FALLS_SILENT, picks, [0, 1, 3, 5, 10, 20]),
  },
};
