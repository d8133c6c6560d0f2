import { describe, expect, it } from 'vitest';
import type { Session } from '../../../src/sessions/session.ts';
import { anna, ben, kai, mia } from '../../fakes/people.ts';
import { inFakeTime, seconds, startUsher } from '../../fakes/usher.ts';

inFakeTime();

describe('everyone at once', () => {
  const zoe = () => anna({ sessionId: 8, userName: 'zoe', fullName: 'Zoe', sid: null, idle: hours(2) });
  const hours = (count: number) => ({ kind: 'noInput', ms: count * 3_600_000 }) as const;
  const EVERYONE = 'Sign out everyone inactive for over 1 h…';

  it('is one question, one countdown, a last look for each, and one summary', async () => {
    const { tray, pc, ask, question, sayYes, notes, attempts } = await startUsher([ben(), leo(), mia()]);
    await ask(EVERYONE);
    expect(question()).toMatchObject({
      title: 'Sign out 2 people?',
      text: 'Ben and Leo have been inactive for over 1 h.',
      buttons: [
        { id: 'yes', label: 'Sign out all' },
        { id: 'no', label: 'Keep signed in' },
      ],
    });
    expect(tray.texts[0]).toEqual('Yes, sign out all 2');
    await sayYes();
    await seconds(5);
    expect(attempts()).toEqual([]);
    await seconds(6);
    expect(attempts()).toEqual(['method 0 of 2', 'method 0 of 9']);
    pc.sessions = [kai(), mia()];
    await seconds(2);
    expect(notes()).toEqual(['Ben and Leo are signed out. Windows has closed their sessions.']);
  });

  it('asks whoever may see it, and one who refuses stays while the others go', async () => {
    const { pc, ask, question, sayYes, personSays, notes, attempts } = await startUsher([ben(), zoe()]);
    await ask(EVERYONE);
    expect(question().text).toEqual(
      'Ben and Zoe have been inactive for over 1 h. Zoe will be asked first, for 60 seconds.',
    );
    await sayYes();
    await seconds(20);
    expect(attempts()).toEqual([]);
    personSays('no');
    await seconds(45);
    expect(attempts()).toEqual(['method 0 of 2']);
    pc.sessions = [kai(), zoe()];
    await seconds(2);
    expect(notes()).toEqual(['Ben is signed out. Zoe said no and stays signed in.']);
  });

  it('is everyone, also those for whom the menu has no row', async () => {
    const many = Array.from({ length: 52 }, (_, index) =>
      leo({ sessionId: index + 10, userName: `user${index}`, fullName: null }),
    );
    const { tray, state, question, sayYes } = await startUsher(many);
    tray.click(EVERYONE);
    await seconds(1);
    expect([question().title, tray.texts.at(-1)]).toEqual([
      'Sign out 52 people?',
      '2 more people. Click to see everyone',
    ]);
    await sayYes();
    expect(many.filter(({ userName }) => state(userName)?.kind !== 'countingDown')).toEqual([]);
  });

  it('is nobody of whom it is not known how long they have been away', async () => {
    const { tray } = await startUsher([ben({ idle: { kind: 'away', ms: null } }), mia()]);
    expect(tray.menu.rows.find(({ id }) => id === 'away')).toMatchObject({ enabled: false });
  });

  it('leaves out whoever comes back, by their own last look', async () => {
    const { pc, ask, sayYes, attempts } = await startUsher([ben(), leo()]);
    await ask(EVERYONE);
    await sayYes();
    await seconds(8);
    pc.sessions = [kai(), ben({ state: 'active', stationName: 'console' }), leo()];
    await seconds(3);
    expect(attempts()).toEqual(['method 0 of 9']);
  });

  it('is asked anew about the others where somebody is kept, and a yes to the question before is void', async () => {
    const zoe = leo({ sessionId: 10, userName: 'zoe', fullName: 'Zoe' });
    const { tray, toasts, state, ask, question, sayYes, attempts } = await startUsher([ben(), leo(), zoe]);
    await ask(EVERYONE);
    tray.click('Ben, sign out?');
    await seconds(0);
    expect(toasts.shown.map(({ title, ended }) => [title, ended])).toEqual([
      ['Sign out 3 people?', 'closed'],
      ['Sign out 2 people?', null],
    ]);
    expect(question().text).toEqual('Leo and Zoe have been inactive for over 1 h.');
    expect(tray.menu.rows.find(({ id }) => id === 'away')).toMatchObject({
      text: 'Sign out 2 people? Click here to keep all signed in',
    });
    toasts.shown[0]?.end('yes');
    await seconds(0);
    expect([state('leo')?.kind, state('zoe')?.kind]).toEqual(['asking', 'asking']);
    tray.click('Leo, sign out?');
    await seconds(2);
    expect([question().title, tray.texts[0]]).toEqual(['Sign out Zoe?', 'Yes, sign out Zoe']);
    await sayYes();
    await seconds(12);
    expect(attempts()).toEqual(['method 0 of 10']);
  });

  it('asks one question though each of them is answered in turn', async () => {
    const { toasts, ask, sayYes } = await startUsher([ben(), leo()]);
    await ask(EVERYONE);
    await sayYes();
    await seconds(3);
    expect(toasts.shown).toHaveLength(1);
  });

  it('never takes silence for a yes', async () => {
    const { tray, notes, attempts } = await startUsher([ben(), leo()]);
    tray.click(EVERYONE);
    await seconds(90);
    expect(attempts()).toEqual([]);
    expect(notes()).toEqual(['Nobody was signed out. Ben stays signed in. Leo stays signed in.']);
  });

  it('is kept signed in by the same row, and nobody is told what they just clicked', async () => {
    const { tray, ask, sayYes, notes, attempts } = await startUsher([ben(), leo()]);
    await ask(EVERYONE);
    await sayYes();
    await seconds(3);
    tray.click('Signing out 2 people. Click to keep all signed in');
    await seconds(30);
    expect([attempts(), notes()]).toEqual([[], []]);
  });

  it('with one person who qualifies is the question about them', async () => {
    const { ask, question } = await startUsher([ben(), mia()]);
    await ask(EVERYONE);
    expect(question().title).toEqual('Sign out Ben?');
  });

  it('of which one is kept is the question about the other one, everywhere and at once', async () => {
    const { tray, toasts, state, ask, question, sayYes, attempts } = await startUsher([ben(), leo()]);
    await ask(EVERYONE);
    const both = question();
    expect([both.title, tray.texts[0]]).toEqual(['Sign out 2 people?', 'Yes, sign out all 2']);
    tray.click('Ben, sign out?');
    await seconds(1);
    expect([both.ended, question().title, question().text]).toEqual([
      'closed',
      'Sign out Leo?',
      "Leo has been away for 2 h 10 min. No documents or unknown apps are open. Leo isn't here to ask.",
    ]);
    expect(tray.texts).toEqual([
      'Yes, sign out Leo',
      'Ben, away for 2 h 10 min',
      'Leo, sign out? Click here to keep signed in',
    ]);
    const row = tray.menu.rows.find(({ id }) => id === 'away');
    expect(row).toMatchObject({ hidden: true });
    expect(toasts.shown.filter(({ kind, ended }) => kind === 'question' && ended === null)).toHaveLength(1);
    both.end('yes');
    await seconds(20);
    expect([state('leo')?.kind, attempts()]).toEqual(['asking', []]);
    await sayYes();
    await seconds(12);
    expect(attempts()).toEqual(['method 0 of 9']);
  });

  it('closes its toast and asks no more when all have gone by themselves', async () => {
    const { pc, ask, question } = await startUsher([ben(), leo()]);
    await ask(EVERYONE);
    pc.sessions = [kai()];
    pc.changed();
    await seconds(1);
    expect(question().ended).toEqual('closed');
  });
});

function leo(over: Partial<Session> = {}): Session {
  return ben({ sessionId: 9, userName: 'leo', fullName: 'Leo', sid: null, ...over });
}
