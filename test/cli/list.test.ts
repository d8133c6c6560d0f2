import { describe, expect, it } from 'vitest';
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
  const invocation = { command: 'list', user: undefined, all, json: true, demo: false, server: [] } as const;
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
    const none = { answers: false, wouldSignOut: null, idleMs: null };
    expect(told(sessions)).toEqual([
      ['', null, null],
      ['kai', null, null],
      ['ben', { answers: true, wouldSignOut: true, idleMs: 60_000 }, ['Word']],
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
