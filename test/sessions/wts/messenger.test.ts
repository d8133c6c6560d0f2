import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RunOptions, RunResult } from '../../../src/base/run.ts';
import { messenger } from '../../../src/sessions/wts/messenger.ts';
import { askSession, MESSAGE_END, noteSession } from '../../../src/sessions/wts/session-message.ts';
import { failed, fakeNative } from '../../fakes/native.ts';
import { anna, ben, mia } from '../../fakes/people.ts';
import { until } from '../../fakes/until.ts';

const PROGRAM = { file: 'C:\\usher\\node.exe', args: ['C:\\usher\\usher.cjs'] };
const QUESTION = { title: 'Kai is asking', text: 'Please\nsign out', seconds: 60 };
const live = () => new AbortController().signal;

function exited(exitCode: number): RunResult {
  return { kind: 'exited', exitCode, stdout: Buffer.alloc(0), stderr: Buffer.alloc(0) };
}

/** A messenger whose children end like this. Started programs are recorded. */
function sending(end: (options: RunOptions) => Promise<RunResult>, server: string | null = null) {
  const started: string[][] = [];
  const run = (file: string, args: readonly string[], options: RunOptions) => {
    started.push([file, ...args]);
    return end(options);
  };
  return { started, post: messenger(PROGRAM, run, server) };
}

describe('A question in another session', () => {
  it('is sent by a child of this very program, with its texts as arguments of their own', async () => {
    const { post, started } = sending(async () => exited(MESSAGE_END.yes));
    expect(await post.ask(anna(), { ...QUESTION, title: 'a\u0000b\u202ec' }, live())).toBe('yes');
    expect(started).toEqual([
      [PROGRAM.file, ...PROGRAM.args, '--ask', '3', '60', 'a b c', 'Please\nsign out'],
    ]);
  });

  it.each<[string, RunResult, string]>([
    ['OK', exited(MESSAGE_END.yes), 'yes'],
    ['Cancel', exited(MESSAGE_END.no), 'no'],
    ['no answer', exited(MESSAGE_END.noAnswer), 'noAnswer'],
    ['no right to ask', exited(MESSAGE_END.denied), 'cannotBeAsked'],
    ['an orderly end that tells nothing', exited(0), 'noAnswer'],
    ['a crash', exited(1), 'noAnswer'],
    ['an end by our own deadline', { kind: 'timedOut' }, 'noAnswer'],
    ['an end by the abort', { kind: 'canceled' }, 'noAnswer'],
    ['a missing program', { kind: 'absent' }, 'noAnswer'],
  ])('that ends with %s is %o: %s', async (_, result, answer) => {
    expect(await sending(async () => result).post.ask(mia(), QUESTION, live())).toBe(answer);
  });

  it.each([
    ['switched out', ben()],
    ['locked', anna({ locked: true })],
    ['neither here nor there', anna({ state: 'connected' })],
  ])('is not sent to somebody who is %s', async (_, session) => {
    const { post, started } = sending(async () => exited(MESSAGE_END.yes));
    expect(await post.ask(session, QUESTION, live())).toBe('cannotBeAsked');
    expect(started).toEqual([]);
  });

  it('waits its turn where eight are open already', async () => {
    const ends: ((result: RunResult) => void)[] = [];
    const { post, started } = sending(() => new Promise((resolve) => ends.push(resolve)));
    const answers = Array.from({ length: 10 }, (_, index) =>
      post.ask(anna({ sessionId: 10 + index }), QUESTION, live()),
    );
    await Promise.resolve();
    expect(started).toHaveLength(8);
    ends[0]?.(exited(MESSAGE_END.no));
    await until(() => expect(started).toHaveLength(9));
    ends[1]?.(exited(MESSAGE_END.no));
    await until(() => expect(started).toHaveLength(10));
    for (const end of ends) end(exited(MESSAGE_END.yes));
    expect(await Promise.all(answers)).toEqual(['no', 'no', ...Array(8).fill('yes')]);
  });

  it('that was given up while it waited is never sent', async () => {
    const ends: ((result: RunResult) => void)[] = [];
    const { post, started } = sending(() => new Promise((resolve) => ends.push(resolve)));
    for (let id = 10; id < 18; id += 1) void post.ask(anna({ sessionId: id }), QUESTION, live());
    const giveUp = new AbortController();
    const answer = post.ask(anna({ sessionId: 99 }), QUESTION, giveUp.signal);
    giveUp.abort();
    ends[0]?.(exited(MESSAGE_END.no));
    expect(await answer).toBe('noAnswer');
    expect(started).toHaveLength(8);
  });

  it('leaves no box standing that outlives its countdown, and sends none that nobody could read', async () => {
    vi.useFakeTimers();
    const ends: ((result: RunResult) => void)[] = [];
    const { post, started } = sending(() => new Promise((resolve) => ends.push(resolve)));
    const answers = Array.from({ length: 10 }, (_, index) =>
      post.ask(anna({ sessionId: 10 + index }), QUESTION, live()),
    );
    await vi.advanceTimersByTimeAsync(20_000);
    ends[0]?.(exited(MESSAGE_END.yes));
    await vi.advanceTimersByTimeAsync(35_000);
    for (const end of ends) end(exited(MESSAGE_END.noAnswer));
    await vi.advanceTimersByTimeAsync(0);
    expect(started.map((args) => args.slice(3, 5).join(' for '))).toEqual([
      ...Array.from({ length: 8 }, (_, index) => `${10 + index} for 60`),
      '18 for 40',
    ]);
    expect(await Promise.all(answers)).toEqual(['yes', ...Array(8).fill('noAnswer'), 'cannotBeAsked']);
    vi.useRealTimers();
  });

  it('stands once in a session: the second waits for the first', async () => {
    const ends: ((result: RunResult) => void)[] = [];
    const { post, started } = sending(() => new Promise((resolve) => ends.push(resolve)));
    const first = post.ask(mia(), { ...QUESTION, title: 'first' }, live());
    const second = post.ask(mia(), { ...QUESTION, title: 'second' }, live());
    await until(() => expect(started.map((args) => args[5])).toEqual(['first']));
    ends[0]?.(exited(MESSAGE_END.no));
    expect(await first).toBe('no');
    await until(() => expect(started.map((args) => args[5])).toEqual(['first', 'second']));
    ends[1]?.(exited(MESSAGE_END.yes));
    expect(await second).toBe('yes');
  });

  it('goes with its child where it is given up', async () => {
    const pidFile = join(mkdtempSync(join(tmpdir(), 'usher-test-')), 'pid');
    const script = `fs.writeFileSync(${JSON.stringify(pidFile)}, String(process.pid)); setTimeout(() => {}, 60000)`;
    const post = messenger({ file: process.execPath, args: ['-e', script, '--'] });
    const giveUp = new AbortController();
    const answer = post.ask(mia(), QUESTION, giveUp.signal);
    const pid = await until(() => {
      const digits = readFileSync(pidFile, 'utf8');
      expect(digits).toMatch(/^\d+$/);
      return Number(digits);
    });
    giveUp.abort();
    expect(await answer).toBe('noAnswer');
    await until(() => expect(() => process.kill(pid, 0)).toThrow('ESRCH'));
  });

  it('that is answered in the very moment in which it is given up is not answered', async () => {
    const giveUp = new AbortController();
    const { post } = sending(async () => {
      giveUp.abort();
      return exited(MESSAGE_END.yes);
    });
    expect(await post.ask(mia(), QUESTION, giveUp.signal)).toBe('noAnswer');
  });

  it('has a deadline beside that of Windows', async () => {
    let timeoutMs = 0;
    const { post } = sending(async (options) => {
      timeoutMs = options.timeoutMs;
      return { kind: 'timedOut' };
    });
    await post.ask(anna(), QUESTION, live());
    expect(timeoutMs).toBe(65_000);
  });
});

