import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { historyFile, logFile } from '../base/folders.ts';
import type { Log } from '../base/log.ts';
import { fileLog } from '../base/log.ts';
import { writeOwn } from '../base/own-file.ts';
import { NO_ELEVATION } from '../engine/elevation.ts';
import { appendEntry } from '../history/history-file.ts';
import { readDisturbances } from '../history/history-reader.ts';
import type { Words } from '../languages/words.ts';
import type { AppParts } from '../tray/ports.ts';

/** What the faces have in common; each overrides what it knows better. */
export interface CommonParts
  extends Pick<
    AppParts,
    'record' | 'disturbances' | 'asleep' | 'moved' | 'elevation' | 'mayLeaveNotes' | 'notifications'
  > {
  readonly words: Words;
  /** Where the history and the log are. */
  readonly folder: string;
  /** The history, history.jsonl. */
  readonly historyFile: string;
  readonly log: Log;
}

export function commonParts(folder: string, words: Words): CommonParts {
  const file = historyFile(folder);
  return {
    folder,
    words,
    historyFile: file,
    log: fileLog(logFile(folder)),
    record: (line) => appendEntry(file, line),
    disturbances: () => readDisturbances(file),
    asleep: () => null,
    moved() {},
    elevation: NO_ELEVATION,
    mayLeaveNotes: () => true,
    // A face that draws its questions itself knows whether it does.
    notifications: () => 'accepts',
  };
}

/** True once for each folder: the first time that Usher runs with it. */
export function isFirstRun(folder: string): boolean {
  const mark = join(folder, 'welcomed');
  if (existsSync(mark)) return false;
  try {
    writeOwn(mark, '');
  } catch {
    // A folder that cannot be written to only means another welcome next time.
  }
  return true;
}
