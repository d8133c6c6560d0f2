import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Event } from '../../src/conversation/event.ts';
import { begin, next } from '../../src/conversation/next.ts';
import type { Conversation } from '../../src/conversation/state.ts';
import { end } from '../../src/conversation/state-facts.ts';
import type { HistoryEvent } from '../../src/history/history.ts';
import { historyEntry } from '../../src/history/history.ts';
import { historyEvents } from '../../src/history/history-events.ts';
import { appendEntry } from '../../src/history/history-file.ts';
import { readHistory } from '../../src/history/history-reader.ts';
import { ben, kai, mia } from '../fakes/people.ts';
import {
  asking,
  askingPerson,
  askingWithSilence,
  checkingUsage,
  countingDown,
  lastLooking,
  NOTHING_OPEN,
  PACE,
  permitting,
  pinned,
  signingOut,
  verifying,
  WORD_OPEN,
  waiting,
} from '../fakes/pinned.ts';

/** The history events of one step of a conversation. */
function added(before: Conversation, event: Event, now = 5000): HistoryEvent[] {
  return historyEvents(before, event, next(before, event, now, PACE));
}

describe('the history tells', () => {
  it('a click', () => {
    expect(historyEvents(null, null, begin(pinned(), 'refused', 0))).toEqual([
      { event: 'clicked', anyway: 'refused' },
    ]);
  });

  it('a click by an account that cannot sign anybody out, and its end', () => {
    const denied = begin(pinned(ben(), { rights: 'none' }), null, 0);
    expect(historyEvents(null, null, denied)).toEqual([
      { event: 'clicked', anyway: null },
      { event: 'ended', outcome: 'failed', error: { kind: 'noRights' } },
    ]);
  });

  it.each<[string, Conversation, Event, HistoryEvent[]]>([
    [
      'a question whose silence counts',
      checkingUsage(),
      { kind: 'usageChecked', usage: NOTHING_OPEN, silence: { counts: true }, question: '1' },
      [{ event: 'asked', anyway: null, silence: 'counts' }],
    ],
    [
      'a question whose silence does not, and why',
      checkingUsage({ anyway: 'refused' }),
      {
        kind: 'usageChecked',
        usage: WORD_OPEN,
        silence: { counts: false, because: 'secondQuestion' },
        question: '1',
      },
      [{ event: 'asked', anyway: 'refused', silence: 'secondQuestion' }],
    ],
    [
      'a yes',
      asking(),
      { kind: 'answered', question: '1', answer: 'yes' },
      [{ event: 'answered', answer: 'yes' }],
    ],
    [
      'a no, which ends it',
      asking(),
      { kind: 'answered', question: '1', answer: 'no' },
      [
        { event: 'answered', answer: 'no' },
        { event: 'ended', outcome: 'declined', error: null },
      ],
    ],
    [
      'a click on the row of the question, which is its no',
      asking(),
      { kind: 'canceled' },
      [
        { event: 'answered', answer: 'no' },
        { event: 'ended', outcome: 'declined', error: null },
      ],
    ],
    [
      'that Windows did not show the question',
      askingWithSilence(),
      { kind: 'notShown', question: '1' },
      [{ event: 'questionNotShown' }],
    ],
    [
      'that nobody answered',
      asking(),
      { kind: 'tick' },
      [{ event: 'ended', outcome: 'unanswered', error: null }],
    ],
    [
      'a countdown and whose yes it rests on',
      permitting(),
      { kind: 'permission', granted: true },
      [{ event: 'countdown', consent: 'operator', asked: false }],
    ],
    [
      'a cancel',
      countingDown(),
      { kind: 'canceled' },
      [{ event: 'canceled' }, { event: 'ended', outcome: 'canceled', error: null }],
    ],
    [
      'what the person said, and what it led to',
      askingPerson(mia()),
      { kind: 'personAnswered', answer: 'yes' },
      [
        { event: 'personAnswered', answer: 'yes' },
        { event: 'lastLook', consent: 'person', method: 0 },
      ],
    ],
    [
      'that the person could not be asked, and not a click that nobody made',
      askingPerson(mia()),
      { kind: 'personAnswered', answer: 'cannotBeAsked' },
      [{ event: 'personAnswered', answer: 'cannotBeAsked' }],
    ],
    [
      'the deed',
      lastLooking({ method: 1 }),
      { kind: 'looked', verdict: 'same' },
      [{ event: 'signingOut', consent: 'operator', method: 1 }],
    ],
    [
      'a deed that failed, and that the next method is about to be tried',
      signingOut(),
      { kind: 'attempted', result: { kind: 'failed', code: 1722, accessDenied: false } },
      [
        { event: 'attempt', result: 'failed', code: 1722 },
        { event: 'lastLook', consent: 'operator', method: 1 },
      ],
    ],
    [
      'a deed that was done',
      signingOut(),
      { kind: 'attempted', result: { kind: 'done' } },
      [{ event: 'attempt', result: 'done', code: null }],
    ],
    [
      'the end, with its error',
      lastLooking(),
      { kind: 'doubt', doubt: 'listFailed' },
      [{ event: 'ended', outcome: 'failed', error: { kind: 'listUnreadable' } }],
    ],
    [
      'the end that was wanted',
      verifying(),
      { kind: 'looked', verdict: 'gone' },
      [{ event: 'ended', outcome: 'signedOut', error: null }],
    ],
    ['nothing of a turn in the queue', waiting(), { kind: 'turn' }, []],
  ])('%s', (_, before, event, expected) => {
    expect(added(before, event, 60_000)).toEqual(expected);
  });
});

