import { describe, expect, it } from 'vitest';
import { usherProcesses } from '../../../src/neighbors/own-session/usher-processes.ts';
import type { ProcessInfo } from '../../../src/sessions/wts/process-info.ts';
import { ran } from './fake-own-session.ts';

const OWN = { processId: 10, folder: 'C:\\Program Files\\Usher' };
const TRAY = 'tray_windows_release.exe';

/** The ids of Usher's processes among these, with these paths; null for what may not be opened. */
function ushers(processes: readonly ProcessInfo[], paths: Readonly<Record<number, string>> = {}) {
  return [...usherProcesses(processes, OWN, (id) => paths[id] ?? null)].sort((a, b) => a - b);
}

describe("Usher's own processes", () => {
  it('are this one, another Usher that is known by its tray program, and what both started of node.exe', () => {
    const processes = [
      ran(12, 'node.exe', { parentId: 11, startedAt: 12n }),
      ran(10, 'node.exe'),
      ran(11, 'node.exe', { parentId: 10, startedAt: 11n }),
      ran(20, 'node.exe', { isUsher: true }),
      ran(21, 'node.exe', { parentId: 20, startedAt: 21n }),
      ran(30, 'node.exe', { parentId: 4, startedAt: 30n }),
    ];
    expect(ushers(processes)).toEqual([10, 11, 12, 20, 21]);
  });

  it('are no programs of the person that Usher started, such as an editor for the settings', () => {
    expect(ushers([ran(10, 'node.exe'), ran(11, 'notepad.exe', { parentId: 10 })])).toEqual([10]);
  });

  it('are not started by a process that began later and has the id of an ended one', () => {
    const later = [
      ran(10, 'node.exe', { startedAt: 50n }),
      ran(11, 'node.exe', { parentId: 10, startedAt: 11n }),
      ran(12, 'node.exe', { parentId: 10, startedAt: null }),
    ];
    expect(ushers(later)).toEqual([10]);
  });

  it('are programs of its folder by path, and by name where Windows does not tell the path', () => {
    const processes = [ran(40, TRAY), ran(41, TRAY), ran(42, 'Snoretoast-x64.exe')];
    const paths = {
      40: `c:\\program files\\usher\\traybin\\${TRAY}`,
      41: `C:\\Program Files\\Usher2\\${TRAY}`,
    };
    expect(ushers(processes, paths)).toEqual([40, 42]);
  });
});
