import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { historyFile } from '../../src/base/folders.ts';
import { afterListing, NOBODY_YET } from '../../src/engine/listing.ts';
import { historyEntry } from '../../src/history/history.ts';
import { appendEntry } from '../../src/history/history-file.ts';
import { keptNotes, notesFile } from '../../src/history/kept-notes.ts';
import { receipts, receiptsFile } from '../../src/history/receipts.ts';
import { shownNotes } from '../../src/history/shown-notes.ts';
import { english } from '../../src/languages/en/words.ts';
import type { CouldBeLost } from '../../src/sessions/could-be-lost.ts';
import type { Session } from '../../src/sessions/session.ts';
import { Returned } from '../../src/tray/returned.ts';
import type { Toast, ToastEnd } from '../../src/tray/toasts/toast.ts';
import type { LeftForThem } from '../../src/tray/waiting.ts';
import { anna, ben, kai } from '../fakes/people.ts';
import { pinned } from '../fakes/pinned.ts';
import { runs } from '../fakes/runs.ts';

let folder: string;
/** In local time, because people are told local times. */
let now: number;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'usher-test-'));
  now = new Date(2026, 10, 24, 16, 3).getTime();
});
afterEach(() => rmSync(folder, { recursive: true }));

const clock = { today: () => now };
const kept = () => ({
  receipts: receipts(folder, clock),
  notes: keptNotes(folder, clock),
  shownNotes: shownNotes(folder, clock),
});

const NOTHING: CouldBeLost = { word: 'nothing', programs: [] };
const EDGE: CouldBeLost = { word: 'restores', programs: [{ name: 'Edge', why: 'restores' }] };
const LOGON = () => now - 3_600_000;

const receive = (lost = NOTHING, saidYes = false) =>
  kept().receipts.write({ asker: kai(), person: ben({ logonTime: LOGON() }), lost, saidYes });
const note = (text: string) => kept().notes.keep({ from: kai(), text });

/** The same where nothing can be marked. */
function unmarked(): LeftForThem {
  const shown = () => {
    throw new Error('the disk is full');
  };
  const all = kept();
  return { ...all, receipts: { ...all.receipts, shown }, notes: { ...all.notes, shown } };
}

/** Ben's own session, signed in at `logonTime`. */
const own = (logonTime: number, over: Partial<Session> = {}) =>
  ben({ isCurrent: true, state: 'active', locked: false, logonTime, ...over });
const people = (session: Session) => afterListing(NOBODY_YET, [session]);

/** A tray of Ben's. Each toast ends as the next of `ends` says, or never. */
function tray(ends: readonly ToastEnd[], left: LeftForThem = kept()) {
  const shown: string[] = [];
  const logged: string[] = [];
  const rest = [...ends];
  const screen = { accepts: true, isRead: true, boxes: [] as string[], unread: [] as number[] };
  const returned: Returned = new Returned({
    left,
    clock,
    words: english,
    log: (line) => logged.push(line),
    show({ title, text }: Toast) {
      shown.push(`${title} | ${text}`);
      const end = rest.shift();
      return end === undefined ? new Promise(() => {}) : Promise.resolve(end);
    },
    mayBeSeen: () => screen.accepts,
    async read({ title, text }) {
      screen.boxes.push(`${title} | ${text}`);
      return screen.isRead;
    },
    changed: () => void screen.unread.push(returned.unread),
  });
  return {
    returned,
    shown,
    logged,
    screen,
    async listed(session: Session) {
      returned.listed(people(session));
      // Each toast takes a few turns.
      for (let turn = 0; turn < 200; turn += 1) await Promise.resolve();
    },
  };
}

/** What a tray tells that starts after Ben has signed in again. */
async function toldAtSignIn(...ends: readonly ToastEnd[]) {
  now += 600_000;
  const { listed, shown } = tray(ends);
  await listed(own(now - 10_000));
  return shown;
}

