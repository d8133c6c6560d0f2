import { describe, expect, it } from 'vitest';
import type { PlainPerson } from '../../../src/cli/plain/words.ts';
import { englishPlain } from '../../../src/languages/en/plain.ts';
import { NOTHING_OPEN, WORD_OPEN } from '../../fakes/pinned.ts';

const HOUR = 3_600_000;
const BEN: PlainPerson = {
  name: 'Ben',
  idle: { kind: 'away', ms: 2 * HOUR },
  locked: null,
  memoryBytes: 1.8 * 1024 ** 3,
  usage: { kind: 'told', lost: { word: 'nothing', programs: [] }, memoryBytes: null },
  notOffered: null,
};

const UNSAVED = {
  word: 'unsaved',
  programs: [
    { name: 'Word', why: 'unsaved' },
    { name: 'Excel', why: 'work' },
  ],
} as const;

describe('a person who is read out', () => {
  it.each<[Partial<PlainPerson>, string]>([
    [{}, 'switched out 2 hours ago, 1.8 gigabytes of memory, nothing open'],
    [{ idle: { kind: 'away', ms: null }, memoryBytes: null }, 'switched out, nothing open'],
    [
      { idle: { kind: 'noInput', ms: 40 * 60_000 }, locked: true, usage: WORD_OPEN, memoryBytes: null },
      'no key or mouse for 40 minutes, screen locked, Word open',
    ],
    [
      { idle: { kind: 'inUse', ms: 0 }, usage: NOTHING_OPEN, memoryBytes: null },
      'using this PC, no documents or unknown apps open',
    ],
    [
      { idle: { kind: 'told', ms: 5 * 60_000 }, usage: { kind: 'unknown' }, memoryBytes: null },
      "no key or mouse for 5 minutes, as their own Usher says, Usher can't see what is open",
    ],
    [
      { usage: { kind: 'told', lost: UNSAVED, memoryBytes: null }, notOffered: 'protected' },
      'switched out 2 hours ago, 1.8 gigabytes of memory, unsaved work in Word, protected by the settings',
    ],
    [{ idle: { kind: 'unknown', ms: null }, memoryBytes: null }, 'idle time unknown, nothing open'],
  ])('%j', (over, said) => {
    expect(englishPlain.person(1, { ...BEN, ...over })).toBe(`1. Ben, ${said}`);
  });

  it('keeps their name as it is', () => {
    expect(englishPlain.person(3, { ...BEN, name: 'Room 2 h' })).toMatch(
      /^3\. Room 2 h, switched out 2 hours/,
    );
  });
});
