import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { writeWelcome } from '../../../src/elevation/request.ts';
import { signInOf } from '../../../src/sessions/sign-in.ts';
import type { Policy } from '../../../src/settings/policy.ts';
import { NO_POLICY } from '../../../src/settings/policy.ts';
import type { FakeHost } from '../../fakes/host.ts';
import { fakeHost } from '../../fakes/host.ts';
import { anna, ben, kai, mia } from '../../fakes/people.ts';
import { WORD_OPEN } from '../../fakes/pinned.ts';
import { seconds } from '../../fakes/usher.ts';
import { REQUEST } from '../helped-usher.ts';
import { serveHelper, startHelper, WELCOME } from '../served-helper.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const attempts = (pc: FakeHost) => pc.done.filter((each) => each !== 'list');

/** A PC whose first listing, or the one of that number, takes this many seconds. */
function slowPc(count: number, sessions = [kai(), ben(), anna()], slow = 1): FakeHost {
  const pc = fakeHost(sessions);
  const { list } = pc.host;
  let begun = 0;
  const slowly = async () => {
    begun += 1;
    if (begun === slow) await new Promise((resolve) => setTimeout(resolve, count * 1000));
    return list();
  };
  return { ...pc, host: { ...pc.host, list: slowly } };
}

describe('a cancel before the first listing', () => {
  it('is kept until there is somebody to keep signed in', async () => {
    const pc = slowPc(8);
    const helper = serveHelper(pc, [ben()]);
    await seconds(2);
    helper.say({ kind: 'cancel', person: 0 });
    await seconds(7);
    expect(helper.ends).toEqual({ 0: 'canceled' });
    expect(helper.isOver).toBe(true);
    await seconds(300);
    expect(attempts(pc)).toEqual([]);
  });

  it('is for that person alone', async () => {
    const pc = slowPc(8);
    const helper = serveHelper(pc, [anna(), ben()]);
    helper.say({ kind: 'cancel', person: 0 });
    await seconds(100);
    expect(helper.ends).toEqual({ 0: 'canceled', 1: 'signedOut' });
    expect(pc.asked).toEqual([]);
    expect(attempts(pc)).toEqual(['method 0 of 2']);
  });
});

describe('a helper that cannot see who is signed in', () => {
  it.each([new Error('broken'), 'never answers'] as const)('signs nobody out: %s', async (listFails) => {
    const pc = fakeHost([kai(), ben()]);
    pc.listFails = listFails;
    const helper = serveHelper(pc, [ben()]);
    await seconds(15);
    expect(helper.ends).toEqual({ 0: 'failed' });
    expect(helper.isOver).toBe(true);
    expect(attempts(pc)).toEqual([]);
  });

  it('looks once more each minute by itself, without Windows saying that anything changed', async () => {
    const pc = fakeHost([kai(), ben()]);
    const helper = serveHelper(pc, [ben()], { away: 180_000 });
    await seconds(30);
    pc.sessions = [kai({ locked: true }), ben()];
    await seconds(40);
    expect(helper.ends).toEqual({ 0: 'operatorLeft' });
  });
});

