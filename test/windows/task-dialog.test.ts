import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DialogChange, DialogEnd, DialogWatch, TaskDialog } from '../../src/windows/dialog.ts';
import { showTaskDialog } from '../../src/windows/task-dialog.ts';
import { cStruct } from '../fakes/c-struct.ts';
import { DIALOG_CALLS } from '../fakes/dialogs.ts';
import type { FakeFunction, FakeNative } from '../fakes/native.ts';
import { fakeNative, put } from '../fakes/native.ts';

/** TASKDIALOGCONFIG as commctrl.h declares it, between pshpack1.h and poppack.h. */
const CONFIG = cStruct(
  [
    ['cbSize', 'DWORD'],
    ['hwndParent', 'POINTER'],
    ['hInstance', 'POINTER'],
    ['dwFlags', 'DWORD'],
    ['dwCommonButtons', 'DWORD'],
    ['pszWindowTitle', 'POINTER'],
    ['hMainIcon', 'POINTER'],
    ['pszMainInstruction', 'POINTER'],
    ['pszContent', 'POINTER'],
    ['cButtons', 'DWORD'],
    ['pButtons', 'POINTER'],
    ['nDefaultButton', 'LONG'],
    ['cRadioButtons', 'DWORD'],
    ['pRadioButtons', 'POINTER'],
    ['nDefaultRadioButton', 'LONG'],
    ['pszVerificationText', 'POINTER'],
    ['pszExpandedInformation', 'POINTER'],
    ['pszExpandedControlText', 'POINTER'],
    ['pszCollapsedControlText', 'POINTER'],
    ['pszFooterIcon', 'POINTER'],
    ['pszFooter', 'POINTER'],
    ['pfCallback', 'POINTER'],
    ['lpCallbackData', 'POINTER'],
    ['cxWidth', 'DWORD'],
  ],
  1,
);

/** TASKDIALOG_BUTTON, in the same place. */
const BUTTON = cStruct(
  [
    ['nButtonID', 'LONG'],
    ['pszButtonText', 'POINTER'],
  ],
  1,
);

const TDN = { created: 0, navigated: 1, clicked: 2, timer: 4, radioClicked: 6 };
const WM_USER = 0x400;
const TDM = {
  navigate: WM_USER + 101,
  clickButton: WM_USER + 102,
  setRange: WM_USER + 105,
  setPosition: WM_USER + 106,
  setText: WM_USER + 108,
  setShield: WM_USER + 115,
};

const IDCANCEL = 2;
const WINDOW = 0x1_0042n;
const LIBRARY = 'C:\\Windows\\WinSxS\\comctl32.dll';

const DIALOG: TaskDialog = {
  title: 'Usher',
  instruction: 'Tom & Kai ask',
  content: 'One.\n\nTwo.',
  icon: null,
  buttons: [
    { id: 101, text: '&Yes' },
    { id: 102, text: 'No' },
  ],
  defaultButton: 102,
  radios: [
    { id: 200, text: 'No reason' },
    { id: 201, text: 'R&D' },
  ],
  progress: 1,
  details: { text: 'Word', show: 'Show', hide: 'Hide' },
};

const PATIENT: DialogWatch = { tick: () => ({}), counts: () => true };

/** What a person and Windows do while the dialog stands. */
interface Standing {
  readonly config: Buffer;
  /** @returns S_OK or S_FALSE */
  tell(notification: number, wParam?: number): number;
  /** Clicks a button. The dialog ends unless the callback keeps it. */
  click(id: number): void;
  chooseRadio(id: number): void;
}