describe('somebody who was signed out', () => {
  it('is told at the next sign-in who asked, when and what was open', async () => {
    receive();
    expect(await toldAtSignIn('timedOut')).toEqual([
      'Kai signed you out at 16:03 | Nothing was open. Nothing was lost.',
    ]);
  });

  it('by their own yes is told so', async () => {
    receive(NOTHING, true);
    expect(await toldAtSignIn('timedOut')).toEqual([
      'Kai asked, and you signed out at 16:03 | Nothing was open. Nothing was lost.',
    ]);
  });

  it.each<[CouldBeLost, string]>([
    [EDGE, 'Open at that time: Edge.'],
    [
      {
        word: 'work',
        programs: ['Word', '', 'Excel', 'Edge', 'Teams', 'Paint'].map((name) => ({ name, why: 'work' })),
      },
      "Open at that time: Word, Excel, Edge, Teams, 1 more and an app that Usher doesn't know.",
    ],
    [{ word: 'unknown', programs: [] }, "Usher couldn't see what was open."],
    [{ word: 'unsaved', programs: [] }, 'Programs were open.'],
  ])('is told that nothing was lost only if nothing was open', async (lost, text) => {
    receive(lost);
    expect(await toldAtSignIn('timedOut')).toEqual([`Kai signed you out at 16:03 | ${text}`]);
  });

  it('is told once, and the day where it was another one', async () => {
    receive(EDGE);
    now += 86_400_000;
    expect(await toldAtSignIn('body')).toEqual([
      'Kai signed you out on 2026-11-24 at 16:03 | Open at that time: Edge.',
    ]);
    expect(await toldAtSignIn('body')).toEqual([]);
  });

  it.each<ToastEnd>(['notShown', 'closed'])('is told again if the toast was %s', async (end) => {
    receive();
    expect(await toldAtSignIn(end)).toHaveLength(1);
    expect(await toldAtSignIn('timedOut')).toHaveLength(1);
    expect(await toldAtSignIn('timedOut')).toEqual([]);
  });

  it('is told once by one tray if it cannot be marked, and again by the next', async () => {
    receive();
    now += 600_000;
    const { listed, shown, logged } = tray(['timedOut', 'timedOut'], unmarked());
    await listed(own(now));
    await listed(own(now, { locked: true }));
    await listed(own(now));
    expect([shown.length, logged]).toEqual([1, ["what was shown can't be marked: Error: the disk is full"]]);
    expect(await toldAtSignIn('timedOut')).toHaveLength(1);
  });
});

describe('somebody who stayed signed in', () => {
  it('is told that Kai asked, and not that Kai signed them out', async () => {
    const logon = LOGON();
    const id = receive(EDGE);
    kept().receipts.kept(id);
    const { listed, shown } = tray(['timedOut']);
    await listed(own(logon));
    expect(shown).toEqual([
      'Kai asked to sign you out at 16:03 | You stayed signed in. Open at that time: Edge.',
    ]);
  });

  it('is told nothing while the sign-out may go on, and later by the next listing', async () => {
    const logon = LOGON();
    receive();
    const { listed, shown } = tray(['timedOut']);
    await listed(own(logon));
    expect(shown).toEqual([]);
    now += 61_000;
    await listed(own(logon));
    expect(shown).toEqual(['Kai asked to sign you out at 16:03 | You stayed signed in. Nothing was open.']);
  });

  it('is told no end that nobody knows, as in a second session or without a sign-in time', async () => {
    for (const session of [own(LOGON() - 5), own(now, { logonTime: null })]) {
      receive();
      now += 600_000;
      const { listed, shown } = tray(['timedOut']);
      await listed(session);
      expect(shown).toEqual([
        expect.stringMatching(/^Kai asked to sign you out at \S+ \| Nothing was open\.$/),
      ]);
    }
  });
});

