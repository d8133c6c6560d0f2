import { describe, expect, it } from 'vitest';
import { english } from '../../src/languages/en/words.ts';
import { Announcements } from '../../src/tray/announcements.ts';
import { silentNotice } from '../../src/tray/notices.ts';
import type { ToastEnd } from '../../src/tray/toasts/toast.ts';
import { anna, ben } from '../fakes/people.ts';

const NOTICE = silentNotice({ title: 'Ben', text: 'is back' });

/** Announcements, and the signal of each notice that was shown. */
function announcements(end: ToastEnd) {
  const signals: AbortSignal[] = [];
  const told = new Announcements({
    toaster: {
      show(_, signal) {
        signals.push(signal);
        return new Promise((resolve) => {
          if (signal.aborted) resolve('closed');
          else setImmediate(resolve, end);
        });
      },
    },
    windows: null,
    words: english,
    log() {},
    nameOf: ({ userName }) => userName,
    mayLeaveNotes: () => true,
    leaveNote() {},
    overrule() {},
  });
  return { told, signals };
}

describe('a notice', () => {
  it('has a signal of its own, which is forgotten with it', async () => {
    const { told, signals } = announcements('timedOut');
    const ends = [told.afterOthers(NOTICE), told.afterOthers(NOTICE)];
    expect(await Promise.all(ends)).toEqual(['timedOut', 'timedOut']);
    told.close();
    expect(new Set(signals).size).toBe(2);
    expect(signals.map(({ aborted }) => aborted)).toEqual([false, false]);
  });

  it('is taken away when all is closed, and none is shown afterwards', () => {
    const { told, signals } = announcements('timedOut');
    for (const session of [anna(), ben()]) told.notAsked(session);
    told.close();
    told.notAsked(anna());
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true, true]);
  });
});
