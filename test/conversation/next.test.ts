import { describe, expect, it } from 'vitest';
import type { AnywayReason } from '../../src/conversation/answers.ts';
import type { Doubt, Event } from '../../src/conversation/event.ts';
import { begin, next } from '../../src/conversation/next.ts';
import type { Outcome } from '../../src/conversation/outcome.ts';
import type { Conversation } from '../../src/conversation/state.ts';
import { end } from '../../src/conversation/state-facts.ts';
import type { Verdict } from '../../src/sessions/last-look.ts';
import type { PersonAnswer } from '../../src/sessions/person-answer.ts';
import type { AttemptResult } from '../../src/sessions/session-host.ts';
import { anna, ben, guest, mia } from '../fakes/people.ts';
import {
  asking,
  askingPerson,
  askingWithSilence,
  checkingUsage,
  countingDown,
  lastLooking,
  NOTHING_OPEN,
  PACE,
  permitting,
  pinned,
  RUNNING,
  signingOut,
  verifying,
  WORD_OPEN,
  waiting,
} from '../fakes/pinned.ts';

const tick: Event = { kind: 'tick' };
const canceled: Event = { kind: 'canceled' };
const answered = (answer: 'yes' | 'no', question = '1'): Event => ({ kind: 'answered', question, answer });
const personAnswered = (answer: PersonAnswer): Event => ({ kind: 'personAnswered', answer });
const looked = (verdict: Verdict): Event => ({ kind: 'looked', verdict });
const seen = (verdict: Verdict): Event => ({ kind: 'seen', verdict });
const doubt = (kind: Doubt): Event => ({ kind: 'doubt', doubt: kind });
const deed = (result: AttemptResult): Event => ({ kind: 'attempted', result });

const FAILED: AttemptResult = { kind: 'failed', code: 1722, accessDenied: false };
const DENIED: AttemptResult = { kind: 'failed', code: 5, accessDenied: true };
const UNREADABLE: Outcome = { kind: 'failed', error: { kind: 'listUnreadable' } };
const BEN_GONE: Outcome = { kind: 'signedOut', memoryBytes: 900 * 1024 ** 2 };

/** The state after `event`, at 5 seconds unless given otherwise. */
function after(state: Conversation, event: Event, now = 5000): Conversation {
  return next(state, event, now, PACE);
}

/** Plays events one after the other, each at its moment in seconds. */
function play(first: Conversation, ...steps: readonly (readonly [number, Event])[]): Conversation {
  return steps.reduce((state, [seconds, event]) => next(state, event, seconds * 1000, PACE), first);
}

describe('a click', () => {
  it('puts the conversation into the queue', () => {
    expect(begin(pinned(), null, 0)).toEqual(waiting());
  });

  it('on a row that says "answered No" leads to the second question', () => {
    expect(begin(pinned(anna()), 'refused', 0)).toEqual(
      waiting({ pinned: pinned(anna()), anyway: 'refused' }),
    );
  });

  it('by an account that cannot sign anybody out ends at once and says so', () => {
    const helpless = pinned(ben(), { rights: 'none' });
    expect(begin(helpless, null, 7000)).toEqual({
      kind: 'ended',
      pinned: helpless,
      outcome: { kind: 'failed', error: { kind: 'noRights' } },
      endedAt: 7000,
    });
  });

  it('by an account that Windows will ask first is a click like any other', () => {
    const asked = pinned(ben(), { rights: 'withPermission' });
    expect(begin(asked, null, 0)).toEqual(waiting({ pinned: asked }));
  });
});

describe('a conversation in the queue', () => {
  it('has its usage checked when its turn comes', () => {
    expect(after(waiting({ anyway: 'refused' }), { kind: 'turn' })).toEqual(
      checkingUsage({ anyway: 'refused' }),
    );
  });

  it('ends with a click on its row', () => {
    expect(after(waiting(), canceled)).toEqual(end(waiting(), { kind: 'canceled' }, 5000));
  });

  it.each<[string, Event]>([
    ['time', tick],
    ['an answer to another question', answered('yes', '2')],
    ['an answer to its own question, which was not asked yet', answered('yes')],
    ['a listing that failed', doubt('listFailed')],
  ])('is not moved by %s', (_, event) => {
    const state = waiting();
    expect(after(state, event)).toBe(state);
  });
});

