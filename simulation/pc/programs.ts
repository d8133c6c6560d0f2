import type { Why } from '../../src/sessions/could-be-lost.ts';
import type { Program } from '../../src/sessions/usage.ts';
import type { ProcessInfo } from '../../src/sessions/wts/process-info.ts';
import type { TopWindow } from '../../src/windows/own-windows.ts';
import { SHOWN } from '../../test/windows/fake-windows.ts';

/** A program that somebody may have open, and what a sign-out would do to it. */
export interface OpenProgram {
  readonly image: string;
  readonly title: string;
  readonly why: Why;
  /** It objects where Windows asks it whether its session may end. */
  readonly objects: boolean;
  /** What can be told from outside. */
  readonly seen: Program;
}

/** What people open on the simulated PC. */
export const PROGRAMS = {
  browser: {
    image: 'msedge.exe',
    title: 'News - Microsoft Edge',
    why: 'restores',
    objects: false,
    seen: { name: 'Microsoft Edge', holds: 'forms' },
  },
  word: {
    image: 'winword.exe',
    title: 'letter.docx - Word',
    why: 'work',
    objects: false,
    seen: { name: 'Word', holds: 'documents' },
  },
  unsaved: {
    image: 'notepad.exe',
    title: '*letter.txt - Notepad',
    why: 'unsaved',
    objects: true,
    seen: { name: 'Notepad', holds: 'documents' },
  },
  strange: {
    image: 'strange.exe',
    title: 'Strange',
    why: 'work',
    objects: true,
    seen: { name: 'strange.exe', holds: 'unknown' },
  },
} as const satisfies Readonly<Record<string, OpenProgram>>;

export type ProgramName = keyof typeof PROGRAMS;

const SHELL: TopWindow = { ...SHOWN, processId: 1, title: 'Program Manager', className: 'Progman' };

/** The windows of a session, as a program in it sees them. The desktop is always there. */
export function windowsOf(open: ReadonlySet<ProgramName>): readonly TopWindow[] {
  return [
    SHELL,
    ...[...open].map((name, index): TopWindow => {
      return { ...SHELL, processId: 100 + index, title: PROGRAMS[name].title, className: name };
    }),
  ];
}

/** The processes of a session with these programs and Usher. */
export function processesOf(open: ReadonlySet<ProgramName>, sessionId: number): readonly ProcessInfo[] {
  const ran = (processId: number, imageName: string): ProcessInfo => {
    return { sessionId, processId, parentId: 4, startedAt: 1n, imageName, memoryBytes: 0, cpuMs: 0 };
  };
  return [
    ran(1, 'explorer.exe'),
    ran(OWN_PROCESS, 'node.exe'),
    ...[...open].map((name, index) => ran(100 + index, PROGRAMS[name].image)),
  ];
}

/** The number of an Usher's process in its own session. */
export const OWN_PROCESS = 10;
