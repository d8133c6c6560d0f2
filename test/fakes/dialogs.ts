import type { FakeFunction } from './native.ts';

const LIBRARY = 'C:\\Windows\\WinSxS\\comctl32.dll';

/** Windows' calls around a task dialog, each of which works. What stands in it is for TaskDialogIndirect. */
export const DIALOG_CALLS: Readonly<Record<string, FakeFunction>> = {
  SetThreadDpiAwarenessContext: () => 1,
  CreateWindowExW: () => 1n,
  ShowWindow: () => 0,
  DestroyWindow: () => 1,
  SetWindowPos: () => 1,
  LoadImageW: () => 99n,
  SendMessageW: () => 0,
};

/** Those that find the library of task dialogs. */
export const LIBRARY_CALLS: Readonly<Record<string, FakeFunction>> = {
  CreateActCtxW: () => 7n,
  ActivateActCtx: () => 1,
  LoadLibraryExW: () => 8n,
  GetModuleFileNameW: (_, path) => (path as Buffer).write(LIBRARY, 'utf16le') / 2,
};
