import { describe, expect, it } from 'vitest';
import type { App } from '../../../src/tray/app.ts';
import type { AppParts } from '../../../src/tray/ports.ts';
import { fakeElevation } from '../../fakes/elevation.ts';
import { fakeWindows } from '../../fakes/face-window.ts';
import { ben } from '../../fakes/people.ts';
import { inFakeTime, seconds, startUsher } from '../../fakes/usher.ts';

inFakeTime();

const HELPER = ['--helper', 'pipe', 'token', 'secret'];

/** An account that needs permission for every sign-out. */
async function ordinary(over: Partial<AppParts> = {}) {
  const windows = fakeWindows();
  const helper = fakeElevation();
  const usher = await startUsher([ben()], {
    openWindow: windows.open,
    elevation: helper.elevation,
    rights: () => 'withPermission',
    ...over,
  });
  await usher.ask('Ben');
  await seconds(1);
  const window = () => {
    const last = windows.shown.at(-1);
    if (last === undefined) throw new Error('no window');
    return last;
  };
  /** What the elevation does once a helper is needed. */
  const askWindows = (signal = new AbortController().signal) => {
    const [first] = helper.begun;
    const conversations = [first?.pinned.conversation ?? -1];
    return permissionOf(usher.app)({ deed: 'signOut', count: 1, name: 'Ben', conversations }, HELPER, signal);
  };
  return { ...usher, windows: windows.shown, window, helper, askWindows };
}

function permissionOf({ windows }: App) {
  if (windows === null) throw new Error('no windows');
  return windows.permission;
}

describe('a question after which Windows asks for permission', () => {
  it('stands in a window at once, beside the toast, with the shield on its yes', async () => {
    const { window, question, history } = await ordinary();
    expect(window().face).toMatchObject({
      title: 'Sign out Ben?',
      choices: [
        { id: 'yes', label: 'Sign out', shield: true },
        { id: 'note', label: 'Leave a message' },
        { id: 'no', label: 'Keep Ben signed in' },
      ],
      usual: 'no',
    });
    expect(question().title).toBe('Sign out Ben?');
    // It was shown, and no box asks too.
    expect(history.map(({ event }) => event)).toEqual(['clicked', 'asked']);
  });

  it('stands in no window where Windows need not be asked', async () => {
    const { windows } = await ordinary({ rights: () => 'direct' });
    expect(windows).toEqual([]);
  });

  it('has Windows asked by that window after a yes there', async () => {
    const { window, helper, askWindows } = await ordinary();
    window().click('Sign out');
    await seconds(1);
    const answer = askWindows();
    expect(window().permissions.map(({ about }) => about)).toEqual([
      { deed: 'signOut', count: 1, name: 'Ben', args: HELPER },
    ]);
    window().permissions[0]?.answer('declined');
    expect(await answer).toBe('declined');
    helper.begun[0]?.permit(false);
    await seconds(1);
    expect(window().face).toMatchObject({
      title: 'Ben stays signed in',
      text: "You didn't give permission.",
    });
  });

  it('has Windows asked by that window after a yes on the toast, too', async () => {
    const { window, question, askWindows } = await ordinary();
    question().end('yes');
    await seconds(1);
    void askWindows();
    expect(window().permissions).toHaveLength(1);
  });

  it('has another window asked for where none stands, or where that one tells something else', async () => {
    const { window, question, askWindows, helper, app } = await ordinary();
    window().end();
    question().end('yes');
    await seconds(1);
    expect(helper.begun).toHaveLength(1);
    expect(askWindows()).toBeNull();
    const never = new AbortController().signal;
    expect(
      permissionOf(app)({ deed: 'signOut', count: 1, name: 'Mia', conversations: [99] }, HELPER, never),
    ).toBeNull();
  });

  it('is taken away with its window where that ends meanwhile, which a toast tells', async () => {
    const { window, askWindows, state, notes, app } = await ordinary();
    window().click('Sign out');
    await seconds(1);
    const ending = new AbortController();
    const answer = askWindows(ending.signal);
    expect(state('ben')?.kind).toBe('permitting');
    app.engine.conversations.sendToAll(() => ({ kind: 'doubt', doubt: 'slept' }));
    ending.abort();
    await seconds(1);
    expect([await answer, window().isOpen]).toEqual(['failed', false]);
    expect(notes()).toEqual(['Ben stays signed in. The PC was asleep, so Usher stopped.']);
  });
});
