import { describe, expect, it } from 'vitest';
import type { Wanted } from '../../src/cli/command-line/targets.ts';
import { listOf } from '../../src/cli/list.ts';
import { englishCli } from '../../src/languages/en/cli.ts';
import type { Session } from '../../src/sessions/session.ts';
import type { SessionHost } from '../../src/sessions/session-host.ts';
import { anna, ben, kai, mia, services } from '../fakes/people.ts';
import { fakeTerminal } from '../fakes/terminal.ts';
import { fakePcs } from './fake-pcs.ts';

const EVERYBODY = [services(), kai(), ben(), anna(), mia({ sid: null })];

/** What is printed as JSON of everybody, where this PC has this host. */
async function listed(over: Partial<SessionHost>, all = true): Promise<Record<string, unknown>[]> {
  const terminal = fakeTerminal();
  const pcs = fakePcs({ 'DESKTOP-7': EVERYBODY }, over);
  const invocation = { command: 'list', whom: null, all, json: true, demo: false, server: [] } as const;
  const parts = { terminal, words: englishCli, complain: () => {} };
  expect(await listOf(pcs, invocation, parts)).toBe(0);
  return JSON.parse(terminal.lines.join('\n').replace('out: ', ''));
}

const told = (sessions: readonly Record<string, unknown>[]) =>
  sessions.map(({ userName, neighbor, unsaved }) => [userName, neighbor, unsaved]);

describe('usher list', () => {
  it('asks the Usher of everybody else at once, and nobody else', async () => {
    const asked: Session[] = [];
    let answer = () => {};
    const allAsked = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const sessions = await listed({
      async neighbor(session) {
        asked.push(session);
        if (asked.length === 3) answer();
        await allAsked;
        if (session.userName !== 'ben') return null;
        const programs = [{ name: 'Word', why: 'unsaved' }] as const;
        return {
          lost: { word: 'unsaved', programs },
          allows: true,
          asks: false,
          askedBy: null,
          idleMs: 60_000,
        };
      },
    });
    expect(asked.map(({ userName }) => userName)).toEqual(['ben', 'anna', 'mia']);
    const none = { answers: false, version: null, wouldSignOut: null, idleMs: null };
    expect(told(sessions)).toEqual([
      ['', null, null],
      ['kai', null, null],
      ['ben', { answers: true, version: null, wouldSignOut: true, idleMs: 60_000 }, ['Word']],
      ['anna', none, null],
      ['mia', none, null],
    ]);
  });

  it('says null where there are no neighbors to ask', async () => {
    expect(told(await listed({}, false))).toEqual([
      ['anna', null, null],
      ['ben', null, null],
      ['mia', null, null],
    ]);
  });
});

describe('usher list of one person', () => {
  const WHOM = { user: 'ben', id: null };

  /** What is printed about them, where this PC has this host. */
  async function told(
    whom: Wanted,
    json: boolean,
    over: Partial<SessionHost> = {},
    server: readonly string[] = [],
  ) {
    const terminal = fakeTerminal();
    const pcs = fakePcs({ 'DESKTOP-7': EVERYBODY }, over);
    const invocation = { command: 'list', whom, all: false, json, demo: false, server } as const;
    expect(await listOf(pcs, invocation, { terminal, words: englishCli, complain: () => {} })).toBe(0);
    return terminal.lines.map((line) => line.replace('out: ', ''));
  }

  const word = { name: 'Word', holds: 'documents' } as const;
  const usage: SessionHost['usage'] = async () => ({
    kind: 'known',
    programs: [word],
    memoryBytes: 3 * 1024 ** 3,
  });

  it('tells all about their session, and what runs there', async () => {
    const lines = await told(WHOM, false, { usage });
    expect(lines).toContain('Account: DESKTOP-7\\ben');
    expect(lines).toContain('Programs: Word (may hold unsaved work)');
    expect(lines.filter((line) => line.startsWith('PC: '))).toEqual([]);
  });

  it('names the PC where it is another one, and keeps two sessions apart', async () => {
    const lines = await told({ user: null, id: 2 }, false, { usage }, ['DESKTOP-7']);
    expect(lines[0]).toBe('PC: DESKTOP-7');
    const pcs = fakePcs({ 'DESKTOP-7': [kai(), ben()], SRV1: [ben()] });
    const terminal = fakeTerminal();
    const invocation = {
      command: 'list',
      whom: WHOM,
      all: false,
      json: false,
      demo: false,
      server: ['SRV1'],
    } as const;
    await listOf(pcs, invocation, { terminal, words: englishCli, complain: () => {} });
    expect(terminal.lines.filter((line) => /PC: |^out: $/.test(line))).toEqual([
      'out: PC: DESKTOP-7',
      'out: ',
      'out: PC: SRV1',
    ]);
  });

  it('is JSON with what runs there', async () => {
    const [session] = JSON.parse((await told(WHOM, true, { usage })).join('\n'));
    expect(session).toMatchObject({ userName: 'ben', programs: [word] });
  });

  it.each([
    [{ user: 'bob', id: null }, 'Nobody called bob'],
    [{ user: null, id: 99 }, 'Nobody is signed in to session 99 of DESKTOP-7.'],
  ])('is an error where there is none: %j', async (whom, sentence) => {
    const error = await told(whom, false).catch((thrown) => thrown);
    expect([error.exitCode, error.complaint.sentence]).toEqual([4, expect.stringContaining(sentence)]);
  });
});