describe('A note', () => {
  it.each<[RunResult, string]>([
    [exited(MESSAGE_END.sent), 'left'],
    [exited(MESSAGE_END.denied), 'refused'],
    [exited(MESSAGE_END.noAnswer), 'failed'],
    [{ kind: 'absent' }, 'failed'],
  ])('whose child ends with %o is %s, also for somebody who is away', async (result, end) => {
    const { post, started } = sending(async () => result);
    expect(await post.leaveNote(ben(), { title: 'Message from Kai', text: 'Hello' })).toBe(end);
    expect(started).toEqual([[PROGRAM.file, ...PROGRAM.args, '--note', '2', 'Message from Kai', 'Hello']]);
  });
});

describe('A note that says in how many seconds something happens', () => {
  it.each([
    [null, ['', '60']],
    ['SERVER-1', ['SERVER-1', '60']],
  ])('names its time, behind the PC that it goes to: %s', async (server, limit) => {
    const { post, started } = sending(async () => exited(MESSAGE_END.sent), server);
    await post.leaveNote(mia(), { title: 'a', text: 'b', seconds: 60 });
    expect(started).toEqual([[PROGRAM.file, ...PROGRAM.args, '--note', '4', 'a', 'b', ...limit]]);
  });
});

describe('The box of a question, which Windows takes back from nobody,', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** Asks Mia, gives up after five seconds, and asks again for this many seconds. */
  async function askedTwice(first: RunResult, secondsOfSecond: number) {
    const ends: ((result: RunResult) => void)[] = [];
    const { post, started } = sending(() => new Promise((resolve) => ends.push(resolve)));
    const giveUp = new AbortController();
    void post.ask(mia(), QUESTION, giveUp.signal);
    await vi.advanceTimersByTimeAsync(5000);
    giveUp.abort();
    ends[0]?.(first);
    await vi.advanceTimersByTimeAsync(0);
    const answer = post.ask(mia(), { ...QUESTION, seconds: secondsOfSecond }, live());
    return { post, started, ends, answer };
  }

  it('stands until its own time is up: who was asked is not asked again before', async () => {
    const { started, answer } = await askedTwice({ kind: 'canceled' }, 60);
    expect(await answer).toBe('cannotBeAsked');
    expect(started).toHaveLength(1);
  });

  it.each<[string, RunResult, number]>([
    ['was ended by us', { kind: 'canceled' }, 60],
    ['never was seen to end', { kind: 'timedOut' }, 60],
    ['ended without an answer', exited(MESSAGE_END.noAnswer), 55],
  ])('is waited for by a question that has the time, where its child %s', async (_, first, wait) => {
    const { started, ends, answer } = await askedTwice(first, 120);
    await vi.advanceTimersByTimeAsync((wait - 1) * 1000);
    expect(started).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1000);
    expect(started.map((args) => args.slice(3, 5))).toEqual([
      ['4', '60'],
      ['4', `${120 - wait}`],
    ]);
    ends[1]?.(exited(MESSAGE_END.no));
    expect(await answer).toBe('no');
  });

  it.each([MESSAGE_END.yes, MESSAGE_END.no, MESSAGE_END.denied])(
    'is gone where its child ends with %d',
    async (code) => {
      const { started } = await askedTwice(exited(code), 60);
      expect(started).toHaveLength(2);
    },
  );

  it('holds up neither a note nor anybody else', async () => {
    const { post, started, ends } = await askedTwice({ kind: 'canceled' }, 120);
    void post.leaveNote(mia(), { title: 'a', text: 'b' });
    void post.ask(anna(), QUESTION, live());
    await vi.advanceTimersByTimeAsync(0);
    expect(started.map((args) => args.slice(2, 4))).toEqual([
      ['--ask', '4'],
      ['--note', '4'],
      ['--ask', '3'],
    ]);
    for (const end of ends) end(exited(MESSAGE_END.noAnswer));
  });

  it('takes none of the places that others wait for', async () => {
    const ends: ((result: RunResult) => void)[] = [];
    const { post, started } = sending(() => new Promise((resolve) => ends.push(resolve)));
    for (let id = 10; id < 18; id += 1) void post.ask(anna({ sessionId: id }), QUESTION, live());
    await vi.advanceTimersByTimeAsync(0);
    for (const end of [...ends]) end({ kind: 'canceled' });
    for (let id = 20; id < 28; id += 1) void post.ask(anna({ sessionId: id }), QUESTION, live());
    await vi.advanceTimersByTimeAsync(0);
    expect(started).toHaveLength(16);
  });
});

