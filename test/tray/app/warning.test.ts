import { describe, expect, it } from 'vitest';
import type { PersonAnswer } from '../../../src/sessions/person-answer.ts';
import { fakeHost } from '../../fakes/host.ts';
import { anna, ben, guest, kai, mia, services } from '../../fakes/people.ts';
import { inFakeTime, seconds, startCountdown, startUsher } from '../../fakes/usher.ts';

inFakeTime();

describe('the warning', () => {
  const WARNING =
    'Kai is signing you out. You will be signed out of this PC in 60 seconds. Please save your work at once.';

  /**
   * The person is asked on screen after the operator's yes, gives this answer, and is overruled if a second
   * question allows it.
   */
  async function overruled(session: ReturnType<typeof mia>, answer: PersonAnswer) {
    const usher = await startUsher([session]);
    const name = session.fullName ?? session.userName;
    await usher.ask(name);
    await usher.sayYes();
    usher.personSays(answer);
    await seconds(1.5);
    if (answer !== 'cannotBeAsked') usher.tray.click(`${name}, `);
    await seconds(2);
    expect(usher.pc.notes).toEqual([]);
    await usher.sayYes();
    return usher;
  }

  it.each([
    ['said no', mia(), 'no'],
    ['was quiet and said no', anna(), 'no'],
    ['gave no answer', mia(), 'noAnswer'],
    ['could not be asked', guest(), 'cannotBeAsked'],
  ] as const)('goes once to somebody who is there, %s and is overruled', async (_, session, answer) => {
    const { pc, history, attempts } = await overruled(session, answer);
    const warning = `${session.userName}: ${WARNING}`;
    expect([pc.notes, attempts()]).toEqual([[warning], []]);
    await seconds(62);
    expect([pc.notes, attempts()]).toEqual([[warning], [`method 0 of ${session.sessionId}`]]);
    await seconds(120);
    expect(pc.notes).toEqual([warning]);
    expect(history.filter(({ event }) => event === 'note')).toEqual([
      expect.objectContaining({
        note: 'left',
        target: expect.objectContaining({ userName: session.userName }),
      }),
    ]);
  });

  it('that Windows does not take stops nothing, and is in the history as such', async () => {
    const pc = fakeHost([services(), kai(), mia()]);
    pc.noteResult = 'failed';
    const { tray, history, ask, sayYes, personSays, attempts } = await startUsher([], { pc });
    await ask('Mia');
    await sayYes();
    personSays('no');
    await seconds(1.5);
    tray.click('Mia, said no');
    await seconds(2);
    await sayYes();
    await seconds(61);
    expect(attempts()).toEqual(['method 0 of 4']);
    expect(history.filter(({ event }) => event === 'note')).toEqual([
      expect.objectContaining({ note: 'failed' }),
    ]);
  });

  it('is not sent a second time by a row that is clicked to cancel', async () => {
    const { tray, pc, outcome } = await overruled(mia(), 'no');
    tray.click('Signing out Mia in');
    await seconds(120);
    expect([pc.notes.length, outcome('mia')]).toEqual([1, { kind: 'canceled' }]);
  });

  it('never goes to somebody who is away', async () => {
    const { pc, attempts } = await startCountdown();
    await seconds(12);
    expect([attempts(), pc.notes]).toEqual([['method 0 of 2'], []]);
  });

  it('never goes to somebody who locked their screen, nor to whom silence signs out', async () => {
    for (const session of [anna({ locked: true }), ben()]) {
      const { tray, pc, attempts } = await startUsher([session]);
      tray.click(session.fullName ?? '');
      await seconds(61);
      expect([attempts(), pc.notes]).toEqual([[`method 0 of ${session.sessionId}`], []]);
    }
  });

  it.each([
    ['agrees', mia(), 'yes'],
    ['is quiet and gives no answer', anna(), 'noAnswer'],
    ['is quiet and cannot be asked, as the operator was told', anna(), 'cannotBeAsked'],
  ] as const)('never goes to somebody who is asked and %s', async (_, session, answer) => {
    const { pc, ask, sayYes, personSays, attempts } = await startUsher([session]);
    await ask(session.fullName ?? '');
    await sayYes();
    personSays(answer);
    await seconds(70);
    expect([attempts(), pc.notes]).toEqual([[`method 0 of ${session.sessionId}`], []]);
  });
});
