import { describe, expect, it } from 'vitest';
import { guest, mia } from '../../fakes/people.ts';
import { inFakeTime, seconds, startUsher } from '../../fakes/usher.ts';

inFakeTime();

describe('somebody who may be there', () => {
  it('is asked on their screen after the operator’s yes, and their own yes signs them out now', async () => {
    const { tray, pc, ask, question, sayYes, personSays, attempts } = await startUsher([mia()]);
    await ask('Mia');
    expect(question().text).toEqual(
      'Mia is using this PC. No documents or unknown apps are open. Mia will be asked first and has 60 seconds to answer.',
    );
    expect(pc.asked).toEqual([]);
    await sayYes();
    expect(pc.asked.map(({ session, question: { title, seconds: time } }) => [session, title, time])).toEqual(
      [[mia(), 'Kai is asking you to sign out (Usher)', 60]],
    );
    expect(pc.asked[0]?.question.text).toContain(
      'No answer within 60 seconds counts as Cancel: you stay signed in.',
    );
    expect(tray.texts[1]).toEqual('Asking Mia, 60 s left. Click to cancel');
    personSays('yes');
    await seconds(1);
    expect(attempts()).toEqual(['method 0 of 4']);
  });

  it('who says no stays signed in; only a second question overrules it, without asking them again', async () => {
    const { tray, pc, toasts, outcome, ask, question, sayYes, personSays, notes, attempts } =
      await startUsher([mia()]);
    await ask('Mia');
    await sayYes();
    await seconds(5);
    personSays('no');
    await seconds(1.5);
    expect(outcome('mia')).toEqual({ kind: 'refused' });
    expect(notes()).toEqual(['Mia said no and stays signed in. Mia was asked on screen.']);
    expect(toasts.shown.at(-1)?.buttons).toEqual([
      { id: 'yes', label: 'Sign out anyway' },
      { id: 'no', label: 'OK' },
    ]);
    tray.click('Mia, said no. Click to sign out anyway…');
    await seconds(2);
    expect(question()).toMatchObject({
      title: 'Sign out Mia anyway?',
      text: 'Mia said no. Unsaved work will be lost.',
    });
    tray.click('Yes, sign out Mia anyway');
    await seconds(59);
    expect(attempts()).toEqual([]);
    await seconds(2);
    expect(attempts()).toEqual(['method 0 of 4']);
    expect(pc.asked).toHaveLength(1);
  });

  it('who says no is asked about a second time also by the button of the toast', async () => {
    const { toasts, state, ask, sayYes, personSays } = await startUsher([mia()]);
    await ask('Mia');
    await sayYes();
    personSays('no');
    await seconds(0);
    toasts.shown.at(-1)?.end('yes');
    await seconds(0);
    expect(state('mia')).toMatchObject({ kind: 'asking', anyway: 'refused', silence: { counts: false } });
  });

  it('who said no is not asked about again by a toast once nobody knows who the operator is', async () => {
    const { pc, toasts, state, ask, sayYes, personSays } = await startUsher([mia()]);
    await ask('Mia');
    await sayYes();
    personSays('no');
    pc.sessions = [mia()];
    pc.changed();
    await seconds(0);
    toasts.shown.at(-1)?.end('yes');
    await seconds(2);
    expect(state('mia')).toMatchObject({ kind: 'ended', outcome: { kind: 'refused' } });
  });

  it('who said no is asked again after five minutes', async () => {
    const { tray, state, ask, sayYes, personSays } = await startUsher([mia()]);
    await ask('Mia');
    await sayYes();
    personSays('no');
    await seconds(299);
    expect(tray.texts[1]).toEqual('Mia, said no. Click to sign out anyway…');
    await seconds(3);
    expect(tray.texts[1]).toEqual('Mia, using this PC');
    expect(state('mia')).toEqual(undefined);
  });

  it('who does not answer stays signed in', async () => {
    const { tray, outcome, ask, sayYes, personSays, attempts } = await startUsher([mia()]);
    await ask('Mia');
    await sayYes();
    await seconds(60);
    personSays('noAnswer');
    await seconds(10);
    expect([outcome('mia'), attempts()]).toEqual([{ kind: 'personUnanswered' }, []]);
    expect(tray.texts[1]).toEqual("Mia, didn't answer. Click to sign out anyway…");
  });

  it('and whose box never answers stays signed in too, and the box is closed', async () => {
    const { pc, outcome, ask, sayYes, attempts } = await startUsher([mia()]);
    await ask('Mia');
    await sayYes();
    await seconds(64);
    expect([outcome('mia'), attempts()]).toEqual([{ kind: 'personUnanswered' }, []]);
    expect(pc.asked[0]?.signal.aborted).toEqual(true);
  });

  it('and cannot be asked needs a second yes at once', async () => {
    const { toasts, ask, sayYes, personSays, attempts } = await startUsher([guest()]);
    await ask('guest');
    await sayYes();
    personSays('cannotBeAsked');
    await seconds(0);
    expect(toasts.shown.map(({ title }) => title)).toEqual(['Sign out guest?', 'Sign out guest anyway?']);
    toasts.shown[0]?.end('yes');
    await seconds(59);
    expect(attempts()).toEqual([]);
    await sayYes();
    await seconds(61);
    expect(attempts()).toEqual(['method 0 of 7']);
  });

  it('loses the box when the operator cancels', async () => {
    const { tray, pc, outcome, ask, sayYes, personSays } = await startUsher([mia()]);
    await ask('Mia');
    await sayYes();
    await seconds(2);
    tray.click('Asking Mia');
    await seconds(0);
    expect(pc.asked[0]?.signal.aborted).toEqual(true);
    personSays('yes');
    await seconds(60);
    expect(outcome('mia')).toEqual({ kind: 'canceled' });
  });
});
