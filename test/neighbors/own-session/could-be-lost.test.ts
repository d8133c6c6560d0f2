import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SeenProgram, SeenWindow } from '../../../src/neighbors/own-session/could-be-lost.ts';
import { couldBeLost } from '../../../src/neighbors/own-session/could-be-lost.ts';
import { knownProgram } from '../../../src/neighbors/own-session/known-programs.ts';
import { WHYS } from '../../../src/sessions/could-be-lost.ts';

function window(imageName: string, title: string, set: Partial<SeenWindow> = {}): SeenWindow {
  const program = knownProgram(imageName);
  return { program, title, className: 'Some', isReadable: true, hasBlockReason: false, ...set };
}

function running(imageName: string, share: number): SeenProgram {
  return { program: knownProgram(imageName), share };
}

const DESKTOP = window('explorer.exe', 'Program Manager', { className: 'Progman' });
const FOLDER = window('explorer.exe', 'Documents', { className: 'CabinetWClass' });
const EDGE = window('msedge.exe', 'Weather - Microsoft​ Edge');
const WORD = window('WINWORD.EXE', 'Letter - Word');

describe('what could be lost', () => {
  it.each<[string, readonly SeenWindow[], readonly SeenProgram[], ReturnType<typeof couldBeLost>]>([
    ['is nothing without a window', [], [], { word: 'nothing', programs: [] }],
    [
      'is nothing where only Windows itself has windows',
      [DESKTOP, window('SearchHost.exe', 'Search'), window('TextInputHost.exe', 'Windows Input Experience')],
      [running('explorer.exe', 0.5), running('dwm.exe', 0.5)],
      { word: 'nothing', programs: [] },
    ],
    [
      'is nothing for Edge without a window, whatever it does',
      [DESKTOP],
      [running('msedge.exe', 0.9)],
      { word: 'nothing', programs: [] },
    ],
    [
      'comes back in a browser and a folder window',
      [FOLDER, EDGE],
      [running('msedge.exe', 0.02)],
      {
        word: 'restores',
        programs: [
          { name: 'Edge', why: 'restores' },
          { name: 'Windows Explorer', why: 'restores' },
        ],
      },
    ],
    [
      'is work where documents are open',
      [WORD, EDGE],
      [],
      {
        word: 'work',
        programs: [
          { name: 'Word', why: 'work' },
          { name: 'Edge', why: 'restores' },
        ],
      },
    ],
    [
      'is work in a program that nobody knows',
      [window('Ledger.exe', 'Ledger')],
      [],
      { word: 'work', programs: [{ name: 'Ledger.exe', why: 'work' }] },
    ],
    [
      'is work in Settings that runs elevated',
      [window('Taskmgr.exe', 'Task Manager', { isReadable: false })],
      [],
      { word: 'work', programs: [{ name: 'Task Manager', why: 'work' }] },
    ],
    [
      'is at work where a program uses a processor',
      [EDGE, WORD],
      [running('msedge.exe', 0.021), running('winword.exe', 0.01)],
      {
        word: 'working',
        programs: [
          { name: 'Edge', why: 'working' },
          { name: 'Word', why: 'work' },
        ],
      },
    ],
    [
      'is at work in a program without a window, if it may hold work',
      [DESKTOP],
      [running('render.exe', 3.5), running('OneDrive.exe', 0.5), running('blender.exe', 0)],
      { word: 'working', programs: [{ name: 'render.exe', why: 'working' }] },
    ],
    [
      'is at work while Explorer copies',
      [window('explorer.exe', '12% complete', { className: 'OperationStatusWindow' })],
      [],
      { word: 'working', programs: [{ name: 'Windows Explorer', why: 'working' }] },
    ],
    [
      'is unsaved where a title shows it',
      [window('notepad.exe', '*Untitled - Notepad'), EDGE],
      [running('notepad.exe', 0.5)],
      {
        word: 'unsaved',
        programs: [
          { name: 'Notepad', why: 'unsaved' },
          { name: 'Edge', why: 'restores' },
        ],
      },
    ],
    [
      'is unsaved where a program gave Windows a reason',
      [window('burner.exe', '', { hasBlockReason: true })],
      [],
      { word: 'unsaved', programs: [{ name: 'burner.exe', why: 'unsaved' }] },
    ],
    [
      'names a program once, with the worst of its windows',
      [WORD, window('winword.exe', 'Document1 - Word'), WORD],
      [],
      { word: 'unsaved', programs: [{ name: 'Word', why: 'unsaved' }] },
    ],
    [
      'has no name for a program of which Windows tells nothing',
      [window('', 'Secret', { isReadable: false })],
      [],
      { word: 'work', programs: [{ name: '', why: 'work' }] },
    ],
  ])('%s', (_, windows, programs, expected) => {
    expect(couldBeLost(windows, programs)).toEqual(expected);
  });
});

