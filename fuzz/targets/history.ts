import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { coolDownLeft } from '../../src/history/cool-down.ts';
import { historyEntry } from '../../src/history/history.ts';
import { readDisturbances, readHistory, readNotes } from '../../src/history/history-reader.ts';
import { historyText } from '../../src/history/history-text.ts';
import { keptNotes, notesFile } from '../../src/history/kept-notes.ts';
import { canHaveBeenShown } from '../../src/history/note-report.ts';
import { receipts, receiptsFile } from '../../src/history/receipts.ts';
import { wholeHistory } from '../../src/history/whole-history.ts';
import { english } from '../../src/languages/en/words.ts';
import { ben, kai, LISTED_AT, minutesAgo } from '../../test/fakes/people.ts';
import type { Target } from '../target.ts';
import { demand, texts } from '../target.ts';

/* Lines among others that are whole. Whatever one of them is, the others are not lost. */

const folder = mkdtempSync(join(tmpdir(), 'usher-fuzz-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
const HISTORY = join(folder, 'history.jsonl');

const entry = (happened: Parameters<typeof historyEntry>[0], minutes: number) => {
  const about = { session: ben(), conversation: 1, name: 'Ben' };
  return JSON.stringify({ ...historyEntry(happened, about, kai(), new Date(minutesAgo(minutes))), run: 'a' });
};

/** Ben was asked on his screen four minutes ago, and got a message just now. */
const ASKED = entry({ event: 'countdown', consent: 'operator', asked: true }, 4);
const LEFT = entry({ event: 'note', note: 'left' }, 1);

const LINES = texts(
  entry({ event: 'clicked', anyway: null }, 3),
  entry({ event: 'asked', anyway: null, silence: 'counts' }, 3),
  entry({ event: 'answered', answer: 'yes' }, 2),
  entry({ event: 'personAnswered', answer: 'no', because: 'backSoon' }, 2),
  entry({ event: 'attempt', result: 'failed', code: 5 }, 2),
  entry({ event: 'ended', outcome: 'signedOut', error: null }, 2),
  entry({ event: 'note', note: 'left' }, 2),
  entry({ event: 'noteShown' }, 1),
);

function history(input: Buffer): boolean {
  writeFileSync(HISTORY, Buffer.concat([Buffer.from(`${ASKED}\n`), input, Buffer.from(`\n${LEFT}\n`)]));
  const { entries, damage } = readHistory(HISTORY, Number.POSITIVE_INFINITY);
  const [first, last] = [entries[0], entries.at(-1)];
  demand(first?.event === 'countdown' && first.target.userName === 'ben', 'the line before is lost');
  demand(last?.event === 'note' && last.target.userName === 'ben', 'the line after is lost');
  const lately = readDisturbances(HISTORY, LISTED_AT);
  const left = lately === null ? 1 : coolDownLeft(lately, ben(), 'question', LISTED_AT, 5 * 60_000);
  const afterNote = lately === null ? 1 : coolDownLeft(lately, ben(), 'note', LISTED_AT, 5 * 60_000);
  demand(left > 0 && afterNote > 0, 'Ben may be disturbed again at once');
  demand(readNotes(HISTORY).length >= 1, 'the message is lost');
  canHaveBeenShown(readNotes(HISTORY), ben());
  const text = historyText(wholeHistory(HISTORY), english);
  demand(!/[\u0000-\u0009\u000b\u000c\u000e-\u001f\u202e\u2028]/.test(text), 'a sign that hides others');
  return damage.lines === 0 && entries.length > 2;
}

const clock = { today: () => LISTED_AT };
const from = { sessionId: 1, userName: 'kai', fullName: 'Kai', sid: 'S-1-5-21-1-2-3-1001' };
const note = (id: string) =>
  JSON.stringify({ id, time: new Date(LISTED_AT).toISOString(), from, text: 'Hi' });
const receipt = (id: string) =>
  JSON.stringify({
    id,
    time: new Date(LISTED_AT).toISOString(),
    asker: from,
    person: { sessionId: 2, userName: 'ben', logonTime: null },
    lost: { word: 'work', programs: [{ name: 'Word', why: 'work' }] },
  });
const mark = (of: string, text: string) => JSON.stringify({ of, mark: text });

/** Whether a line takes one of the two whole ones away, as the person having seen it does. */
function isMarked(input: Buffer): boolean {
  return /"of"/.test(input.toString()) || /\\u/.test(input.toString());
}

/** Both whole lines wait, unless the line between them says that they were seen, or so many are newer. */
function demandBoth(waiting: readonly { readonly id: string }[], input: Buffer, most: number): void {
  const ids = waiting.map(({ id }) => id);
  demand(new Set(ids).size === ids.length, 'one of them twice');
  demand(ids.includes('after') || isMarked(input), 'the line after is lost');
  demand(ids.includes('before') || isMarked(input) || ids.length >= most, 'the line before is lost');
}

export const HISTORIES: readonly Target[] = [
  {
    name: 'a history',
    kind: 'history',
    reads: ['history/history-reader.ts', 'history/line-file.ts'],
    form: 'text',
    isSlow: true,
    corpus: LINES,
    run: history,
  },
  {
    name: 'kept notes',
    kind: 'history',
    reads: ['history/kept-notes.ts', 'history/kept-lines.ts', 'history/somebody.ts'],
    form: 'text',
    isSlow: true,
    corpus: texts(note('one'), mark('two', 'shown'), mark('before', 'shown')),
    run(input) {
      writeFileSync(notesFile(folder), `${note('before')}\n${input}\n${note('after')}\n`);
      const { notes, damage } = keptNotes(folder, clock).waiting();
      demandBoth(notes, input, 20);
      demand(
        notes.every(({ time }) => Number.isFinite(time)),
        'a time that is none',
      );
      return damage.lines === 0;
    },
  },
  {
    name: 'receipts',
    kind: 'history',
    reads: ['history/receipts.ts', 'history/kept-lines.ts'],
    form: 'text',
    isSlow: true,
    corpus: texts(receipt('one'), mark('one', 'kept'), mark('before', 'shown')),
    run(input) {
      writeFileSync(receiptsFile(folder), `${receipt('before')}\n${input}\n${receipt('after')}\n`);
      const read = receipts(folder, clock).waiting();
      demandBoth(read.receipts, input, 50);
      historyText(wholeHistory(HISTORY), english);
      rmSync(receiptsFile(folder));
      return read.damage.lines === 0;
    },
  },
];
