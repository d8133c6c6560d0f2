import { existsSync, readFileSync, rmSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { PREFIX } from './folders.ts';
import { openLab } from './lab.ts';
import { exchangeFile } from './node-process.ts';
import { ben, kai } from './people.ts';
import { labProcesses } from './processes.ts';

const lab = openLab();
const PROBE = { program: 'probes\\pipe.cjs' };
/** What those who open it note, and then what its server notes. */
const RECORDS = [exchangeFile('opened-2.jsonl'), exchangeFile('pipe-2.jsonl')];

interface Note {
  readonly serves?: boolean;
  readonly opened?: string;
  readonly came?: { readonly sessionId: number; readonly processId: number; readonly user: string };
  readonly said?: string;
  readonly token?: { readonly user: string; readonly isAdministrator: boolean } | null;
  readonly atRest?: readonly string[];
  readonly newHandle?: number;
}

/** What both sides have noted so far; the server's last note is the last. */
function notes(): Note[] {
  const texts = RECORDS.filter((file) => existsSync(file)).map((file) => readFileSync(file, 'utf8'));
  const lines = texts.flatMap((text) => text.split('\n').slice(0, -1));
  return lines.map((line) => JSON.parse(line));
}

/** Starts a process of this session that serves Ben's pipe. Everything is ended after the scenario. */
async function serving(session: number): Promise<void> {
  void lab.command(['serve', '2'], { ...PROBE, session }).catch(() => {});
  await lab.until(() => notes().some(({ serves }) => serves), 15, 'the pipe is served');
}

/** Kai's process opens Ben's pipe. */
async function opened(word: string, times = 1): Promise<unknown> {
  const { code, out, err } = await lab.command(['open', '2', word, `${times}`], { ...PROBE, session: 1 });
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out);
}

/** How the server rests, asked by another way than its pipe. */
async function resting(): Promise<Note | undefined> {
  const before = notes().length;
  await lab.command(['2'], { program: 'probes\\knock.cjs' });
  await lab.until(() => notes().length > before, 15, 'the server has noted how it rests');
  return notes().at(-1);
}

const USER = expect.stringMatching(/^S-1-5-21-/);

beforeEach(async () => {
  for (const file of RECORDS) rmSync(file, { force: true });
  await lab.prepare({ people: [kai(), ben()] });
});

describe('The pipe between neighbors', () => {
  it('tells each side which session the other one is in, and the server whose token the client has', async () => {
    await serving(2);
    expect(await opened('hello')).toEqual({ server: { sessionId: 2, user: USER }, answer: 'hello' });
    const came = { sessionId: 1, processId: expect.any(Number), user: USER };
    const served = notes().filter(({ opened }) => opened === undefined);
    expect(served).toEqual([
      { serves: true },
      { came },
      { said: 'hello', token: { user: USER, isAdministrator: false } },
    ]);
  });

  it('is told nothing where another session serves its name', async () => {
    await serving(3);
    expect(await opened('hello')).toEqual({ server: { sessionId: 3, user: USER }, answer: null });
    expect(notes().filter(({ said, opened }) => said ?? opened)).toEqual([]);
  });

  it('is none where nobody serves it', async () => {
    expect(await opened('hello')).toEqual({ server: null, answer: null });
  });

  it('serves many one after the other, leaves nothing open, and rests without a timer', async () => {
    await serving(2);
    await opened('first', 20);
    const before = await resting();
    await opened('again', 500);
    const after = await resting();
    expect(notes().filter(({ said }) => said !== undefined)).toHaveLength(520);
    expect(before?.atRest).not.toContain('Timeout');
    expect(after?.atRest).toEqual(before?.atRest);
    // A handle of Wine counts by 4.
    expect((after?.newHandle ?? 0) - (before?.newHandle ?? 0)).toBeLessThan(40);
  });

  it('costs two seconds where its server hangs and has no free end', async () => {
    await serving(2);
    const server = labProcesses(PREFIX).find(({ args }) => args.includes('serve'));
    process.kill(server?.pid ?? 0, 'SIGSTOP');
    // The first one takes the free end and waits for an answer.
    void lab.command(['open', '2', 'first'], { ...PROBE, session: 1 }).catch(() => {});
    await lab.until(() => notes().some((each) => each.opened === 'first'), 15, 'the first one is in');
    expect(await opened('second')).toEqual({ server: null, answer: null });
    process.kill(server?.pid ?? 0, 'SIGCONT');
  });

  it('keeps no process alive', async () => {
    const { code } = await lab.command(['rest', '2'], { ...PROBE, session: 2 });
    expect([code, notes()]).toEqual([0, [{ serves: true }]]);
  });
});