/** Windows, with this happening after the dialog has been made. The messages that it gets are noted. */
function windows(happens: (standing: Standing) => void, over: Readonly<Record<string, FakeFunction>> = {}) {
  const messages: unknown[][] = [];
  let click: (id: number) => void = () => {};
  let navigate: (config: Buffer) => void = () => {};
  const native: FakeNative = fakeNative({
    ...DIALOG_CALLS,
    SendMessageW: (_, message, wParam, lParam) => {
      const shown = message === TDM.setText ? native.text(BigInt(lParam as bigint)) : Number(lParam);
      messages.push([message, wParam, message === TDM.navigate ? 'page' : shown]);
      if (message === TDM.navigate) navigate(native.bytes(BigInt(lParam as bigint), CONFIG.size));
      if (message === TDM.clickButton) click(Number(wParam));
      return 0;
    },
    TaskDialogIndirect: (config, button, radio) => {
      if (!Buffer.isBuffer(config)) throw new Error('not a structure');
      let callback = config.readBigUInt64LE(CONFIG.offset('pfCallback'));
      navigate = (page) => {
        callback = page.readBigUInt64LE(CONFIG.offset('pfCallback'));
        tell(TDN.navigated);
      };
      const tell = (notification: number, wParam = 0) =>
        native.callBack(callback, WINDOW, notification, wParam, 0, 0);
      let ended: number | null = null;
      let chosen = config.readInt32LE(CONFIG.offset('nDefaultRadioButton'));
      click = (id) => {
        if (ended === null && tell(TDN.clicked, id) === 0) ended = id;
      };
      tell(TDN.created);
      happens({
        config,
        tell: (notification, wParam) => (ended === null ? tell(notification, wParam) : 0),
        click,
        chooseRadio: (id) => {
          chosen = id;
          tell(TDN.radioClicked, id);
        },
      });
      put(button, ended ?? 0);
      put(radio, chosen);
      return 0;
    },
    ...over,
  });
  return { native, messages };
}

/** A clock that each look at it moves on by 100 ms. */
function ticking(): () => number {
  let at = 5000;
  return () => {
    at += 100;
    return at;
  };
}

const show = (native: FakeNative, watch = PATIENT, dialog = DIALOG): DialogEnd =>
  showTaskDialog(native, LIBRARY, dialog, watch, ticking());

/** What is in the structure, by Windows' own names. */
function read(native: FakeNative, config: Buffer) {
  const number = (field: string) => config.readInt32LE(CONFIG.offset(field));
  const pointer = (field: string) => config.readBigUInt64LE(CONFIG.offset(field));
  const text = (field: string) => native.text(pointer(field));
  const choices = (list: string, count: string) => {
    const bytes = number(count) === 0 ? Buffer.alloc(0) : native.bytes(pointer(list), number(count) * 12);
    return Array.from({ length: number(count) }, (_, index) => {
      const each = bytes.subarray(index * BUTTON.size, (index + 1) * BUTTON.size);
      return [each.readInt32LE(0), native.text(each.readBigUInt64LE(BUTTON.offset('pszButtonText')))];
    });
  };
  return { number, pointer, text, choices };
}

