import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnywayReason } from '../../src/conversation/answers.ts';
import type { SilencePolicy } from '../../src/conversation/consent.ts';
import { silence, whatCouldBeLost } from '../../src/conversation/consent.ts';
import type { Doubt, Event } from '../../src/conversation/event.ts';
import { begin, next } from '../../src/conversation/next.ts';
import type { Outcome } from '../../src/conversation/outcome.ts';
import type { Pinned } from '../../src/conversation/pinned.ts';
import type { HelperReport } from '../../src/conversation/stage.ts';
import { STAGES } from '../../src/conversation/stage.ts';
import type { Conversation } from '../../src/conversation/state.ts';
import type { Verdict } from '../../src/sessions/last-look.ts';
import type { PersonAnswer } from '../../src/sessions/person-answer.ts';
import type { Session } from '../../src/sessions/session.ts';
import type { AttemptResult } from '../../src/sessions/session-host.ts';
import type { ProgramClass, Usage } from '../../src/sessions/usage.ts';
import { anna, ben, guest, mia } from '../fakes/people.ts';
import { PACE, permitting, pinned, QUIET } from '../fakes/pinned.ts';
import { runs } from '../fakes/runs.ts';

/*
 * Any sequence of events, about anybody, over any time. The checks use only the events (`Told`), never what the
 * conversation says about itself.
 */

/** One event: the one that moves the state on, or any other. `wait` is the time before it, in ms. */
interface Step {
  readonly likely: boolean;
  readonly any: Event;
  readonly wait: number;
  readonly verdict: Verdict;
  readonly deed: AttemptResult;
  readonly person: PersonAnswer;
  readonly report: HelperReport;
}

interface Scenario {
  readonly pinned: Pinned;
  readonly anyway: AnywayReason | null;
  readonly usage: Usage;
  readonly policy: SilencePolicy;
  readonly isExact: boolean;
  readonly steps: readonly Step[];
}

interface Moved {
  readonly before: Conversation;
  readonly event: Event;
  readonly now: number;
  readonly after: Conversation;
}

const verdict = fc.constantFrom<Verdict>(
  'operatorLeft',
  'gone',
  'unreadable',
  'changed',
  'cameBack',
  'inputSince',
  'same',
);
const deed = fc.oneof(
  fc.constantFrom<AttemptResult>(
    { kind: 'done' },
    { kind: 'slow' },
    { kind: 'absent' },
    { kind: 'stopped', because: 'changed' },
  ),
  fc.record({
    kind: fc.constant('failed' as const),
    code: fc.option(fc.constantFrom(5, 1722, 7022)),
    accessDenied: fc.boolean(),
  }),
);
const person = fc.constantFrom<PersonAnswer>('yes', 'no', 'later', 'noAnswer', 'cannotBeAsked');
const holds = fc.constantFrom<ProgramClass>('harmless', 'harmless', 'harmless', 'documents', 'unknown');
const usage = fc.oneof(
  fc.constant<Usage>({ kind: 'unknown' }),
  fc.array(holds, { maxLength: 3 }).map(
    (classes): Usage => ({
      kind: 'known',
      programs: classes.map((each) => ({ name: each, holds: each })),
      memoryBytes: 1,
    }),
  ),
);
const question = fc.constantFrom('1', '1-anyway', '2', '0-anyway');
const outcome = fc.constantFrom<Outcome>({ kind: 'canceled' }, { kind: 'refused' }, { kind: 'alreadyGone' });
const report: fc.Arbitrary<HelperReport> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('moved' as const),
      stage: fc.constantFrom(...STAGES),
      leftMs: fc.option(fc.integer({ min: 0, max: 60_000 })),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('ended' as const), outcome }) },
  { weight: 1, arbitrary: fc.constant<HelperReport>({ kind: 'lost' }) },
);

