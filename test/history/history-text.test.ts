import { describe, expect, it } from 'vitest';
import type { ToldEntry } from '../../src/history/history-reader.ts';
import { historyText } from '../../src/history/history-text.ts';
import { english } from '../../src/languages/en/words.ts';

const entry = (event: string, more: object = {}): ToldEntry => ({
  time: '2026-11-24T17:03:09.000Z',
  event,
  operator: { sessionId: 1, userName: 'kai' },
  target: { sessionId: 2, userName: 'ben' },
  ...more,
});

const sentences = (entries: readonly ToldEntry[]) =>
  historyText(entries, english)
    .split('\r\n')
    .slice(2, -1)
    .map((line) => line.replace(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d {2}/, ''));

describe('The history as people read it', () => {
  it('is a sentence a line, with its time', () => {
    expect(
      sentences([
        entry('clicked', { anyway: null }),
        entry('asked', { silence: 'documentsOpen' }),
        entry('answered', { answer: 'yes' }),
        entry('personAnswered', { answer: 'no' }),
        entry('attempt', { result: 'failed', code: 5 }),
        entry('ended', { outcome: 'refused' }),
        entry('note', { note: 'left' }),
        entry('noteShown'),
      ]),
    ).toEqual([
      'kai clicked ben.',
      'kai was asked whether to sign out ben.',
      'kai answered Yes.',
      'ben answered No.',
      'Windows refused, or the sign-out failed.',
      'ben refused and stayed signed in.',
      'kai left ben a message.',
      "ben was shown kai's message.",
    ]);
  });

  it('says so where there is none yet', () => {
    expect(sentences([])).toEqual(["Usher hasn't asked anybody yet."]);
  });

  it('shows what it does not know as it is, and no line more than there are entries', () => {
    const odd = entry('later\r\ninvention', { target: { sessionId: 7, userName: '\u202e\n' } });
    expect(sentences([odd])).toEqual(['later invention: Session 7.']);
    expect(sentences([entry('ended', { outcome: { nested: true } })])).toEqual(['It ended for ben: .']);
  });

  it('says what could not be read, and never that there was nothing', () => {
    const damage = { lines: 3, files: [{ file: '/usher/history.jsonl', code: 'EISDIR' }] };
    const lines = (entries: readonly ToldEntry[]) =>
      historyText(entries, english, damage).split('\r\n').slice(2, -1);
    const said = [
      "The history can't be read (EISDIR): /usher/history.jsonl",
      '3 lines of the history could not be read.',
    ];
    expect(lines([])).toEqual(said);
    expect(lines([entry('canceled')]).slice(1)).toEqual(['', ...said]);
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'])(
    'takes %s for a word',
    (word) => {
      expect(sentences([entry('ended', { outcome: word })])).toEqual([`It ended for ben: ${word}.`]);
      expect(sentences([entry('attempt', { result: word })])).toEqual([`Windows answered: ${word}.`]);
      expect(sentences([entry('personAnswered', { answer: word })])).toEqual([`ben: ${word}.`]);
      expect(sentences([entry(word)])).toEqual([`${word}: ben.`]);
    },
  );
});