describe('checkingUsage', () => {
  it('leads to a question of 60 seconds, in which somebody away with nothing open is signed out after 30', () => {
    const usageChecked: Event = {
      kind: 'usageChecked',
      usage: NOTHING_OPEN,
      silence: { counts: true },
      question: '1',
    };
    expect(after(checkingUsage(), usageChecked, 0)).toEqual(askingWithSilence());
  });

  it('leads to a question of 60 seconds without a countdown where something could be lost', () => {
    const silence = { counts: false, because: 'documentsOpen' } as const;
    expect(
      after(checkingUsage(), { kind: 'usageChecked', usage: WORD_OPEN, silence, question: '1' }, 0),
    ).toEqual(asking());
  });

  it('keeps the question open for as long as a slow countdown within it', () => {
    const slow = { ...PACE, silence: 300_000 };
    const usageChecked: Event = {
      kind: 'usageChecked',
      usage: NOTHING_OPEN,
      silence: { counts: true },
      question: '1',
    };
    const question = next(checkingUsage(), usageChecked, 0, slow);
    expect(question).toEqual(askingWithSilence({ until: 300_000, silenceEndsAt: 300_000 }));
    expect(next(question, tick, 299_999, slow)).toBe(question);
    expect(next(question, tick, 300_000, slow)).toEqual(
      lastLooking({ consent: 'silence', usage: NOTHING_OPEN }),
    );
  });

  it('ends with a click on the row', () => {
    expect(after(checkingUsage(), canceled)).toEqual(end(checkingUsage(), { kind: 'canceled' }, 5000));
  });

  it('is not moved by a yes to a question that was not asked yet', () => {
    const state = checkingUsage();
    expect(after(state, answered('yes'))).toBe(state);
  });
});