const anyEvent: fc.Arbitrary<Event> = fc.oneof(
  fc.constant<Event>({ kind: 'turn' }),
  fc.record({ kind: fc.constant('answered' as const), question, answer: fc.constantFrom('yes', 'no') }),
  fc.record({ kind: fc.constant('notShown' as const), question }),
  fc.record({ kind: fc.constant('shownAgain' as const), question }),
  fc.record({ kind: fc.constant('permission' as const), granted: fc.boolean() }),
  fc.record({ kind: fc.constant('helper' as const), report }),
  fc.record({ kind: fc.constant('personAnswered' as const), answer: person }),
  fc.constant<Event>({ kind: 'canceled' }),
  fc.record({ kind: fc.constant('looked' as const), verdict }),
  fc.record({ kind: fc.constant('seen' as const), verdict }),
  fc.record({ kind: fc.constant('attempted' as const), result: deed }),
  fc.record({
    kind: fc.constant('doubt' as const),
    doubt: fc.constantFrom<Doubt>('slept', 'clockStepped', 'listFailed', 'iconLost'),
  }),
  fc.constant<Event>({ kind: 'tick' }),
);

const step: fc.Arbitrary<Step> = fc.record({
  likely: fc.integer({ min: 0, max: 9 }).map((n) => n > 0),
  any: anyEvent,
  wait: fc.constantFrom(0, 1, 999, 1000, 9999, 10_000, 29_999, 30_000, 60_000, 62_000),
  verdict: fc.oneof(
    { weight: 4, arbitrary: fc.constant<Verdict>('same') },
    { weight: 1, arbitrary: verdict },
  ),
  deed,
  person,
  report,
});

const session: fc.Arbitrary<Session> = fc.constantFrom(
  ben(),
  ben({ idle: { kind: 'away', ms: 60_000 } }),
  ben({ idle: { kind: 'away', ms: null } }),
  anna({ locked: true }),
  anna(),
  anna({ idle: { kind: 'noInput', ms: 60_000 } }),
  mia(),
  guest(),
);

const scenario: fc.Arbitrary<Scenario> = fc.record({
  pinned: fc
    .record({
      session,
      rights: fc.constantFrom('direct', 'direct', 'direct', 'withPermission', 'none'),
      methods: fc.integer({ min: 1, max: 3 }),
    })
    .map(({ session: who, ...over }) => pinned(who, over)),
  anyway: fc.constantFrom<AnywayReason | null>(null, null, null, 'refused', 'personUnanswered'),
  usage,
  policy: fc.constantFrom<SilencePolicy>('whenNothingToLose', 'whenNothingToLose', 'whenAway', 'never'),
  isExact: fc.integer({ min: 0, max: 4 }).map((n) => n > 0),
  steps: fc.array(step, { minLength: 8, maxLength: 40 }),
});

function run(given: Scenario): readonly Moved[] {
  let now = 0;
  let state = begin(given.pinned, given.anyway, now);
  const moves: Moved[] = [];
  for (const each of given.steps) {
    now += each.wait;
    // The result of the usage check comes from the facts and is never random.
    const event = each.likely || state.kind === 'checkingUsage' ? likely(state, each, given) : each.any;
    const after = next(state, event, now, PACE);
    moves.push({ before: state, event, now, after });
    state = after;
  }
  return moves;
}

/** The event that this state waits for. */
function likely(state: Conversation, each: Step, given: Scenario): Event {
  switch (state.kind) {
    case 'waiting':
      return { kind: 'turn' };
    case 'checkingUsage': {
      const { session: who, presence, rights } = state.pinned;
      const isSecondQuestion = state.anyway !== null;
      const facts = {
        session: who,
        presence,
        rights,
        usage: given.usage,
        isExact: given.isExact,
        isSecondQuestion,
        isGroup: false,
        objection: null,
      };
      const counts = silence(facts, given.policy, QUIET);
      const question = isSecondQuestion ? '1-anyway' : '1';
      return { kind: 'usageChecked', usage: given.usage, silence: counts, question };
    }
    case 'asking':
      return state.silenceEndsAt === null
        ? { kind: 'answered', question: state.question, answer: 'yes' }
        : { kind: 'tick' };
    case 'permitting':
      return { kind: 'permission', granted: true };
    case 'elevated':
      return { kind: 'helper', report: each.report };
    case 'countingDown':
      return state.person === 'waiting' ? { kind: 'personAnswered', answer: each.person } : { kind: 'tick' };
    case 'lastLook':
      return { kind: 'looked', verdict: each.verdict };
    case 'signingOut':
      return { kind: 'attempted', result: each.deed };
    case 'verifying':
    case 'ended':
      return each.any;
  }
}

