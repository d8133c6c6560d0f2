import type { Native } from './native.ts';

/** Waits for Windows' objects. Nothing polls, no thread of Node.js's pool waits, and no process is kept alive. */
export interface Waits {
  /**
   * Calls back once, after this has returned, when the object is signaled. The object must stay open until then, or
   * until this process ends.
   * @param object a handle of an event or of something else that can be waited for
   * @returns what ends the wait; null if Windows cannot wait
   */
  once(object: bigint, signaled: () => void): (() => void) | null;
}

const FOREVER = 0xffffffff;
/** WT_EXECUTEONLYONCE: the wait is over after the first callback. It still has to be unregistered. */
const ONLY_ONCE = 0x8;
/** WAITORTIMERCALLBACK. */
const CALLBACK = 'void __stdcall (void *context, uint8_t isLate)';

/** One of each library. Its callback is there until the process ends. */
const known = new WeakMap<Native, Waits>();

/**
 * https://learn.microsoft.com/windows/win32/api/winbase/nf-winbase-registerwaitforsingleobject
 * @throws Error if this Windows lacks one of the functions
 */
export function waits(native: Native): Waits {
  const made = known.get(native) ?? registeredWaits(native);
  known.set(native, made);
  return made;
}

function registeredWaits(native: Native): Waits {
  const register = native.declare<[[bigint | null], bigint, bigint, bigint, number, number], number>(
    'kernel32.dll',
    'int __stdcall RegisterWaitForSingleObject(_Out_ void **wait, void *object, void *callback, void *context, uint32_t ms, uint32_t flags)',
  );
  const unregister = native.declare<[bigint, null], number>(
    'kernel32.dll',
    'int __stdcall UnregisterWaitEx(void *wait, void *done)',
  );
  /** What to call for each context. A context is a number of ours, so a late callback finds nothing. */
  const waiting = new Map<bigint, () => void>();
  let last = 0n;
  // A thread of Windows' own pool stands still during the callback. So the work is done after it.
  const callback = native.callback(CALLBACK, (context) => {
    queueMicrotask(() => waiting.get(BigInt(context ?? 0))?.());
    return 0;
  });

  return {
    once(object, signaled) {
      last += 1n;
      const context = last;
      const wait: [bigint | null] = [null];
      const { value } = register.call(wait, object, callback, context, FOREVER, ONLY_ONCE);
      const [handle] = wait;
      if (value === 0 || handle === null) return null;
      // Waiting for a running callback here would never end: it needs this thread. Windows frees the wait later.
      const end = () => void (waiting.delete(context) && unregister.call(handle, null));
      waiting.set(context, () => {
        end();
        signaled();
      });
      return end;
    },
  };
}
