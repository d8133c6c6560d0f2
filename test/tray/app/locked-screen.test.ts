import { describe, expect, it } from 'vitest';
import type { NotificationState } from '../../../src/windows/notification-state.ts';
import { ben, kai, mia } from '../../fakes/people.ts';
import { inFakeTime, seconds, startUsher } from '../../fakes/usher.ts';

inFakeTime();

describe('a locked screen', () => {
  it.each(['question', 'notice'] as const)('shows no %s that names somebody else', async (kind) => {
    const { pc, toasts, outcome, ask, sayYes } = await startUsher([ben(), mia()]);
    await ask('Ben');
    if (kind === 'notice') {
      await sayYes();
      pc.sessions = [kai(), mia()];
      pc.changed();
      await seconds(2);
    }
    expect(toasts.shown.at(-1)).toMatchObject({ kind, ended: null });
    pc.sessions = [kai({ locked: true }), ...pc.sessions.filter(({ isCurrent }) => !isCurrent)];
    pc.changed();
    await seconds(2);
    expect(toasts.shown.filter(({ ended }) => ended === null)).toEqual([]);
    expect(outcome('ben')).toEqual({ kind: kind === 'notice' ? 'alreadyGone' : 'operatorLeft' });
  });

  it('is noticed before any listing tells of it, and is looked at', async () => {
    let now: NotificationState = 'accepts';
    const { pc, outcome, ask, question } = await startUsher([ben()], { notifications: () => now });
    await ask('Ben');
    now = 'notPresent';
    pc.sessions = [kai({ locked: true }), ben()];
    await seconds(1);
    expect([question().ended, outcome('ben')]).toEqual(['closed', { kind: 'operatorLeft' }]);
  });
});