/** What was said and seen until an attempt began, as an observer would sum it up. */
interface Told {
  readonly yes: ReadonlySet<'first' | 'anyway' | 'person' | 'silence'>;
  readonly hasNo: boolean;
  readonly hasDoubt: boolean;
}

function told(moves: readonly Moved[]): Told {
  const yes = new Set<'first' | 'anyway' | 'person' | 'silence'>();
  let hasNo = false;
  let hasDoubt = false;
  for (const { before, event, now } of moves) {
    if (event.kind === 'canceled') hasNo = true;
    if (event.kind === 'answered' && before.kind === 'asking' && event.question === before.question) {
      if (event.answer === 'no') hasNo = true;
      else yes.add(event.question.endsWith('-anyway') ? 'anyway' : 'first');
    }
    if (event.kind === 'personAnswered' && before.kind === 'countingDown' && before.person === 'waiting') {
      if (event.answer === 'no') hasNo = true;
      if (event.answer === 'yes') yes.add('person');
    }
    if (event.kind === 'permission' && before.kind === 'permitting' && !event.granted) hasNo = true;
    if (event.kind === 'tick' && before.kind === 'asking' && before.silenceEndsAt !== null) {
      if (now >= before.silenceEndsAt) yes.add('silence');
    }
    if (event.kind === 'looked' || event.kind === 'seen') {
      const isOurs = event.verdict === 'same' || event.verdict === 'inputSince' || event.verdict === 'gone';
      if (!isOurs) hasDoubt = true;
      // If the session is gone during an attempt, or before the second method, the sign-out has worked. Other tests
      // check that it ends.
      if (event.verdict === 'gone' && before.kind !== 'signingOut' && before.kind !== 'lastLook')
        hasDoubt = true;
    }
    if (event.kind === 'doubt' && event.doubt !== 'listFailed') hasDoubt = true;
  }
  return { yes, hasNo, hasDoubt };
}

interface Deeds {
  /** The moves that led to it; the last one began it. */
  readonly until: readonly Moved[];
  readonly method: number;
}

function attempts(moves: readonly Moved[]): readonly Deeds[] {
  return moves.flatMap(({ before, after }, index) =>
    after.kind === 'signingOut' && before.kind !== 'signingOut'
      ? [{ until: moves.slice(0, index + 1), method: after.method }]
      : [],
  );
}

type Rule = (moves: readonly Moved[], given: Scenario) => void;

function always(rule: Rule, scenarios = scenario): void {
  fc.assert(
    fc.property(scenarios, (given) => rule(run(given), given)),
    { numRuns: runs(1000) },
  );
}

/** As in the elevated helper: permitted, and begun with the yes to a question of the tray. */
const helped: fc.Arbitrary<Scenario> = fc
  .tuple(scenario, fc.record({ isOverrulable: fc.boolean() }))
  .map(([given, agreed]) => ({
    ...given,
    policy: 'never',
    anyway: null,
    pinned: { ...given.pinned, rights: 'direct', agreed },
  }));

/** Every state but the last, in the order in which a conversation goes through them. */
const UNTIL_THE_END: readonly string[] = [
  'waiting',
  'checkingUsage',
  'asking',
  'permitting',
  'elevated',
  'countingDown',
  'lastLook',
  'signingOut',
  'verifying',
];

