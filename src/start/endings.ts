import { removeTemporaryFolders } from '../base/temporary-folders.ts';

/**
 * How a process is told to end: Ctrl+C, `kill`, and a console that is closed, which Windows gives 5 s for.
 * Windows' events come as SIGHUP and SIGBREAK, and only to whoever listens.
 * https://nodejs.org/api/process.html#signal-events
 */
const ENDINGS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const;

export type Ending = (typeof ENDINGS)[number];

/**
 * Ends this process as that does to one that does not listen, without waiting for a native call that hangs. For
 * whoever has nothing to undo but its temporary folders.
 */
export function endAtOnce(how: Ending): void {
  removeTemporaryFolders();
  process.removeAllListeners(how);
  process.kill(process.pid, process.platform === 'win32' ? 'SIGKILL' : how);
}

/** Calls back each time that this process is told to end; it does not end by itself then. */
export function onEnding(told: (how: Ending) => void): { stop(): void } {
  const listen = (how: Ending) => told(how);
  for (const ending of ENDINGS) process.on(ending, listen);
  return {
    stop() {
      for (const ending of ENDINGS) process.off(ending, listen);
    },
  };
}
