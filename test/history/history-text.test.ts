import { describe, expect, it } from 'vitest';
import type { ToldDeed } from '../../src/history/history-reader.ts';
import { historyText } from '../../src/history/history-text.ts';
import { english } from '../../src/languages/en/tray.ts';

const deed = (event: string, more: object = {}): ToldDeed => ({
  time: '2026-11-24T17:03:09.000Z',
  event,
  operator: { sessionId: 1, userName: 'kai' },
  target: { sessionId: 2, userName: 'ben' },
  ...more,
});

const sentences = (deeds: readonly ToldDeed[]) =>
  historyText(deeds, english)
    .split('\r\n')
    .slice(2, -1)
    .map((line) => line.replace(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d {2}/, ''));

describe('The history as people read it', () => {
  it('is a sentence a line, with its time', () => {
    expect(
      sentences([
        deed('clicked', { anyway: null }),
        deed('asked', { silence: 'documentsOpen' }),
        deed('answered', { answer: 'yes' }),
        deed('personAnswered', { answer: 'no' }),
        deed('deed', { deed: 'failed', code: 5 }),
        deed('ended', { outcome: 'refused' }),
      ]),
    ).toEqual([
      'kai clicked ben.',
      'kai was asked whether to sign out ben.',
      'kai answered Yes.',
      'ben answered No.',
      'Windows refused or failed.',
      'ben refused and stayed signed in.',
    ]);
  });

  it('says so where there is none yet', () => {
    expect(sentences([])).toEqual(['Usher has not asked anybody yet.']);
  });

  it('shows what it does not know as it is, and no line more than there are deeds', () => {
    const odd = deed('later\r\ninvention', { target: { sessionId: 7, userName: '\u202e\n' } });
    expect(sentences([odd])).toEqual(['later invention: Session 7.']);
    expect(sentences([deed('ended', { outcome: { nested: true } })])).toEqual(['It ended for ben: .']);
  });

  it('says what could not be read, and never that there was nothing', () => {
    const damage = { lines: 3, files: [{ file: '/usher/deeds.jsonl', code: 'EISDIR' }] };
    const lines = (deeds: readonly ToldDeed[]) =>
      historyText(deeds, english, damage).split('\r\n').slice(2, -1);
    const said = [
      "The history can't be read (EISDIR): /usher/deeds.jsonl",
      '3 lines of the history could not be read.',
    ];
    expect(lines([])).toEqual(said);
    expect(lines([deed('canceled')]).slice(1)).toEqual(['', ...said]);
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'])(
    'takes %s for a word',
    (word) => {
      expect(sentences([deed('ended', { outcome: word })])).toEqual([`It ended for ben: ${word}.`]);
      expect(sentences([deed('deed', { deed: word })])).toEqual([`Windows answered: ${word}.`]);
      expect(sentences([deed('personAnswered', { answer: word })])).toEqual([`ben: ${word}.`]);
      expect(sentences([deed(word)])).toEqual([`${word}: ben.`]);
    },
  );
});