describe('the question', () => {
  it('has the id that came with what was usageChecked, and no other answer moves it', () => {
    const silence = { counts: false, because: 'documentsOpen' } as const;
    const usageChecked = { kind: 'usageChecked', usage: WORD_OPEN, silence, question: 'a7' } as const;
    const question = after(checkingUsage(), usageChecked, 0);
    expect(question).toEqual(asking({ question: 'a7' }));
    expect(after(question, answered('yes', '1'))).toBe(question);
    expect(after(question, answered('yes', 'a7'))).toMatchObject({ kind: 'permitting' });
  });

  it('of a group has the group’s id, and what is asked a second time has one of its own', () => {
    const member = pinned(ben(), { group: { id: 'g1', isAnybodyThere: false } });
    const silence = { counts: false, because: 'severalPeople' } as const;
    const usageChecked = { kind: 'usageChecked', usage: WORD_OPEN, silence, question: 'a7' } as const;
    const idOf = (anyway: AnywayReason | null) => {
      const question = after(checkingUsage({ pinned: member, anyway }), usageChecked, 0);
      return question.kind === 'asking' ? question.question : question.kind;
    };
    expect([idOf(null), idOf('ordered'), idOf('cannotBeAsked')]).toEqual(['g1', 'g1', 'a7']);
  });

  it('ends in asking Windows when it is answered with yes', () => {
    expect(after(asking(), answered('yes'))).toEqual(permitting());
  });

  it('ends in asking Windows when it is answered with yes while the countdown runs', () => {
    expect(after(askingWithSilence(), answered('yes'))).toEqual(
      permitting({ usage: NOTHING_OPEN, silenceEndsAt: 30_000 }),
    );
  });

  it.each([
    ['without a countdown', asking()],
    ['with one', askingWithSilence()],
  ])('%s ends with a no', (_, state) => {
    expect(after(state, answered('no'))).toEqual(end(state, { kind: 'declined' }, 5000));
  });

  it.each([
    ['without a countdown', asking()],
    ['with one', askingWithSilence()],
  ])('%s ends with a click on the row, which is its no', (_, state) => {
    expect(after(state, canceled)).toEqual(end(state, { kind: 'declined' }, 5000));
  });

  it.each<[string, Event]>([
    ['a yes to the conversation before', answered('yes', '0')],
    ['a no to another conversation', answered('no', '2')],
    ['a yes to the second question, which this is not', answered('yes', '1-anyway')],
    ['word that another question was not shown', { kind: 'notShown', question: '2' }],
    ['what the person says, who was not asked', personAnswered('yes')],
    ['a permission that was not asked for', { kind: 'permission', granted: true }],
    ['the end of a deed that it did not start', deed({ kind: 'done' })],
    ['a listing in which all is as it was', seen('same')],
  ])('is not moved by %s', (_, event) => {
    const state = askingWithSilence();
    expect(after(state, event)).toBe(state);
  });

  it('a second question is not answered by a late yes to the first', () => {
    const state = asking({ anyway: 'cannotBeAsked', question: '2' });
    expect(after(state, answered('yes', '1'))).toBe(state);
    expect(after(state, answered('yes', '2'))).toEqual(permitting({ anyway: 'cannotBeAsked' }));
  });

  it('no answer about somebody away with nothing open signs them out after 30 seconds', () => {
    const state = askingWithSilence();
    expect(after(state, tick, 29_999)).toBe(state);
    expect(after(state, tick, 30_000)).toEqual(lastLooking({ consent: 'silence', usage: NOTHING_OPEN }));
  });

  it('no answer about somebody with documents open keeps them signed in after 60 seconds', () => {
    const state = asking();
    expect(after(state, tick, 59_999)).toBe(state);
    expect(after(state, tick, 60_000)).toEqual(end(state, { kind: 'unanswered' }, 60_000));
  });

  it('no answer is no from the moment on at which Windows did not show the question', () => {
    const shown = askingWithSilence();
    const hidden = asking({ usage: NOTHING_OPEN, silence: { counts: false, because: 'questionNotShown' } });
    expect(after(shown, { kind: 'notShown', question: '1' })).toEqual(hidden);
    expect(after(hidden, tick, 30_000)).toBe(hidden);
    expect(after(hidden, tick, 60_000)).toEqual(end(hidden, { kind: 'unanswered' }, 60_000));
  });

  it('no answer has its whole time once more where the question stands in a window', () => {
    const hidden = asking({ usage: NOTHING_OPEN, silence: { counts: false, because: 'questionNotShown' } });
    const again: Event = { kind: 'shownAgain', question: '1' };
    expect(after(hidden, again, 20_000)).toEqual(askingWithSilence({ silenceEndsAt: 50_000 }));
    expect(after(hidden, again, 45_000)).toEqual(askingWithSilence({ silenceEndsAt: 75_000, until: 75_000 }));
    expect(after(hidden, { ...again, question: '2' }, 20_000)).toBe(hidden);
  });

  it('in a window does not let silence count that never did, nor give more time to one that counts', () => {
    for (const state of [asking(), askingWithSilence()]) {
      expect(after(state, { kind: 'shownAgain', question: '1' }, 20_000)).toBe(state);
    }
  });

  it('keeps its reason where no answer was no already when it was not shown', () => {
    const state = asking();
    expect(after(state, { kind: 'notShown', question: '1' })).toBe(state);
  });
});

