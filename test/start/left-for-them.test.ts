import { mkdirSync, mkdtempSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { clock } from '../../src/base/clock.ts';
import { historyFile } from '../../src/base/folders.ts';
import { historyEntry } from '../../src/history/history.ts';
import { appendEntry } from '../../src/history/history-file.ts';
import { notesFile } from '../../src/history/kept-notes.ts';
import { olderFile } from '../../src/history/old-name.ts';
import { leftHere } from '../../src/start/left-for-them.ts';
import { anna, ben, kai } from '../fakes/people.ts';
import { pinned } from '../fakes/pinned.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'usher-left-'));
});
const left = () => leftHere(folder, clock());

describe('what is left here', () => {
  it('tells of a new note once it was kept', () => {
    const { notes, watch } = left();
    const heard: string[][] = [];
    watch(() => heard.push(notes.waiting().notes.map(({ text }) => text)));
    notes.keep({ from: ben(), text: 'The printer is free.' });
    expect(heard).toEqual([['The printer is free.']]);
  });

  it('tells of an own note that was shown, once that was written', () => {
    const { shownNotes, watch } = left();
    const heard: string[][] = [];
    watch(() => heard.push(shownNotes.waiting().map(({ person }) => person)));
    const note = historyEntry({ event: 'note', note: 'left' }, pinned(ben()), kai(), new Date());
    appendEntry(historyFile(folder), note);
    shownNotes.reported(ben(), kai());
    expect(heard).toEqual([['Ben']]);
  });

  it('tells whose note was shown, once it was marked', () => {
    const { notes, watchShown } = left();
    const heard: unknown[] = [];
    watchShown((sid) => heard.push([sid, notes.waiting().notes.map(({ text }) => text)]));
    notes.keep({ from: kai(), text: 'one' });
    notes.keep({ from: anna(), text: 'two' });
    notes.keep({ from: kai({ sid: null }), text: 'from an account that Windows did not tell' });
    const ids = notes.waiting().notes.map(({ id }) => id);
    for (const id of [...ids, 'no note', ids[0] ?? '']) notes.shown(id);
    expect(heard).toEqual([
      [kai().sid, ['two', 'from an account that Windows did not tell']],
      [anna().sid, ['from an account that Windows did not tell']],
    ]);
  });

  it('tells nobody of a note that could not be marked', () => {
    const { notes, watchShown } = left();
    const heard: string[] = [];
    watchShown((sid) => heard.push(sid));
    notes.keep({ from: kai(), text: 'one' });
    const [note] = notes.waiting().notes;
    // The note is still read from the older file.
    renameSync(notesFile(folder), olderFile(notesFile(folder)));
    mkdirSync(notesFile(folder));
    expect(() => notes.shown(note?.id ?? '')).toThrow();
    expect([heard, notes.waiting().notes.length]).toEqual([[], 1]);
  });
});
