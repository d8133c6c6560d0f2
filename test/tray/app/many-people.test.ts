import { describe, expect, it } from 'vitest';
import type { Session } from '../../../src/sessions/session.ts';
import { ben } from '../../fakes/people.ts';
import { inFakeTime, seconds, startUsher } from '../../fakes/usher.ts';

inFakeTime();

/** On a shared host, all switched out. */
const SIXTY_FIVE: readonly Session[] = Array.from({ length: 65 }, (_, index) =>
  ben({ sessionId: index + 2, userName: `user${index + 1}`, fullName: null, sid: null }),
);

describe('Of 65 people', () => {
  it('15 have no row on the taskbar, and a click leads to where all of them have one', async () => {
    const { tray, asked } = await startUsher(SIXTY_FIVE);
    expect(tray.texts).toHaveLength(1 + 50 + 1);
    tray.click('15 more people. Click to see everyone');
    expect(asked).toEqual(['everyone']);
  });

  it('each has a row in the terminal that it leads to, and can be asked about and signed out there', async () => {
    // As start/terminal.ts has it.
    const { tray, ask, sayYes, attempts } = await startUsher(SIXTY_FIVE, { rows: Number.POSITIVE_INFINITY });
    const names = tray.texts.slice(1).map((text) => text.split(', ')[0] ?? '');
    expect(names.toSorted()).toEqual(SIXTY_FIVE.map(({ userName }) => userName).toSorted());
    for (const name of [names.at(50) ?? '', names.at(-1) ?? '']) {
      await ask(name);
      await sayYes();
      await seconds(12);
    }
    const idOf = (name: string) => SIXTY_FIVE.find(({ userName }) => userName === name)?.sessionId;
    expect(attempts()).toEqual([
      `method 0 of ${idOf(names.at(50) ?? '')}`,
      `method 0 of ${idOf(names.at(-1) ?? '')}`,
    ]);
  });
});