describe('the permission of Windows', () => {
  it('starts 10 seconds for somebody who is away', () => {
    expect(after(permitting(), { kind: 'permission', granted: true }, 0)).toEqual(countingDown());
  });

  it.each([
    ['quiet', anna()],
    ['typing', mia()],
    ['perhaps there', guest()],
  ])('starts 60 seconds for somebody who is %s, and they are asked', (_, session) => {
    const state = permitting({ pinned: pinned(session) });
    expect(after(state, { kind: 'permission', granted: true }, 0)).toEqual(askingPerson(session));
  });

  it('starts 60 seconds for everybody of a group in which somebody may be there, asking only those', () => {
    const away = pinned(ben(), { group: { id: 'g1', isAnybodyThere: true } });
    expect(after(permitting({ pinned: away }), { kind: 'permission', granted: true }, 0)).toEqual(
      countingDown({ pinned: away, endsAt: 60_000 }),
    );
  });

  it('starts no less than five seconds for somebody who may be there, whatever is ordered', () => {
    const soon = { ...PACE, there: 1000 };
    const state = permitting({ pinned: pinned(mia()) });
    expect(next(state, { kind: 'permission', granted: true }, 0, soon)).toEqual(
      askingPerson(mia(), { endsAt: 5000 }),
    );
  });

  it('starts the whole 60 seconds for somebody who may be there, also where silence counted', () => {
    const state = permitting({ pinned: pinned(anna()), silenceEndsAt: 30_000 });
    expect(after(state, { kind: 'permission', granted: true }, 0)).toEqual(askingPerson(anna()));
  });

  it('starts 60 seconds without a question where the person was asked before', () => {
    const state = permitting({ pinned: pinned(mia()), anyway: 'refused' });
    expect(after(state, { kind: 'permission', granted: true }, 0)).toEqual(
      askingPerson(mia(), { consent: 'anyway', person: 'notAsked' }),
    );
  });

  it('starts 10 seconds where the person said no and has gone away since', () => {
    const state = permitting({ anyway: 'refused' });
    expect(after(state, { kind: 'permission', granted: true }, 0)).toEqual(
      countingDown({ consent: 'anyway' }),
    );
  });

  it('that was not given ends the conversation', () => {
    expect(after(permitting(), { kind: 'permission', granted: false })).toEqual(
      end(permitting(), { kind: 'permissionDeclined' }, 5000),
    );
  });

  it('is not waited for any longer after a click on the row', () => {
    expect(after(permitting(), canceled)).toEqual(end(permitting(), { kind: 'canceled' }, 5000));
  });

  it.each<[string, Event]>([
    ['time', tick],
    ['a second yes', answered('yes')],
    ['a listing that failed', doubt('listFailed')],
  ])('is not replaced by %s', (_, event) => {
    const state = permitting();
    expect(after(state, event)).toBe(state);
  });
});

describe('a yes while silence is running', () => {
  it.each([
    [2000, 12_000],
    [20_000, 30_000],
    [27_000, 30_000],
    [29_999, 30_000],
  ])('at %i ms never makes anybody wait longer than saying nothing', (now, endsAt) => {
    const granted: Event = { kind: 'permission', granted: true };
    const state = next(after(askingWithSilence(), answered('yes'), now), granted, now, PACE);
    expect(state).toEqual(countingDown({ usage: NOTHING_OPEN, endsAt }));
  });

  it('has the whole ten seconds where silence had ceased to count', () => {
    const state = after(askingWithSilence(), { kind: 'notShown', question: '1' });
    const yes = after(state, answered('yes'), 28_000);
    expect(after(yes, { kind: 'permission', granted: true }, 28_000)).toMatchObject({ endsAt: 38_000 });
  });
});