describe('a note', () => {
  it('is told when the person is back, after a lock or a switch', async () => {
    const logon = LOGON();
    const { listed, shown } = tray(['timedOut', 'timedOut']);
    await listed(own(logon, { locked: true }));
    note('The printer needs this PC.');
    await listed(own(logon, { locked: true }));
    expect(shown).toEqual([]);
    await listed(own(logon));
    expect(shown).toEqual(['Note from Kai, 16:03 | The printer needs this PC.']);
    await listed(own(logon, { state: 'disconnected' }));
    note('Thank you.');
    await listed(own(logon));
    expect(shown.slice(1)).toEqual(['Note from Kai, 16:03 | Thank you.']);
  });

  it('is told at once if the person is there', async () => {
    const { listed, returned, shown } = tray(['timedOut']);
    await listed(own(LOGON()));
    note('Hello');
    returned.look();
    expect(shown).toEqual(['Note from Kai, 16:03 | Hello']);
  });

  it('beside lines that cannot be read is told, and they are counted in the log', async () => {
    note('Hello');
    appendFileSync(notesFile(folder), 'null\n{"id":1}\n');
    const { listed, shown, logged } = tray(['timedOut']);
    await listed(own(LOGON()));
    expect(shown).toEqual(['Note from Kai, 16:03 | Hello']);
    expect(logged).toEqual(["lines about what was left can't be read: 2"]);
  });

  it('comes after older receipts and notes, one after the other', async () => {
    note('first');
    now += 1000;
    receive();
    now += 1000;
    note('last');
    expect(
      (await toldAtSignIn('timedOut', 'timedOut', 'timedOut')).map((line) => line.split(' | ')[1]),
    ).toEqual(['first', 'Nothing was open. Nothing was lost.', 'last']);
  });

  it('that gave way to another notice is told by the next listing, with those after it', async () => {
    note('one');
    note('two');
    const { listed, shown } = tray(['closed', 'timedOut', 'timedOut']);
    await listed(own(LOGON()));
    expect(shown).toHaveLength(1);
    await listed(own(LOGON()));
    expect(shown.map((line) => line.split(' | ')[1])).toEqual(['one', 'one', 'two']);
  });

  it('waits for the next return where notifications are off', async () => {
    note('one');
    const { listed, shown } = tray(['notShown', 'timedOut']);
    await listed(own(LOGON()));
    await listed(own(LOGON()));
    expect(shown).toHaveLength(1);
    await listed(own(LOGON(), { locked: true }));
    await listed(own(LOGON()));
    expect(shown).toHaveLength(2);
  });
});

describe('what no notification could show', () => {
  it('is there to be read, with what waits behind it, and is marked once it was read', async () => {
    note('one');
    note('two');
    const { listed, returned, screen, shown } = tray(['notShown', 'timedOut']);
    await listed(own(LOGON()));
    expect([shown.length, returned.unread]).toEqual([1, 2]);
    await returned.read();
    expect(screen.boxes).toEqual([
      'Left for you | Note from Kai, 16:03\none\n\nNote from Kai, 16:03\ntwo\n\nOK marks this as read. Cancel keeps it for later.',
    ]);
    expect([returned.unread, screen.unread, kept().notes.waiting().notes]).toEqual([0, [2, 1, 0], []]);
    expect(await toldAtSignIn('timedOut')).toEqual([]);
  });

  it('stays there where the person does not say that they have read it', async () => {
    note('one');
    const { listed, returned, screen } = tray(['notShown']);
    screen.isRead = false;
    await listed(own(LOGON()));
    await returned.read();
    await returned.read();
    expect([screen.boxes.length, returned.unread]).toEqual([2, 1]);
    expect(await toldAtSignIn('timedOut')).toHaveLength(1);
  });

  it('is read five at a time, the oldest first', async () => {
    for (const text of ['1', '2', '3', '4', '5', '6', '7']) {
      note(text);
      now += 1;
    }
    const { listed, returned, screen } = tray(['notShown']);
    await listed(own(LOGON()));
    await returned.read();
    expect(screen.boxes[0]).toMatch(/\n1\n.*\n5\n/s);
    expect([screen.boxes[0]?.includes('\n6\n'), returned.unread]).toEqual([false, 2]);
  });

  it('is gone from there once a notification showed it', async () => {
    note('one');
    const { listed, returned } = tray(['notShown', 'timedOut']);
    await listed(own(LOGON()));
    await listed(own(LOGON(), { locked: true }));
    expect(returned.unread).toBe(1);
    await listed(own(LOGON()));
    expect(returned.unread).toBe(0);
  });

  it.each<[ToastEnd, number]>([
    ['timedOut', 1],
    ['unknown', 1],
    ['body', 0],
    ['dismissed', 0],
  ])(
    'counts as seen while Windows holds notifications back only if it was clicked: %s',
    async (end, left) => {
      note('one');
      const { listed, returned, screen } = tray([end]);
      screen.accepts = false;
      await listed(own(LOGON()));
      expect([returned.unread, kept().notes.waiting().notes.length]).toEqual([left, left]);
    },
  );

  it('is no more than what gave way to another notice, which is shown again', async () => {
    note('one');
    const { listed, returned } = tray(['closed']);
    await listed(own(LOGON()));
    expect(returned.unread).toBe(0);
  });
});

