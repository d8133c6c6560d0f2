import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readToHelper } from '../../src/elevation/protocol.ts';
import { writeWelcome } from '../../src/elevation/request.ts';
import type { PersonAnswer } from '../../src/sessions/person-answer.ts';
import type { Session } from '../../src/sessions/session.ts';
import type { Usage } from '../../src/sessions/usage.ts';
import type { FakeHost } from '../fakes/host.ts';
import { fakeHost } from '../fakes/host.ts';
import { anna, ben, kai, mia, services } from '../fakes/people.ts';
import { NOTHING_OPEN, WORD_OPEN } from '../fakes/pinned.ts';
import { seconds } from '../fakes/usher.ts';
import { REQUEST } from './helped-usher.ts';
import type { ServedHelper } from './served-helper.ts';
import { serveHelper, WELCOME } from './served-helper.ts';

/*
 * A tray that lies. It knows the pipe, both secrets and everybody's number, and sends anything, while people come,
 * go and answer, and boxes are clicked. The checks use only what was done on the PC.
 */

/** How many lines helpers receive in all. */
const LINES = 100_000;
/** How many of them are malformed. Each goes to its own helper, because a helper reads nothing after one. */
const MALFORMED = 2000;

const seed = Number(process.env.FUZZ_SEED ?? 4);

/** Away, using this PC, and without input for long. */
const PEOPLE = [ben(), mia(), anna({ idle: { kind: 'noInput', ms: 2 * 3_600_000 } })] as const;

const written = (message: object) => JSON.stringify(message);
/** Puts JSON on one line. */
const oneLine = (text: string) => text.replaceAll('\n', ' ');

const person = fc.nat(2);
const wellFormed = fc.oneof(
  { weight: 400, arbitrary: fc.constant(written({ kind: 'beat' })) },
  { weight: 1, arbitrary: person.map((each) => written({ kind: 'cancel', person: each })) },
);

/** Answers under any name; none of these lines is valid. */
const answer = fc.record({
  kind: fc.constantFrom('yes', 'answered', 'anyway', 'permission', 'ok', 'personAnswered', 'asks'),
  person,
  question: fc.constantFrom('1', '1-anyway', '0', 'anyway', '__proto__'),
  answer: fc.constantFrom('yes', true),
});

const welcomeAgain = written({
  kind: 'welcome',
  secret: WELCOME,
  request: { ...REQUEST, away: 5000, people: [] },
});

const malformed = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: 1500 }).map(oneLine),
    fc.json().map(oneLine),
    answer.map(written),
    fc.constant(welcomeAgain),
    fc.constant(
      oneLine(writeWelcome({ kind: 'welcome', secret: WELCOME, request: { ...REQUEST, people: [] } })),
    ),
    fc.record({ kind: fc.constant('cancel'), person: fc.oneof(fc.double(), fc.string()) }).map(written),
    fc.record({ kind: fc.constant('cancel'), person: fc.integer({ min: 3 }) }).map(written),
    fc
      .record({ kind: fc.constantFrom('hello', 'moved', 'ended', 'happened', 'signOut'), person })
      .map(written),
    person.chain((each) =>
      fc.nat(5).map((cut) => written({ kind: 'cancel', person: each }).slice(0, -1 - cut)),
    ),
    person.map((each) => `${written({ kind: 'cancel', person: each })}${' '.repeat(2100)}`),
  )
  .filter((line) => {
    const message = readToHelper(line);
    return message === null || line.length > 2000 || (message.kind === 'cancel' && message.person > 2);
  });

/** What happens on the PC in one second. */
type Happening =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'answers'; readonly answer: PersonAnswer }
  | { readonly kind: 'clicks'; readonly answer: 'yes' | 'no' }
  | { readonly kind: 'changes'; readonly what: 'back' | 'anew' | 'gone' | 'other' | 'locked' | 'failed' };

