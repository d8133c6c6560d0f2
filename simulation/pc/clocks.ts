import type { VirtualTime } from './time.ts';

/** Has the timers and clocks of this process go by that time. @returns what undoes it */
export function install(time: VirtualTime): () => void {
  const { setTimeout, clearTimeout, setInterval, clearInterval } = globalThis;
  const real = { setTimeout, clearTimeout, setInterval, clearInterval };
  const [realNow, realToday] = [performance.now, Date.now];
  const timer = (cancel: () => void) => {
    const handle = { cancel, ref: () => handle, unref: () => handle };
    return handle;
  };
  const clear = (handle: unknown) => (handle as { cancel?: () => void } | undefined)?.cancel?.();
  Object.assign(globalThis, {
    setTimeout: (run: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) =>
      timer(time.after(ms, time.current, () => run(...args))),
    setInterval: (run: () => void, ms = 0) => {
      const owner = time.current;
      let cancel = () => {};
      const next = () => {
        cancel = time.after(ms, owner, () => {
          next();
          run();
        });
      };
      next();
      return timer(() => cancel());
    },
    clearTimeout: clear,
    clearInterval: clear,
  });
  performance.now = () => time.now;
  Date.now = () => time.today;
  return () => {
    Object.assign(globalThis, real);
    performance.now = realNow;
    Date.now = realToday;
  };
}
