import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { historyText } from '../../src/history/history-text.ts';
import type { Became } from '../../src/history/receipts.ts';
import { receipts, receiptsFile } from '../../src/history/receipts.ts';
import type { Somebody } from '../../src/history/somebody.ts';
import { wholeHistory } from '../../src/history/whole-history.ts';
import { english } from '../../src/languages/en/words.ts';
import { ben, kai, LISTED_AT, mia } from '../fakes/people.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'usher-test-'));
  file = join(folder, 'history.jsonl');
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (minute: number) => LISTED_AT + minute * 60_000;

/** Ben's own entries, at these minutes. */
function did(...minutes: readonly number[]): void {
  const lines = minutes.map((minute) => ({
    time: new Date(at(minute)).toISOString(),
    event: 'note',
    note: 'left',
    operator: { sessionId: 2, userName: 'ben' },
    target: { host: 'DESKTOP-7', sessionId: 4, userName: 'mia' },
  }));
  writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
}

function received(minute: number, asker: Somebody, became: Became, saidYes = false): void {
  const all = receipts(folder, { today: () => at(minute) });
  const id = all.write({ asker, person: ben(), lost: { word: 'nothing', programs: [] }, saidYes });
  if (became === 'kept') all.kept(id);
  if (became === 'signedOut') all.shown(id, became);
}

/** The sentences, without their times. */
function told(count = 50): readonly string[] {
  const lines = historyText(wholeHistory(file, count), english).split('\r\n').slice(2, -1);
  return lines.map((line) => line.replace(/^\d\S+ \S+ {2}/, ''));
}

describe('the whole history of a person', () => {
  it('says that they clicked Sign out themselves', () => {
    received(0, kai(), 'signedOut', true);
    expect(told()).toEqual(['Kai asked you to sign out, and you said yes.']);
  });

  it('has what others asked of their own Usher among the lines, by time', () => {
    did(1, 5, 9);
    received(0, kai(), 'signedOut');
    received(6, mia(), 'kept');
    received(10, kai(), 'unknown');
    expect(told()).toEqual([
      'Kai signed you out.',
      'You left Mia a message.',
      'You left Mia a message.',
      'Mia asked Usher to sign you out. You stayed signed in.',
      'You left Mia a message.',
      'Kai asked Usher to sign you out.',
    ]);
    expect(told(2)).toEqual(['You left mia a message.', 'Kai asked Usher to sign you out.']);
  });

  it('keeps the order of its lines where the clock was set back', () => {
    did(5, 1);
    received(3, kai(), 'signedOut');
    expect(told()).toEqual(['Kai signed you out.', 'You left mia a message.', 'You left mia a message.']);
  });

  it('names the session of an asker without a name', () => {
    received(1, kai({ userName: '', fullName: null }), 'signedOut');
    expect(told()).toEqual(['Session 1 signed you out.']);
  });

  it('says which part of it cannot be read', () => {
    did(1);
    mkdirSync(receiptsFile(folder));
    expect(told()).toEqual([
      'You left mia a message.',
      '',
      `The history can't be read (not a file): ${receiptsFile(folder)}`,
    ]);
  });
});
