import { ACCOUNTS } from '../pc/accounts.ts';
import type { ProgramName } from '../pc/programs.ts';
import { PROGRAMS } from '../pc/programs.ts';
import type { SignIn } from '../pc/sign-in.ts';
import { pick, some } from '../plan.ts';
import type { World } from '../world.ts';
import type { Actions } from './action.ts';
import { everybody, whoever } from './action.ts';

/*
 * People who come, go and come back, and what they do there.
 */

const PROGRAM_NAMES = Object.keys(PROGRAMS) as ProgramName[];

export function goesAway(world: World, who: SignIn): void {
  world.referee.tell(`${who.name} switches out`);
  world.windows.switchOut(who);
}

export function comesBack(world: World, who: SignIn): void {
  world.referee.tell(`${who.name} comes back`);
  world.windows.comeBack(who);
}

export function types(world: World, who: SignIn): void {
  if (!who.isThere) return;
  world.referee.tell(`${who.name} types`);
  world.windows.press(who);
}

export function opensOrCloses(world: World, who: SignIn, name: ProgramName): void {
  const isOpen = who.open.delete(name);
  if (!isOpen) who.open.add(name);
  who.openChangedAt = world.windows.time.now;
  world.referee.tell(`${name} is ${isOpen ? 'closed' : 'opened'} in the session of ${who.name}`);
}

/** For so long Windows tells nobody whose session that is. In ms. */
export function cannotBeRead(world: World, who: SignIn, ms: number): void {
  const isRead = (is: boolean) => {
    who.isReadable = is;
    world.windows.changed();
  };
  world.referee.tell(`nobody can tell whose the session of ${who.name} is, for ${ms / 1000} s`);
  isRead(false);
  world.windows.time.after(ms, null, () => isRead(true));
}

/** Somebody who is not there signs in; with a number that is free if there is one. */
export function signsIn(world: World, [a, b, c]: readonly [number, number, number]): void {
  const absent = ACCOUNTS.filter((each) => !everybody(world).some(({ account }) => account === each));
  for (const account of some(absent, a)) {
    const who = world.windows.signIn(account, b < 0.5);
    world.referee.tell(`${who.name} signs in`);
    if (c < 0.8) world.startUsher(who, c < 0.1);
  }
}

/** Somebody signs out, and somebody else has their number at once, where that can be. */
export function takesNumber(world: World, gone: SignIn, [a, b]: readonly [number, number]): void {
  const isOperator = gone === world.windows.atConsole;
  if (isOperator) return;
  world.windows.end(gone);
  signsIn(world, [a, 0, b]);
}

export const PEOPLE: Actions = {
  'somebody signs in': { weight: 4, act: (world, [a, b, c]) => signsIn(world, [a, b, c]) },
  'somebody signs out': {
    weight: 2,
    act(world, [a]) {
      for (const who of whoever(world, a, () => true)) world.windows.end(who);
    },
  },
  'somebody takes a number': {
    weight: 1,
    act(world, [a, b, c]) {
      for (const who of whoever(world, a, ({ isConnected }) => !isConnected)) takesNumber(world, who, [b, c]);
    },
  },
  'somebody switches out': {
    weight: 2,
    act(world, [a]) {
      for (const who of whoever(world, a, ({ isConnected }) => isConnected)) goesAway(world, who);
    },
  },
  'somebody comes back': {
    weight: 4,
    act(world, [a]) {
      for (const who of whoever(world, a, ({ isThere }) => !isThere)) comesBack(world, who);
    },
  },
  'somebody locks': {
    weight: 2,
    act(world, [a]) {
      for (const who of whoever(world, a, ({ isThere }) => isThere)) {
        world.referee.tell(`${who.name} locks the screen`);
        world.windows.lock(who);
      }
    },
  },
  'somebody types': {
    weight: 4,
    act(world, [a]) {
      for (const who of whoever(world, a, ({ isThere }) => isThere)) types(world, who);
    },
  },
  'somebody opens or closes a program': {
    weight: 4,
    act(world, [a, b]) {
      for (const who of whoever(world, a, () => true)) opensOrCloses(world, who, pick(PROGRAM_NAMES, b));
    },
  },
};
