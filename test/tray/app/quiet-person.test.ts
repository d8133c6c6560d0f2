import { describe, expect, it } from 'vitest';
import { anna, kai, minutesAgo } from '../../fakes/people.ts';
import { inFakeTime, seconds, startUsher } from '../../fakes/usher.ts';

inFakeTime();

describe('somebody who is quiet', () => {
  async function asked() {
    const usher = await startUsher([anna()]);
    await usher.ask('Anna');
    await usher.sayYes();
    return usher;
  }

  it('is told that no answer signs them out, and is signed out after a minute without one', async () => {
    const { pc, personSays, attempts } = await asked();
    expect(pc.asked[0]?.question.text).toContain(
      'No answer within 60 seconds counts as OK: you will be signed out, if Kai still wants it.',
    );
    await seconds(60);
    personSays('noAnswer');
    await seconds(1);
    expect(attempts()).toEqual(['method 0 of 3']);
  });

  it('and types without an answer is back', async () => {
    const { pc, outcome, attempts } = await asked();
    await seconds(30);
    pc.sessions = [kai(), anna({ lastInputTime: minutesAgo(0) })];
    pc.changed();
    await seconds(1);
    expect(outcome('anna')).toEqual(null);
    await seconds(40);
    expect([outcome('anna'), attempts()]).toEqual([{ kind: 'cameBack' }, []]);
  });

  it('whom Windows does not let us ask is signed out by the operator’s yes, who is told so first', async () => {
    const { personSays, notes, attempts } = await asked();
    personSays('cannotBeAsked');
    await seconds(1);
    expect(notes()).toEqual([
      "Anna couldn't be asked. Windows did not show Anna the question, so your yes stands. Click Anna in the menu to cancel.",
    ]);
    expect(attempts()).toEqual([]);
    await seconds(60);
    expect(attempts()).toEqual(['method 0 of 3']);
  });

  it('and types before saying yes is signed out', async () => {
    const { pc, personSays, attempts } = await asked();
    await seconds(30);
    pc.sessions = [kai(), anna({ lastInputTime: minutesAgo(0) })];
    personSays('yes');
    await seconds(1);
    expect(attempts()).toEqual(['method 0 of 3']);
  });
});