const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 120, arbitrary: fc.constant<Happening>({ kind: 'nothing' }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('answers' as const),
      answer: fc.constantFrom<PersonAnswer>('yes', 'no', 'no', 'noAnswer', 'cannotBeAsked'),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('clicks' as const),
      answer: fc.constantFrom('yes', 'yes', 'no'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('changes' as const),
      what: fc.constantFrom('back', 'anew', 'gone', 'other', 'locked', 'failed'),
    }),
  },
);

const run = fc.record({
  people: fc.constantFrom<readonly number[]>([0], [1], [2], [0, 1], [0, 2], [0, 1, 2]),
  usage: fc.constantFrom<Usage>(NOTHING_OPEN, NOTHING_OPEN, WORD_OPEN, { kind: 'unknown' }),
  seconds: fc.array(fc.record({ lines: fc.array(wellFormed, { maxLength: 3 }), happening }), {
    minLength: 80,
    maxLength: 80,
  }),
  malformedAt: fc.option(fc.nat(70), { freq: 4 }),
  malformed,
});

type Run = typeof run extends fc.Arbitrary<infer Each> ? Each : never;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** What was observed, in seconds since the helper was welcomed. */
interface Watched {
  /** When each was last asked on their screen, by session id. */
  readonly asked: Map<number, number>;
  /** Who has answered at all, who said yes, and who said no without being overruled since. */
  readonly answered: Set<number>;
  readonly yes: Set<number>;
  readonly no: Set<number>;
  /** When the helper's box was last answered with yes. */
  boxYesAt: number | null;
  /** After this nothing may be done any more. */
  overAt: number | null;
}

function change(pc: FakeHost, what: Extract<Happening, { kind: 'changes' }>['what'], first: Session): void {
  const others = pc.sessions.filter(({ sessionId }) => sessionId !== first.sessionId);
  const changed: Partial<Session> | null =
    what === 'back'
      ? { state: 'active', connectTime: 1, stationName: 'console' }
      : what === 'anew'
        ? { logonTime: 1 }
        : what === 'other'
          ? { userName: 'zoe', sid: 'S-1-5-21-1-2-3-1099', domainName: 'OFFICE' }
          : null;
  if (what === 'gone') pc.sessions = others;
  else if (what === 'locked')
    pc.sessions = pc.sessions.map((each) => (each.isCurrent ? kai({ locked: true }) : each));
  else if (what === 'failed') pc.listFails = new Error('broken');
  else if (changed !== null) pc.sessions = [...others, { ...first, ...changed }];
  pc.changed();
}

function act(
  what: Happening,
  now: number,
  pc: FakeHost,
  helper: ServedHelper,
  seen: Watched,
  first: Session,
) {
  if (what.kind === 'answers') {
    const open = pc.asked.find(
      ({ signal, session }) => !signal.aborted && !seen.answered.has(session.sessionId),
    );
    if (open === undefined) return;
    open.answer(what.answer);
    seen.answered.add(open.session.sessionId);
    if (what.answer === 'yes') seen.yes.add(open.session.sessionId);
    if (what.answer === 'no') seen.no.add(open.session.sessionId);
  }
  if (what.kind === 'clicks') {
    const box = helper.boxes.find(({ isOpen }) => isOpen);
    box?.click(what.answer);
    if (box === undefined || what.answer === 'no') return;
    seen.boxYesAt = now;
    if (box.title.endsWith('anyway?')) seen.no.clear();
  }
  if (what.kind === 'changes') {
    change(pc, what.what, first);
    // A locked operator or a failed listing ends everything. Other changes are about one person, so the others may
    // go on.
    seen.overAt ??= what.what === 'locked' || what.what === 'failed' ? now + 1.5 : null;
  }
}