describe('a helper', () => {
  it('calls the operator by a plain name, whatever the account is called', async () => {
    const pc = fakeHost([kai({ fullName: 'Kai\u2028\u202eRestart\nnow' }), mia()]);
    serveHelper(pc, [mia()]);
    await seconds(1);
    expect(pc.asked.map(({ question }) => question.title)).toEqual([
      'Kai Restart now is asking you to sign out (Usher)',
    ]);
  });

  it.each([null, '', '\u202e'])(
    'calls the operator by the account where the full name is %j',
    async (fullName) => {
      const pc = fakeHost([kai({ fullName }), mia()]);
      serveHelper(pc, [mia()]);
      await seconds(1);
      expect(pc.asked.map(({ question }) => question.title)).toEqual([
        'kai is asking you to sign out (Usher)',
      ]);
    },
  );

  it.each(['{"kind":"cancel","person":1}\n', '{"kind":"yes","person":0,"question":"1"}\n'])(
    'takes a line about somebody else, or an answer, as none: %j',
    async (line) => {
      const pc = fakeHost([kai(), ben(), anna()]);
      const helper = serveHelper(pc, [ben()]);
      await seconds(2);
      helper.write(line);
      await seconds(1);
      expect(helper.isOver).toBe(true);
      await seconds(120);
      expect(attempts(pc)).toEqual([]);
    },
  );

  it('ends once the tray is gone, also where somebody’s conversation was over long before', async () => {
    const pc = fakeHost([kai(), anna(), mia()]);
    const helper = serveHelper(pc, [anna(), mia()], { there: 3_600_000 });
    await seconds(2);
    pc.asked[0]?.answer('no');
    await seconds(10 * 60);
    expect([helper.ends, helper.isOver]).toEqual([{ 0: 'refused' }, false]);
    helper.leave();
    await seconds(2);
    expect(helper.isOver).toBe(true);
    expect(attempts(pc)).toEqual([]);
  });

  it('waits for a deed that runs when the tray goes, and then ends', async () => {
    const pc = fakeHost([kai(), ben()]);
    pc.sessionsEnd = false;
    const helper = serveHelper(pc, [ben()]);
    await seconds(12);
    expect(helper.stages).toEqual({ 0: 'verifying' });
    helper.leave();
    await seconds(2);
    expect(helper.isOver).toBe(false);
    await seconds(30);
    expect(helper.isOver).toBe(true);
    expect(attempts(pc)).toEqual(['method 0 of 2']);
  });
});

describe('the operator of a helper', () => {
  it('is known by its first listing, while the second one takes its time', async () => {
    const pc = slowPc(8, [kai(), mia()], 2);
    serveHelper(pc, [mia()]);
    await seconds(5);
    expect(pc.asked.map(({ question }) => question.title)).toEqual(['Kai is asking you to sign out (Usher)']);
  });
});

const REQUEST_LINE = /"kind":"welcome"/;

describe('before the tray has shown who it is', () => {
  it('a helper says its hello, and lists, asks and does nothing; after five seconds it ends', async () => {
    const pc = fakeHost([kai(), ben()]);
    const helper = startHelper(pc, [ben()]);
    await seconds(4);
    expect([helper.said, helper.isOver, pc.done]).toEqual([['hello'], false, []]);
    await seconds(2);
    expect([helper.said, helper.isOver, pc.done]).toEqual([['hello'], true, []]);
  });

  it.each<[string, string]>([
    ['beats alone', '{"kind":"beat"}\n'],
    ['a cancel', '{"kind":"cancel","person":0}\n'],
    ['a line that is none', 'let me in\n'],
    ['an empty line', '\n'],
    ['the helper’s own hello', `{"kind":"hello","token":"${WELCOME}"}\n`],
    ['the secret without a request', `{"kind":"welcome","secret":"${WELCOME}"}\n`],
    ['a line without an end', ' '.repeat(40_000)],
  ])('%s get nothing listed, asked or done', async (_, line) => {
    const pc = fakeHost([kai(), mia()]);
    const helper = startHelper(pc, [mia()]);
    for (let second = 0; second < 120; second += 1) {
      helper.write(line);
      await seconds(1);
    }
    expect([helper.said, helper.isOver, pc.done, pc.asked]).toEqual([['hello'], true, [], []]);
  });

  it('a request with another secret gets nothing listed, asked or done, nor does the right one afterwards', async () => {
    const pc = fakeHost([kai(), mia()]);
    const helper = startHelper(pc, [mia()]);
    helper.welcome('0'.repeat(32));
    helper.welcome();
    await seconds(120);
    expect([helper.said, helper.isOver, pc.done, pc.asked]).toEqual([['hello'], true, [], []]);
  });

  it('whoever serves the name instead hears no name and no program', async () => {
    const pc = fakeHost([kai(), ben()]);
    const helper = startHelper(pc, [ben()]);
    await seconds(10);
    expect(helper.said.join()).not.toMatch(REQUEST_LINE);
    expect(helper.said).toEqual(['hello']);
  });
});