describe('a task dialog', () => {
  it('is described to Windows byte for byte, without access keys', () => {
    let seen: unknown;
    const { native } = windows(({ config, tell, click }) => {
      const { number, pointer, text, choices } = read(native, config);
      seen = {
        sizes: [number('cbSize'), BUTTON.size],
        flags: number('dwFlags'),
        texts: ['pszWindowTitle', 'pszMainInstruction', 'pszContent'].map(text),
        details: ['pszExpandedInformation', 'pszCollapsedControlText', 'pszExpandedControlText'].map(text),
        buttons: choices('pButtons', 'cButtons'),
        radios: choices('pRadioButtons', 'cRadioButtons'),
        defaults: [number('nDefaultButton'), number('nDefaultRadioButton')],
        unused: [
          ...['hwndParent', 'hInstance', 'hMainIcon', 'pszVerificationText'].map(pointer),
          ...['pszFooterIcon', 'pszFooter', 'lpCallbackData'].map(pointer),
          ...['dwCommonButtons', 'cxWidth'].map(number),
        ],
      };
      tell(TDN.timer);
      click(102);
    });
    show(native);
    expect(seen).toEqual({
      sizes: [160, 12],
      // TDF_ALLOW_DIALOG_CANCELLATION, TDF_SHOW_PROGRESS_BAR, TDF_CALLBACK_TIMER, TDF_NO_SET_FOREGROUND.
      flags: 0x8 | 0x200 | 0x800 | 0x1_0000,
      texts: ['Usher', 'Tom ＆ Kai ask', 'One.\n\nTwo.'],
      details: ['Word', 'Show', 'Hide'],
      buttons: [
        [101, '＆Yes'],
        [102, 'No'],
      ],
      radios: [
        [200, 'No reason'],
        [201, 'R＆D'],
      ],
      defaults: [102, 200],
      unused: [0n, 0n, 0n, 0n, 0n, 0n, 0n, 0, 0],
    });
    expect(CONFIG.size).toBe(160);
    expect(native.calls.find(({ name }) => name === 'TaskDialogIndirect')?.library).toBe(LIBRARY);
  });

  it('has only what it needs', () => {
    let seen: unknown;
    const { native } = windows(({ config }) => {
      const { number, pointer } = read(native, config);
      seen = [
        number('dwFlags'),
        pointer('hMainIcon'),
        ...['pRadioButtons', 'pszExpandedInformation', 'pszExpandedControlText'].map(pointer),
        number('nDefaultRadioButton'),
      ];
    });
    const plain: TaskDialog = { ...DIALOG, icon: 'C:\\usher.ico', radios: [], progress: null, details: null };
    show(native, PATIENT, plain);
    // TDF_USE_HICON_MAIN, and no progress bar.
    expect(seen).toEqual([0x2 | 0x8 | 0x800 | 0x1_0000, 99n, 0n, 0n, 0n, 0]);
  });

  it('stands above all windows without the focus, sharp, and visible though its process was started hidden', () => {
    const { native } = windows(() => {});
    show(native);
    const { calls } = native;
    expect(calls.map(({ name }) => name).slice(0, 6)).toEqual([
      'SetThreadDpiAwarenessContext',
      'CreateWindowExW',
      'ShowWindow',
      'DestroyWindow',
      'TaskDialogIndirect',
      'SetWindowPos',
    ]);
    // DPI_AWARENESS_CONTEXT_PER_MONITOR_AWARE_V2.
    expect(calls[0]?.args).toEqual([-4]);
    // HWND_TOPMOST; SWP_NOSIZE, SWP_NOMOVE, SWP_NOACTIVATE.
    expect(calls[5]?.args).toEqual([WINDOW, -1n, 0, 0, 0, 0, 0x13]);
  });

  it('is shown by a Windows that knows no sharpness for each monitor, too', () => {
    const { native } = windows(({ tell, click }) => {
      tell(TDN.timer);
      click(102);
    });
    const { declare } = native;
    const older: FakeNative = {
      ...native,
      declare(library, prototype) {
        if (prototype.includes('SetThreadDpiAwarenessContext')) throw new Error('not found');
        return declare(library, prototype);
      },
    };
    expect(show(older)).toEqual({ kind: 'clicked', button: 102, radio: 200 });
  });

  it.each<[string, (standing: Standing) => void, DialogEnd]>([
    ['a button', ({ click }) => click(101), { kind: 'clicked', button: 101, radio: 200 }],
    [
      'a button after a radio button',
      ({ click, chooseRadio }) => {
        chooseRadio(201);
        click(102);
      },
      { kind: 'clicked', button: 102, radio: 201 },
    ],
    ['Esc, or its close button', ({ click }) => click(IDCANCEL), { kind: 'closed' }],
    ['something that Windows gives no id', ({ click }) => click(0), { kind: 'closed' }],
  ])('ends with %s', (_, happens, end) => {
    const { native } = windows((standing) => {
      standing.tell(TDN.timer);
      happens(standing);
    });
    expect(show(native)).toEqual(end);
  });

  it.each<[string, Readonly<Record<string, FakeFunction>>]>([
    ['Windows refuses it', { TaskDialogIndirect: () => 0x8007_0057 | 0 }],
    ['it ended before it was drawn', {}],
  ])('was not shown where %s', (_, over) => {
    expect(show(windows(({ click }) => click(101), over).native)).toEqual({ kind: 'notShown' });
  });

  it('does not end by a click that does not count, nor by one before it was drawn', () => {
    const asked: unknown[] = [];
    const watch: DialogWatch = {
      tick: () => ({}),
      counts: (button, ms) => asked.push([button, ms]) > 2,
    };
    const { native } = windows(({ tell, click }) => {
      click(101);
      tell(TDN.timer);
      for (const id of [101, IDCANCEL, 102]) click(id);
    });
    expect(show(native, watch)).toEqual({ kind: 'clicked', button: 102, radio: 200 });
    // The clock goes on by 100 ms with each look: one at the first tick, one for its time.
    expect(asked).toEqual([
      [101, 200],
      [null, 300],
      [102, 400],
    ]);
  });

  it('closes by itself when its watch says so, which is no answer', () => {
    const times: number[] = [];
    const watch: DialogWatch = {
      tick: (ms) => (times.push(ms) < 3 ? {} : null),
      counts: () => false,
    };
    const { native, messages } = windows(({ tell }) => {
      for (let ticks = 0; ticks < 5; ticks += 1) tell(TDN.timer);
    });
    expect(show(native, watch)).toEqual({ kind: 'over' });
    expect(times).toEqual([100, 200, 300]);
    expect(messages.filter(([message]) => message === TDM.clickButton)).toEqual([[TDM.clickButton, 102, 0]]);
  });

  it('shows what changes, and each text once', () => {
    const changes: (DialogChange | null)[] = [
      { content: 'In 2 s', progress: 0.5 },
      { content: 'In 2 s', progress: 0.25 },
      { content: 'In 1 s & less', instruction: 'Now', details: 'Excel' },
      {},
      null,
    ];
    let at = 0;
    const watch: DialogWatch = { tick: () => changes[at++] ?? null, counts: () => true };
    const { native, messages } = windows(({ tell }) => {
      for (const _ of changes) tell(TDN.timer);
    });
    show(native, watch);
    const range = [TDM.setRange, 0, 1000 * 0x1_0000];
    expect(messages).toEqual([
      range,
      [TDM.setPosition, 1000, 0],
      [TDM.setText, 0, 'In 2 s'],
      range,
      [TDM.setPosition, 500, 0],
      range,
      [TDM.setPosition, 250, 0],
      // TDE_MAIN_INSTRUCTION, TDE_CONTENT, TDE_EXPANDED_INFORMATION.
      [TDM.setText, 3, 'Now'],
      [TDM.setText, 0, 'In 1 s ＆ less'],
      [TDM.setText, 1, 'Excel'],
      [TDM.clickButton, 102, 0],
    ]);
  });

  it('has Windows’ shield on the buttons after which Windows asks for an administrator', () => {
    const { native, messages } = windows(() => {});
    const buttons = [
      { id: 101, text: 'Yes', shield: true as const },
      { id: 102, text: 'No' },
    ];
    show(native, PATIENT, { ...DIALOG, buttons, progress: null });
    expect(messages).toEqual([[TDM.setShield, 101, 1]]);
  });

  it('tells its watch the window before anything else', () => {
    const told: unknown[] = [];
    const { native } = windows(({ tell, click }) => {
      tell(TDN.timer);
      click(102);
    });
    show(native, {
      made: (window) => told.push(window),
      tick: (ms) => {
        told.push(ms);
        return {};
      },
      counts: () => true,
    });
    expect(told).toEqual([WINDOW, 100]);
  });

  it('turns to another page, whose clicks count only once it is drawn and by its own time', () => {
    const page: TaskDialog = {
      ...DIALOG,
      instruction: 'Signing out',
      buttons: [{ id: 101, text: 'Cancel' }],
      defaultButton: 101,
      radios: [],
      progress: 0.5,
    };
    const asked: unknown[] = [];
    let ticks = 0;
    const watch: DialogWatch = {
      tick: () => (ticks++ === 1 ? { page } : {}),
      counts: (button, ms) => asked.push([button, ms]) > 1,
    };
    const { native, messages } = windows(({ tell, click }) => {
      tell(TDN.timer);
      tell(TDN.timer);
      // Not drawn yet, and no button of this page.
      click(101);
      tell(TDN.timer);
      click(102);
      click(101);
    });
    expect(show(native, watch)).toEqual({ kind: 'clicked', button: 101, radio: null });
    expect(asked).toEqual([
      [null, 200],
      [101, 300],
    ]);
    expect(messages.map(([message, , shown]) => [message, shown])).toEqual([
      [TDM.setRange, 1000 * 0x1_0000],
      [TDM.setPosition, 0],
      [TDM.navigate, 'page'],
      [TDM.setRange, 1000 * 0x1_0000],
      [TDM.setPosition, 0],
    ]);
  });

  it('never says that somebody clicked a button whom its watch did not let', () => {
    const step = fc.oneof(fc.constant('tick' as const), fc.constantFrom(0, 1, IDCANCEL, 101, 102));
    fc.assert(
      fc.property(fc.array(step), fc.constantFrom(101, 102, null), (steps, allowed) => {
        const { native } = windows(({ tell, click }) => {
          for (const each of steps) each === 'tick' ? tell(TDN.timer) : click(each);
        });
        const end = show(native, { tick: () => ({}), counts: (button) => button === allowed });
        if (end.kind === 'clicked') expect(end.button).toBe(allowed);
        else expect(end.kind).not.toBe('over');
      }),
    );
  });
});
