import { describe, expect, it } from 'vitest';
import { PERMISSION_END } from '../../../src/elevation/client/permission.ts';
import { askForPermission } from '../../../src/elevation/client/permission-window.ts';
import { englishElevation } from '../../../src/languages/en/elevation.ts';
import { DIALOG_CALLS, LIBRARY_CALLS } from '../../fakes/dialogs.ts';
import type { FakeFunction, FakeNative } from '../../fakes/native.ts';
import { failed, fakeNative, put } from '../../fakes/native.ts';

const PROGRAM = { file: 'C:\\Usher\\Usher.exe', args: ['--first'] };
const ARGS = ['0', 'signOut', '1', 'Ben', '--helper', 'pipe'];
const [OWN, ELSEWHERE, TERMINAL] = [5n, 6n, 7n];
/** The buttons Continue and Keep Ben signed in, and Esc. */
const [GO, STAY, ESC] = [101, 102, 2];
/** TDN_CREATED, TDN_BUTTON_CLICKED, TDN_TIMER. */
const [CREATED, CLICKED, TIMER] = [0, 2, 4];
/** Where the address of the callback is in TASKDIALOGCONFIG, and the owner in SHELLEXECUTEINFOW. */
const [CALLBACK, OWNER] = [140, 8];

interface Scene {
  readonly inFront?: bigint;
  /** Windows lets our window come to the front. */
  readonly comes?: boolean;
  /** What is clicked a second after the window has appeared; left out for nothing. */
  readonly clicked?: number | undefined;
  /** Windows' answer to its prompt. */
  readonly prompt?: () => unknown;
  readonly over?: Readonly<Record<string, FakeFunction>>;
}

/** @returns the answer, and the windows for which Windows was asked */
function asked({ inFront = ELSEWHERE, comes = false, clicked, prompt = () => 1, over }: Scene, args = ARGS) {
  const owners: bigint[] = [];
  let now = 0;
  let front = inFront;
  const native: FakeNative = fakeNative({
    ...LIBRARY_CALLS,
    ...DIALOG_CALLS,
    CoInitializeEx: () => 0,
    GetForegroundWindow: () => front,
    SetForegroundWindow: (window) => {
      if (comes) front = window as bigint;
      return comes ? 1 : 0;
    },
    ShellExecuteExW: (info) => {
      owners.push((info as Buffer).readBigUInt64LE(OWNER));
      return prompt();
    },
    TaskDialogIndirect: (config, button, radio) => {
      const tell = (what: number, which: number) =>
        native.callBack((config as Buffer).readBigUInt64LE(CALLBACK), OWN, what, which, 0, 0);
      tell(CREATED, 0);
      put(button, STAY);
      put(radio, 0);
      for (let ticks = 0; ticks < 1000; ticks += 1) {
        now += 200;
        tell(TIMER, 0);
        if (ticks === 5 && clicked !== undefined && tell(CLICKED, clicked) === 0) {
          put(button, clicked);
          break;
        }
      }
      return 0;
    },
    ...over,
  });
  const code = askForPermission(native, PROGRAM, args, englishElevation, () => now);
  return { code, owners };
}

const { started, declined, failed: didFail } = PERMISSION_END;

describe('the child that asks Windows for an administrator', () => {
  it('asks for its own window where that comes to the front', () => {
    expect(asked({ comes: true })).toEqual({ code: started, owners: [OWN] });
  });

  it('asks for its own window once somebody has clicked Continue in it', () => {
    expect(asked({ clicked: GO })).toEqual({ code: started, owners: [OWN] });
  });

  it('asks for the terminal in which the operator agreed, as long as that is in front', () => {
    const args = [String(TERMINAL), ...ARGS.slice(1)];
    expect(asked({ inFront: TERMINAL }, args)).toEqual({ code: started, owners: [TERMINAL] });
    expect(asked({ inFront: ELSEWHERE, clicked: GO }, args)).toEqual({ code: started, owners: [OWN] });
  });

  it.each([
    ['its other button', STAY],
    ['Esc', ESC],
    ['nothing', undefined],
  ])('has Windows ask nothing after a click on %s, which is a no', (_, clicked) => {
    expect(asked({ clicked })).toEqual({ code: declined, owners: [] });
  });

  it.each([
    [1223, declined],
    [5, didFail],
  ])('tells Windows’ error %i by its exit code', (error, code) => {
    expect(asked({ comes: true, prompt: () => failed(error) })).toEqual({ code, owners: [OWN] });
  });

  it.each<[string, Readonly<Record<string, FakeFunction>>]>([
    ['version 6 of the common controls is missing', { CreateActCtxW: () => failed(14_001, -1n) }],
    ['the window cannot be made', { TaskDialogIndirect: () => 0x8000_4005 | 0 }],
  ])('asks for the window in front where %s', (_, over) => {
    expect(asked({ over })).toEqual({ code: started, owners: [ELSEWHERE] });
  });

  it('has failed where a function throws, or where it has no request', () => {
    const missing = () => {
      throw new Error('not found');
    };
    expect(asked({ comes: true, over: { ShellExecuteExW: missing } }).code).toBe(didFail);
    expect(asked({ over: { LoadLibraryExW: missing } }).code).toBe(didFail);
    expect(asked({ comes: true }, [])).toEqual({ code: didFail, owners: [] });
  });
});
