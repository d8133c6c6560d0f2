import type { TopWindow } from '../../src/windows/own-windows.ts';
import type { FakeFunction, FakeNative } from '../fakes/native.ts';
import { failed, fakeNative, put } from '../fakes/native.ts';

/** A visible window that nobody owns. */
export const SHOWN: TopWindow = {
  processId: 7,
  title: 'notes.txt - Notepad',
  className: 'Notepad',
  isVisible: true,
  isOwned: false,
  cloaked: 0,
  appProcessId: null,
  isElsewhere: false,
  hasBlockReason: false,
};

/** Windows' calls about these windows. The n-th has the handle n + 1; its owner is 100 more, its app 200 more. */
export function windowsWith(
  windows: readonly (TopWindow | null)[],
  others: Readonly<Record<string, FakeFunction>> = {},
): FakeNative {
  const at = (handle: unknown) => windows[Number(handle) - 1] ?? null;
  const written = (text: string, buffer: unknown, length: unknown) =>
    Buffer.isBuffer(buffer) ? buffer.write(text.slice(0, Number(length) - 1), 'utf16le') / 2 : 0;
  const native: FakeNative = fakeNative({
    EnumWindows: (each) => {
      for (const [index] of windows.entries()) native.callBack(each, BigInt(index + 1), 0);
      return 1;
    },
    IsWindowVisible: (window) => (Number(window) > 100 || at(window)?.isVisible ? 1 : 0),
    GetWindow: (window, relation) => {
      if (relation !== 4) throw new Error('not the owner');
      return at(window)?.isOwned ? BigInt(Number(window) + 100) : null;
    },
    GetWindowThreadProcessId: (window, id) => {
      const isApp = Number(window) > 200;
      put(id, (isApp ? at(Number(window) - 200)?.appProcessId : at(window)?.processId) ?? 0);
      return 1;
    },
    InternalGetWindowText: (window, text, length) => written(at(window)?.title ?? '', text, length),
    GetClassNameW: (window, text, length) => written(at(window)?.className ?? '', text, length),
    FindWindowExW: (window, _, kind) => {
      if (kind !== 'Windows.UI.Core.CoreWindow') throw new Error('not an app');
      return at(window)?.appProcessId == null ? null : BigInt(Number(window) + 200);
    },
    GetPropW: (window, name) => {
      if (name !== 'ApplicationViewCloakType') throw new Error('not the cloak');
      return at(window)?.isElsewhere ? 2n : 1n;
    },
    DwmGetWindowAttribute: (window, attribute, value, size) => {
      if (attribute !== 14 || size !== 4 || at(window) === null) return 0x80070006 | 0;
      put(value, at(window)?.cloaked ?? 0);
      return 0;
    },
    ShutdownBlockReasonQuery: (window) => {
      const has = at(window)?.hasBlockReason;
      return has === null ? failed(5) : has ? 1 : failed(0);
    },
    ...others,
  });
  return native;
}
