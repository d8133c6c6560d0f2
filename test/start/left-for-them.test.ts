import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { clock } from '../../src/base/clock.ts';
import { leftHere } from '../../src/start/left-for-them.ts';
import { ben } from '../fakes/people.ts';

it('tells of a new note once it was kept', () => {
  const { notes, watch } = leftHere(mkdtempSync(join(tmpdir(), 'usher-left-')), clock());
  const heard: string[][] = [];
  watch(() => heard.push(notes.waiting().notes.map(({ text }) => text)));
  notes.keep({ from: ben(), text: 'The printer is free.' });
  expect(heard).toEqual([['The printer is free.']]);
});
