import type { Facts, Person } from './facts.ts';
import { factsOf, key } from './facts.ts';
import { kept } from './rules.ts';
import type { World } from './world.ts';

/** What a row says that a click does, and whether it did. */
export interface Promised {
  readonly is: RegExp;
  /** How long to wait after the click, in seconds. */
  readonly wait: number;
  /** @param before the facts at the click  @param who whoever the row names */
  isKept(before: Before, after: Facts, who: () => Person): boolean;
}

/** What was true at the click, written down. */
export interface Before {
  readonly inGroup: readonly string[];
  readonly asked: readonly string[];
  readonly lists: number;
  readonly notes: number;
  readonly toasts: number;
  readonly requests: readonly string[];
  readonly doNotAsk: boolean | undefined;
}

export function before(world: World): Before {
  const facts = factsOf(world);
  const { pc, toasts, asked } = world.usher;
  return {
    inGroup: kept(facts).map(({ session }) => key(session)),
    asked: facts.everybody.filter(({ phase }) => phase === 'asking').map(({ session }) => key(session)),
    lists: lists(world),
    notes: pc.notes.length,
    toasts: toasts.shown.length,
    requests: [...asked],
    doNotAsk: world.parts.doNotAsk?.isOn(),
  };
}

const lists = ({ usher }: World) => usher.pc.done.filter((each) => each === 'list').length;
const by = ({ everybody }: Facts, keys: readonly string[]) =>
  everybody.filter(({ session }) => keys.includes(key(session)));
/** Longer than any countdown, with the time to verify it. */
const LONG = 110;
const isSafe = ({ isHere, isDone, phase }: Person) => isHere && !isDone && phase === 'atRest';
const isAsked = ({ phase }: Person) => phase === 'asking' || phase === 'next';

export const PROMISES: readonly Promised[] = [
  {
    // Somebody of them may have 10 more minutes, and a minute after them.
    is: /Click (?:to keep all(?: signed in)?|here to keep all signed in)$/u,
    wait: 800,
    isKept: ({ inGroup }, after) => inGroup.length > 1 && by(after, inGroup).every(isSafe),
  },
  {
    is: /has more time(?:, \d+ (?:min|s) left)?\. Click to cancel$/u,
    wait: 800,
    isKept: (_, __, who) => isSafe(who()),
  },
  {
    is: /Click (?:to cancel|(?:here )?to keep signed in)$/u,
    wait: LONG,
    isKept: (_, __, who) => isSafe(who()),
  },
  { is: /Click to sign out anyway…$/u, wait: 3, isKept: (_, __, who) => isAsked(who()) },
  {
    is: /Click to leave a message$/u,
    wait: 3,
    isKept: ({ notes }, { world }) => world.usher.pc.notes.length > notes,
  },
  { is: /Click to try again$/u, wait: 3, isKept: (then, { world }) => lists(world) > then.lists },
  {
    is: /^Yes, sign out /u,
    wait: 1,
    isKept: ({ asked }, after) => asked.length > 0 && !by(after, asked).some(isAsked),
  },
  {
    is: /^Sign out everyone /u,
    wait: 3,
    isKept: (then, { everybody, world }) =>
      everybody.some(isAsked) || world.usher.toasts.shown.length > then.toasts,
  },
  {
    is: /left for you\. Click to read(?: it)?$/u,
    wait: 0,
    isKept: (_, { world }) =>
      world.usher.boxes.some(({ isOpen, title }) => isOpen && title === 'Left for you'),
  },
  { is: /Click for more$/u, wait: 0, isKept: (_, { world }) => world.usher.asked.includes('help') },
  { is: /^Help and about…$/u, wait: 0, isKept: (_, { world }) => world.usher.asked.includes('help') },
  { is: /^Settings…$/u, wait: 0, isKept: (_, { world }) => world.usher.asked.includes('settings') },
  {
    is: /Click to see everyone$/u,
    wait: 0,
    isKept: (_, { world }) => world.usher.asked.includes('everyone'),
  },
  { is: /^Don't ask me /u, wait: 0, isKept: (_, { world }) => world.parts.doNotAsk?.isOn() === true },
  {
    is: /Click to let others ask again$/u,
    wait: 0,
    isKept: (_, { world }) => world.parts.doNotAsk?.isOn() === false,
  },
  {
    // Somebody at rest: Usher asks first, or says why it does not.
    is: /, (?:away|idle|using this PC)[^.]*$/u,
    wait: 5,
    isKept: (then, { world }, who) =>
      !who().isDone && (isAsked(who()) || world.usher.toasts.shown.length > then.toasts),
  },
];
