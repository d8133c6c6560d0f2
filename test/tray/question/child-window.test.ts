import { describe, expect, it } from 'vitest';
import { clock } from '../../../src/base/clock.ts';
import type { LineChildListener } from '../../../src/base/line-child.ts';
import { childWindow } from '../../../src/tray/question/child-window.ts';
import type { Face } from '../../../src/tray/question/face.ts';
import {
  chosenLine,
  faceLine,
  permissionLine,
  permittedLine,
} from '../../../src/tray/question/face-lines.ts';
import { inFakeTime, seconds } from '../../fakes/usher.ts';

inFakeTime();

const PROGRAM = { file: 'C:\\usher\\node.exe', args: ['C:\\usher\\usher.cjs'] };
const FACE: Face = {
  title: 'Sign out Ben?',
  text: 'Nothing is open.',
  choices: [{ id: 'no', label: 'Keep Ben signed in' }],
  usual: 'no',
  time: null,
  details: null,
};

/** A window whose program is on the screen while `isShown` says so. */
function opened(isShown: () => boolean, processId: number | null = 4711) {
  const told: unknown[] = [];
  const started: unknown[] = [];
  const sent: string[] = [];
  let child: LineChildListener = { line() {}, ended() {} };
  let isEnded = false;
  const open = childWindow({
    ownProgram: PROGRAM,
    clock: clock(),
    isShown,
    start: (command, listener) => {
      started.push(command);
      child = listener;
      return {
        processId,
        send: (line) => void sent.push(line),
        end() {
          isEnded = true;
          listener.ended();
        },
      };
    },
  });
  const window = open({
    chosen: (number, choice) => told.push([number, choice]),
    shown: () => told.push('shown'),
    unseen: () => told.push('unseen'),
    gone: () => told.push('gone'),
  });
  return { window, told, started, sent, child: () => child, isEnded: () => isEnded };
}

describe('a window in a child', () => {
  it('has Windows asked by its program, and hears the answer or that there can be none', async () => {
    const about = { deed: 'signOut' as const, count: 1, name: 'Ben', args: ['--helper'] };
    const { window, sent, child } = opened(() => true);
    const answer = window.permission(about);
    expect(sent).toEqual([permissionLine(about)]);
    child().line(permittedLine('declined'));
    expect(await answer).toBe('declined');
    const second = window.permission(about);
    child().ended();
    expect([await second, await window.permission(about)]).toEqual(['failed', 'failed']);
    expect(sent).toHaveLength(2);
  });

  it('is this program once more, and gets its faces as lines', () => {
    const { started, sent, window } = opened(() => true);
    window.show(1, FACE);
    expect(started).toEqual([{ file: PROGRAM.file, args: [...PROGRAM.args, '--question'] }]);
    expect(sent).toEqual([faceLine({ number: 1, face: FACE })]);
  });

  it('is seen from when it is on the screen until it is not', async () => {
    let isShown = false;
    const { told } = opened(() => isShown);
    await seconds(2);
    isShown = true;
    await seconds(5);
    expect(told).toEqual(['shown']);
    isShown = false;
    await seconds(1);
    expect(told).toEqual(['shown', 'unseen']);
  });

  it('was never seen where Windows does not tell', async () => {
    const { told } = opened(() => {
      throw new Error('no');
    });
    await seconds(5);
    expect(told).toEqual([]);
  });

  it('tells what was clicked, and no nonsense', async () => {
    const { told, child } = opened(() => false);
    child().line(chosenLine({ number: 2, choice: 'yes' }));
    for (const line of ['', 'yes', '{"kind":"chosen","number":"2","choice":"yes"}']) child().line(line);
    expect(told).toEqual([[2, 'yes']]);
  });

  it('is gone with its program, and says nothing afterwards', async () => {
    const { told, child } = opened(() => true);
    await seconds(0);
    child().ended();
    child().line(chosenLine({ number: 1, choice: 'yes' }));
    await seconds(5);
    expect(told).toEqual(['shown', 'unseen', 'gone']);
  });

  it('is gone where nothing could be started', async () => {
    const { told, child } = opened(() => true, null);
    await seconds(1);
    child().ended();
    expect(told).toEqual(['gone']);
  });

  it('is taken away by ending its program, of which nobody hears', async () => {
    const { told, window, isEnded, child } = opened(() => false);
    window.close();
    child().line(chosenLine({ number: 1, choice: 'yes' }));
    await seconds(5);
    expect([isEnded(), told]).toEqual([true, []]);
  });
});
