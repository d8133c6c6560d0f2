import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { leaveMessage } from '../../src/cli/ask.ts';
import { CommandError } from '../../src/cli/output/command-error.ts';
import { englishCli } from '../../src/languages/en/cli.ts';
import { english } from '../../src/languages/en/words.ts';
import { anna, ben, kai } from '../fakes/people.ts';
import { fakeTerminal } from '../fakes/terminal.ts';
import type { FakePcs } from './fake-pcs.ts';
import { fakePcs } from './fake-pcs.ts';

/** The output or the error: `[exit code, lines or message]`. */
async function ask(pcs: FakePcs, user: string, text: string | null = null) {
  const terminal = fakeTerminal();
  const invocation = {
    command: 'ask',
    whom: { user, id: null },
    text,
    json: false,
    demo: false,
    server: [],
  } as const;
  const parts = { terminal, words: { ...english, cli: englishCli }, log: () => {} };
  try {
    return [await leaveMessage(pcs, invocation, parts), terminal.lines];
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    return [error.exitCode, error.message];
  }
}

const notes = (pcs: FakePcs) => pcs.hosts['DESKTOP-7']?.notes;

describe('usher ask', () => {
  it('leaves one message in five minutes, though each command is a process of its own', async () => {
    const pcs = fakePcs({ 'DESKTOP-7': [kai(), anna(), ben()] });
    expect(await ask(pcs, 'anna', 'Five o’clock, please.')).toEqual([
      0,
      ['out: Your message was left for Anna.'],
    ]);
    expect(await ask(pcs, 'anna')).toEqual([
      3,
      'Anna was left a message a short while ago. You can leave another one in 5 min.',
    ]);
    expect((await ask(pcs, 'ben'))[0]).toBe(0);
    expect(notes(pcs)).toHaveLength(2);
  });

  it("may be repeated where Your message couldn't be delivered", async () => {
    const pcs = fakePcs({ 'DESKTOP-7': [kai(), anna()] });
    const pc = pcs.hosts['DESKTOP-7'];
    if (pc !== undefined) pc.noteResult = 'failed';
    expect([(await ask(pcs, 'anna'))[0], (await ask(pcs, 'anna'))[0]]).toEqual([1, 1]);
    expect(notes(pcs)).toHaveLength(2);
  });

  it('leaves none where the history cannot be read, and says why', async () => {
    const pcs = fakePcs({ 'DESKTOP-7': [kai(), anna()] });
    mkdirSync(join(pcs.folder, 'history.jsonl'));
    expect(await ask(pcs, 'anna')).toEqual([
      3,
      "The history can't be read, so Usher can't tell whether Anna was left a message a short while ago.",
    ]);
    expect(notes(pcs)).toEqual([]);
  });
});
