import { describe, expect, it } from 'vitest';
import { ben } from '../../fakes/people.ts';
import { WORD_OPEN } from '../../fakes/pinned.ts';
import { inFakeTime, seconds, startUsher } from '../../fakes/usher.ts';

inFakeTime();

describe('two people of one name', () => {
  it('are told apart in the question, the box and the outcome', async () => {
    const twin = ben({ sessionId: 9, userName: 'ben2', sid: 'S-1-5-21-1-2-3-1022' });
    const usher = await startUsher([ben(), twin]);
    usher.pc.usage = WORD_OPEN;
    const [first = '', second = ''] = usher.tray.texts.slice(1).map((text) => text.split(', ')[0] ?? '');
    expect(first).not.toEqual(second);
    usher.toasts.questionsEnd = 'notShown';
    await usher.ask(second);
    expect([usher.question().title, usher.boxes[0]?.title]).toEqual([
      `Sign out ${second}?`,
      `Sign out ${second}?`,
    ]);
    usher.boxes[0]?.click('yes');
    await seconds(12);
    expect(usher.attempts()).toEqual([`method 0 of ${second.includes('ben2') ? 9 : 2}`]);
    expect(usher.notes().at(-1)).toContain(second);
  });
});
