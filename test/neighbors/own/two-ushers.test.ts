import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { duplexPair } from 'node:stream';
import { beforeEach, describe, expect, it } from 'vitest';
import { historyFile } from '../../../src/base/folders.ts';
import { historyEntry } from '../../../src/history/history.ts';
import { appendEntry } from '../../../src/history/history-file.ts';
import type { ShownNotes } from '../../../src/history/shown-notes.ts';
import { shownNotes } from '../../../src/history/shown-notes.ts';
import { neighborlyHost } from '../../../src/neighbors/client/neighborly-host.ts';
import { tellNoteShown } from '../../../src/neighbors/client/tell-note-shown.ts';
import type { Session } from '../../../src/sessions/session.ts';
import type { SessionHost } from '../../../src/sessions/session-host.ts';
import type { LeftHere } from '../../../src/start/left-for-them.ts';
import { leftHere } from '../../../src/start/left-for-them.ts';
import { fakeHost } from '../../fakes/host.ts';
import { anna, ben, kai, zoe } from '../../fakes/people.ts';
import { pinned } from '../../fakes/pinned.ts';
import { inFakeTime, seconds } from '../../fakes/usher.ts';
import { AWAY, BEN, KAI, newClient, OwnPc } from './own-pc.ts';

inFakeTime();

let pc: OwnPc;
/** Kai's Usher, over a pipe in memory to Ben's. */
let kais: SessionHost;

beforeEach(async () => {
  pc = new OwnPc();
  kais = neighborlyHost(fakeHost([]).host, {
    clock: pc.clock,
    async connect() {
      const [theirs, ours] = duplexPair();
      void pc.usher.arrived(ours, newClient(KAI));
      return theirs;
    },
  });
  await seconds(2);
});

/** What came of it after so many seconds, or what is still waited for. */
async function after<T>(count: number, work: Promise<T> | undefined): Promise<T | 'waiting'> {
  let result: T | 'waiting' = 'waiting';
  void work?.then((given) => {
    result = given;
  });
  await seconds(count);
  return result;
}

const signOut = () => kais.methods[0]?.end(ben(), false);

describe('the Ushers of Kai and Ben', () => {
  it('agree on what could be lost', async () => {
    expect(await after(0.3, kais.neighbor?.(ben()))).toEqual({
      version: 1,
      lost: AWAY.couldBeLost,
      allows: true,
      asks: false,
      askedBy: null,
      idleMs: AWAY.idleMs,
    });
    pc.facts = { ...AWAY, isAway: false };
    expect(await after(0.3, kais.neighbor?.(ben()))).toEqual({
      version: 1,
      lost: AWAY.couldBeLost,
      allows: false,
      asks: true,
      askedBy: null,
      idleMs: AWAY.idleMs,
    });
  });

  it('sign Ben out once, and Kai hears which program kept him', async () => {
    expect(await after(16, signOut())).toEqual({ kind: 'kept', programs: ['Word'] });
    expect(pc.leaves).toBe(1);
  });

  it('stop where Ben came back', async () => {
    pc.look = 'there';
    expect(await after(1, signOut())).toEqual({ kind: 'stopped', because: 'cameBack' });
    expect(pc.leaves).toBe(0);
  });

  it('leave it to the other methods where Ben does not allow it', async () => {
    pc.setting = 'never';
    expect(await after(1, signOut())).toEqual({ kind: 'absent' });
  });

  it('do nothing after Kai has waited for too long', async () => {
    pc.before = (port) => (port === 'facts' ? new Promise(() => {}) : undefined);
    expect(await after(3, signOut())).toEqual({ kind: 'absent' });
    expect(pc.done).toEqual([]);
  });

  it('keep a note', async () => {
    const note = { title: 'Kai', text: 'The PC restarts at 5.', seconds: 60 };
    expect(await after(1, kais.leaveNote(ben(), note))).toBe('left');
    expect(pc.notes.map(({ text }) => text)).toEqual(['The PC restarts at 5.']);
  });
});

describe('the Ushers of Ben, who was shown a note, and of Kai, who left it', () => {
  const newFolder = () => mkdtempSync(join(tmpdir(), 'usher-test-'));
  const SESSIONS = [kai({ isCurrent: false }), ben({ isCurrent: true }), anna()];
  /** What Kai left and is told of it. */
  let kaisNotes: ShownNotes;
  /** What was left for Ben. */
  let bens: LeftHere;
  /** The sessions whose Usher Ben's has looked for. */
  let looked: string[];
  let isThere: boolean;

  beforeEach(() => {
    const kaisFolder = newFolder();
    const note = historyEntry({ event: 'note', note: 'left' }, pinned(ben()), kai(), new Date());
    appendEntry(historyFile(kaisFolder), note);
    kaisNotes = shownNotes(kaisFolder, pc.clock);
    const kaisPc = new OwnPc({ shownNotes: kaisNotes });
    kaisPc.sessions = [kai(), ben(), anna()];
    bens = leftHere(newFolder(), pc.clock);
    looked = [];
    isThere = true;
    bens.watchShown(
      (sid) =>
        void tellNoteShown(sid, SESSIONS, {
          clock: pc.clock,
          async connect({ userName }) {
            looked.push(userName);
            if (!isThere) return null;
            const [theirs, ours] = duplexPair();
            void kaisPc.usher.arrived(ours, newClient(BEN));
            return theirs;
          },
        }),
    );
  });

  async function showAll(...from: readonly Session[]): Promise<void> {
    for (const each of from) bens.notes.keep({ from: each, text: 'The PC restarts at 5.' });
    for (const { id } of bens.notes.waiting().notes) bens.notes.shown(id);
    await seconds(1);
  }

  const told = () => kaisNotes.waiting().map(({ person }) => person);

  it('agree that Ben was shown it', async () => {
    await showAll(kai());
    expect([looked, told()]).toEqual([['kai'], ['Ben']]);
  });

  it('tell nobody else, and look for nobody who is not signed in, or for this very person', async () => {
    await showAll(zoe(), ben());
    expect([looked, told()]).toEqual([[], []]);
  });

  it('take no report for more notes than were left', async () => {
    await showAll(kai());
    const [first] = kaisNotes.waiting();
    kaisNotes.told(first?.id ?? '');
    await showAll(kai(), kai());
    expect([looked, told()]).toEqual([['kai', 'kai', 'kai'], []]);
  });

  it('try it once, and nothing comes of it where Kai has none', async () => {
    isThere = false;
    await showAll(kai());
    isThere = true;
    await seconds(600);
    expect([looked, told(), bens.notes.waiting().notes]).toEqual([['kai'], [], []]);
  });
});