describe('a line of the history', () => {
  const time = new Date(Date.UTC(2026, 10, 24, 12, 34, 56, 789));

  it('tells when, what, by whom and about whom', () => {
    expect(historyEntry({ event: 'answered', answer: 'yes' }, asking().pinned, kai(), time)).toEqual({
      time: '2026-11-24T12:34:56.789Z',
      event: 'answered',
      answer: 'yes',
      conversation: 1,
      operator: {
        sessionId: 1,
        userName: 'kai',
        domainName: 'DESKTOP-7',
        sid: 'S-1-5-21-1-2-3-1001',
      },
      target: {
        host: 'DESKTOP-7',
        sessionId: 2,
        userName: 'ben',
        domainName: 'DESKTOP-7',
        sid: 'S-1-5-21-1-2-3-1002',
        logonTime: '2026-11-24T07:00:00.000Z',
        logonText: null,
      },
    });
  });

  it('tells what the operator saw the person called, as one short line', () => {
    const name = (called: string) =>
      historyEntry({ event: 'canceled' }, { ...pinned(), name: called }, null, time).target.name;
    expect([name('Ben'), name('Ben\r\nFischer\u202e'), name('\u200b')]).toEqual([
      'Ben',
      'Ben Fischer',
      undefined,
    ]);
    expect(name('x'.repeat(1000))).toHaveLength(64);
  });

  it('keeps unknown what nobody told', () => {
    const raw = ben({ sid: null, logonTime: null, logonText: '24.11.2026 07:00' });
    const line = historyEntry({ event: 'canceled' }, pinned(raw), null, time);
    expect([line.operator, line.target.sid, line.target.logonTime, line.target.logonText]).toEqual([
      null,
      null,
      null,
      '24.11.2026 07:00',
    ]);
  });
});

describe('the file history.jsonl', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'usher-history-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('grows by a line an entry, in a folder that it makes', () => {
    const file = join(folder, 'Usher', 'history.jsonl');
    const about = end(asking({ pinned: pinned(ben({ userName: 'b\n"en\u2028' })) }), { kind: 'declined' }, 0);
    const lines = [
      historyEntry({ event: 'answered', answer: 'no' }, about.pinned, kai(), new Date(0)),
      historyEntry({ event: 'ended', outcome: 'declined', error: null }, about.pinned, kai(), new Date(1)),
    ];
    for (const line of lines) appendEntry(file, line);
    const text = readFileSync(file, 'utf8');
    expect(text.endsWith('\n')).toEqual(true);
    expect(
      text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual(lines.map((line) => ({ ...line, run: expect.stringMatching(/^[0-9a-f]{16}$/) })));
  });

  it('goes on in a line of its own after one that was torn', () => {
    const file = join(folder, 'history.jsonl');
    const line = (at: number) => historyEntry({ event: 'canceled' }, waiting().pinned, kai(), new Date(at));
    appendEntry(file, line(0));
    appendFileSync(file, '{"time":"2026-11-24T17:0');
    appendEntry(file, line(2));
    expect(readHistory(file, 50).entries.map(({ time }) => time)).toEqual(
      [0, 2].map((at) => new Date(at).toISOString()),
    );
  });

  it('is put aside at 5 MB, and told over the seam', () => {
    const file = join(folder, 'history.jsonl');
    const line = (at: number) => historyEntry({ event: 'canceled' }, waiting().pinned, kai(), new Date(at));
    appendEntry(file, line(0));
    appendFileSync(file, ' '.repeat(5 * 1024 * 1024));
    appendEntry(file, line(1));
    expect(readFileSync(file, 'utf8').trimEnd().split('\n')).toHaveLength(1);
    expect(readHistory(file, 50).entries.map(({ time }) => time)).toEqual(
      [0, 1].map((at) => new Date(at).toISOString()),
    );
  });

  it('is told as far as it can be read, whatever else stands in it', () => {
    const file = join(folder, 'history.jsonl');
    const good = historyEntry({ event: 'canceled' }, waiting().pinned, kai(), new Date(0));
    const lines = ['', 'null', '[]', '{"time":5}', '\u0000', JSON.stringify({ ...good, time: 'today' })];
    writeFileSync(file, `${lines.join('\n')}\n${JSON.stringify(good)}\n`);
    expect(readHistory(file, 50).entries).toEqual([good]);
    expect(readHistory(join(folder, 'missing.jsonl'), 50).entries).toEqual([]);
  });

  it('that cannot be written is an error, for nothing may go unrecorded in silence', () => {
    writeFileSync(join(folder, 'Usher'), '');
    const file = join(folder, 'Usher', 'history.jsonl');
    expect(() =>
      appendEntry(file, historyEntry({ event: 'canceled' }, waiting().pinned, null, new Date(0))),
    ).toThrow();
    expect(existsSync(file)).toEqual(false);
  });
});
