import type { CallEnd } from '../pc/calls.ts';
import { CALLS } from '../pc/calls.ts';
import type { DiskState } from '../pc/disk.ts';
import { pick, some } from '../plan.ts';
import type { Actions } from './action.ts';
import { whoever } from './action.ts';
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
 * What happens to the PC, and to the programs on it.
 */

const CALL_ENDS: readonly CallEnd[] = [
  { takes: 20, end: 'fails' },
  { takes: 20, end: 'fails' },
  { takes: 20, end: 'denied' },
  { takes: 800, end: 'works' },
  { takes: 1200, end: 'works' },
  { takes: 4000, end: 'works' },
  { takes: 12_000, end: 'works' },
  { takes: 20, end: 'ignored' },
  { takes: 0, end: 'neverAnswers' },
];

const LOOK_ENDS: readonly CallEnd[] = [
  { takes: 20, end: 'fails' },
  { takes: 20, end: 'fails' },
  { takes: 1500, end: 'works' },
  { takes: 0, end: 'neverAnswers' },
];

const FACTS_ENDS: readonly CallEnd[] = [
  { takes: 20, end: 'fails' },
  { takes: 20, end: 'fails' },
  { takes: 6000, end: 'works' },
];

/** How often in a row. */
const TIMES = [1, 1, 1, 2, 6];

export const PC: Actions = {
  'nothing happens': { weight: 12, act() {} },
  'a question fades': {
    weight: 2,
    act(world, [a]) {
      const standing = world.screens.items.filter(({ endedAt }) => endedAt === null);
      for (const item of some(standing, a)) {
        world.windows.time.after(0, item.process, () => world.screens.fade(item));
      }
    },
  },
  'a window is in front again': {
    weight: 2,
    act(world, [a]) {
      const unseen = world.screens.items.filter(({ unseenAt }) => unseenAt !== null);
      for (const item of some(unseen, a)) {
        world.windows.time.after(0, item.process, () => world.screens.returns(item));
      }
    },
  },
  'an Usher is killed': {
    weight: 2,
    act(world, [a]) {
      for (const { process } of some([...world.ushers.values()], a)) isKilled(world, process);
    },
  },
  'a helper is killed': { weight: 2, act: (world, [a]) => world.killHelper(a) },
  'a process stands still': {
    weight: 1,
    act(world, [a, b]) {
      for (const process of some(world.windows.running, a)) standsStill(world, process, pick(STILL, b));
    },
  },
  'an Usher is started': {
    weight: 6,
    act(world, [a, b]) {
      for (const who of whoever(world, a, (each) => world.usherOf(each) === null)) {
        world.referee.tell(`the Usher of ${who.name} is started`);
        world.startUsher(who, b < 0.1);
      }
    },
  },
  'an icon is lost': {
    weight: 1,
    act(world, [a]) {
      for (const usher of some([...world.ushers.values()], a)) iconIsLost(world, usher);
    },
  },
  'the PC sleeps': {
    weight: 1,
    act: (world, [a, b]) => sleeps(world, pick([5000, 20_000, 600_000], a), b < 0.5),
  },
  'the clock is set': {
    weight: 1,
    act: (world, [a]) => clockIsSet(world, pick([-3_600_000, -7000, 11_000, 5_000_000], a)),
  },
  'a call goes wrong': {
    weight: 9,
    act: (world, [a, b, c]) => goesWrong(world, pick(CALLS, a), pick(CALL_ENDS, b), pick(TIMES, c)),
  },
  'the next look goes wrong': {
    weight: 0,
    act: (world, [a]) => goesWrong(world, 'look', pick(LOOK_ENDS, a), 1),
  },
  'the next facts go wrong': {
    weight: 0,
    act: (world, [a]) => goesWrong(world, 'facts', pick(FACTS_ENDS, a), 2),
  },
  'a call is denied': {
    weight: 0,
    act: (world, [a]) => goesWrong(world, pick(['logoff', 'disconnect'], a), { takes: 20, end: 'denied' }, 2),
  },
  'nothing can be read': {
    weight: 0,
    act(world, [a]) {
      goesWrong(world, a < 0.8 ? 'usage' : 'facts', { takes: 20, end: 'fails' }, 1);
    },
  },
  'the disk fails, or works again': {
    weight: 1,
    act({ windows, referee }, [a]) {
      const state = pick<DiskState>(['good', 'good', 'good', 'full', 'torn', 'unreadable'], a);
      referee.tell(`the disk is ${state}`);
      windows.disk.state = state;
    },
  },
  'lines are slow': {
    weight: 2,
    act({ windows, referee }, [a]) {
      windows.pipes.slowness = pick([0, 0, 100, 250, 650], a);
      referee.tell(`lines take ${windows.pipes.slowness} ms`);
    },
  },
  'notifications change': {
    weight: 2,
    act(world, [a, b]) {
      for (const who of whoever(world, a, () => true)) {
        showsAs(world, who, pick(['accepts', 'accepts', 'busy', 'quietTime', 'notPresent'] as const, b));
      }
    },
  },
};
