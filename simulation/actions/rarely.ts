import type { CallEnd } from '../pc/calls.ts';
import { pick } from '../plan.ts';
import { clickToKeep } from './answers.ts';
import type { Happens } from './happens.ts';
import { answers, DOUBTS, helperOf, keeps } from './happens.ts';
import { clockIsSet, goesWrong, standsStill } from './trouble.ts';

/*
 * What happens at a moment that is mostly over at once, or is heard of by one process alone.
 */

/** While the last look takes long. */
const whileLooking =
  (happens: Happens): Happens =>
  (world, where, picks) => {
    goesWrong(world, 'look', { takes: 900, end: 'works' }, 1);
    world.windows.time.after(350, null, () => happens(world, where, picks));
  };

/** While Windows is asked to end the session, which takes long and fails. */
const whileSigningOut =
  (happens: Happens): Happens =>
  (world, where, picks) => {
    goesWrong(world, 'logoff', { takes: 900, end: picks[1] < 0.5 ? 'fails' : 'denied' }, 2);
    goesWrong(world, 'disconnect', { takes: 900, end: 'fails' }, 1);
    world.windows.time.after(350, null, () => happens(world, where, picks));
  };

/** Only the helper hears of it: its tray stands still meanwhile. */
const unheard =
  (happens: Happens): Happens =>
  (world, where, picks) => {
    standsStill(world, where.usher.process, 2500);
    happens(world, where, picks);
  };

/** Its tray hears of it, and the helper does nothing any more. */
const unanswered =
  (happens: Happens): Happens =>
  (world, where, picks) => {
    for (const helper of helperOf(world, where)) standsStill(world, helper, 20_000);
    happens(world, where, picks);
  };

/** A cancel and something else cross on their way. */
const crossing =
  (happens: Happens): Happens =>
  (world, where, picks) => {
    world.windows.pipes.slowness = 650;
    happens(world, where, picks);
    world.windows.time.after(120, null, () => clickToKeep(world, where.usher, picks[0]));
  };

/** By little, and by little again: for what was begun in between that is a doubt, and for its tray it is none. */
export const smallSteps: Happens = (world, _where, [, b]) => {
  clockIsSet(world, -1900);
  const later = pick([1500, 4000, 9000], b);
  for (const ms of [later, later + 1500]) world.windows.time.after(ms, null, () => clockIsSet(world, 1900));
};

export const WHILE_LOOKING = DOUBTS.map(whileLooking);
export const WHILE_SIGNING_OUT = [...DOUBTS, keeps].map(whileSigningOut);
export const UNHEARD = [...DOUBTS, ...DOUBTS.map(whileLooking), ...DOUBTS.map(whileSigningOut)].map(unheard);
export const UNANSWERED = [...DOUBTS, keeps].map(unanswered);

const endsSo =
  (end: CallEnd['end']): Happens =>
  (world) => {
    goesWrong(world, 'logoff', { takes: 20, end }, 3);
    goesWrong(world, 'disconnect', { takes: 20, end }, 1);
  };

export const CROSSING = [
  ...DOUBTS,
  answers,
  answers,
  ...(['works', 'denied', 'fails', 'ignored'] as const).map(endsSo),
].map(crossing);