/** The reason why an attempt must not have begun now. */
function violation(
  id: number,
  now: number,
  people: readonly Session[],
  usage: Usage,
  seen: Watched,
): string | null {
  const about = people.find(({ sessionId }) => sessionId === id);
  if (about === undefined) return 'somebody who was not asked for';
  if (seen.overAt !== null && now > seen.overAt) return 'after the end';
  const isThere = about.state !== 'disconnected';
  if (isThere && !seen.asked.has(id)) return 'without being asked';
  if (seen.no.has(id)) return 'against their No';
  if (usage !== NOTHING_OPEN && seen.boxYesAt === null) return 'without the box';
  if (seen.yes.has(id)) return null;
  if (now < (isThere ? 59 : 5)) return 'too early';
  return null;
}

/** What happened in a run, without the beats. */
function story({ people, usage, seconds: each, malformedAt }: Run): string {
  const told = each.flatMap(({ lines, happening: what }, now) => {
    const said = lines.filter((line) => !line.includes('beat'));
    return what.kind === 'nothing' && said.length === 0 ? [] : [`${now}: ${written([what, ...said])}`];
  });
  return `${people} ${usage.kind} malformed ${malformedAt} ${told.join(' ')}`;
}

describe('a hundred thousand lines from a tray that lies', () => {
  it('lead to no deed that breaks a rule, and every helper ends', { timeout: 240_000 }, async () => {
    const faults: string[] = [];
    let told = 0;
    let attempts = 0;
    let unfinished = 0;
    for (const given of fc.sample(run, { numRuns: 3000, seed })) {
      if (told >= LINES - MALFORMED) break;
      const people = given.people.flatMap((each) => PEOPLE[each] ?? []);
      const [first] = people;
      if (first === undefined) continue;
      const pc = fakeHost([services(), kai(), ...PEOPLE]);
      pc.usage = given.usage;
      const helper = serveHelper(pc, people);
      const seen: Watched = {
        asked: new Map(),
        answered: new Set(),
        yes: new Set(),
        no: new Set(),
        boxYesAt: null,
        overAt: null,
      };
      let looked = 0;
      for (const [now, { lines, happening: what }] of given.seconds.entries()) {
        for (const line of lines) helper.write(`${line}\n`);
        told += lines.length;
        if (now === given.malformedAt) {
          helper.write(`${given.malformed}\n`);
          told += 1;
          seen.overAt ??= now;
          // It is read before anything else happens.
          await seconds(0);
        }
        act(what, now, pc, helper, seen, first);
        await seconds(1);
        for (const { session } of pc.asked)
          if (!seen.asked.has(session.sessionId)) seen.asked.set(session.sessionId, now);
        const begun = pc.done.filter((each) => each !== 'list').slice(looked);
        looked += begun.length;
        for (const deed of begun) {
          const fault = violation(Number(deed.split(' ').at(-1)), now + 1, people, given.usage, seen);
          if (fault !== null) faults.push(`${deed} ${fault} at ${now} s: ${story(given)}`);
        }
        attempts += begun.length;
        if (helper.isOver) break;
      }
      helper.leave();
      await seconds(40);
      if (!helper.isOver) unfinished += 1;
    }
    expect(faults).toEqual([]);
    expect(unfinished).toBe(0);
    expect(told).toBeGreaterThanOrEqual(LINES - MALFORMED);
    expect(attempts).toBeGreaterThan(100);
  });

  it('are over with the first one that is none', { timeout: 120_000 }, async () => {
    const lines = fc.sample(malformed, { numRuns: MALFORMED, seed });
    const people = [PEOPLE[1], PEOPLE[2], PEOPLE[0]];
    for (const line of lines) {
      const pc = fakeHost([kai(), ...people]);
      const helper = serveHelper(pc, people);
      await seconds(0);
      helper.write(`${line}\n`);
      await seconds(0);
      const said = [line, helper.isOver, pc.done.filter((done) => done !== 'list')];
      expect(said).toEqual([line, true, []]);
      helper.leave();
      await seconds(2);
    }
    expect(lines).toHaveLength(MALFORMED);
  });
});
