/** Resolves with true after `ms`, or with false as soon as the signal aborts. Never rejects. */
export function pause(ms: number, signal?: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve(false);
    const stopped = () => {
      clearTimeout(timer);
      resolve(false);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stopped);
      resolve(true);
    }, ms);
    signal?.addEventListener('abort', stopped, { once: true });
  });
}