describe('the countdown', () => {
  it('of somebody who is away ends in a last look, to the millisecond', () => {
    const state = countingDown();
    expect(after(state, tick, 9999)).toBe(state);
    expect(after(state, tick, 10_000)).toEqual(lastLooking());
  });

  it('ends with one click', () => {
    expect(after(countingDown(), canceled)).toEqual(end(countingDown(), { kind: 'canceled' }, 5000));
    expect(after(askingPerson(mia()), canceled)).toEqual(
      end(askingPerson(mia()), { kind: 'canceled' }, 5000),
    );
  });

  it('is not shortened by a second yes to the question before it', () => {
    const state = countingDown();
    expect(after(state, answered('yes'))).toBe(state);
  });

  it.each([
    ['quiet', anna()],
    ['typing', mia()],
  ])('a yes of somebody who is %s signs them out now', (_, session) => {
    expect(after(askingPerson(session), personAnswered('yes'))).toEqual(
      lastLooking({ pinned: pinned(session), consent: 'person' }),
    );
  });

  it.each([
    ['quiet', anna()],
    ['typing', mia()],
  ])('a no of somebody who is %s keeps them signed in', (_, session) => {
    const state = askingPerson(session);
    expect(after(state, personAnswered('no'))).toEqual(end(state, { kind: 'refused' }, 5000));
  });

  it('a no clicked in the last moment of the box still counts', () => {
    const state = askingPerson(anna());
    expect(after(state, tick, 61_999)).toBe(state);
    expect(after(state, personAnswered('no'), 61_999)).toEqual(end(state, { kind: 'refused' }, 61_999));
  });

  it('no answer of somebody who is typing keeps them signed in', () => {
    const state = askingPerson(mia());
    const stays = { kind: 'personUnanswered' } as const;
    expect(after(state, personAnswered('noAnswer'), 60_000)).toEqual(end(state, stays, 60_000));
    expect(after(state, tick, 62_000)).toEqual(end(state, stays, 62_000));
  });

  it('no answer of somebody who is quiet leaves the yes of the operator standing', () => {
    const state = askingPerson(anna());
    const unanswered = askingPerson(anna(), { person: 'noAnswer' });
    expect(after(state, personAnswered('noAnswer'))).toEqual(unanswered);
    expect(after(unanswered, tick, 59_999)).toBe(unanswered);
    expect(after(unanswered, tick, 60_000)).toEqual(lastLooking({ pinned: pinned(anna()) }));
  });

  it('ends without an answer two seconds late, for an answer clicked in the last moment', () => {
    const state = askingPerson(anna());
    expect(after(state, tick, 60_000)).toBe(state);
    expect(after(state, tick, 62_000)).toEqual(lastLooking({ pinned: pinned(anna()) }));
  });

  it('of somebody who is quiet and cannot be asked goes on to its end', () => {
    const alone = askingPerson(anna(), { person: 'cannotBeAsked' });
    expect(after(askingPerson(anna()), personAnswered('cannotBeAsked'))).toEqual(alone);
    expect(after(alone, tick, 60_000)).toEqual(lastLooking({ pinned: pinned(anna()) }));
  });

  it.each([
    ['typing', mia()],
    ['perhaps there', guest()],
  ])('about somebody who is %s and cannot be asked turns into a second question', (_, session) => {
    expect(after(askingPerson(session), personAnswered('cannotBeAsked'))).toEqual(
      waiting({ pinned: pinned(session), anyway: 'cannotBeAsked' }),
    );
  });

  it.each<PersonAnswer>(['yes', 'no', 'noAnswer', 'cannotBeAsked'])(
    'is not moved by "%s" of somebody who was not asked',
    (answer) => {
      const state = countingDown();
      expect(after(state, personAnswered(answer))).toBe(state);
    },
  );

  it.each<PersonAnswer>(['yes', 'no'])('is not moved by a second answer, %s', (answer) => {
    const state = askingPerson(anna(), { person: 'noAnswer' });
    expect(after(state, personAnswered(answer))).toBe(state);
  });
});

