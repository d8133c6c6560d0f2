import { describe, expect, it } from 'vitest';
import { permissionLine } from '../../../src/tray/question/face-lines.ts';
import { trayInbox } from '../../../src/tray/question/face-program.ts';

const BEN = { deed: 'signOut' as const, count: 1, name: 'Ben', args: ['--helper', 'pipe'] };

describe('what a window hears from the tray', () => {
  it('is told apart: faces, and that Windows is to be asked', () => {
    const came = [['one', permissionLine(BEN)], ['two'], [], []];
    const inbox = trayInbox(() => came.shift() ?? []);
    expect([inbox.hasGone(), inbox.permission(), inbox.permission()]).toEqual([false, BEN, null]);
    expect([inbox.faces(), inbox.faces()]).toEqual([['one', 'two'], []]);
  });

  it('ends with the tray', () => {
    const came = [['one'], null, ['two']];
    const inbox = trayInbox(() => came.shift() ?? null);
    expect([inbox.faces(), inbox.faces(), inbox.hasGone()]).toEqual([['one'], null, true]);
  });
});
