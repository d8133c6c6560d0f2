import { beforeEach, describe, expect, it } from 'vitest';
import { VERSION } from '../../../src/neighbors/protocol.ts';
import { LOOK_COUNTS } from '../../../src/sessions/last-look.ts';
import { inFakeTime, seconds } from '../../fakes/usher.ts';
import type { Talker } from './own-pc.ts';
import { ANNA, AWAY, KAI, MINUTE, OwnPc } from './own-pc.ts';

inFakeTime();

const HELLO = { kind: 'hello', version: VERSION } as const;
const SIGN_OUT = { kind: 'signOut' } as const;
const FACTS = { kind: 'facts' } as const;
const LEAVING = { kind: 'leaving' } as const;

let pc: OwnPc;
beforeEach(async () => {
  pc = new OwnPc();
  await seconds(2);
});

const no = (because: string) => ({ kind: 'no', because });

/** Asks to sign Ben out, and stays in the talk. */
async function request(of = pc, client = KAI): Promise<Talker> {
  const talker = of.connect(client);
  await talker.say(HELLO, SIGN_OUT);
  return talker;
}

describe('an own Usher that is asked to sign its person out', () => {
  it('writes the receipt, looks, says so, looks again and asks Windows, in that order', async () => {
    const said: string[] = [];
    let talker: Talker | null = null;
    pc.before = (port) => void said.push(`${port}: ${talker?.answers.length ?? 0}`);
    talker = pc.connect();
    await talker.say(HELLO, SIGN_OUT);
    expect(pc.done).toEqual(['receipt', 'look', 'look', 'leave']);
    expect(said).toEqual(['facts: 0', 'write: 0', 'look: 0', 'look: 1', 'leave: 1']);
    expect([talker.answers, talker.isClosed]).toEqual([[LEAVING], false]);
  });

  it('writes down who asked whom, and what was open', async () => {
    const programs = [
      { name: 'Word', why: 'work' },
      { name: 'Edge', why: 'restores' },
    ] as const;
    pc.setting = 'politely';
    pc.facts = { ...AWAY, couldBeLost: { word: 'work', programs } };
    await request();
    const [own, kai] = pc.sessions;
    expect(pc.receipts).toEqual([
      { asker: kai, person: own, lost: { word: 'work', programs }, saidYes: false },
    ]);
  });

  it('tells who blocks after 15 seconds, if it still lives', async () => {
    const talker = await request();
    await talker.beatFor(14);
    expect(talker.answers).toEqual([LEAVING]);
    await talker.beatFor(2);
    expect(talker.answers).toEqual([LEAVING, { kind: 'kept', programs: ['Word'] }]);
    expect(pc.done).toEqual(['receipt', 'look', 'look', 'leave', 'kept 1']);
  });

  it('says that it cannot tell where Windows refuses, and the receipt is void', async () => {
    pc.exit = { kind: 'failed', code: 5 };
    expect(await pc.ask(SIGN_OUT)).toEqual([LEAVING, no('unknown')]);
    expect(pc.done).toEqual(['receipt', 'look', 'look', 'leave', 'kept 1']);
  });

  it('waits for its end also where nobody knows whether Windows was asked', async () => {
    const log: string[] = [];
    pc = new OwnPc({ log: (line) => void log.push(line) });
    pc.before = (port) => {
      if (port === 'leave') throw new Error('no');
    };
    await seconds(2);
    const talker = await request();
    await talker.beatFor(16);
    expect(talker.answers).toEqual([LEAVING, { kind: 'kept', programs: ['Word'] }]);
    expect(log).toEqual(['Windows was asked to sign this person out, perhaps']);
    expect(pc.done).toEqual(['receipt', 'look', 'look', 'kept 1']);
  });

  it('names no program where it cannot tell who blocks', async () => {
    const log: string[] = [];
    const blocking = () => {
      throw new Error('no');
    };
    pc = new OwnPc({ blocking, log: (line) => void log.push(line) });
    await seconds(2);
    const talker = await request();
    await talker.beatFor(16);
    expect(talker.answers).toEqual([LEAVING, { kind: 'kept', programs: [] }]);
    expect(log).toEqual(['Windows was asked to sign this person out']);
  });

  it('believes a look that took a second, and none that took longer', async () => {
    const leavesAfter = async (ms: number) => {
      pc = new OwnPc();
      await seconds(2);
      pc.before = (port) => {
        if (port === 'look' && !pc.done.includes('look')) pc.blockedMs = ms;
      };
      await request();
      await seconds(0.5);
      return pc.leaves;
    };
    expect([await leavesAfter(LOOK_COUNTS), await leavesAfter(LOOK_COUNTS + 1)]).toEqual([1, 0]);
  });

  it('takes the one request of an account in five minutes', async () => {
    pc.look = 'there';
    await pc.ask(SIGN_OUT);
    pc.look = 'same';
    expect(await pc.ask(SIGN_OUT)).toEqual([no('tooOften')]);
    await seconds(300);
    expect(await pc.ask(SIGN_OUT)).toEqual([LEAVING]);
    expect(pc.leaves).toBe(1);
  });
});