const NAMES = [
  'explorer.exe',
  'msedge.exe',
  'winword.exe',
  'searchhost.exe',
  'slack.exe',
  'cmd.exe',
  'x.exe',
  '',
];
const CLASSES = ['Progman', 'CabinetWClass', 'OperationStatusWindow', 'Some'];

const anyWindow = fc.record({
  program: fc.constantFrom(...NAMES).map(knownProgram),
  title: fc.oneof(fc.string(), fc.constantFrom('*a', 'b ●', 'Document1 - Word', 'C:\\Users\\ben\\will.docx')),
  className: fc.constantFrom(...CLASSES),
  isReadable: fc.boolean(),
  hasBlockReason: fc.boolean(),
});
const anyProgram = fc.record({
  program: fc.constantFrom(...NAMES).map(knownProgram),
  share: fc.double({ min: 0, max: 8, noNaN: true }),
});

describe('the word', () => {
  it('is never nothing where a window could not be read', () => {
    fc.assert(
      fc.property(fc.array(anyWindow), fc.array(anyProgram), anyWindow, (windows, programs, one) => {
        const { word } = couldBeLost([...windows, { ...one, isReadable: false }], programs);
        expect(['work', 'working', 'unsaved']).toContain(word);
      }),
    );
  });

  it('is the worst of all, and the answer is the same in whatever order', () => {
    const rank = (word: string) => [...WHYS, 'nothing'].indexOf(word);
    fc.assert(
      fc.property(
        fc.array(anyWindow),
        fc.array(anyWindow),
        fc.array(anyProgram),
        (some, others, programs) => {
          const all = couldBeLost([...some, ...others], programs);
          expect(couldBeLost([...others, ...some].reverse(), programs.toReversed())).toEqual(all);
          for (const part of [couldBeLost(some, programs), couldBeLost(others, programs)]) {
            expect(rank(all.word)).toBeLessThanOrEqual(rank(part.word));
          }
          expect(all.word).toBe(all.programs[0]?.why ?? 'nothing');
        },
      ),
    );
  });

  it('comes with names of programs alone: never a title, a path or the name of a file', () => {
    const known = new Set(NAMES.map((name) => knownProgram(name).name));
    fc.assert(
      fc.property(fc.array(anyWindow), fc.array(anyProgram), (windows, programs) => {
        for (const program of couldBeLost(windows, programs).programs) {
          expect(Object.keys(program)).toEqual(['name', 'why']);
          expect(known).toContain(program.name);
        }
      }),
    );
  });

  it('comes with twelve programs at most, the worst of all, by names that a line holds', () => {
    const windows = Array.from({ length: 20 }, (_, n) => window(`${'tool'.repeat(9)}${n}.exe`, 'Tool'));
    expect(couldBeLost(windows, []).programs).toEqual([{ name: `${'tool'.repeat(7)}too…`, why: 'work' }]);
    const others = Array.from({ length: 20 }, (_, n) => window(`tool${n + 10}.exe`, 'Tool'));
    const { programs } = couldBeLost([...others, window('zed.exe', '*'), EDGE], []);
    expect(programs).toHaveLength(12);
    expect(programs[0]).toEqual({ name: 'zed.exe', why: 'unsaved' });
    expect(programs).not.toContainEqual({ name: 'Edge', why: 'restores' });
  });

  it('names a program by the last part of its path', () => {
    expect(knownProgram('C:\\Users\\ben\\secret\\Tool.exe')).toEqual({
      imageName: 'tool.exe',
      name: 'Tool.exe',
      kind: 'unknown',
    });
  });
});