describe('the last look', () => {
  it('that finds all as it was signs out', () => {
    expect(after(lastLooking(), looked('same'))).toEqual(signingOut());
    const quiet = { pinned: pinned(anna()) };
    expect(after(lastLooking(quiet), looked('same'))).toEqual(signingOut(quiet));
  });

  it('that says no more how things are is made again, five times at most', () => {
    const stale = { ...looked('same'), isVoid: true } as const;
    let state: Conversation = lastLooking();
    for (const again of [1, 2, 3, 4]) {
      state = after(state, stale);
      expect(state).toEqual(lastLooking({ again }));
    }
    expect(after(state, looked('same'))).toEqual(signingOut());
    expect(after(state, stale)).toEqual(end(state, UNREADABLE, 5000));
  });

  it.each<[Verdict, Outcome]>([
    ['gone', { kind: 'alreadyGone' }],
    ['cameBack', { kind: 'cameBack' }],
    ['changed', { kind: 'changed' }],
  ])('that finds "%s" signs nobody out, however long ago that was', (verdict, outcome) => {
    expect(after(lastLooking(), { kind: 'looked', verdict, isVoid: true })).toEqual(
      end(lastLooking(), outcome, 5000),
    );
  });

  it.each(['operator', 'silence'] as const)(
    'stops where somebody who was quiet has typed and not answered: %s',
    (consent) => {
      const state = lastLooking({ pinned: pinned(anna()), consent });
      expect(after(state, looked('inputSince'))).toEqual(end(state, { kind: 'cameBack' }, 5000));
    },
  );

  it.each<[string, Conversation, Conversation]>([
    [
      'of somebody who was quiet and said yes themselves',
      lastLooking({ pinned: pinned(anna()), consent: 'person' }),
      signingOut({ pinned: pinned(anna()), consent: 'person' }),
    ],
    [
      'of somebody who was quiet and was overruled by a second yes',
      lastLooking({ pinned: pinned(anna()), consent: 'anyway' }),
      signingOut({ pinned: pinned(anna()), consent: 'anyway' }),
    ],
    [
      'of somebody who was there all along',
      lastLooking({ pinned: pinned(mia()), consent: 'anyway' }),
      signingOut({ pinned: pinned(mia()), consent: 'anyway' }),
    ],
    [
      'of somebody who was there all along, and is only disconnected',
      lastLooking({ pinned: pinned(mia(), { deed: 'disconnect' }) }),
      signingOut({ pinned: pinned(mia(), { deed: 'disconnect' }) }),
    ],
  ])('does not mind the input %s', (_, state, expected) => {
    expect(after(state, looked('inputSince'))).toEqual(expected);
  });

  it.each<[Verdict, Outcome]>([
    ['gone', { kind: 'alreadyGone' }],
    ['changed', { kind: 'changed' }],
    ['cameBack', { kind: 'cameBack' }],
    ['operatorLeft', { kind: 'operatorLeft' }],
    ['unreadable', UNREADABLE],
  ])('that finds "%s" signs nobody out', (verdict, outcome) => {
    expect(after(lastLooking(), looked(verdict))).toEqual(end(lastLooking(), outcome, 5000));
  });

  it('that fails signs nobody out', () => {
    expect(after(lastLooking(), doubt('listFailed'))).toEqual(end(lastLooking(), UNREADABLE, 5000));
  });

  it('can still be canceled', () => {
    expect(after(lastLooking(), canceled)).toEqual(end(lastLooking(), { kind: 'canceled' }, 5000));
  });

  it('is not replaced by a listing that somebody else began', () => {
    const state = lastLooking();
    expect(after(state, seen('same'))).toBe(state);
    expect(after(state, seen('gone'))).toBe(state);
  });

  it('is stopped by what such a listing shows', () => {
    expect(after(lastLooking(), seen('changed'))).toEqual(end(lastLooking(), { kind: 'changed' }, 5000));
  });

  it('before the second way finds a session that the failed first way ended after all', () => {
    const state = lastLooking({ method: 1, tried: FAILED });
    expect(after(state, looked('gone'))).toEqual(end(state, BEN_GONE, 5000));
  });

  it('before the second way does not claim a session that ended by itself', () => {
    const state = lastLooking({ method: 1, tried: { kind: 'absent' } });
    expect(after(state, looked('gone'))).toEqual(end(state, { kind: 'alreadyGone' }, 5000));
  });

  it('before the second way stops where the id belongs to somebody else by now', () => {
    const state = lastLooking({ method: 1, tried: FAILED });
    expect(after(state, looked('changed'))).toEqual(end(state, { kind: 'changed' }, 5000));
  });
});

