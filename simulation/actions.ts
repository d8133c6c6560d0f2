import { PROGRAM_NAMES } from './beginning.ts';
import { ACCOUNTS } from './pc/accounts.ts';
import type { CallEnd } from './pc/calls.ts';
import { CALLS } from './pc/calls.ts';
import type { DiskState } from './pc/disk.ts';
import type { Item } from './pc/screens.ts';
import type { SignIn } from './pc/sign-in.ts';
import { pick } from './plan.ts';
import type { World } from './world.ts';

type Picks = readonly [number, number, number, number];

interface Action {
  /** How often it is chosen. */
  readonly weight: number;
  /** Does nothing where it is not possible. */
  act(world: World, picks: Picks): void;
}

const LATE = [0, 0, 0, 100, 300, 900];
const ENDS: Readonly<Record<Item['kind'], readonly string[]>> = {
  toast: [
    'yes',
    'yes',
    'yes',
    'yes',
    'yes',
    'no',
    'note',
    'body',
    'dismissed',
    'timedOut',
    'unknown',
    'notShown',
  ],
  box: ['yes', 'yes', 'yes', 'no'],
  window: ['yes', 'yes', 'yes', 'no', 'note', 'notShown'],
  prompt: ['started', 'started', 'started', 'started', 'declined', 'failed', 'neverComes'],
  own: ['signOut', 'signOut', 'stay', 'later', 'noAnswer', 'cannotBeAsked'],
  person: ['yes', 'yes', 'no', 'noAnswer', 'cannotBeAsked'],
};
const CALL_ENDS: readonly CallEnd[] = [
  { takes: 20, end: 'fails' },
  { takes: 20, end: 'fails' },
  { takes: 800, end: 'works' },
  { takes: 1200, end: 'works' },
  { takes: 4000, end: 'works' },
  { takes: 12_000, end: 'works' },
  { takes: 20, end: 'ignored' },
  { takes: 0, end: 'neverAnswers' },
];

const some = <T>(from: readonly T[], at: number): readonly T[] => (from.length === 0 ? [] : [pick(from, at)]);
const everybody = ({ windows }: World) => windows.signIns;
const whoever = (world: World, at: number, is: (who: SignIn) => boolean) =>
  some(everybody(world).filter(is), at);

function click(world: World, [at, which, late, twice]: Picks): void {
  const ushers = [...world.ushers.values()].filter(({ signIn }) => signIn.isThere);
  for (const usher of some(ushers, at)) {
    const rows = usher.tray.menu.rows.flatMap((row) =>
      'line' in row || row.hidden || !row.enabled || !CLICKED.test(row.id) ? [] : [row],
    );
    const wanted = rows.flatMap((row) => Array<typeof row>(wantedOf(row.id, row.text)).fill(row));
    for (const { id, text } of some(wanted, which)) {
      const { time } = world.windows;
      const arrives = () => {
        if (!usher.process.isAlive || usher.tray.isClosed) return;
        world.referee.clicks(usher.process, id, text);
        usher.tray.clickRow(id);
      };
      time.after(pick(LATE, late), usher.process, arrives);
      if (twice < 0.1) time.after(pick(LATE, late) + 50, usher.process, arrives);
    }
  }
}

/** People click on names to sign somebody out, more often than to keep them signed in. */
function wantedOf(id: string, text: string): number {
  if (id === 'quit' || KEEPS.test(text)) return 1;
  return id === 'unread' ? 2 : 8;
}

const KEEPS = /[Cc]lick (?:here )?to (?:cancel|keep)/u;

/** The others show texts only. */
const CLICKED = /^(?:caption|person-\d+|away|unread|quit)$/u;

/** Where nothing is asked, something is clicked. */
function answer(world: World, [at, how, late, twice]: Picks): void {
  const open = everybody(world)
    .filter(({ isThere }) => isThere)
    .flatMap(({ id }) => world.screens.open(id));
  const asked = open.filter(({ kind, buttons }) => kind !== 'toast' || buttons.length > 0);
  if (asked.length === 0) click(world, [at, how, late, twice]);
  for (const item of some(asked, at)) {
    const end = pick(ENDS[item.kind], how);
    const isButton = !['yes', 'no', 'note'].includes(end) || item.buttons.includes(end);
    if (isButton) world.windows.time.after(pick(LATE, late), item.process, () => item.give(end));
  }
}

