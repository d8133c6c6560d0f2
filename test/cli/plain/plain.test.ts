import { beforeEach, describe, expect, it } from 'vitest';
import type { ExitCode } from '../../../src/cli/output/exit-code.ts';
import { plain } from '../../../src/cli/plain/plain.ts';
import { englishCli } from '../../../src/languages/en/cli.ts';
import { englishPlain } from '../../../src/languages/en/plain.ts';
import { englishSettings } from '../../../src/languages/en/settings.ts';
import { english } from '../../../src/languages/en/words.ts';
import type { Session } from '../../../src/sessions/session.ts';
import type { FakeLines } from '../../fakes/lines.ts';
import { fakeLines } from '../../fakes/lines.ts';
import { anna, ben, kai, mia } from '../../fakes/people.ts';
import { inFakeTime, seconds } from '../../fakes/usher.ts';
import type { FakePcs } from '../fake-pcs.ts';
import { fakePcs } from '../fake-pcs.ts';

inFakeTime();

const WHOM = 'Number of the person, or Enter to leave:';
const ANSWER = 'Number of your answer, or Enter to keep signed in:';

let pcs: FakePcs;
let lines: FakeLines;
let interrupt: AbortController;
let code: ExitCode | null;

beforeEach(() => {
  lines = fakeLines();
  interrupt = new AbortController();
  code = null;
});

async function begin(...others: readonly Session[]): Promise<void> {
  pcs = fakePcs({ 'DESKTOP-7': [kai(), ...others] });
  const invocation = { command: 'plain', demo: true, assumeUnelevated: false } as const;
  void plain(invocation, {
    lines,
    plain: englishPlain,
    words: { ...english, cli: englishCli, settings: englishSettings },
    openPcs: async () => pcs,
    interrupt: interrupt.signal,
  }).then((ended) => {
    code = ended;
  });
  await seconds(0);
}

/** Types this, and tells what is said because of it. */
async function type(line: string, wait = 2): Promise<readonly string[]> {
  lines.said.length = 0;
  lines.type(line);
  await seconds(wait);
  return [...lines.said];
}

/** Who is signed in from now on, beside Kai. */
function nowThere(...others: readonly Session[]): void {
  const pc = pcs.hosts['DESKTOP-7'];
  if (pc !== undefined) pc.sessions = [kai(), ...others].map((each) => ({ ...each, host: 'DESKTOP-7' }));
}

const attempts = () => pcs.hosts['DESKTOP-7']?.done.filter((each) => each !== 'list') ?? [];

describe('usher --plain', () => {
  it('reads everybody out with a number, and asks for one', async () => {
    await begin(anna(), ben());
    expect(lines.said).toEqual([
      '2 other people are signed in.',
      expect.stringMatching(/^1\. Anna, no key or mouse for \d+ minutes, /),
      expect.stringMatching(/^2\. Ben, switched out 2 hours 10 minutes ago, /),
      WHOM,
    ]);
  });

  it('leaves where nobody else is signed in', async () => {
    await begin();
    expect([lines.said, code]).toEqual([['Nobody else is signed in.'], 0]);
  });

  it('leaves at Enter alone, at Ctrl+C, and at the end of the input', async () => {
    for (const leave of [() => lines.type(''), () => interrupt.abort(), () => lines.end()]) {
      lines = fakeLines();
      interrupt = new AbortController();
      code = null;
      await begin(ben());
      leave();
      await seconds(0);
      expect([code, attempts()]).toEqual([0, []]);
    }
  });

  it.each(['0', '3', '-1', '1.0', '1 2', 'ben', '１'])('takes %j for nobody', async (typed) => {
    await begin(anna(), ben());
    expect(await type(typed)).toEqual(['Type a number from 1 to 2, or press Enter to leave.', WHOM]);
  });

  it('asks, counts down in few lines, signs out, tells the outcome, and begins anew', async () => {
    await begin(ben());
    expect(await type('1')).toEqual([
      'Ben has been away for 2 hours 10 minutes.',
      'No documents or unknown apps are open.',
      "Ben isn't here to ask.",
      'Sign out Ben?',
      '1. Keep signed in',
      '2. Sign out',
      ANSWER,
    ]);
    await type('2', 9);
    expect(lines.said).toEqual([
      'Signing out Ben in 10 seconds. Press Enter to cancel.',
      'Signing out Ben in 5 seconds. Press Enter to cancel.',
    ]);
    expect(attempts()).toEqual([]);
    await seconds(1.5);
    expect(attempts()).toEqual(['method 0 of 2']);
    await seconds(5);
    expect(lines.said.slice(2)).toEqual([
      'Windows is signing Ben out.',
      'Ben is signed out. 400 megabytes of memory is free again.',
      'Nobody else is signed in.',
    ]);
  });

  it('keeps them signed in without a typed yes, however long that takes', async () => {
    await begin(ben());
    await type('1');
    await seconds(3600);
    expect(attempts()).toEqual([]);
  });

  it.each(['', '1'])('takes %j for a no', async (typed) => {
    await begin(ben());
    await type('1');
    expect((await type(typed))[0]).toBe('Ben stays signed in.');
    expect(attempts()).toEqual([]);
  });

  it('cancels the countdown at Enter', async () => {
    await begin(ben());
    await type('1');
    await type('2', 3);
    expect((await type(''))[0]).toBe('Canceled. Nobody was signed out.');
    await seconds(60);
    expect(attempts()).toEqual([]);
  });

  it('cancels at Ctrl+C, and lists nobody any more', async () => {
    await begin(ben());
    await type('1');
    await type('2', 3);
    lines.said.length = 0;
    interrupt.abort();
    await seconds(1);
    expect([lines.said, code]).toEqual([['Canceled. Nobody was signed out.'], 0]);
  });

  it('asks about nobody else if the sign-in that was read out is gone', async () => {
    await begin(anna(), ben());
    nowThere(anna(), mia({ sessionId: 2 }));
    expect((await type('2'))[0]).toBe('Ben is no longer signed in as before, so nobody was asked.');
  });
});
