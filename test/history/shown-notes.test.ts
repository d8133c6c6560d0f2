import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { historyEntry } from '../../src/history/history.ts';
import { appendEntry } from '../../src/history/history-file.ts';
import { readDisturbances } from '../../src/history/history-reader.ts';
import { shownNotes } from '../../src/history/shown-notes.ts';
import type { Session } from '../../src/sessions/session.ts';
import { anna, ben, kai, LISTED_AT } from '../fakes/people.ts';
import { pinned } from '../fakes/pinned.ts';

let folder: string;
let file: string;
let now: number;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'usher-test-'));
  file = join(folder, 'history.jsonl');
  now = LISTED_AT;
});
afterEach(() => rmSync(folder, { recursive: true }));

const notes = () => shownNotes(folder, { today: () => now });
/** Kai leaves somebody a note, from his tray or by the command. */
const leave = (session: Session) =>
  appendEntry(file, historyEntry({ event: 'note', note: 'left' }, pinned(session), kai(), new Date(now)));
const events = () =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).event);

describe('a note that its person was shown', () => {
  it('waits until the sender was told, and stands in their history', () => {
    leave(ben());
    now += 60_000;
    const all = notes();
    all.reported(ben(), kai());
    const waiting = [{ id: expect.any(String), time: now, person: 'Ben' }];
    expect(all.waiting()).toEqual(waiting);
    const [, line = ''] = readFileSync(file, 'utf8').split('\n');
    expect(JSON.parse(line)).toEqual({
      run: expect.any(String),
      time: '2026-11-24T12:01:00.000Z',
      event: 'noteShown',
      conversation: 0,
      operator: { sessionId: 1, userName: 'kai', domainName: 'DESKTOP-7', sid: kai().sid },
      target: {
        host: 'DESKTOP-7',
        sessionId: 2,
        userName: 'ben',
        domainName: 'DESKTOP-7',
        name: 'Ben',
        sid: ben().sid,
        logonTime: '2026-11-24T07:00:00.000Z',
        logonText: null,
      },
    });
    all.told('another');
    expect(all.waiting()).toEqual(waiting);
    all.told(all.waiting()[0]?.id ?? '');
    expect(all.waiting()).toEqual([]);
  });

  it('counts once, also after a restart', () => {
    leave(ben());
    notes().reported(ben(), kai());
    const later = notes();
    later.reported(ben(), kai());
    expect([later.waiting(), events()]).toEqual([[], ['note', 'noteShown']]);
  });

  it('is nothing where none was left', () => {
    leave(anna());
    const all = notes();
    all.reported(ben(), kai());
    expect([all.waiting(), events()]).toEqual([[], ['note']]);
  });

  it('is told as the last of several', () => {
    const all = notes();
    for (const person of [ben(), anna(), ben()]) leave(person);
    for (const person of [ben(), anna(), ben()]) {
      now += 1000;
      all.reported(person, kai());
    }
    expect(all.waiting()).toEqual([
      { id: expect.any(String), time: now - 1000, person: 'Anna' },
      { id: expect.any(String), time: now, person: 'Ben' },
    ]);
  });

  it('is told again if another one is shown while the sender is told', () => {
    leave(ben());
    leave(ben());
    const all = notes();
    all.reported(ben(), kai());
    const [first] = all.waiting();
    all.reported(ben(), kai());
    all.told(first?.id ?? '');
    expect(all.waiting()).toHaveLength(1);
  });

  it('is found beside lines that cannot be read', () => {
    writeFileSync(file, 'null\n{"event":"note","note":"left"}\n');
    leave(ben());
    appendFileSync(file, '{"event":"noteShown');
    const all = notes();
    all.reported(ben(), kai());
    expect(all.waiting()).toHaveLength(1);
  });

  it('is not told if it cannot be written, because it would count again', () => {
    leave(ben());
    const history = readFileSync(file);
    const all = notes();
    rmSync(file);
    writeFileSync(join(folder, 'history.1.jsonl'), history);
    mkdirSync(file);
    expect(() => all.reported(ben(), kai())).toThrow();
    expect(all.waiting()).toEqual([]);
  });

  it('is no disturbance: the next note may follow as if it were not there', () => {
    leave(ben());
    notes().reported(ben(), kai());
    expect(readDisturbances(file, now)?.map(({ event }) => event)).toEqual(['note']);
  });
});
