import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openLab } from './lab.ts';
import { Neighbor } from './neighbor.ts';
import { exchangeFile } from './node-process.ts';
import { ben, kai, minutesAgo } from './people.ts';
import { deedsDone, history, signedIn } from './signing-out.ts';

const lab = openLab();
const texts = () => lab.menu().map(({ text }) => text);

interface Note {
  readonly serves?: boolean;
  readonly came?: true;
  readonly said?: string;
}

function notes(session: number): Note[] {
  const file = exchangeFile(`strange-${session}.jsonl`);
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : [];
  return lines.map((line) => JSON.parse(line));
}

/** A process of that session, or of another one, serves its pipe. */
async function serve(session: number, way: string, from = session): Promise<void> {
  const probe = { program: 'probes\\strange-neighbor.cjs', session: from, seconds: 300 };
  void lab.command([`${session}`, way], probe).catch(() => {});
  await lab.until(() => notes(session).some(({ serves }) => serves), 30, `${way} is served`);
}

const WAYS = ['silent', 'nonsense', 'version0', 'liar'];

describe('The old ways are taken', () => {
  it('where neighbors hang, speak nonsense or another version, or sit in another session', async () => {
    const people = WAYS.map((user, index) => ben({ id: index + 2, user, logon: minutesAgo(300) }));
    await lab.start({ people: [kai(), ...people], session: 1 });
    await Promise.all(people.map(({ id, user }) => serve(id, user, user === 'liar' ? 99 : id)));
    await lab.click('Sign out everyone');
    await lab.waitForToast('Sign out 4 people?');
    await lab.screenshot('strange-neighbors');
    // The menu follows what happens meanwhile.
    lab.pc.add(ben({ id: 20, user: 'zoe', disconnect: minutesAgo(10) }));
    await expect.poll(texts).toContain('zoe, away for 10 min');
    await lab.clickToast('Sign out all');
    await lab.until(() => signedIn(lab).length === 2, 120, `all are signed out: ${history(lab)}`);
    expect(signedIn(lab)).toEqual(['kai', 'zoe']);
    expect(deedsDone(lab).sort()).toEqual(people.map(({ id }) => `WTSLogoffSession ${id} -> 1`));
    // All were asked, but the one in another session was told nothing.
    for (const { id, user } of people) {
      expect({ user, came: notes(id).some(({ came }) => came) }).toEqual({ user, came: true });
      const isTold = notes(id).some(({ said }) => said !== undefined);
      expect({ user, isTold }).toEqual({ user, isTold: user !== 'liar' });
    }
    expect(lab.pc.faults()).toEqual([]);
  });

  it("where somebody else has the name of Ben's pipe before his Usher starts, and its log says so", async () => {
    await lab.start({ people: [kai(), ben()], session: 1 });
    await serve(2, 'liar', 3);
    const usherOfBen = new Neighbor(lab, ben());
    await usherOfBen.start({ open: 'hidden' });
    expect(usherOfBen.log()).toContain("other Ushers can't be served: somebody else has the pipe's name");
    await signedOutTheOldWay();
    expect(notes(2).flatMap(({ said }) => said ?? [])).toEqual([]);
    expect([usherOfBen.exits(), usherOfBen.receipts()]).toEqual([[], []]);
  });

  it('where his Usher was killed before the question', async () => {
    await lab.start({ people: [kai(), ben()], session: 1 });
    const usherOfBen = new Neighbor(lab, ben());
    await usherOfBen.start({ open: 'hidden' });
    usherOfBen.killUsher();
    await signedOutTheOldWay();
  });

  it('where his Usher is an old one that serves no pipe', async () => {
    await lab.start({ people: [kai(), ben()], session: 1 });
    const usherOfBen = new Neighbor(lab, ben());
    await usherOfBen.start({ open: 'hidden', without: 'CreateNamedPipeW' });
    await signedOutTheOldWay();
    expect([usherOfBen.exits(), usherOfBen.receipts()]).toEqual([[], []]);
  });
});

/** As without any neighbor: the question cannot tell what is open, and Windows ends the session. */
async function signedOutTheOldWay(): Promise<void> {
  await lab.click('ben');
  const { text } = await lab.waitForToast('Sign out ben?');
  expect(text).not.toContain('Nothing is open.');
  await lab.clickToast('Sign out');
  await lab.until(() => history(lab).some((each) => each.startsWith('ended')), 30, 'it has ended');
  expect(history(lab).at(-1)).toBe('ended signedOut');
  expect([signedIn(lab), deedsDone(lab), lab.pc.faults()]).toEqual([
    ['kai'],
    ['WTSLogoffSession 2 -> 1'],
    [],
  ]);
}