describe('the deed', () => {
  it('that is done is verified for 30 seconds', () => {
    expect(after(signingOut(), deed({ kind: 'done' }), 0)).toEqual(verifying());
  });

  it('that is slow is verified, not repeated', () => {
    expect(after(signingOut(), deed({ kind: 'slow' }), 0)).toEqual(verifying());
  });

  it.each([
    ['failed', FAILED],
    ['was denied', DENIED],
    ['does not exist on this PC', { kind: 'absent' }],
  ] as const)('that %s is followed by a last look before the second method', (_, result) => {
    expect(after(signingOut(), deed(result))).toEqual(lastLooking({ method: 1, tried: result }));
  });

  it.each<[string, AttemptResult, Outcome]>([
    ['failed', FAILED, { kind: 'failed', error: { kind: 'windows', code: 1722 } }],
    ['was denied', DENIED, { kind: 'failed', error: { kind: 'accessDenied' } }],
    ['does not exist', { kind: 'absent' }, { kind: 'failed', error: { kind: 'windows', code: null } }],
  ])('by the last method that %s ends the conversation', (_, result, outcome) => {
    const state = signingOut({ method: 1 });
    expect(after(state, deed(result))).toEqual(end(state, outcome, 5000));
  });

  it.each(['changed', 'cameBack', 'operatorLeft'] as const)(
    'that a last look stopped because of %s is not tried another way',
    (because) => {
      const state = signingOut();
      expect(after(state, deed({ kind: 'stopped', because }))).toEqual(end(state, { kind: because }, 5000));
    },
  );

  it('has no second try on a host with one way', () => {
    const state = signingOut({ pinned: pinned(ben(), { methods: 1 }) });
    expect(after(state, deed(FAILED))).toEqual(
      end(state, { kind: 'failed', error: { kind: 'windows', code: 1722 } }, 5000),
    );
  });

  it.each<[string, Event]>([
    ['a no', answered('no')],
    ['a session that is gone already', seen('gone')],
    ['time', tick],
  ])('that runs is not moved by %s', (_, event) => {
    const state = signingOut();
    expect(after(state, event, 999_000)).toBe(state);
  });

  describe.each<[string, Event, Outcome]>([
    ['a click', canceled, { kind: 'canceled' }],
    ['an operator who leaves', seen('operatorLeft'), { kind: 'operatorLeft' }],
    ['somebody who comes back', seen('cameBack'), { kind: 'cameBack' }],
    ['an id that changes hands', seen('changed'), { kind: 'changed' }],
    ['the icon that goes away', doubt('iconLost'), { kind: 'failed', error: { kind: 'iconLost' } }],
    ['a sleep', doubt('slept'), { kind: 'slept' }],
    ['a clock that is set', doubt('clockStepped'), { kind: 'clockStepped' }],
    ['a listing that fails', doubt('listFailed'), UNREADABLE],
    ['a session that nobody can tell from another one', seen('unreadable'), UNREADABLE],
  ])('that runs, and %s', (_, event, outcome) => {
    const running = after(signingOut(), event);

    it('is not called off', () => {
      expect(running).toEqual(signingOut({ stopped: outcome }));
      expect(after(running, deed({ kind: 'done' }), 0)).toEqual(verifying());
    });

    it('is not tried another way when it fails', () => {
      expect(after(running, deed(FAILED))).toEqual(end(running, outcome, 5000));
    });

    it('ends with the first of such reasons', () => {
      expect(after(running, doubt('slept'))).toBe(running);
    });

    it('names its own failure where no other way is left', () => {
      const last = signingOut({ method: 1, stopped: outcome });
      expect(after(last, deed(DENIED))).toEqual(
        end(last, { kind: 'failed', error: { kind: 'accessDenied' } }, 5000),
      );
    });
  });
});

describe('verifying', () => {
  it.each([
    ['its own listing shows nobody', looked('gone')],
    ['any other listing shows nobody', seen('gone')],
    ['the id belongs to somebody else', looked('changed')],
  ])('ends in "signed out" when %s', (_, event) => {
    expect(after(verifying(), event)).toEqual(end(verifying(), BEN_GONE, 5000));
  });

  it('does not say what was freed where nobody could see it', () => {
    const state = verifying({ usage: { kind: 'unknown' } });
    expect(after(state, looked('gone'))).toEqual(end(state, { kind: 'signedOut', memoryBytes: null }, 5000));
  });

  it.each<[string, Event]>([
    ['a session that is as it was', looked('same')],
    ['a session that cannot be read', looked('unreadable')],
    ['somebody who is only disconnected', seen('disconnected')],
    ['a listing that failed', doubt('listFailed')],
    ['a click', canceled],
    ['an operator who left', looked('operatorLeft')],
    ['a sleep', doubt('slept')],
    ['the icon that went away', doubt('iconLost')],
  ])('goes on over %s', (_, event) => {
    const state = verifying();
    expect(after(state, event, 29_999)).toBe(state);
  });

  it('says after 30 seconds that the session is still there', () => {
    const state = verifying();
    expect(after(state, tick, 29_999)).toBe(state);
    expect(after(state, tick, 30_000)).toEqual(end(state, { kind: 'stillThere' }, 30_000));
  });
});

