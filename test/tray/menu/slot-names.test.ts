import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Conversation } from '../../../src/conversation/state.ts';
import { end } from '../../../src/conversation/state-facts.ts';
import { english } from '../../../src/languages/en/words.ts';
import { signInKey } from '../../../src/sessions/identity.ts';
import { otherUsers } from '../../../src/sessions/other-users.ts';
import type { Session } from '../../../src/sessions/session.ts';
import { plan } from '../../../src/tray/menu/menu.ts';
import { namesWithin } from '../../../src/tray/menu/slot-names.ts';
import type { Slot } from '../../../src/tray/menu/slots.ts';
import { assignRows } from '../../../src/tray/menu/slots.ts';
import { timesLeft } from '../../../src/tray/menu/times-left.ts';
import { menuTitle, trayTooltip } from '../../../src/tray/systray/menu-text.ts';
import { ben, kai } from '../../fakes/people.ts';
import { asking, countingDown, pinned, waiting } from '../../fakes/pinned.ts';

/** The menu's rows and tooltip about these people, as on the taskbar. */
function shown(sessions: readonly Session[], conversations: ReadonlyMap<string, Conversation> = new Map()) {
  const others = otherUsers([kai(), ...sessions]);
  const slots = assignRows([], others, 0);
  const { menu } = plan(
    {
      listing: 'listed',
      slots,
      others,
      withoutRow: 0,
      isOwnKnown: true,
      conversations,
      timesLeft: timesLeft(conversations, 0),
      mayLeaveNotes: true,
      everyoneOverMs: 60 * 60_000,
    },
    english,
  );
  const rows = menu.rows.flatMap((row) => ('line' in row || row.hidden ? [] : [row]));
  const text = (id: string) => menuTitle(rows.find((row) => row.id === id)?.text ?? '');
  return {
    caption: text('caption'),
    people: rows.filter(({ id }) => id.startsWith('person-')).map(({ text }) => menuTitle(text)),
    tooltip: trayTooltip(menu.tooltip),
  };
}

const named = (sessionId: number, userName: string, over: Partial<Session> = {}) =>
  ben({ sessionId, userName, fullName: null, sid: null, ...over });

const slot = (session: Session, endedAt: number | null = null): Slot => ({
  key: signInKey(session),
  person: { session, isOperator: false, notOffered: null },
  endedAt,
});

/** The names of these rows, in their order. */
function names(
  rows: readonly Slot[],
  roomOf: (row: Slot) => number = () => 60,
): readonly (string | undefined)[] {
  const byKey = namesWithin(rows, english.name, roomOf);
  expect([...byKey.keys()].sort()).toEqual(rows.map(({ key }) => key).sort());
  return rows.map(({ key }) => byKey.get(key));
}

describe('somebody who has signed in again', () => {
  const visit = (logonTime: number, over: Partial<Session> = {}) =>
    named(5, 'zoe', { domainName: '', logonTime, ...over });

  it('has one name in all rows, with the same number or another', () => {
    for (const sessionId of [5, 9]) {
      const rows = [slot(visit(1), 0), slot(visit(2), 0), slot(visit(3, { sessionId })), slot(ben())];
      expect(names(rows)).toEqual(['zoe', 'zoe', 'zoe', 'Ben']);
      expect(names(rows.toReversed())).toEqual(['Ben', 'zoe', 'zoe', 'zoe']);
    }
  });

  it('leaves the names of others alone where they have come and gone twice with the same number', () => {
    expect(names([slot(visit(1), 0), slot(visit(2), 0), slot(ben())])).toEqual(['zoe', 'zoe', 'Ben']);
  });

  it('has the name of the session with the same number where they have several', () => {
    const ended = slot(visit(1), 0);
    const [again, other] = [slot(visit(2)), slot(visit(3, { sessionId: 6 }))];
    const [five, six] = ['zoe (session 5)', 'zoe (session 6)'];
    expect(names([ended, again, other, slot(ben())])).toEqual([five, five, six, 'Ben']);
    expect(names([other, again, ended, slot(ben())])).toEqual([six, five, five, 'Ben']);
  });

  it('is told by the number from their other sessions, of which none has the one that ended', () => {
    const rows = [4, 5, 6].map((sessionId) => slot(visit(1, { sessionId }), sessionId === 4 ? 0 : null));
    expect(names(rows)).toEqual(['zoe (session 4)', 'zoe (session 5)', 'zoe (session 6)']);
    const gone = [4, 5, 6].map((sessionId) => slot(visit(1, { sessionId }), 0));
    expect(names(gone)).toEqual(['zoe (session 4)', 'zoe (session 5)', 'zoe (session 6)']);
  });

  it('has no name in common with somebody else who had the number', () => {
    expect(names([slot(named(5, 'leo', { logonTime: 1 }), 0), slot(visit(2), 0)])).toEqual(['leo', 'zoe']);
  });

  it('is nobody of whom Windows hides the name', () => {
    const hidden = (sessionId: number) => named(sessionId, '', { isReadable: false, logonTime: null });
    expect(names([slot(hidden(2), 0), slot(hidden(3))])).toEqual(['Session 2', 'Session 3']);
  });

  it('has a name for which there is room in each of the rows', () => {
    const long = (logonTime: number) => visit(logonTime, { userName: 'zoe-of-the-long-name' });
    const rows = [slot(long(1), 0), slot(long(2), 0), slot(long(3)), slot(ben())];
    for (const index of [0, 1, 2]) {
      expect(names(rows, ({ key }) => (key === rows[index]?.key ? 10 : 60))).toEqual([
        'zoe-of-th…',
        'zoe-of-th…',
        'zoe-of-th…',
        'Ben',
      ]);
    }
    expect(names(rows, ({ key }) => (key === rows[3]?.key ? 10 : 60))[0]).toBe('zoe-of-the-long-name');
  });
});

