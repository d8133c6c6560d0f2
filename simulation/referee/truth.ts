import type { Conversation } from '../../src/conversation/state.ts';
import type { Session } from '../../src/sessions/session.ts';
import type { Facts, Person } from '../../test/tray/app/truth/facts.ts';
import { phaseOf } from '../../test/tray/app/truth/facts.ts';
import type { Rule } from '../../test/tray/app/truth/rules.ts';
import { givenBy, RULES } from '../../test/tray/app/truth/rules.ts';
import type { Shown } from '../../test/tray/app/truth/shown.ts';
import { menuShown } from '../../test/tray/app/truth/shown.ts';
import { keyOf } from '../pc/sign-in.ts';
import type { RunningUsher } from '../pc/usher.ts';
import type { Windows } from '../pc/windows.ts';
import { formsOf } from './names.ts';

/*
 * Whether what stands on a screen is true, by the same rules as in test/tray/app/truth. A tray cannot know more than the
 * last listing told it, so that is what its sentences are held against.
 */

/** What the truth of a sentence depends on, beside the tray itself. */
export interface TruthParts {
  readonly windows: Windows;
  readonly usher: RunningUsher;
  /** Its last listing; null before the first one. */
  readonly listed: readonly Session[] | null;
  readonly isListFailed: boolean;
  /** Everybody whom it was ever told of, the last first. */
  readonly known: readonly Session[];
  /** Whoever a sign-out was begun for, who was asked on screen for this tray, and who still is. By keys. */
  readonly deeds: ReadonlySet<string>;
  readonly wasAsked: ReadonlySet<string>;
  readonly isAsked: ReadonlySet<string>;
}

const rules = new Map<string, { readonly rule: Rule; readonly found: RegExpExecArray } | null>();

/** @returns what is not true, or is known to no rule */
export function untrue(parts: TruthParts): readonly string[] {
  const facts = factsOf(parts);
  const shown = menuShown(parts.usher.tray.menu);
  return shown.flatMap((each) => judge(each, facts));
}

function ruleFor({ surface, text }: Shown) {
  const key = `${surface} ${text}`;
  const known = rules.get(key);
  if (known !== undefined) return known;
  for (const rule of RULES) {
    const found = rule.on === surface ? rule.is.exec(text) : null;
    if (found === null) continue;
    rules.set(key, { rule, found });
    return { rule, found };
  }
  rules.set(key, null);
  return null;
}

function judge(shown: Shown, facts: Facts): readonly string[] {
  const matched = ruleFor(shown);
  if (matched === null) return [`no rule knows "${shown.text}"`];
  const given = givenBy(matched.found, shown, facts);
  try {
    // Idle times are a listing's, and the row of somebody who is gone may be called like somebody who has come.
    if (given.of.idle !== undefined || shown.text.endsWith(', signed out')) return [];
    return matched.rule.isTrue(given) ? [] : [`"${shown.text}" is not true`];
  } catch (error) {
    return [`"${shown.text}" cannot be judged: ${error}`];
  }
}

function factsOf(parts: TruthParts): Facts {
  const { windows, usher, listed, known } = parts;
  const states = [...usher.app.engine.conversations.states.values()];
  const here = new Set((listed ?? []).map(keyOf));
  const everybody = known.map((session): Person => personOf(session, states, here, parts));
  const userNames = everybody.map(({ session }) => [session.userName, idleOf(session, windows)] as const);
  const world = {
    parts: {
      settings: usher.settings,
      rights: () => usher.signIn.account.rights,
      ownUshers: Object.fromEntries(userNames.map(([name, idleMs]) => [name, { idleMs, allows: false }])),
      left: usher.left,
      doNotAsk: usher.doNotAsk,
      disturbances: usher.disturbances,
    },
    usher: {
      tray: usher.tray,
      pc: {
        host: { name: 'a fake PC' },
        noteResult: 'failed',
        notes: everybody.map(({ session }) => `${session.userName}: `),
        asked: everybody.filter(({ session }) => parts.wasAsked.has(keyOf(session))),
      },
    },
    helpers: { begun: everybody.map(({ session }) => ({ pinned: { session } })) },
    happened: new Set(['slept', 'clockStepped', 'operatorLeft', 'iconLost', 'noteRefused']),
    listed,
    isListFailed: parts.isListFailed,
    sessions: listed ?? [],
  };
  return {
    world: world as unknown as Facts['world'],
    now: windows.time.today,
    everybody,
    others: everybody.filter(({ session, isHere }) => isHere && !session.isCurrent && session.sessionId > 0),
    person(called) {
      const found = everybody.filter(({ session }) => !session.isCurrent && isCalled(session, called));
      const now = found.filter(({ isHere, talk }) => isHere || (talk !== null && talk.kind !== 'ended'));
      const [person] = now.length > 0 ? now : found;
      if (person === undefined) throw new Error(`nobody is called "${called}"`);
      return person;
    },
  };
}

function personOf(
  session: Session,
  states: readonly Conversation[],
  here: ReadonlySet<string>,
  { windows, listed, deeds, isAsked }: TruthParts,
): Person {
  const key = keyOf(session);
  const talk = states.findLast(({ pinned }) => keyOf(pinned.session) === key) ?? null;
  const now = listed?.find((each) => keyOf(each) === key) ?? session;
  return {
    // Two may have the same account name in two domains.
    session: { ...now, userName: `${now.domainName}\\${now.userName}` },
    isHere: here.has(key),
    talk,
    phase: phaseOf(talk),
    isAsked: isAsked.has(key),
    isDone: deeds.has(key),
    quietMs: quietMs(now, windows.time.today),
  };
}

/** Their account names have the domain in front of them here. Nobody knows the name of whom Windows does not tell. */
function isCalled(session: Session, called: string): boolean {
  if (!session.isReadable) return called === `Session ${session.sessionId}`;
  const userName = session.userName.slice(session.domainName.length + 1);
  return formsOf({ ...session, userName }).includes(called);
}

function quietMs({ state, protocol, disconnectTime, lastInputTime }: Session, now: number): number | null {
  const since = state === 'disconnected' ? disconnectTime : protocol === 'remote' ? lastInputTime : null;
  return since === null ? null : now - since;
}

/** What their own Usher sees. */
function idleOf({ sessionId }: Session, windows: Windows): number | null {
  const who = windows.of(sessionId);
  return who === null ? null : windows.time.now - who.inputAt;
}