describe('a tray', () => {
  it('that is gone before the first listing has answered is a cancel', async () => {
    const pc = slowPc(8);
    const helper = serveHelper(pc, [ben()]);
    await seconds(2);
    helper.leave();
    await seconds(120);
    expect([helper.isOver, helper.ends, attempts(pc)]).toEqual([true, {}, []]);
  });

  it('that falls silent before the first listing has answered is a cancel', async () => {
    const pc = slowPc(8);
    const helper = startHelper(pc, [ben()]);
    const people = [ben()].flatMap((each) => signInOf(each) ?? []);
    helper.write(writeWelcome({ kind: 'welcome', secret: WELCOME, request: { ...REQUEST, people } }));
    await seconds(120);
    expect([helper.isOver, helper.ends, attempts(pc)]).toEqual([true, {}, []]);
  });
});

describe('what only the elevated helper can know or overrule', () => {
  it('is asked by a box of its own, which names who and what, and without whose yes nothing is done', async () => {
    const pc = fakeHost([kai(), ben()]);
    pc.usage = WORD_OPEN;
    const helper = serveHelper(pc, [ben()]);
    await seconds(2);
    expect(helper.stages).toEqual({ 0: 'asking' });
    expect(helper.boxes.map(({ title, text }) => [title, text])).toEqual([
      [
        'Sign out Ben?',
        'Usher now has administrator rights and asks once more.\n\n' +
          'Ben (DESKTOP-7\\ben): Unsaved work will be lost: Word is open.\n\n' +
          'OK signs Ben out. Cancel keeps Ben signed in.',
      ],
    ]);
    await seconds(50);
    expect(attempts(pc)).toEqual([]);
    helper.boxes[0]?.click('yes');
    await seconds(12);
    expect(attempts(pc)).toEqual(['method 0 of 2']);
  });

  it.each([
    ['cannot be seen', { kind: 'unknown' }],
    ['is nothing at all, which is a broken read', { kind: 'known', programs: [], memoryBytes: 0 }],
  ] as const)('is asked too where what is open %s', async (_, usage) => {
    const pc = fakeHost([kai(), ben()]);
    pc.usage = usage;
    const helper = serveHelper(pc, [ben()]);
    await seconds(2);
    expect(helper.boxes.map(({ text }) => text)).toEqual([
      expect.stringContaining("Usher can't see what's open. Any unsaved work will be lost."),
    ]);
    await seconds(600);
    expect([helper.ends, attempts(pc)]).toEqual([{ 0: 'unanswered' }, []]);
  });

  it('keeps somebody signed in by the box’s Cancel, by the tray’s cancel, and by no answer', async () => {
    for (const end of ['box', 'tray', 'nobody']) {
      const pc = fakeHost([kai(), ben()]);
      pc.usage = WORD_OPEN;
      const helper = serveHelper(pc, [ben()]);
      await seconds(2);
      if (end === 'box') helper.boxes[0]?.click('no');
      if (end === 'tray') helper.say({ kind: 'cancel', person: 0 });
      await seconds(70);
      expect([end, helper.boxes[0]?.isOpen, attempts(pc)]).toEqual([end, false, []]);
      expect(helper.isOver).toBe(true);
    }
  });

  it('goes from the screen with the tray', async () => {
    const pc = fakeHost([kai(), ben()]);
    pc.usage = WORD_OPEN;
    const helper = serveHelper(pc, [ben()]);
    await seconds(2);
    helper.leave();
    await seconds(2);
    expect([helper.boxes[0]?.isOpen, helper.isOver, attempts(pc)]).toEqual([false, true, []]);
  });

  it('overrules somebody’s No by a yes to a box that tells it, and then leaves them a minute', async () => {
    const pc = fakeHost([kai(), mia()]);
    const helper = serveHelper(pc, [mia()]);
    await seconds(2);
    pc.asked[0]?.answer('no');
    await seconds(2);
    expect(helper.boxes.map(({ title, text }) => [title, text])).toEqual([
      [
        'Sign out Mia anyway?',
        'Mia is the account DESKTOP-7\\mia. Mia said no. Unsaved work will be lost.\n\n' +
          'OK signs Mia out anyway. Cancel keeps Mia signed in.',
      ],
    ]);
    helper.boxes[0]?.click('yes');
    await seconds(55);
    expect(attempts(pc)).toEqual([]);
    await seconds(10);
    expect(attempts(pc)).toEqual(['method 0 of 4']);
  });

  it('leaves somebody’s No as it is where that box finds no answer', async () => {
    const pc = fakeHost([kai(), mia()]);
    const helper = serveHelper(pc, [mia()]);
    await seconds(2);
    pc.asked[0]?.answer('no');
    await seconds(600);
    expect([helper.ends, attempts(pc)]).toEqual([{ 0: 'refused' }, []]);
  });

  it('is one box about all of a group, each with what they have open', async () => {
    const pc = fakeHost([kai(), anna(), ben()]);
    pc.usage = WORD_OPEN;
    const helper = serveHelper(pc, [anna(), ben()]);
    await seconds(2);
    expect(helper.boxes.map(({ title }) => title)).toEqual(['Sign out 2 people?']);
    expect(helper.boxes[0]?.text).toContain(
      'Anna (DESKTOP-7\\anna): Unsaved work will be lost: Word is open.',
    );
    expect(helper.boxes[0]?.text).toContain('Ben (DESKTOP-7\\ben): Unsaved work will be lost: Word is open.');
    helper.boxes[0]?.click('no');
    await seconds(120);
    expect([helper.ends, attempts(pc)]).toEqual([{ 0: 'declined', 1: 'declined' }, []]);
  });
});

