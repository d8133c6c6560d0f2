import { lstatSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { orNull } from '../base/or-null.ts';
import { writeOwn } from '../base/own-file.ts';
import type { OthersMaySignMeOut } from './others-may.ts';

/** "Don't ask me until tomorrow": nobody else may ask this person's own Usher for anything, for a while. */
export interface DoNotAsk {
  /** As of now. Never throws. */
  isOn(): boolean;
  /** Until 4 o'clock the next morning. Never throws. */
  begin(): void;
  /** Never throws. */
  end(): void;
}

/** In local time. People who work late are asleep by then. */
const MORNING = 4;

/** A file of ours has one moment. In bytes. */
const LONGEST = 100;

export interface DoNotAskParts {
  /** The person's own folder. */
  readonly data: string;
  readonly clock: Pick<Clock, 'today'>;
  readonly log: Log;
}

export const doNotAskFile = (data: string) => join(data, 'do-not-ask-until.txt');

/** A file that cannot be read means yes, because its person may have said so. Ending it removes the file. */
export function doNotAsk({ data, clock, log }: DoNotAskParts): DoNotAsk {
  const file = doNotAskFile(data);
  /** Until when, if the file could not be written. In ms since 1970. */
  let own: number | null = null;
  const succeeds = (work: () => void) => {
    try {
      work();
      return true;
    } catch (error) {
      log(`${file} can't be changed: ${error}`);
      return false;
    }
  };
  return {
    isOn() {
      const now = clock.today();
      return (own !== null && now < own) || isBefore(now, file);
    },
    begin() {
      const until = nextMorning(clock.today());
      own = succeeds(() => writeOwn(file, new Date(until).toISOString())) ? null : until;
    },
    end() {
      own = null;
      succeeds(() => rmSync(file, { force: true }));
    },
  };
}

/** What others may now, with the person's setting. Read both anew each time. */
export function othersMayNow(setting: OthersMaySignMeOut, { isOn }: DoNotAsk): OthersMaySignMeOut {
  return isOn() ? 'never' : setting;
}

/** 4 o'clock in the morning of the next day, in ms since 1970. */
export function nextMorning(now: number): number {
  const at = new Date(now);
  return new Date(at.getFullYear(), at.getMonth(), at.getDate() + 1, MORNING).getTime();
}

/** True also if the file cannot be read. False without a file. */
function isBefore(now: number, file: string): boolean {
  try {
    const found = lstatSync(file, { throwIfNoEntry: false });
    if (found === undefined) return false;
    if (!found.isFile() || found.size > LONGEST) return true;
    const until = orNull(() => Date.parse(readFileSync(file, 'utf8').trim()));
    return until === null || !(now >= until);
  } catch {
    return true;
  }
}
