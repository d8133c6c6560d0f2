import { linkSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { doNotAsk, doNotAskFile, nextMorning, othersMayNow } from '../../src/settings/do-not-ask.ts';
import { OTHERS_MAY } from '../../src/settings/others-may.ts';
import { runs } from '../fakes/runs.ts';

const HOUR = 3_600_000;
let folder: string;
let now: number;
let logged: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'usher-test-'));
  now = local(24, 16, 3);
  logged = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

const local = (day: number, hour: number, minute = 0) => new Date(2026, 10, day, hour, minute).getTime();

/** As a new process has it. */
const open = () => doNotAsk({ data: folder, clock: { today: () => now }, log: (line) => logged.push(line) });

describe('"Don\'t ask me until tomorrow"', () => {
  it('is off until somebody says so', () => {
    expect(open().isOn()).toBe(false);
  });

  it("holds until 4 o'clock the next morning, also after a restart", () => {
    open().begin();
    for (const [day, hour, minute, isOn] of [
      [24, 16, 3, true],
      [25, 3, 59, true],
      [25, 4, 0, false],
    ] as const) {
      now = local(day, hour, minute);
      expect(open().isOn()).toBe(isOn);
    }
  });

  it('can be ended, also from another process', () => {
    const mine = open();
    mine.begin();
    open().end();
    expect([mine.isOn(), open().isOn()]).toEqual([false, false]);
  });

  it('leaves the setting as it is while it is off, and means never while it is on', () => {
    for (const setting of OTHERS_MAY) {
      open().end();
      expect(othersMayNow(setting, open())).toBe(setting);
      open().begin();
      expect(othersMayNow(setting, open())).toBe('never');
    }
  });

  it('ends within 29 hours, whenever it began, at 4 in the morning', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), (at) => {
        const until = nextMorning(at);
        expect([until > at, until - at <= 29 * HOUR, new Date(until).getHours()]).toEqual([true, true, 4]);
      }),
      { numRuns: runs(1000) },
    );
  });
});

describe('its file', () => {
  it.each(['', 'tomorrow', '{"until":null}', 'x'.repeat(200)])(
    'that has %j means that it is on until somebody ends it',
    (text) => {
      writeFileSync(doNotAskFile(folder), text);
      expect(open().isOn()).toBe(true);
      open().end();
      expect(open().isOn()).toBe(false);
    },
  );

  it('that is a folder means that it is on, and what went wrong is in the log', () => {
    mkdirSync(doNotAskFile(folder));
    open().end();
    expect([open().isOn(), logged.length]).toEqual([true, 1]);
  });

  it.each([
    ['a link', symlinkSync],
    ['another name of a file', linkSync],
  ])('that is %s is never written through, and the process keeps its word', (_, make) => {
    const victim = join(folder, 'victim.txt');
    writeFileSync(victim, '2000-01-01');
    make(victim, doNotAskFile(folder));
    const mine = open();
    mine.begin();
    expect([mine.isOn(), logged.length]).toEqual([true, 1]);
    mine.end();
    expect([mine.isOn(), readFileSync(victim, 'utf8')]).toEqual([false, '2000-01-01']);
  });
});