describe('whatever happens', () => {
  it('these sequences do reach every state, a second way, and each kind of consent', () => {
    const met = new Set<string>();
    for (const given of fc.sample(scenario, { numRuns: 2000, seed: 1 })) {
      const moves = run(given);
      for (const { after } of moves) met.add(after.kind === 'ended' ? after.outcome.kind : after.kind);
      for (const { until, method } of attempts(moves)) {
        met.add(`method ${method}`);
        for (const yes of told(until).yes) met.add(yes);
      }
    }
    expect([...met].sort()).toEqual(
      [
        ...UNTIL_THE_END,
        ...['signedOut', 'declined', 'unanswered', 'permissionDeclined', 'refused', 'personUnanswered'],
        ...[
          'canceled',
          'operatorLeft',
          'cameBack',
          'alreadyGone',
          'changed',
          'slept',
          'clockStepped',
          'stillThere',
          'failed',
        ],
        ...['method 0', 'method 1', 'method 2', 'first', 'anyway', 'person', 'silence'],
      ].sort(),
    );
  });

  it('nobody is signed out without a yes, or a silence that counts', () => {
    always((moves) => {
      for (const { until } of attempts(moves)) {
        const { yes } = told(until);
        expect(yes.has('first') || yes.has('anyway') || yes.has('silence')).toEqual(true);
      }
    });
  });

  it('nobody who may be there is signed out without their own yes, or a second explicit one', () => {
    always((moves, given) => {
      if (given.pinned.presence !== 'present') return;
      for (const { until } of attempts(moves)) {
        const { yes } = told(until);
        expect(yes.has('person') || yes.has('anyway')).toEqual(true);
      }
    });
  });

  it('nobody is signed out after a cancel, a no or a refused permission', () => {
    always((moves) => {
      for (const { until } of attempts(moves)) expect(told(until).hasNo).toEqual(false);
    });
  });

  it('nobody is signed out after their session changed hands, came back or could not be read, nor after the operator left, the PC slept, its clock was set or the icon went away', () => {
    always((moves) => {
      for (const { until } of attempts(moves)) expect(told(until).hasDoubt).toEqual(false);
    });
  });

  it('each deed is begun by a last look of its own that found all as it was, or input that says nothing', () => {
    always((moves, given) => {
      for (const { until } of attempts(moves)) {
        const { before, event } = until.at(-1) ?? {};
        const { yes } = told(until);
        const mayType = given.pinned.presence === 'present' || yes.has('person') || yes.has('anyway');
        const allowed: Verdict[] = mayType ? ['same', 'inputSince'] : ['same'];
        // Somebody away who typed has come back; a listing reports `cameBack` instead.
        if (given.pinned.presence === 'away') allowed.push('inputSince');
        expect(before?.kind).toEqual('lastLook');
        expect(event?.kind === 'looked' && allowed.includes(event.verdict)).toEqual(true);
      }
    });
  });

  it('nobody is signed out twice the same way, nor another way after one that may have worked or met somebody else', () => {
    always((moves) => {
      const methods = attempts(moves).map(({ method }) => method);
      expect(methods).toEqual(methods.map((_, index) => index));
      const ends = moves.filter(
        ({ before, event }) => before.kind === 'signingOut' && event.kind === 'attempted',
      );
      const worked = ends.findIndex(
        ({ event }) => event.kind === 'attempted' && ['done', 'slow', 'stopped'].includes(event.result.kind),
      );
      if (worked >= 0) expect(attempts(moves)).toHaveLength(worked + 1);
    });
  });

  it('a refusal is overruled by nothing but a yes to the second question', () => {
    always((moves, given) => {
      if (given.anyway === null) return;
      for (const { until } of attempts(moves)) expect(told(until).yes.has('anyway')).toEqual(true);
    });
  });

  it('silence signs out only somebody away for long, by nobody’s leave, with every program known and harmless', () => {
    always((moves, { pinned: { session: who, presence, rights }, ...given }) => {
      for (const { until } of attempts(moves)) {
        if (!told(until).yes.has('silence')) continue;
        expect([given.policy === 'never', presence, rights, given.isExact]).toEqual([
          false,
          'away',
          'direct',
          true,
        ]);
        expect(who.idle.ms).toBeGreaterThanOrEqual(QUIET);
        if (given.policy === 'whenAway') continue;
        const programs = given.usage.kind === 'known' ? given.usage.programs : [];
        expect(programs.length).toBeGreaterThan(0);
        expect(programs.every(({ holds: what }) => what === 'harmless')).toEqual(true);
      }
    });
  });

  it('an account without the right never gets as far as a question', () => {
    always((moves, given) => {
      if (given.pinned.rights !== 'none') return;
      for (const { after } of moves) expect(after.kind).toEqual('ended');
    });
  });

  it('an answer to another question moves nothing', () => {
    always((moves) => {
      for (const { before, event, after } of moves) {
        if (!['answered', 'notShown', 'shownAgain'].includes(event.kind) || !('question' in event)) continue;
        if (before.kind === 'asking' && event.question === before.question) continue;
        expect(after).toBe(before);
      }
    });
  });

  it('what is over stays over', () => {
    always((moves) => {
      for (const { before, after } of moves) if (before.kind === 'ended') expect(after).toBe(before);
    });
  });

  it('a state from which nothing follows is the same object', () => {
    always((moves) => {
      for (const { before, after } of moves) {
        if (after !== before) expect(after).not.toEqual(before);
      }
    });
  });

  it('whoever was pinned at the click stays pinned', () => {
    always((moves, given) => {
      for (const { after } of moves) expect(after.pinned).toBe(given.pinned);
    });
  });

  it('no countdown is shortened, and none ends before its moment but by the person’s own yes', () => {
    always((moves) => {
      for (const { before, event, now, after } of moves) {
        if (before.kind === 'countingDown') {
          if (after.kind === 'countingDown') expect(after.endsAt - before.endsAt).toBeGreaterThanOrEqual(0);
          const isPersonsYes = event.kind === 'personAnswered' && event.answer === 'yes';
          if (after.kind === 'lastLook' && !isPersonsYes) expect(now).toBeGreaterThanOrEqual(before.endsAt);
        }
        if (before.kind === 'asking' && after.kind === 'lastLook') {
          expect(now).toBeGreaterThanOrEqual(before.silenceEndsAt ?? Number.POSITIVE_INFINITY);
        }
        if (before.kind !== 'countingDown' && after.kind === 'countingDown') {
          const least = after.pinned.presence === 'away' ? PACE.away : PACE.there;
          // A yes during the silent countdown makes it no longer.
          const latest = isSilenceOver(before, Number.POSITIVE_INFINITY) ? before.silenceEndsAt - now : least;
          expect(after.endsAt - now).toEqual(Math.min(least, latest));
        }
      }
    });
  });

  it('nobody who may be there has less than five seconds from the notice to the deed, whatever was ordered', () => {
    const countdowns = fc.record({ away: fc.nat(3_600_000), there: fc.nat(3_600_000) });
    const people = fc.constantFrom(anna(), mia(), guest());
    const reasons = fc.constantFrom<(AnywayReason | null)[]>(null, 'ordered', 'refused', 'cannotBeAsked');
    fc.assert(
      fc.property(people, reasons, countdowns, fc.nat(3_600_000), (session, anyway, ordered, now) => {
        const state = permitting({ pinned: pinned(session), anyway });
        const after = next(state, { kind: 'permission', granted: true }, now, { ...PACE, ...ordered });
        expect(after.kind === 'countingDown' && after.endsAt - now).toBe(Math.max(5000, ordered.there));
      }),
    );
  });

  it('every moment that a state waits for lies ahead when it begins, and an end bears its own time', () => {
    always((moves) => {
      for (const { before, now, after } of moves) {
        if (after === before) continue;
        if (after.kind === 'ended') expect(after.endedAt).toEqual(now);
        if (after.kind === before.kind) continue;
        if ('until' in after) expect(after.until).toBeGreaterThan(now);
        if (isSilenceOver(before, now)) continue;
        if ('endsAt' in after && after.endsAt !== null) expect(after.endsAt).toBeGreaterThan(now);
      }
    });
  });

  it('no state moves back except to the second question', () => {
    const order = [...UNTIL_THE_END, 'ended'];
    always((moves) => {
      for (const { before, after } of moves) {
        const isSecondQuestion =
          before.kind === 'countingDown' && after.kind === 'waiting' && after.anyway === 'cannotBeAsked';
        const isSecondWay =
          before.kind === 'signingOut' && after.kind === 'lastLook' && after.method > before.method;
        if (isSecondQuestion || isSecondWay) continue;
        expect(order.indexOf(after.kind)).toBeGreaterThanOrEqual(order.indexOf(before.kind));
      }
    });
  });
});