describe('somebody whose own notes were shown', () => {
  /** Ben left Kai and Anna a note each, at a time of its own. */
  const leave = (...people: readonly Session[]) => {
    for (const session of people)
      appendEntry(
        historyFile(folder),
        historyEntry({ event: 'note', note: 'left' }, pinned(session), own(LOGON()), new Date(now)),
      );
  };

  it('hears to whom and when once they are back, and once of several to one person', async () => {
    const left = kept();
    leave(kai(), kai(), anna());
    const { listed, shown } = tray(['timedOut', 'body'], left);
    await listed(own(LOGON(), { state: 'disconnected' }));
    for (const person of [kai(), anna(), kai()]) {
      now += 60_000;
      left.shownNotes.reported(person, own(LOGON()));
    }
    await listed(own(LOGON(), { state: 'disconnected' }));
    expect(shown).toEqual([]);
    await listed(own(LOGON()));
    expect(shown).toEqual([
      'Anna was shown your message | It was on their screen at 16:05.',
      'Kai was shown your message | It was on their screen at 16:06.',
    ]);
    await listed(own(LOGON(), { locked: true }));
    await listed(own(LOGON()));
    expect(shown).toHaveLength(2);
  });

  it('hears of it again after a notice that nobody has seen', async () => {
    const left = kept();
    leave(kai());
    left.shownNotes.reported(kai(), own(LOGON()));
    const { listed, shown } = tray(['notShown', 'timedOut'], left);
    await listed(own(LOGON()));
    await listed(own(LOGON(), { locked: true }));
    await listed(own(LOGON()));
    expect(shown).toEqual(Array(2).fill('Kai was shown your message | It was on their screen at 16:03.'));
  });
});

describe('over any order of receipts, starts and crashes', () => {
  /** A start. After the last of its toasts the tray crashes. */
  const starts = fc.record({
    ends: fc.array(
      fc.constantFrom<ToastEnd>('timedOut', 'body', 'dismissed', 'unknown', 'notShown', 'closed'),
      { maxLength: 4 },
    ),
    isMarked: fc.boolean(),
  });
  const step = fc.oneof(fc.constantFrom('receipt', 'tornLine'), starts);

  it('a receipt is shown once, and again only if a crash came between showing and marking', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        rmSync(receiptsFile(folder), { force: true });
        let written = 0;
        const seen = new Set<string>();
        const marked = new Set<string>();
        const start = async (ends: readonly ToastEnd[], isMarked = true) => {
          now += 600_000;
          const { listed, shown } = tray(ends, isMarked ? kept() : unmarked());
          await listed(own(now - 10_000));
          shown.forEach((told, at) => {
            // The title names the day only from the next one on.
            const [, line = ''] = told.split(' | ');
            expect(marked.has(line)).toBe(false);
            seen.add(line);
            const end = ends[at];
            const isSeen = end !== undefined && end !== 'notShown' && end !== 'closed';
            if (isSeen && isMarked) marked.add(line);
          });
          return shown;
        };
        for (const each of steps) {
          if (each === 'receipt') {
            receive({ word: 'work', programs: [{ name: `app ${written}`, why: 'work' }] });
            written += 1;
          } else if (each === 'tornLine') {
            if (written > 0) appendFileSync(receiptsFile(folder), '{"of":"');
          } else if (typeof each !== 'string') await start(each.ends, each.isMarked);
        }
        await start(Array.from({ length: written }, () => 'timedOut' as const));
        expect([seen.size, marked.size]).toEqual([written, written]);
        expect(await start([])).toEqual([]);
      }),
      { numRuns: runs(500) },
    );
  });
});
