import { describe, expect, it } from 'vitest';
import { english } from '../../../src/languages/en/words.ts';
import type { ProcessesBySession } from '../../../src/sessions/wts/processes.ts';
import { unlistedIds, unlistedSession } from '../../../src/sessions/wts/unlisted.ts';
import { personEntry } from '../../../src/tray/menu/person-row.ts';

const running = (programs: Readonly<Record<number, readonly (string | null)[]>>): ProcessesBySession =>
  new Map(
    Object.entries(programs).map(([id, names]) => [
      Number(id),
      names.map((imageName) => ({
        sessionId: Number(id),
        processId: 1,
        parentId: null,
        startedAt: null,
        imageName,
        memoryBytes: 1,
        cpuMs: 1,
      })),
    ]),
  );

describe('Sessions that Windows does not list', () => {
  it('are those that programs of somebody run in, and never the services\u2019', () => {
    expect(unlistedIds(running({ 0: ['svchost.exe'], 1: ['a.exe'], 7: ['a.exe'], 3: [null] }), [1])).toEqual([
      3, 7,
    ]);
    expect(unlistedIds(running({ 65536: ['a.exe'] }), [])).toEqual([]);
  });

  it('are none where only a sign-in screen waits', () => {
    expect(unlistedIds(running({ 2: ['csrss.exe', 'WinLogon.exe', 'LogonUI.exe', 'dwm.exe'] }), [1])).toEqual(
      [],
    );
    expect(unlistedIds(running({ 2: [] }), [1])).toEqual([]);
  });

  it('are said to be somebody\u2019s', () => {
    const person = {
      session: unlistedSession('PC', 4),
      isOperator: false,
      notOffered: 'unreadable',
    } as const;
    const slot = { key: 'k', person, endedAt: null };
    const entry = personEntry(
      slot,
      'Session 4',
      undefined,
      { isListed: true, mayLeaveNotes: true, toldIdleMs: null, left: null },
      english,
    );
    expect(entry).toEqual({ text: "Session 4, signed in, but not in Windows' list", action: null });
  });
});