describe('A message to a session of another PC', () => {
  it('names that PC in one more argument, behind the texts', async () => {
    const { post, started } = sending(async () => exited(MESSAGE_END.yes), 'SERVER-1');
    expect(await post.ask(anna(), QUESTION, live())).toBe('yes');
    await post.leaveNote(ben(), { title: 'Message from Kai', text: 'Hello' });
    expect(started).toEqual([
      [PROGRAM.file, ...PROGRAM.args, '--ask', '3', '60', 'Kai is asking', 'Please\nsign out', 'SERVER-1'],
      [PROGRAM.file, ...PROGRAM.args, '--note', '2', 'Message from Kai', 'Hello', 'SERVER-1'],
    ]);
  });
});

it('A question or a note has plain texts, each an argument of its own, whatever the name in it', async () => {
  const unit = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('\0', '\ud800', '\u202e', '\n', '"', '--ask'),
  );
  const anyText = fc.string({ unit });
  await fc.assert(
    fc.asyncProperty(anyText, anyText, async (title, text) => {
      const { post, started } = sending(async () => exited(MESSAGE_END.noAnswer));
      await post.ask(anna(), { title, text, seconds: 60 }, live());
      await post.leaveNote(ben(), { title, text });
      const plain = [
        expect.stringMatching(/^\P{C}{0,1000}$/u),
        expect.stringMatching(/^(?:\P{C}|\n){0,1000}$/u),
      ];
      expect(started).toEqual([
        [PROGRAM.file, ...PROGRAM.args, '--ask', '3', '60', ...plain],
        [PROGRAM.file, ...PROGRAM.args, '--note', '2', ...plain],
      ]);
    }),
  );
});

