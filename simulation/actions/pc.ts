import type { Call, CallEnd } from '../pc/calls.ts';
import { CALLS } from '../pc/calls.ts';
import type { DiskState } from '../pc/disk.ts';
import type { Process } from '../pc/process.ts';
import type { RunningUsher } from '../pc/usher.ts';
import { pick, some } from '../plan.ts';
import type { World } from '../world.ts';
import type { Actions } from './action.ts';
import { whoever } from './action.ts';

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

export function goesWrong({ windows, referee }: World, call: Call, how: CallEnd, times: number): void {
  referee.tell(`the next ${times} ${call} ${how.end} in ${how.takes} ms`);
  for (let count = 0; count < times; count += 1) windows.calls.plan(call, how);
}

export function isKilled(world: World, process: Process): void {
  world.referee.tell(`${process.name} is killed`);
  world.windows.kill(process);
}

export function iconIsLost(world: World, { process, tray }: RunningUsher): void {
  world.referee.tell(`the icon of ${process.name} is lost`);
  world.windows.time.after(0, process, () => {
    world.referee.of(process).iconLostAt = world.windows.time.now;
    tray.lose();
  });
}

export function standsStill({ windows, referee }: World, process: Process, ms: number): void {
  referee.tell(`${process.name} stands still for ${ms / 1000} s`);
  windows.time.stand(process, ms);
}

export function sleeps({ windows, referee }: World, ms: number, counts: boolean): void {
  referee.tell(`the PC sleeps for ${ms / 1000} s`);
  referee.slept.push(windows.time.now);
  windows.time.sleep(ms, counts);
}

export function clockIsSet({ windows, referee }: World, ms: number): void {
  referee.tell(`the clock is set by ${ms / 1000} s`);
  referee.stepped.push(windows.time.now);
  if (Math.abs(ms) > SMALL_STEP) referee.leapt.push(windows.time.now);
  windows.time.step(ms);
}

/** A smaller step of the clock does not matter. In ms. */
const SMALL_STEP = 2000;

export const STILL = [2500, 7000, 20_000];

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
      for (const { id } of whoever(world, a, () => true)) {
        const state = pick(['accepts', 'accepts', 'busy', 'quietTime', 'notPresent'] as const, b);
        world.screens.notifications.set(id, state);
        if (state !== 'accepts') for (const item of world.screens.open(id)) world.referee.seen(item, false);
      }
    },
  },
};
