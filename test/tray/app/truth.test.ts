import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { STAGES } from '../../../src/conversation/stage.ts';
import { seconds } from '../../fakes/usher.ts';
import type { Facts } from './truth/facts.ts';
import { factsOf, key } from './truth/facts.ts';
import { before, PROMISES } from './truth/promises.ts';
import type { Rule } from './truth/rules.ts';
import { givenBy, RULES, subjectOf } from './truth/rules.ts';
import type { Shown } from './truth/shown.ts';
import type { Story } from './truth/stories.ts';
import { STORIES } from './truth/stories.ts';
import type { Moment } from './truth/world.ts';
import { Enough, World } from './truth/world.ts';

/*
 * The whole app goes through every state, in simulated time. Each sentence that anybody reads meanwhile is looked up in a
 * table, which says by the facts of that moment whether it is true. What a row says of a click is tried in a run of its
 * own. A sentence that is new needs a rule in truth/rules.ts.
 */

/** One click that a row offers: where it is, and in which look at the screens of which story. */
interface Offer {
  readonly story: string;
  readonly look: number;
  readonly row: string;
  readonly text: string;
}

const faults = new Set<string>();
const met = new Set<Rule>();
const reached = new Set<string>();
const texts = new Set<string>();
const offers = new Map<string, Offer>();
let judged = 0;
let moments = 0;

/** A row takes no click for a second after it changed. In looks. */
const STEADY = 3;

beforeAll(async () => {
  for (const [name, story] of Object.entries(STORIES)) await judgeStory(name, story);
}, 300_000);

afterEach(() => void vi.useRealTimers());

describe('every sentence that the tray shows', () => {
  it('is known to a rule, and true: more than 400 sentences, looked at in more than 13,000 moments', () => {
    expect([...faults]).toEqual([]);
    expect([texts.size > 400, moments > 13_000, judged > 100_000]).toEqual([true, true, true]);
  });

  it('is met: no rule is for a sentence that is not shown any more', () => {
    const unmet = RULES.filter((rule) => !met.has(rule));
    expect(unmet.map(({ on, is }) => `${on} ${is.source}`)).toEqual([]);
  });

  it('is met in every state, every stage of a helper, and every end', () => {
    expect([...reached].sort()).toEqual(
      [
        ...['waiting', 'checkingUsage', 'asking', 'permitting', 'elevated', 'countingDown'],
        ...['lastLook', 'signingOut', 'verifying', 'ended'],
        ...STAGES.map((stage) => `helper ${stage}`),
        ...['waiting', 'later', 'noAnswer', 'cannotBeAsked', 'notAsked'].map((each) => `person ${each}`),
        ...['disconnected'].map(ended),
        ...['signedOut', 'declined', 'unanswered', 'permissionDeclined', 'refused', 'personUnanswered'].map(
          ended,
        ),
        ...['keptByProgram', 'beingAsked', 'canceled', 'operatorLeft', 'cameBack', 'alreadyGone'].map(ended),
        ...['changed', 'slept', 'clockStepped', 'stillThere', 'failed'].map(ended),
        ...['windows', 'accessDenied', 'noRights', 'helperLost', 'neighborForbids', 'neighborLost'].map(
          failed,
        ),
        ...['protected', 'listUnreadable', 'iconLost'].map(failed),
      ].sort(),
    );
  });

  it('that offers a click keeps its word: more than 150 of them, each clicked in a run of its own', {
    timeout: 300_000,
  }, async () => {
    const broken: string[] = [];
    for (const offer of offers.values()) {
      if (!(await isKept(offer))) broken.push(`${offer.story}: ${offer.text}`);
    }
    expect(broken).toEqual([]);
    expect(offers.size).toBeGreaterThan(150);
    const untried = PROMISES.filter(({ is }) => ![...offers.values()].some(({ text }) => is.test(text)));
    expect(untried.map(({ is }) => is.source)).toEqual([]);
  });
});

const ended = (kind: string) => `ended ${kind}`;
const failed = (kind: string) => `failed ${kind}`;

/** A story from its beginning to its end, or until `look` has had enough. */
async function tell({ parts, run }: Story, look: (moment: Moment) => void): Promise<World> {
  vi.useRealTimers();
  vi.useFakeTimers();
  const world = new World(parts, look);
  try {
    await world.seconds(2);
    await run(world);
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
  }
  return world;
}

