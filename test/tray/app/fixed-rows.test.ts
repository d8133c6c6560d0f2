import { describe, expect, it } from 'vitest';
import { ben } from '../../fakes/people.ts';
import { inFakeTime, startUsher } from '../../fakes/usher.ts';

inFakeTime();

describe('the rest of the menu', () => {
  it('opens help and the settings, quits, and shows everybody where there are more people than rows', async () => {
    const sixty = Array.from({ length: 60 }, (_, index) =>
      ben({ sessionId: index + 2, userName: `user${index}`, fullName: null, sid: null }),
    );
    const { tray, asked } = await startUsher(sixty);
    tray.click('10 more people');
    tray.clickRow('settings');
    tray.clickRow('help');
    tray.clickRow('quit');
    expect(asked).toEqual(['everyone', 'settings', 'help', 'quit']);
  });

  it('goes on where the history cannot be written, and says so in the log', async () => {
    const usher = await startUsher([ben()], {
      record() {
        throw new Error('disk full');
      },
    });
    await usher.ask('Ben');
    expect(usher.logged).toContain("the history can't be written: Error: disk full");
    usher.tray.click('Signing out Ben');
    expect(usher.outcome('ben')).toEqual({ kind: 'declined' });
  });
});
