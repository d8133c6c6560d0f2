import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunOptions, RunResult } from '../../../src/base/run.ts';
import { msgNote } from '../../../src/sessions/commands/msg-note.ts';
import { ben } from '../../fakes/people.ts';

const MSG = { file: 'C:\\Windows\\System32\\msg.exe', args: [] };

function exited(exitCode: number, stderr = ''): RunResult {
  return { kind: 'exited', exitCode, stdout: Buffer.alloc(0), stderr: Buffer.from(stderr) };
}

/** A `msg` that ends like this. Started programs are recorded. */
function msgThat(end: () => Promise<RunResult>, server: string | null = null) {
  const started: { file: string; args: readonly string[]; options: RunOptions }[] = [];
  const run = (file: string, args: readonly string[], options: RunOptions) => {
    started.push({ file, args, options });
    return end();
  };
  const leave = msgNote(MSG, run, server);
  return { leave, started };
}

describe('a note by msg', () => {
  it('names the session by its id and has its whole text as one argument', async () => {
    const { leave, started } = msgThat(async () => exited(0));
    expect(await leave(ben(), { title: 'Message from Kai & "Zoë"', text: 'Please\nsign out.' })).toBe('left');
    expect(started).toEqual([
      {
        file: MSG.file,
        args: ['2', '/TIME:3600', 'Message from Kai & "Zoë". Please sign out.'],
        options: { timeoutMs: 10_000 },
      },
    ]);
  });

  it('names the PC that the session is on, between the id and the text', async () => {
    const { leave, started } = msgThat(async () => exited(0), 'SERVER-1');
    expect(await leave(ben(), { title: 'a', text: 'b' })).toBe('left');
    expect(started.map(({ args }) => args)).toEqual([['2', '/SERVER:SERVER-1', '/TIME:3600', 'a. b']]);
  });

  it.each(['/SERVER:evil', ' /W', '-/V', '\n/TIME:1'])('never begins with a switch: %j', async (name) => {
    const { leave, started } = msgThat(async () => exited(0));
    await leave(ben(), { title: `${name} would like to use this PC`, text: 'Could you sign out?' });
    expect(started[0]?.args.slice(2)).toEqual([
      `${name.replace(/^[\s/-]+/, '')} would like to use this PC. Could you sign out?`,
    ]);
  });

  it('has no control characters and at most 255 characters', async () => {
    const { leave, started } = msgThat(async () => exited(0));
    await leave(ben(), { title: 'a\0b\u202e\ud800', text: '佐'.repeat(300) });
    const [, , text = ''] = started[0]?.args ?? [];
    expect(text).toBe(`a b \ufffd. ${'佐'.repeat(248)}`);
  });

  it('is always one plain argument that is neither a switch nor empty, whatever the name', async () => {
    const unit = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('/', '-', '\0', '\ud800', '\n', ' '),
    );
    const text = fc.string({ unit });
    await fc.assert(
      fc.asyncProperty(text, text, async (title, body) => {
        const { leave, started } = msgThat(async () => exited(0));
        await leave(ben(), { title, text: body });
        const [args = []] = started.map((each) => each.args);
        expect(args.slice(0, 2)).toEqual(['2', '/TIME:3600']);
        expect(args.slice(2)).toEqual([expect.stringMatching(/^[^\p{C}\s/-]\P{C}{0,254}$/u)]);
      }),
    );
  });

  it.each<[string, RunResult, string]>([
    ['an end with 0', exited(0), 'left'],
    ['Windows’ refusal', exited(1, 'Fehler [5]:Zugriff verweigert'), 'refused'],
    ['another error', exited(1, 'Error [7022]:Session not found'), 'failed'],
    ['an error without a number', exited(1), 'failed'],
    ['no msg on this PC', { kind: 'absent' }, 'failed'],
    ['no end in time', { kind: 'timedOut' }, 'failed'],
  ])('tells of %s', async (_, result, end) => {
    expect(await msgThat(async () => result).leave(ben(), { title: 'a', text: 'b' })).toBe(end);
  });

  it('fails, and throws nothing, where nothing can be started', async () => {
    const { leave } = msgThat(() => Promise.reject(new TypeError('not an absolute path')));
    expect(await leave(ben(), { title: 'a', text: 'b' })).toBe('failed');
  });

  it.each([0, -1, 65_536, Number.NaN])('is left in no session %d', async (sessionId) => {
    const { leave, started } = msgThat(async () => exited(0));
    expect(await leave(ben({ sessionId }), { title: 'a', text: 'b' })).toBe('failed');
    expect(started).toEqual([]);
  });
});
