import type { CallEnd } from '../pc/calls.ts';
import type { Process } from '../pc/process.ts';
import { pick, some } from '../plan.ts';
import type { Where, World } from '../world.ts';
import type { Picks } from './action.ts';
import { clickToKeep, PEOPLES } from './answers.ts';
import { cannotBeRead, comesBack, goesAway, opensOrCloses, takesNumber, types } from './people.ts';
import {
  clockIsSet,
  goesWrong,
  iconIsLost,
  isKilled,
  STILL,
  showsAs,
  sleeps,
  standsStill,
} from './trouble.ts';

/*
 * What may happen right at a stage of somebody's sign-out.
 */

export type Happens = (world: World, where: Where, picks: Picks) => void;

export const FAILS: CallEnd = { takes: 20, end: 'fails' };

export function helperOf({ windows }: World, { usher }: Where): readonly Process[] {
  return windows.running.filter(
    ({ isElevated, sessionId }) => isElevated && sessionId === usher.process.sessionId,
  );
}

function killTheirs(world: World, { who }: Where): void {
  const theirs = world.usherOf(who);
  if (theirs !== null) isKilled(world, theirs.process);
}

const theirsStandsStill: Happens = (world, { who }, [, b]) => {
  const theirs = world.usherOf(who);
  if (theirs !== null) standsStill(world, theirs.process, pick(STILL, b));
};

export const keeps: Happens = (world, { usher }, [a]) => clickToKeep(world, usher, a);

const cannotBeListed: Happens = (world, _where, [a]) => {
  goesWrong(world, 'list', FAILS, a < 0.5 ? 1 : 3);
  world.windows.changed();
};

/** Somebody who is asked answers. */
export const answers: Happens = (world, { who }, [a]) => {
  const asked = world.screens.open(who.id).filter(({ kind }) => PEOPLES.includes(kind));
  for (const item of some(asked, a)) {
    item.give(pick(['stay', 'no', 'later', 'signOut', 'yes', 'noAnswer', 'cannotBeAsked'], a));
  }
};

/** What ends a sign-out wherever it is. */
export const DOUBTS: readonly Happens[] = [
  (world, { who }) => comesBack(world, who),
  (world, { who }) => world.windows.end(who),
  (world, { who }, [a, b]) => takesNumber(world, who, [a, b]),
  (world, { usher }) => goesAway(world, usher.signIn),
  (world, { who }) => goesAway(world, who),
  (world, { who }) => cannotBeRead(world, who, 2000),
  (world) => sleeps(world, 20_000, false),
  (world) => clockIsSet(world, 5_000_000),
  cannotBeListed,
];

export const HAPPENS: readonly Happens[] = [
  ...DOUBTS,
  keeps,
  keeps,
  (world, { who }) => types(world, who),
  (world, { who }) => opensOrCloses(world, who, 'strange'),
  (world) => sleeps(world, 20_000, true),
  (world, { usher }) => iconIsLost(world, usher),
  (world, { usher }) => isKilled(world, usher.process),
  (_world, { usher }) => usher.quit(),
  (world, { usher }, [a]) => standsStill(world, usher.process, pick(STILL, a)),
  killTheirs,
  theirsStandsStill,
  (world, where, [a]) => {
    for (const process of some(helperOf(world, where), a)) isKilled(world, process);
  },
  (world, where, [a, b]) => {
    for (const process of some(helperOf(world, where), a)) standsStill(world, process, pick(STILL, b));
  },
  (world) => goesWrong(world, 'look', FAILS, 1),
  (world, _where, [a]) => goesWrong(world, 'look', { takes: pick([800, 1500], a), end: 'works' }, 5),
  (world, _where, [a]) => {
    const end = pick(['fails', 'denied', 'ignored'] as const, a);
    goesWrong(world, 'logoff', { takes: 20, end }, 3);
    goesWrong(world, 'exit', { takes: 20, end }, 1);
  },
  (world) => goesWrong(world, 'logoff', { takes: 1500, end: 'works' }, 1),
  answers,
];

/** What ends the work of a helper: its tray cancels, is gone, or says nothing any more, or its operator leaves. */
export const LOSES_TRAY: readonly Happens[] = [
  keeps,
  keeps,
  keeps,
  (world, { usher }) => isKilled(world, usher.process),
  (world, { usher }) => standsStill(world, usher.process, 20_000),
  (world, { usher: { signIn } }) => {
    goesAway(world, signIn);
    world.windows.time.after(1200, null, () => comesBack(world, signIn));
  },
];

/** While a helper lists for the first time, which takes long; or that listing fails. */
export const BEGINS: readonly Happens[] = [
  (world, { usher }) => listsSlowly(world, () => clickToKeep(world, usher, 0)),
  (world, { usher }) => listsSlowly(world, () => isKilled(world, usher.process)),
  (world) => goesWrong(world, 'list', FAILS, 1),
];

/** A helper starts within half a second, and lists for longer then. */
function listsSlowly(world: World, meanwhile: () => void): void {
  goesWrong(world, 'list', { takes: 900, end: 'works' }, 1);
  world.windows.time.after(800, null, meanwhile);
}

/** Between the request to their own Usher and its answer. */
export const FALLS_SILENT: readonly Happens[] = [
  killTheirs,
  killTheirs,
  theirsStandsStill,
  (world) => goesWrong(world, 'facts', { takes: 0, end: 'neverAnswers' }, 2),
  (world) => goesWrong(world, 'facts', { takes: 4000, end: 'works' }, 2),
];

/** The question leaves the screen, or Windows shows no notifications any more. */
export const GOES_UNSEEN: readonly Happens[] = [
  (world, { usher }) => showsAs(world, usher.signIn, 'busy'),
  (world, { usher }) => showsAs(world, usher.signIn, 'busy'),
  (world, { usher }) => {
    for (const item of world.screens.open(usher.signIn.id)) world.screens.fade(item);
  },
];

/** The PC sleeps, or its clock is set. */
export const TIME_PASSES: readonly Happens[] = [
  (world) => sleeps(world, 20_000, true),
  (world) => sleeps(world, 600_000, false),
  (world) => clockIsSet(world, 5_000_000),
];
