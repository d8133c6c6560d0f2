import {
  appendFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UNDAMAGED } from '../../src/history/history-reader.ts';
import { keptNotes, MOST_NOTES, notesFile } from '../../src/history/kept-notes.ts';
import { olderFile } from '../../src/history/old-name.ts';
import { kai, LISTED_AT } from '../fakes/people.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'usher-test-'));
  file = notesFile(folder);
});
afterEach(() => rmSync(folder, { recursive: true }));

const notes = (today = LISTED_AT) => keptNotes(folder, { today: () => today });
const texts = () =>
  notes()
    .waiting()
    .notes.map(({ text }) => text);

describe('a note that is kept', () => {
  it('waits with its sender and its time, also for a later start', () => {
    notes().keep({ from: kai(), text: 'The printer needs this PC at five.' });
    expect(notes().waiting()).toEqual({
      notes: [
        {
          id: expect.stringMatching(/^[0-9a-f]{32}$/),
          time: LISTED_AT,
          from: 'Kai',
          sid: kai().sid,
          text: 'The printer needs this PC at five.',
        },
      ],
      damage: UNDAMAGED,
    });
  });

  it('has only what is needed in the file', () => {
    notes().keep({ from: kai(), text: 'Hello' });
    const { id, ...line } = JSON.parse(readFileSync(file, 'utf8'));
    expect(line).toEqual({
      time: '2026-11-24T12:00:00.000Z',
      from: { sessionId: 1, userName: 'kai', fullName: 'Kai', sid: 'S-1-5-21-1-2-3-1001' },
      text: 'Hello',
    });
  });

  it('waits no longer once it was shown', () => {
    for (const text of ['one', 'two', 'three']) notes().keep({ from: kai(), text });
    const [, two] = notes().waiting().notes;
    notes().shown(two?.id ?? '');
    expect(texts()).toEqual(['one', 'three']);
  });

  it('gives way to newer ones, so that twenty wait at most', () => {
    for (let at = 0; at < MOST_NOTES + 3; at += 1) notes().keep({ from: kai(), text: `note ${at}` });
    expect(texts()).toEqual(Array.from({ length: MOST_NOTES }, (_, at) => `note ${at + 3}`));
  });

  it('is one plain line of 200 signs at most, whatever the file holds', () => {
    notes().keep({ from: kai({ fullName: 'K\u202eai', userName: 'k' }), text: `a\nb ${'x'.repeat(300)}` });
    const [note] = notes().waiting().notes;
    expect([note?.from, note?.text]).toEqual(['Kai', `a b ${'x'.repeat(195)}…`]);
  });

  it('goes on waiting when its file is put aside, and the files stay small', () => {
    notes().keep({ from: kai(), text: 'first' });
    for (let at = 0; at < 2000; at += 1) {
      const kept = notes();
      if (at % 100 === 0) kept.keep({ from: kai(), text: `${at}` });
      else appendFileSync(file, `${JSON.stringify({ of: 'x'.repeat(400), mark: 'shown' })}\n`);
    }
    expect(texts()).toEqual(Array.from({ length: MOST_NOTES }, (_, at) => `${at * 100}`));
    expect(existsSync(olderFile(file))).toBe(true);
    expect(readFileSync(file).length).toBeLessThan(600 * 1024);
  });
});

describe('a file of notes', () => {
  it('that does not exist has none', () => {
    expect(notes().waiting()).toEqual({ notes: [], damage: UNDAMAGED });
  });

  it('with lines that cannot be read loses only those, and counts them', () => {
    notes().keep({ from: kai(), text: 'good' });
    appendFileSync(file, 'null\n{"id":"1","time":"yesterday"}\n{"of":1,"mark":"shown"}\n{"id":"2","ti');
    notes().keep({ from: kai(), text: 'after the torn line' });
    expect(texts()).toEqual(['good', 'after the torn line']);
    expect(notes().waiting().damage).toEqual({ lines: 4, files: [] });
  });

  it('that is a folder is named', () => {
    mkdirSync(file);
    expect(notes().waiting()).toEqual({
      notes: [],
      damage: { lines: 0, files: [{ file, code: 'not a file' }] },
    });
  });

  it.each([
    ['a link', symlinkSync],
    ['another name of a file', linkSync],
  ])('that is %s is never written through', (_, make) => {
    const victim = join(folder, 'victim.txt');
    writeFileSync(victim, 'of an administrator');
    make(victim, file);
    expect(() => notes().keep({ from: kai(), text: 'Hello' })).toThrow();
    expect(() => notes().shown('1')).toThrow();
    expect(readFileSync(victim, 'utf8')).toBe('of an administrator');
  });
});