describe('an administrator’s policy', () => {
  const policy = (over: Partial<Policy>) => ({ policy: { ...NO_POLICY, ...over } });

  it.each([['ben'], 'unknown'] as const)('protects from the helper too: %j', async (protectedUsers) => {
    const pc = fakeHost([kai(), ben()]);
    const helper = serveHelper(pc, [ben()], policy({ protected: protectedUsers }));
    await seconds(120);
    expect([helper.ends, helper.isOver, attempts(pc)]).toEqual([{ 0: 'failed' }, true, []]);
  });

  it('protects somebody whose full name Windows does not tell, where it names one', async () => {
    const pc = fakeHost([kai(), ben({ fullName: null })]);
    const helper = serveHelper(pc, [ben()], policy({ protected: ['Ben Miller'] }));
    await seconds(120);
    expect([helper.ends, attempts(pc)]).toEqual([{ 0: 'failed' }, []]);
  });

  it('protects somebody who is given that full name only later', async () => {
    const pc = fakeHost([kai(), ben({ fullName: '' })]);
    const helper = serveHelper(pc, [ben()], policy({ protected: ['Ben Miller'] }));
    await seconds(5);
    expect(helper.stages).toEqual({ 0: 'countingDown' });
    pc.sessions = [kai(), ben({ fullName: 'Ben Miller' })];
    pc.changed();
    await seconds(120);
    expect([helper.ends, attempts(pc)]).toEqual([{ 0: 'failed' }, []]);
  });

  it('protects one of a group alone', async () => {
    const pc = fakeHost([kai(), anna(), ben()]);
    const helper = serveHelper(pc, [anna(), ben()], policy({ protected: ['anna'] }));
    await seconds(120);
    expect([helper.ends, attempts(pc)]).toEqual([{ 0: 'failed', 1: 'signedOut' }, ['method 0 of 2']]);
    expect(pc.asked).toEqual([]);
  });

  it('makes countdowns longer, never shorter', async () => {
    const pc = fakeHost([kai(), ben()]);
    serveHelper(pc, [ben()], policy({ leastAwayMs: 30_000 }));
    await seconds(29);
    expect(attempts(pc)).toEqual([]);
    await seconds(3);
    expect(attempts(pc)).toEqual(['method 0 of 2']);
  });
});
