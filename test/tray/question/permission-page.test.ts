import { describe, expect, it } from 'vitest';
import type { PermissionAnswer, PermissionAsked } from '../../../src/elevation/client/permission.ts';
import { withPermission } from '../../../src/tray/question/permission-page.ts';
import type { DialogChange, TaskDialog } from '../../../src/windows/dialog.ts';

const dialog = (instruction: string): TaskDialog => ({
  title: 'Usher',
  instruction,
  content: '',
  icon: null,
  buttons: [],
  defaultButton: 0,
  radios: [],
  progress: null,
  details: null,
});

const FACE = dialog('Signing out Ben');
const PAGE = dialog('Windows will ask');
const BEN: PermissionAsked = { deed: 'signOut', count: 1, name: 'Ben', args: ['--helper'] };

/** @param ticks what the page does from its first tick on */
function window(ticks: readonly (DialogChange | null)[], found: PermissionAnswer | null = null) {
  const told: unknown[] = [];
  let wanted: PermissionAsked | null = null;
  let isGone = false;
  let at = 0;
  const watch = withPermission({
    faces: {
      tick: (ms) => ({ content: `face ${ms}` }),
      counts: (button) => {
        told.push(['face', button]);
        return false;
      },
      again: () => FACE,
    },
    wanted: () => {
      const now = wanted;
      wanted = null;
      return now;
    },
    page: (asked) => {
      told.push(asked);
      return {
        dialog: PAGE,
        watch: { tick: () => ticks[at++] ?? null, counts: (button) => button === 102, answer: () => found },
      };
    },
    answered: (answer) => told.push(answer),
    hasGone: () => isGone,
  });
  return {
    ...watch,
    told,
    want: () => {
      wanted = BEN;
    },
    leave: () => {
      isGone = true;
    },
  };
}

describe('the window that asks, and then asks Windows', () => {
  it('shows faces, then the page, and faces again once Windows has answered', () => {
    const { tick, counts, want, told } = window([{ content: 'asking' }, null], 'started');
    expect([tick(200), counts(101, 300)]).toEqual([{ content: 'face 200' }, false]);
    want();
    expect([tick(400), tick(600)]).toEqual([{ page: PAGE }, { content: 'asking' }]);
    expect([tick(800), tick(1000)]).toEqual([{ page: FACE }, { content: 'face 1000' }]);
    expect(told).toEqual([['face', 101], BEN, 'started']);
  });

  it('says no, and stays, where the page was closed', () => {
    const { tick, counts, want, told } = window([{}, {}, {}]);
    want();
    tick(200);
    expect([counts(101, 700), tick(800), counts(102, 900)]).toEqual([false, {}, false]);
    expect([tick(1000), told]).toEqual([{ page: FACE }, [BEN, 'declined']]);
  });

  it('says no where the page closed by itself', () => {
    const { tick, want, told } = window([null]);
    want();
    expect([tick(200), tick(400), told]).toEqual([{ page: PAGE }, { page: FACE }, [BEN, 'declined']]);
  });

  it('goes where the tray has gone, whatever it shows', () => {
    const { tick, want, leave, told } = window([{}]);
    want();
    tick(200);
    leave();
    expect([tick(400), told]).toEqual([null, [BEN]]);
  });
});