describe('any doubt', () => {
  const beforeTheDeed = RUNNING.filter(({ kind }) => kind !== 'signingOut' && kind !== 'verifying');
  const named = (state: Conversation) =>
    'silenceEndsAt' in state && state.silenceEndsAt !== null ? `${state.kind} with a countdown` : state.kind;

  it.each(beforeTheDeed.map((state) => [named(state), state] as const))(
    'that a listing raises ends the conversation in %s',
    (_, state) => {
      expect(after(state, seen('operatorLeft'))).toEqual(end(state, { kind: 'operatorLeft' }, 5000));
      expect(after(state, seen('cameBack'))).toEqual(end(state, { kind: 'cameBack' }, 5000));
      expect(after(state, seen('changed'))).toEqual(end(state, { kind: 'changed' }, 5000));
      expect(after(state, seen('unreadable'))).toEqual(end(state, UNREADABLE, 5000));
    },
  );

  it.each(beforeTheDeed.map((state) => [named(state), state] as const))(
    'about the icon ends the conversation in %s',
    (_, state) => {
      expect(after(state, doubt('iconLost'))).toEqual(
        end(state, { kind: 'failed', error: { kind: 'iconLost' } }, 5000),
      );
    },
  );

  it.each(
    beforeTheDeed.filter(({ kind }) => kind !== 'lastLook').map((state) => [named(state), state] as const),
  )('that the session is gone ends the conversation in %s', (_, state) => {
    expect(after(state, seen('gone'))).toEqual(end(state, { kind: 'alreadyGone' }, 5000));
  });

  it.each([
    ['a countdown', countingDown()],
    ['a countdown with the person asked', askingPerson(mia())],
    ['a question whose silence counts', askingWithSilence()],
    ['a last look', lastLooking()],
    ['a permission that Windows is asked for', permitting()],
  ])('after a sleep stops %s', (_, state) => {
    expect(after(state, doubt('slept'))).toEqual(end(state, { kind: 'slept' }, 5000));
  });

  it.each(beforeTheDeed.map((state) => [named(state), state] as const))(
    'about the clock ends the conversation in %s',
    (_, state) => {
      expect(after(state, doubt('clockStepped'))).toEqual(end(state, { kind: 'clockStepped' }, 5000));
    },
  );

  it('after a sleep leaves a question without a countdown unanswered', () => {
    expect(after(asking(), doubt('slept'))).toEqual(end(asking(), { kind: 'unanswered' }, 5000));
  });

  it.each([
    ['a countdown', countingDown()],
    ['a question whose silence counts', askingWithSilence()],
  ])('about the list stops %s', (_, state) => {
    expect(after(state, doubt('listFailed'))).toEqual(end(state, UNREADABLE, 5000));
  });

  it('about the list leaves a question without a countdown standing', () => {
    const state = asking();
    expect(after(state, doubt('listFailed'))).toBe(state);
  });
});

describe('whole conversations', () => {
  const usageChecked: Event = {
    kind: 'usageChecked',
    usage: WORD_OPEN,
    silence: { counts: false, because: 'documentsOpen' },
    question: '1',
  };

  it('one click and one yes sign out somebody who is away', () => {
    expect(
      play(
        begin(pinned(), null, 0),
        [0, { kind: 'turn' }],
        [0, usageChecked],
        [4, answered('yes')],
        [4, { kind: 'permission', granted: true }],
        [14, tick],
        [14, looked('same')],
        [15, deed({ kind: 'done' })],
        [16, looked('gone')],
      ),
    ).toEqual(end(waiting(), BEN_GONE, 16_000));
  });

  it('somebody typing who cannot be asked needs a second yes', () => {
    const typing = pinned(mia());
    const secondQuestion = play(
      begin(typing, null, 0),
      [0, { kind: 'turn' }],
      [0, usageChecked],
      [4, answered('yes')],
      [4, { kind: 'permission', granted: true }],
      [4, personAnswered('cannotBeAsked')],
      [4, { kind: 'turn' }],
      [4, { ...usageChecked, question: '2' }],
    );
    expect(secondQuestion).toEqual(
      asking({ pinned: typing, anyway: 'cannotBeAsked', until: 64_000, question: '2' }),
    );
    expect(play(secondQuestion, [5, answered('yes', '1')])).toBe(secondQuestion);
    expect(
      play(
        secondQuestion,
        [6, answered('yes', '2')],
        [6, { kind: 'permission', granted: true }],
        [66, tick],
        [66, looked('inputSince')],
      ),
    ).toEqual(signingOut({ pinned: typing, consent: 'anyway' }));
  });

  it('a yes after the end moves nothing', () => {
    const over = end(asking(), { kind: 'unanswered' }, 60_000);
    expect(
      play(over, [61, answered('yes')], [62, { kind: 'permission', granted: true }], [63, looked('same')]),
    ).toBe(over);
  });
});
