import { renameSync, statSync } from 'node:fs';
import { appendOwn, refuseLinks } from './own-file.ts';
import { oneLine } from './text/plain-text.ts';

/** The log line for a tray program that died. */
export const ICON_LOST = 'the icon is gone; it comes back';

const LARGEST = 1024 * 1024;

/** Writes a line to the log. It helps to find faults; no decision reads it. */
export type Log = (line: string) => void;

/** A log file of at most twice 1 MB: the older half is kept beside it as `.old`. Writing never throws. */
export function fileLog(file: string): Log {
  return (line) => {
    try {
      refuseLinks(file);
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LARGEST) renameSync(file, `${file}.old`);
      appendOwn(file, `${new Date().toISOString()} ${oneLine(line)}\n`);
    } catch {
      // A full disk must not stop a countdown from being canceled.
    }
  };
}
