import type { Native } from './native.ts';

/** A top-level window, as Windows tells of it. */
export interface TopWindow {
  /** Of the process that made it; 0 if the window has gone meanwhile. */
  readonly processId: number;
  readonly title: string;
  readonly className: string;
  readonly isVisible: boolean;
  /** Owned by a visible window, as a dialog is. Old programs own their main window by a hidden one. */
  readonly isOwned: boolean;
  /** DWMWA_CLOAKED: 0 for not, else a sum of DWM_CLOAKED_ values. */
  readonly cloaked: number;
  /** The process of the Store app whose frame this is; null if no app is in it, or if it is no frame. */
  readonly appProcessId: number | null;
  /** True if the frame of a Store app was put on another virtual desktop. */
  readonly isElsewhere: boolean;
  /** Whether its program gave Windows a reason against a sign-out; null if Windows does not tell. */
  readonly hasBlockReason: boolean | null;
}

const GW_OWNER = 4;
const DWMWA_CLOAKED = 14;

/** The frame of a Store app, and the app's own window, which lies in the frame while the app runs. */
const FRAME = 'ApplicationFrameWindow';
const APP = 'Windows.UI.Core.CoreWindow';

/**
 * A property of such a frame: 1 if no app runs in it, 2 if it is on another virtual desktop. Not documented, seen by
 * https://github.com/kvakulo/Switcheroo/commit/fa526606d52d5ba066ba0b2b5aa83ed04741390f
 */
const FRAME_CLOAK = 'ApplicationViewCloakType';
const ELSEWHERE = 2n;

/** In UTF-16 units with the NUL. A longer title is cut; the name of a class and a reason are shorter. */
const LONGEST = 512;

/**
 * Reads one window. Whatever Windows does not tell is 0, empty or false, as for a window that has just gone. No call
 * sends it a message: InternalGetWindowText reads what Windows keeps of the title.
 * https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-internalgetwindowtext
 * https://learn.microsoft.com/windows/win32/api/dwmapi/ne-dwmapi-dwmwindowattribute
 * @throws Error if this Windows lacks one of the functions
 */
export function windowReader(native: Native): (window: bigint) => TopWindow {
  const isVisible = native.declare<[bigint], number>(
    'user32.dll',
    'int __stdcall IsWindowVisible(void *window)',
  );
  const related = native.declare<[bigint, number], bigint | null>(
    'user32.dll',
    'void * __stdcall GetWindow(void *window, uint32_t relation)',
  );
  const process = native.declare<[bigint, [number]], number>(
    'user32.dll',
    'uint32_t __stdcall GetWindowThreadProcessId(void *window, _Out_ uint32_t *process)',
  );
  const title = native.declare<[bigint, Buffer, number], number>(
    'user32.dll',
    'int __stdcall InternalGetWindowText(void *window, void *text, int length)',
  );
  const className = native.declare<[bigint, Buffer, number], number>(
    'user32.dll',
    'int __stdcall GetClassNameW(void *window, void *text, int length)',
  );
  const child = native.declare<[bigint, null, string, null], bigint | null>(
    'user32.dll',
    'void * __stdcall FindWindowExW(void *parent, void *after, const char16_t *class, const char16_t *title)',
  );
  const property = native.declare<[bigint, string], bigint | null>(
    'user32.dll',
    'void * __stdcall GetPropW(void *window, const char16_t *name)',
  );
  const attribute = native.declare<[bigint, number, [number], number], number>(
    'dwmapi.dll',
    'int __stdcall DwmGetWindowAttribute(void *window, uint32_t attribute, _Out_ uint32_t *value, uint32_t size)',
  );
  const reason = blockReason(native);

  const text = (read: typeof title, window: bigint) => {
    const buffer = Buffer.alloc(LONGEST * 2);
    return buffer.toString('utf16le', 0, Math.max(0, read.call(window, buffer, LONGEST).value) * 2);
  };
  const processOf = (window: bigint) => {
    const id: [number] = [0];
    process.call(window, id);
    return id[0];
  };
  const cloakOf = (window: bigint) => {
    const value: [number] = [0];
    return attribute.call(window, DWMWA_CLOAKED, value, 4).value === 0 ? value[0] : 0;
  };
  return (window) => {
    const owner = related.call(window, GW_OWNER).value;
    const kind = text(className, window);
    const isFrame = kind === FRAME;
    const app = isFrame ? child.call(window, null, APP, null).value : null;
    return {
      processId: processOf(window),
      title: text(title, window),
      className: kind,
      isVisible: isVisible.call(window).value !== 0,
      isOwned: owner !== null && isVisible.call(owner).value !== 0,
      cloaked: cloakOf(window),
      appProcessId: app === null ? null : processOf(app),
      isElsewhere: isFrame && property.call(window, FRAME_CLOAK).value === ELSEWHERE,
      hasBlockReason: reason(window),
    };
  };
}

/**
 * Whether ShutdownBlockReasonCreate was called for a window. The documentation lets only the window's own thread ask,
 * with ERROR_ACCESS_DENIED for all others. So null is the usual answer.
 * https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-shutdownblockreasonquery
 */
function blockReason(native: Native): (window: bigint) => boolean | null {
  try {
    const query = native.declare<[bigint, Buffer, [number]], number>(
      'user32.dll',
      'int __stdcall ShutdownBlockReasonQuery(void *window, void *text, _Inout_ uint32_t *length)',
    );
    return (window) => {
      const { value, error } = query.call(window, Buffer.alloc(LONGEST * 2), [LONGEST]);
      return value !== 0 ? true : error === ERROR_ACCESS_DENIED ? null : false;
    };
  } catch {
    return () => null;
  }
}

const ERROR_ACCESS_DENIED = 5;