describe('people in one menu', () => {
  it('differ by what is left of their names where a row says a lot', () => {
    const lab = [1, 2].map((number) => named(number + 1, `student-informatics-2026-lab-${number}`));
    const unanswered = lab.map(
      (session) =>
        [
          signInKey(session),
          end(waiting({ pinned: pinned(session) }), { kind: 'personUnanswered' }, 0),
        ] as const,
    );
    expect(shown(lab, new Map(unanswered)).people).toEqual([
      "student-i…26-lab-1, didn't answer. Click to sign out anyway…",
      "student-i…26-lab-2, didn't answer. Click to sign out anyway…",
    ]);
    const [first] = lab;
    if (first === undefined) throw new Error('nobody');
    const asked = shown(lab, new Map([[signInKey(first), asking({ pinned: pinned(first) })]]));
    expect(asked.people[0]).toMatch(/^student-in.*-lab-1, sign out\?/);
    expect(asked.caption).toMatch(/^Yes, sign out student-in.*-lab-1$/);
  });

  it('differ in the tooltip, too', () => {
    const long = [2, 3].map((id) => named(id, 'administrator', { domainName: 'WIN-4F7K2Q9D1AB' }));
    const tooltips = long.map(
      (session) =>
        shown(long, new Map([[signInKey(session), countingDown({ pinned: pinned(session) })]])).tooltip,
    );
    expect(tooltips).toEqual([
      'Usher signs out adminis… (session 2) in 10 s. Open to cancel',
      'Usher signs out adminis… (session 3) in 10 s. Open to cancel',
    ]);
  });

  it('differ whatever they are called and whatever goes on', () => {
    const name = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.constantFrom(
        'ben',
        'Ben',
        'B\u200den',
        `${'x'.repeat(60)}1`,
        `${'x'.repeat(60)}2`,
        '👩‍💻'.repeat(20),
      ),
    );
    const person = fc.record({
      userName: name,
      fullName: fc.option(name),
      memoryBytes: fc.constantFrom(null, 2 ** 30),
    });
    const state = fc.constantFrom(null, 'asking', 'countingDown', 'personUnanswered', 'refused');
    fc.assert(
      fc.property(fc.array(fc.tuple(person, state), { maxLength: 50 }), (all) => {
        const sessions = all.map(([over], index) => ben({ ...over, sid: null, sessionId: index + 1 }));
        const conversations = new Map<string, Conversation>();
        all.forEach(([, kind], index) => {
          const session = sessions[index] ?? ben();
          const about = { pinned: pinned(session) };
          if (kind === 'asking') conversations.set(signInKey(session), asking(about));
          else if (kind === 'countingDown') conversations.set(signInKey(session), countingDown(about));
          else if (kind !== null) conversations.set(signInKey(session), end(waiting(about), { kind }, 0));
        });
        const { caption, people, tooltip } = shown(sessions, conversations);
        expect(new Set(people).size).toEqual(people.length);
        expect(people.every((each) => each.replaceAll('&&', '&').length <= 60)).toEqual(true);
        expect(caption.replaceAll('&&', '&').length).toBeLessThanOrEqual(60);
        expect(tooltip.length).toBeLessThanOrEqual(63);
      }),
      { numRuns: 150 },
    );
  });

  it('keep their names when they sign in again while the row of before still stands', () => {
    const before = ben();
    const again = ben({ sessionId: 9, logonTime: (before.logonTime ?? 0) + 60_000 });
    const left = assignRows(assignRows([], otherUsers([kai(), before]), 0), otherUsers([kai(), again]), 1000);
    expect([...namesWithin(left, english.name, () => 60).values()]).toEqual(['Ben', 'Ben']);
    expect(left.map((slot) => slot?.endedAt)).toEqual([1000, null]);
  });
});