describe('an own Usher never signs its person out', () => {
  it('without their click while they are there', async () => {
    pc.facts = { ...AWAY, isAway: false };
    expect([await pc.ask(SIGN_OUT), pc.done]).toEqual([[no('there')], []]);
  });

  it('while it does not know whether they are away', async () => {
    pc.facts = { ...AWAY, isAway: null };
    expect([await pc.ask(SIGN_OUT), pc.done]).toEqual([[no('unknown')], []]);
  });

  it('where they came back since the asker was told', async () => {
    await pc.ask(FACTS);
    await seconds(20);
    pc.facts = { ...AWAY, idleMs: 10_000 };
    expect([await pc.ask(SIGN_OUT), pc.done]).toEqual([[no('there')], []]);
  });

  it('where they have been there all along, and it does not say that they came back', async () => {
    pc.facts = { ...AWAY, isAway: false };
    await pc.ask(FACTS);
    expect([await pc.ask(SIGN_OUT), pc.done]).toEqual([[no('notAllowed')], []]);
  });

  it('beyond what they allow', async () => {
    pc.setting = 'never';
    expect([await pc.ask(SIGN_OUT), pc.done]).toEqual([[no('notAllowed')], []]);
  });

  it('twice at the same time', async () => {
    const talkers = [await request(), await request(pc, ANNA)];
    await seconds(0.5);
    expect(talkers.map(({ answers }) => answers)).toEqual([[LEAVING], [no('busy')]]);
    // Who heard `busy` may ask again: that request was not counted.
    await talkers[0]?.beatFor(16);
    expect([await pc.ask(SIGN_OUT, ANNA), pc.leaves]).toEqual([[LEAVING], 2]);
  });

  it('twice at the same time, also if the first asker has gone', async () => {
    const talker = await request();
    await talker.close();
    expect([await pc.ask(SIGN_OUT, ANNA), pc.leaves]).toEqual([[no('busy')], 1]);
  });

  it('in its first second', async () => {
    pc = new OwnPc();
    expect([await pc.ask(SIGN_OUT), pc.done]).toEqual([[no('unknown')], []]);
  });

  it('by facts older than five seconds', async () => {
    await seconds(60);
    pc.factsAge = 5001;
    expect([await pc.ask(SIGN_OUT), pc.done]).toEqual([[no('unknown')], []]);
  });

  it('by facts that grew too old until the deed', async () => {
    await seconds(60);
    pc.factsAge = 4500;
    pc.before = (port) => {
      if (port === 'write') pc.blockedMs = 600;
    };
    expect(await pc.ask(SIGN_OUT)).toEqual([no('unknown')]);
    expect(pc.done).toEqual(['receipt', 'look', 'kept 1']);
  });

  it('without a receipt', async () => {
    pc.before = (port) => {
      if (port === 'write') throw new Error('the disk is full');
    };
    expect([await pc.ask(SIGN_OUT), pc.done]).toEqual([[no('unknown')], []]);
  });

  it.each(['there', 'unknown'] as const)('if its last look says %s', async (look) => {
    pc.look = look;
    expect(await pc.ask(SIGN_OUT)).toEqual([no(look)]);
    expect(pc.done).toEqual(['receipt', 'look', 'kept 1']);
  });

  it('if they come back while the asker is told', async () => {
    pc.before = (port) => {
      if (port === 'look' && pc.done.includes('look')) pc.look = 'there';
    };
    expect(await pc.ask(SIGN_OUT)).toEqual([LEAVING, no('there')]);
    expect(pc.done).toEqual(['receipt', 'look', 'look', 'kept 1']);
  });

  it.each([
    [
      'fails',
      () => {
        throw new Error('no');
      },
    ],
    ['hangs', () => new Promise<void>(() => {})],
    [
      'blocks',
      () => {
        pc.blockedMs = 1500;
      },
    ],
  ])('if its last look %s', async (_, look) => {
    pc.before = (port) => (port === 'look' ? look() : undefined);
    const talker = await request();
    await seconds(1.5);
    expect([talker.answers, pc.leaves, pc.done.at(-1)]).toEqual([[no('unknown')], 0, 'kept 1']);
  });

  it('if they forbid it until the deed', async () => {
    pc.before = (port) => {
      if (port === 'look') pc.setting = 'never';
    };
    expect([await pc.ask(SIGN_OUT), pc.leaves]).toEqual([[no('notAllowed')], 0]);
  });

  it('if they forbid it while the asker is told', async () => {
    pc.before = (port) => {
      if (port === 'look' && pc.done.includes('look')) pc.setting = 'never';
    };
    expect([await pc.ask(SIGN_OUT), pc.leaves]).toEqual([[LEAVING, no('notAllowed')], 0]);
  });

  it('if nobody knows any more who asks', async () => {
    pc.before = (port) => {
      if (port === 'look') pc.listingAge = MINUTE + 1;
    };
    expect([await pc.ask(SIGN_OUT), pc.leaves]).toEqual([[no('unknown')], 0]);
  });

  it.each(['facts', 'look'])('for an asker who has gone at the step %s', async (step) => {
    const talker = pc.connect();
    pc.before = (port) => (port === step ? talker.close() : undefined);
    await talker.say(HELLO, SIGN_OUT);
    await seconds(3);
    expect([pc.leaves, pc.done.includes('receipt'), pc.done.includes('kept 1')]).toEqual([
      0,
      step !== 'facts',
      step !== 'facts',
    ]);
  });

  it('for an asker who has gone after it said that it would', async () => {
    const talker = pc.connect();
    pc.before = (port) => (port === 'look' && pc.done.includes('look') ? talker.close() : undefined);
    await talker.say(HELLO, SIGN_OUT);
    await seconds(3);
    expect([pc.leaves, pc.done]).toEqual([0, ['receipt', 'look', 'look', 'kept 1']]);
  });

  it('for an asker who hears nothing of it', async () => {
    const talker = pc.connect();
    talker.stall();
    await talker.say(HELLO, SIGN_OUT);
    await seconds(5);
    expect([pc.leaves, pc.done]).toEqual([0, ['receipt', 'look', 'kept 1']]);
  });
});