/** Everything that may happen. */
export const ACTIONS: Readonly<Record<string, Action>> = {
  'nothing happens': { weight: 12, act() {} },
  'a click': { weight: 22, act: click },
  'an answer': { weight: 26, act: answer },
  'a question fades': {
    weight: 2,
    act(world, [a]) {
      for (const item of some(
        world.screens.items.filter(({ endedAt }) => endedAt === null),
        a,
      )) {
        world.windows.time.after(0, item.process, () => world.screens.fade(item));
      }
    },
  },
  'a window is in front again': {
    weight: 2,
    act(world, [a]) {
      for (const item of some(
        world.screens.items.filter(({ unseenAt }) => unseenAt !== null),
        a,
      )) {
        world.windows.time.after(0, item.process, () => world.screens.returns(item));
      }
    },
  },
  'somebody signs in': {
    weight: 4,
    act(world, [a, b, c]) {
      const absent = ACCOUNTS.filter((each) => !everybody(world).some(({ account }) => account === each));
      for (const account of some(absent, a)) {
        const who = world.windows.signIn(account, b < 0.5);
        world.referee.tell(`${who.name} signs in`);
        if (c < 0.8) world.startUsher(who, c < 0.1);
      }
    },
  },
  'somebody signs out': {
    weight: 2,
    act(world, [a]) {
      for (const who of whoever(world, a, () => true)) world.windows.end(who);
    },
  },
  'somebody switches out': {
    weight: 2,
    act(world, [a]) {
      for (const who of whoever(world, a, ({ isConnected }) => isConnected)) {
        world.referee.tell(`${who.name} switches out`);
        world.windows.switchOut(who);
      }
    },
  },
  'somebody comes back': {
    weight: 4,
    act(world, [a]) {
      for (const who of whoever(world, a, ({ isThere }) => !isThere)) {
        world.referee.tell(`${who.name} comes back`);
        world.windows.comeBack(who);
      }
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
      for (const who of whoever(world, a, ({ isThere }) => isThere)) {
        world.referee.tell(`${who.name} types`);
        world.windows.press(who);
      }
    },
  },
  'somebody opens or closes a program': {
    weight: 4,
    act(world, [a, b]) {
      for (const who of whoever(world, a, () => true)) {
        const name = pick(PROGRAM_NAMES, b);
        const isOpen = who.open.delete(name);
        if (!isOpen) who.open.add(name);
        who.openChangedAt = world.windows.time.now;
        world.referee.tell(`${name} is ${isOpen ? 'closed' : 'opened'} in the session of ${who.name}`);
      }
    },
  },
  'an Usher is killed': {
    weight: 2,
    act(world, [a]) {
      for (const { process } of some([...world.ushers.values()], a)) {
        world.referee.tell(`${process.name} is killed`);
        world.windows.kill(process);
      }
    },
  },
  'a helper is killed': { weight: 2, act: (world, [a]) => world.killHelper(a) },
  'an Usher is started': {
    weight: 4,
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
      for (const { process, tray } of some([...world.ushers.values()], a)) {
        world.referee.tell(`the icon of ${process.name} is lost`);
        world.windows.time.after(0, process, () => {
          world.referee.iconLost(process);
          tray.lose();
        });
      }
    },
  },
  'the PC sleeps': {
    weight: 2,
    act({ windows, referee }, [a, b]) {
      const ms = pick([5000, 20_000, 600_000], a);
      referee.tell(`the PC sleeps for ${ms / 1000} s`);
      referee.slept.push(windows.time.now);
      windows.time.sleep(ms, b < 0.5);
    },
  },
  'the clock is set': {
    weight: 2,
    act({ windows, referee }, [a]) {
      const ms = pick([-3_600_000, -7000, 11_000, 5_000_000], a);
      referee.tell(`the clock is set by ${ms / 1000} s`);
      referee.stepped.push(windows.time.now);
      windows.time.step(ms);
    },
  },
  'a call goes wrong': {
    weight: 9,
    act({ windows, referee }, [a, b]) {
      const [call, how] = [pick(CALLS, a), pick(CALL_ENDS, b)];
      referee.tell(`the next ${call} ${how.end} in ${how.takes} ms`);
      windows.calls.plan(call, how);
    },
  },
  'the disk fails, or works again': {
    weight: 2,
    act({ windows, referee }, [a]) {
      const state = pick<DiskState>(['good', 'good', 'good', 'full', 'torn', 'unreadable'], a);
      referee.tell(`the disk is ${state}`);
      windows.disk.state = state;
    },
  },
  'lines are slow': {
    weight: 2,
    act({ windows, referee }, [a]) {
      windows.pipes.slowness = pick([0, 0, 100, 250], a);
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
