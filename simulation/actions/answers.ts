import type { Item } from '../pc/item.ts';
import type { RunningUsher } from '../pc/usher.ts';
import { pick, some } from '../plan.ts';
import type { World } from '../world.ts';
import type { Actions, Picks } from './action.ts';
import { everybody, LATE } from './action.ts';

/*
 * What people click: rows of a menu, and whatever asks them.
 */

const YES = ['yes', 'yes', 'yes', 'yes', 'yes'];

const ENDS: Readonly<Record<Item['kind'], readonly string[]>> = {
  toast: [...YES, 'no', 'note', 'disconnect', 'body', 'dismissed', 'timedOut', 'unknown', 'notShown'],
  box: ['yes', 'yes', 'yes', 'no'],
  window: ['yes', 'yes', 'yes', 'no', 'note', 'disconnect', 'notShown'],
  prompt: ['started', 'started', 'started', 'started', 'declined', 'failed', 'neverComes'],
  own: ['signOut', 'signOut', 'stay', 'later', 'noAnswer', 'cannotBeAsked'],
  person: ['yes', 'yes', 'no', 'noAnswer', 'cannotBeAsked'],
};

/** To agree is this. */
const AGREED: Readonly<Record<Item['kind'], string>> = {
  toast: 'yes',
  box: 'yes',
  window: 'yes',
  prompt: 'started',
  own: 'later',
  person: 'noAnswer',
};

/** What is asked of somebody on their own screen. */
export const PEOPLES: readonly Item['kind'][] = ['own', 'person'];

/** The others show texts only. */
const CLICKED = /^(?:caption|person-\d+|away|unread|quit)$/u;

const KEEPS = /[Cc]lick (?:here )?to (?:cancel|keep)/u;

/** Clicks on one of the rows of a tray of which this is so, as often as `wanted` says. */
export function clickRow(
  world: World,
  usher: RunningUsher,
  wanted: (id: string, text: string) => number,
  [which, late, twice]: readonly [number, number, number],
): void {
  const rows = usher.tray.menu.rows.flatMap((row) =>
    'line' in row || row.hidden || !row.enabled || !CLICKED.test(row.id) ? [] : [row],
  );
  const all = rows.flatMap((row) => Array<typeof row>(wanted(row.id, row.text)).fill(row));
  for (const { id, text } of some(all, which)) {
    const arrives = () => {
      if (!usher.process.isAlive || usher.tray.isClosed) return;
      world.referee.clicks(usher.process, id, text);
      usher.tray.clickRow(id);
    };
    const { time } = world.windows;
    time.after(pick(LATE, late), usher.process, arrives);
    if (twice < 0.1) time.after(pick(LATE, late) + 50, usher.process, arrives);
  }
}

/** A click on a row that keeps somebody signed in. */
export function clickToKeep(world: World, usher: RunningUsher, which: number): void {
  clickRow(world, usher, (_id, text) => (KEEPS.test(text) ? 1 : 0), [which, 0, 1]);
}

/** People click on names to sign somebody out, more often than to keep them signed in. */
function wantedOf(id: string, text: string): number {
  if (id === 'quit' || KEEPS.test(text)) return 1;
  return id === 'unread' ? 2 : 8;
}

function click(world: World, [at, which, late, twice]: Picks): void {
  const ushers = [...world.ushers.values()].filter(({ signIn }) => signIn.isThere);
  for (const usher of some(ushers, at)) clickRow(world, usher, wantedOf, [which, late, twice]);
}

/** What stands on the screens of those who are there, and can be clicked. */
function asked(world: World): readonly Item[] {
  const open = everybody(world)
    .filter(({ isThere }) => isThere)
    .flatMap(({ id }) => world.screens.open(id));
  return open.filter(({ kind, buttons }) => kind !== 'toast' || buttons.length > 0);
}

/** Gives that answer, if it can be given. */
function give(world: World, item: Item, end: string, late: number): void {
  const isChoice = !['yes', 'no', 'note', 'disconnect'].includes(end) || item.buttons.includes(end);
  if (!isChoice) return;
  item.isAnswering = true;
  world.windows.time.after(late, item.process, () => item.give(end));
}

/** Where nothing is asked, something is clicked. */
function answer(world: World, [at, how, late, twice]: Picks): void {
  const open = asked(world);
  if (open.length === 0) click(world, [at, how, late, twice]);
  for (const item of some(open, at)) give(world, item, pick(ENDS[item.kind], how), pick(LATE, late));
}

/** The same, by whoever agrees to everything. */
function agree(world: World, picks: Picks): void {
  const [at, how, late] = picks;
  const open = asked(world).filter(({ kind }) => !PEOPLES.includes(kind));
  if (open.length === 0) click(world, picks);
  for (const item of some(open, at)) {
    give(world, item, how < 0.95 ? AGREED[item.kind] : pick(ENDS[item.kind], late), pick(LATE, late));
  }
}

/** A person's connection is taken away instead, where that can be had. */
function wouldRatherDisconnect(world: World, picks: Picks): void {
  const [at, , late] = picks;
  const open = asked(world).filter(({ buttons }) => buttons.includes('disconnect'));
  if (open.length === 0) agree(world, picks);
  for (const item of some(open, at)) give(world, item, 'disconnect', pick(LATE, late));
}

/** Somebody answers who is to be signed out. */
function answerThere(world: World, [at, how, late]: Picks): void {
  const open = asked(world).filter(({ kind }) => PEOPLES.includes(kind));
  for (const item of some(open, at)) {
    const isLater = how < 0.3 && item.buttons.includes('later');
    give(world, item, isLater ? 'later' : pick(ENDS[item.kind], how), pick(LATE, late));
  }
}

export const ANSWERS: Actions = {
  'a click': { weight: 22, act: click },
  'an answer': { weight: 26, act: answer },
  'an agreement': { weight: 0, act: agree },
  'a disconnect': { weight: 0, act: wouldRatherDisconnect },
  'somebody is there, and answers': { weight: 2, act: answerThere },
};