async function judgeStory(name: string, story: Story): Promise<void> {
  const stood = new Map<string, number>();
  let looks = 0;
  const world = await tell(story, ({ shown, facts, isAtRest }) => {
    moments += 1;
    const wrong = [
      ...shown.flatMap((each) => judge(each, facts)),
      ...(isAtRest ? onOneScreen(shown, facts) : []),
    ];
    for (const each of wrong) faults.add(`${name}: ${each}`);
    if (!isAtRest) return;
    looks += 1;
    const now = new Map<string, { readonly row: string; readonly text: string }>();
    for (const { row, text } of shown)
      if (row?.enabled === true) now.set(`${row.id} ${atAnyTime(text)}`, { row: row.id, text });
    for (const each of stood.keys()) if (!now.has(each)) stood.delete(each);
    for (const [each, { row, text }] of now) {
      const count = (stood.get(each) ?? 0) + 1;
      stood.set(each, count);
      if (count < STEADY + 1 || !PROMISES.some(({ is }) => is.test(text))) continue;
      // What is canceled differs with what goes on.
      const phases = /cancel|keep/u.test(text) ? facts.everybody.map(({ phase }) => phase).join() : '';
      const offered = `${atAnyTime(text)} ${phases}`;
      if (!offers.has(offered)) offers.set(offered, { story: name, look: looks, row, text });
    }
  });
  for (const each of world.reached) reached.add(each);
  await world.usher.app.close();
}

/** What is wrong with one text: nothing, or that no rule knows it, or that it is not true. */
function judge(shown: Shown, facts: Facts): readonly string[] {
  judged += 1;
  texts.add(`${shown.surface} ${shown.text}`);
  const said = `[${shown.surface}] "${shown.text}"`;
  const then = facts.everybody.map(({ session, phase }) => `${session.userName} ${phase}`).join(', ');
  for (const rule of RULES) {
    const found = rule.on === shown.surface ? rule.is.exec(shown.text) : null;
    if (found === null) continue;
    met.add(rule);
    try {
      return rule.isTrue(givenBy(found, shown, facts)) ? [] : [`${said} is not true (${then})`];
    } catch (error) {
      return [`${said} cannot be judged: ${error} (${then})`];
    }
  }
  return [`${said} is known to no rule (${then})`];
}

/** The text without the number that only tells how much time is left. */
function atAnyTime(text: string): string {
  return text.replace(/\b\d+ (?:s|min)(?= left|\.)/u, 'some time');
}

/** Seconds, and minutes until something happens. */
const TIMES_LEFT = /\b(\d+) (?:s|seconds?)\b|(?:\bin|,) (\d+) min(?= left|\.)/gu;

/** What is wrong with texts that stand side by side. */
function onOneScreen(shown: readonly Shown[], facts: Facts): readonly string[] {
  const all = shown.map(({ text }) => text);
  const counted = new Map<string, Set<string>>();
  for (const each of shown) {
    const numbers = [...each.text.matchAll(TIMES_LEFT)].map(
      ([, count, minutes]) => count ?? `${minutes} times 60`,
    );
    if (numbers.length === 0 || each.reader !== undefined) continue;
    const about = subjectKey(each, facts);
    counted.set(about, new Set([...(counted.get(about) ?? []), ...numbers]));
  }
  return [
    ...all
      .filter((text) => /\b1 (?:people|persons|others|messages|apps|programs|seconds)\b/u.test(text))
      .map((text) => `"${text}" counts one as several`),
    ...shown
      .filter(({ row, text }) => row?.enabled === false && /Click (?:to|here|for)/u.test(text))
      .map(({ text }) => `"${text}" takes no click`),
    ...[...counted]
      .filter(([, numbers]) => numbers.size > 1)
      .map(([who, numbers]) => `${[...numbers].join(' and ')} seconds at once about ${who}`),
  ];
}

/** Whom a text is about; `all` for several people. */
function subjectKey(shown: Shown, facts: Facts): string {
  const rule = RULES.find(({ on, is }) => on === shown.surface && is.test(shown.text));
  try {
    return key(subjectOf(shown, { ...rule?.is.exec(shown.text)?.groups }, facts).session);
  } catch {
    return 'all';
  }
}

/** Tells the story once more up to that look, clicks, and sees what comes of it. */
async function isKept({ story, look, row, text }: Offer): Promise<boolean> {
  const found = STORIES[story];
  const promised = PROMISES.find(({ is }) => is.test(text));
  if (found === undefined || promised === undefined) return false;
  let looks = 0;
  const world = await tell(found, ({ isAtRest }) => {
    if (!isAtRest) return;
    looks += 1;
    if (looks === look) throw new Enough();
  });
  const then = before(world);
  const whose = WHOSE.exec(text)?.groups?.who ?? '';
  const concerned = promised.is.source.startsWith('^') ? null : whose;
  const session = concerned === null || /^\d+ people/u.test(text) ? null : keyOf(factsOf(world), whose);
  world.usher.tray.clickRow(row);
  await seconds(promised.wait);
  const after = factsOf(world);
  const kept = promised.isKept(then, after, () => {
    const person = after.everybody.find((each) => key(each.session) === session);
    if (person === undefined) throw new Error(`"${text}" is about nobody`);
    return person;
  });
  await world.usher.app.close();
  return kept;
}

/** Whom a row is about, where it begins with them or with what happens to them. */
const WHOSE =
  /^(?:Asking |Signing out |Disconnecting )?(?<who>[^,]+?(?:, another session\))?)(?:, | has more time| (?:in \d+ \w+|now)\. |\. )/u;

function keyOf(facts: Facts, called: string): string | null {
  try {
    return key(facts.person(called).session);
  } catch {
    return null;
  }
}
