import { describe, expect, it } from 'vitest';
import type { ToastEnd } from '../../../src/tray/toasts/toast.ts';
import { anna } from '../../fakes/people.ts';
import { inFakeTime, seconds, startUsher } from '../../fakes/usher.ts';

inFakeTime();

describe('what tells how it ended', () => {
  /** Anna refuses. The notice about it is shown and offers to overrule her. */
  async function refused() {
    const usher = await startUsher([anna()]);
    await usher.ask('Anna');
    await usher.sayYes();
    await seconds(1);
    usher.personSays('no');
    await seconds(1);
    return usher;
  }

  it.each<ToastEnd>(['no', 'body', 'dismissed', 'timedOut', 'closed', 'notShown', 'unknown'])(
    'overrules nobody by ending in "%s"',
    async (end) => {
      const { toasts, state, attempts } = await refused();
      toasts.shown.at(-1)?.end(end);
      await seconds(120);
      expect([state('anna')?.kind, attempts(), toasts.shown.length]).toEqual(['ended', [], 2]);
    },
  );

  it('leads to a second question by its yes alone, and to no deed', async () => {
    const { toasts, state, question, attempts } = await refused();
    toasts.shown.at(-1)?.end('yes');
    await seconds(2);
    expect([state('anna')?.kind, question().title, attempts()]).toEqual([
      'asking',
      'Sign out Anna anyway?',
      [],
    ]);
  });
});