describe('The call of Windows', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const windows = (answer: (response: [number]) => unknown) =>
    fakeNative({ WTSSendMessageW: (...args) => answer(args[8] as [number]) });
  const respond = (value: number) => (response: [number]) => {
    response[0] = value;
    return 1;
  };

  it('has its lengths in bytes, Cancel as the default, a limit in seconds, and waits', async () => {
    const native = windows(respond(2));
    await askSession(native, 3, 60, '佐藤', 'Hi 🎈');
    expect(native.calls.map(({ library, args }) => [library, ...args.slice(0, 8), args[9]])).toEqual([
      ['wtsapi32.dll', null, 3, '佐藤', 4, 'Hi 🎈', 10, 0x5_0121, 60, 1],
    ]);
  });

  it('has no access key in its text, whoever asks', async () => {
    const native = windows(respond(2));
    await askSession(native, 3, 60, 'R&D', 'R&D would like');
    expect(native.calls.map(({ args }) => args.slice(2, 6))).toEqual([['R&D', 6, 'R\uff06D would like', 28]]);
  });

  it.each([
    ['OK', respond(1), MESSAGE_END.yes],
    ['Cancel', respond(2), MESSAGE_END.no],
    ['IDTIMEOUT', respond(32_000), MESSAGE_END.noAnswer],
    ['IDASYNC', respond(32_001), MESSAGE_END.noAnswer],
    ['zero, as Windows 2008 at the end of its time', respond(0), MESSAGE_END.noAnswer],
    ['an answer that does not exist', respond(6), MESSAGE_END.noAnswer],
    ['error 5', () => failed(5), MESSAGE_END.denied],
    ['error 7045', () => failed(7045), MESSAGE_END.denied],
    ['error 1722', () => failed(1722), MESSAGE_END.noAnswer],
  ])('answering %s', async (_, answer, end) => {
    expect(await askSession(windows(answer), 3, 60, 'a', 'b')).toBe(end);
  });

  it.each([
    [0, 60],
    [-1, 60],
    [65_536, 60],
    [Number.NaN, 60],
    [3, 0],
    [3, Number.NaN],
  ])(
    'is not made for session %d with %d seconds: it would be the wrong one, or for ever',
    async (id, seconds) => {
      const native = windows(respond(1));
      expect(await askSession(native, id, seconds, 'a', 'b')).toBe(MESSAGE_END.noAnswer);
      expect(native.calls).toEqual([]);
    },
  );

  it('goes to another PC by its handle', async () => {
    const native = windows(respond(1));
    expect(await askSession(native, 3, 60, 'a', 'b', 0x77n)).toBe(MESSAGE_END.yes);
    expect(await noteSession(native, 2, 'a', 'b', 0x77n)).toBe(MESSAGE_END.sent);
    expect(native.calls.map(({ args }) => args.slice(0, 2))).toEqual([
      [0x77n, 3],
      [0x77n, 2],
    ]);
  });

  it.each([0, -1, 65_536, Number.NaN])('for a note is not made for session %d', async (id) => {
    const native = windows(() => 1);
    expect(await noteSession(native, id, 'a', 'b', 0x77n)).toBe(MESSAGE_END.noAnswer);
    expect(native.calls).toEqual([]);
  });

  it('for a note waits for nobody, says when it was left, and stays a week', async () => {
    vi.setSystemTime(new Date(2026, 10, 28, 17, 3, 9));
    const native = windows(() => 1);
    expect(await noteSession(native, 2, 'a', 'b')).toBe(MESSAGE_END.sent);
    expect(native.calls[0]?.args.slice(4)).toEqual([
      'b\n\n2026-11-28 17:03',
      38,
      0x5_0040,
      7 * 24 * 3600,
      [0],
      0,
    ]);
  });

  it('for a note that stays true for some time only ends with that time', async () => {
    const native = windows(() => 1);
    expect(await noteSession(native, 2, 'a', 'b', null, 60)).toBe(MESSAGE_END.sent);
    expect(native.calls[0]?.args.slice(4)).toEqual(['b', 2, 0x5_0040, 60, [0], 0]);
  });

  it.each([0, -1, 1.5, Number.NaN])(
    'for a note is not made for %d seconds: it would be for ever',
    async (stays) => {
      const native = windows(() => 1);
      expect(await noteSession(native, 2, 'a', 'b', null, stays)).toBe(MESSAGE_END.noAnswer);
      expect(native.calls).toEqual([]);
    },
  );

  it('for a note that Windows denies is told as denied', async () => {
    expect(
      await noteSession(
        windows(() => failed(5)),
        2,
        'a',
        'b',
      ),
    ).toBe(MESSAGE_END.denied);
  });
});