describe('whatever happens to an account that needs permission', () => {
  it('its tray begins no deed itself', () => {
    always((moves, { pinned: { rights } }) => {
      if (rights === 'withPermission') expect(attempts(moves)).toEqual([]);
    });
  });

  it('nothing is handed over without a yes to the question, and Windows’ permission', () => {
    always((moves) => {
      moves.forEach(({ after, before }, index) => {
        if (after.kind !== 'elevated' || before.kind !== 'permitting') return;
        const until = moves.slice(0, index + 1);
        expect(told(until).yes.has('first') || told(until).yes.has('anyway')).toEqual(true);
        expect(until.some(({ event }) => event.kind === 'permission' && event.granted)).toEqual(true);
      });
    });
  });

  it('a helper that was told to stop is never told to go on', () => {
    always((moves) => {
      for (const { before, after } of moves) {
        if (before.kind !== 'elevated' || before.stopped === null) continue;
        expect(['elevated', 'verifying', 'ended']).toContain(after.kind);
        if (after.kind === 'elevated') expect(after.stopped).toEqual(before.stopped);
      }
    });
  });
});

describe('whatever happens in the helper', () => {
  it('these sequences do reach a deed with and without a second question', () => {
    const met = new Set<string>();
    for (const given of fc.sample(helped, { numRuns: 2000, seed: 1 })) {
      for (const { until } of attempts(run(given))) met.add([...told(until).yes].sort().join());
    }
    expect([...met].sort()).toEqual(['', 'anyway', 'anyway,first', 'first', 'first,person', 'person']);
  });

  it('whatever could be lost takes a yes to the helper’s own question', () => {
    always((moves, given) => {
      if (whatCouldBeLost(given.usage) === null) return;
      for (const { until } of attempts(moves)) {
        const { yes } = told(until);
        expect(yes.has('first') || yes.has('anyway')).toEqual(true);
      }
    }, helped);
  });

  it('nobody who may be there is signed out without their own yes, or a second explicit one', () => {
    always((moves, given) => {
      if (given.pinned.presence !== 'present') return;
      for (const { until } of attempts(moves)) {
        const { yes } = told(until);
        expect(yes.has('person') || yes.has('anyway')).toEqual(true);
      }
    }, helped);
  });

  it('nobody of a group is overruled who refused', () => {
    always((moves, given) => {
      if (given.pinned.agreed?.isOverrulable !== false) return;
      for (const { event, before, after } of moves) {
        const isRefusal = event.kind === 'personAnswered' && event.answer === 'no';
        if (isRefusal && before.kind === 'countingDown' && before.person === 'waiting') {
          expect(after).toMatchObject({ kind: 'ended', outcome: { kind: 'refused' } });
        }
      }
    }, helped);
  });

  it('silence is never a yes', () => {
    always((moves) => {
      for (const { until } of attempts(moves)) expect(told(until).yes.has('silence')).toEqual(false);
    }, helped);
  });

  it('no countdown is shorter than the account’s own', () => {
    always((moves) => {
      for (const { before, now, after } of moves) {
        if (after.kind !== 'countingDown' || before.kind === 'countingDown') continue;
        const least = given(after.pinned.presence);
        expect(after.endsAt - now).toBeGreaterThanOrEqual(least);
      }
    }, helped);
  });
});

function given(presence: Pinned['presence']): number {
  return presence === 'away' ? PACE.away : PACE.there;
}

/**
 * The operator said yes about somebody away during a silent countdown, which was to end at that moment at the
 * latest.
 */
function isSilenceOver(
  before: Conversation,
  latest: number,
): before is Conversation & { readonly silenceEndsAt: number } {
  if (before.kind !== 'permitting' || before.pinned.presence !== 'away') return false;
  return before.silenceEndsAt !== null && before.silenceEndsAt <= latest;
}
