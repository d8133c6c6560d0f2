import { describe, expect, it } from 'vitest';
import { clock } from '../../../src/base/clock.ts';
import type { Pinned } from '../../../src/conversation/pinned.ts';
import { elevation } from '../../../src/elevation/client/elevation.ts';
import { MOST_PEOPLE } from '../../../src/elevation/protocol.ts';
import type { HelperRequest } from '../../../src/elevation/request.ts';
import { isForOneHelper } from '../../../src/elevation/request.ts';
import { ben } from '../../fakes/people.ts';
import { pinned } from '../../fakes/pinned.ts';
import { REQUEST } from '../helped-usher.ts';

/** Begins a group of this many people with such accounts. @returns for whom helpers were started */
async function startedFor(
  count: number,
  account = (at: number) => `user${at}`,
): Promise<readonly HelperRequest[]> {
  const started: HelperRequest[] = [];
  const port = elevation({
    request: REQUEST,
    clock: clock(),
    open(request) {
      started.push(request);
      return { send() {}, close() {} };
    },
  });
  const group = { id: 'g1', isAnybodyThere: false };
  for (let at = 1; at <= count; at += 1) {
    const about = pinned(ben({ sessionId: at + 1, userName: account(at) }), { conversation: at, group });
    port.begin({ pinned: about, anyway: null, name: `Ben ${at}` }, { send() {}, happened() {} });
  }
  await Promise.resolve();
  return started;
}

const ids = (started: readonly HelperRequest[]) =>
  started.flatMap(({ people }) => people.map(({ sessionId }) => sessionId));

describe('what the operator overruled', () => {
  it('is told to the helper where programs objected, and to none that is about others too', async () => {
    const started: HelperRequest[] = [];
    const port = elevation({
      request: REQUEST,
      clock: clock(),
      open(request) {
        started.push(request);
        return { send() {}, close() {} };
      },
    });
    const reasons = [null, 'ordered', 'refused', 'personUnanswered', 'keptByProgram'] as const;
    const group = { id: 'g1', isAnybodyThere: false };
    reasons.forEach((anyway, at) => {
      const about = pinned(ben({ sessionId: at + 2 }), { conversation: at, group });
      port.begin({ pinned: about, anyway, name: `Ben ${at}` }, { send() {}, happened() {} });
    });
    await Promise.resolve();
    expect(started.map(({ overrulesPrograms, people }) => [overrulesPrograms, people.length])).toEqual([
      [false, 4],
      [true, 1],
    ]);
  });
});

/** Elevation whose helpers do nothing, and what was opened and sent. */
function idle() {
  const opened: HelperRequest[] = [];
  const sent: string[] = [];
  const port = elevation({
    request: REQUEST,
    clock: clock(),
    open(request) {
      opened.push(request);
      const send = ({ kind }: { readonly kind: string }) => void sent.push(kind);
      return { send, close: () => void sent.push('close') };
    },
  });
  const begin = (about: Pinned) => {
    const heard: unknown[] = [];
    const listener = { send: (event: unknown) => void heard.push(event), happened() {} };
    port.begin({ pinned: about, anyway: null, name: 'Ben' }, listener);
    return heard;
  };
  return { port, opened, sent, begin };
}

const GROUP = { id: 'g1', isAnybodyThere: false };

describe('somebody', () => {
  it('whose sign-in has no certain beginning has no helper, and that is told at once', async () => {
    const { opened, begin } = idle();
    const heard = begin(pinned(ben({ logonTime: null })));
    await Promise.resolve();
    expect([heard, opened]).toEqual([[{ kind: 'helper', report: { kind: 'absent' } }], []]);
  });

  it('is disconnected by a helper of their own, also in a group', async () => {
    const { opened, begin } = idle();
    for (const at of [1, 2]) {
      begin(
        pinned(ben({ sessionId: at + 1 }), { conversation: at, group: GROUP, deed: 'disconnect' as const }),
      );
    }
    await Promise.resolve();
    expect(opened.map(({ deed, people }) => [deed, people.length])).toEqual([
      ['disconnect', 1],
      ['disconnect', 1],
    ]);
  });

  it('who comes to a group later has another helper', async () => {
    const { opened, begin } = idle();
    for (const at of [1, 2]) {
      begin(pinned(ben({ sessionId: at + 1 }), { conversation: at, group: GROUP }));
      await Promise.resolve();
    }
    expect(ids(opened)).toEqual([2, 3]);
    expect(opened).toHaveLength(2);
  });

  it('without a helper has none to cancel or to release', () => {
    const { port, sent } = idle();
    port.cancel(1);
    port.release(1);
    expect(sent).toEqual([]);
  });
});

describe('a group', () => {
  it('is told to whoever asks Windows, with the name of its first', async () => {
    const asked: unknown[] = [];
    const port = elevation({
      request: REQUEST,
      clock: clock(),
      open(_, about) {
        asked.push(about);
        return { send() {}, close() {} };
      },
    });
    const group = { id: 'g1', isAnybodyThere: false };
    for (const [at, name] of ['Ben', 'Mia'].entries()) {
      const about = pinned(ben({ sessionId: at + 2 }), { conversation: at + 7, group });
      port.begin({ pinned: about, anyway: null, name }, { send() {}, happened() {} });
    }
    await Promise.resolve();
    expect(asked).toEqual([{ deed: 'signOut', count: 2, name: 'Ben', conversations: [7, 8] }]);
  });

  it('has one helper', async () => {
    const started = await startedFor(MOST_PEOPLE);
    expect(started.map(({ people }) => people.length)).toEqual([MOST_PEOPLE]);
  });

  it('has more than one where it is larger than a helper takes', async () => {
    const started = await startedFor(MOST_PEOPLE + 3);
    expect(started.map(({ people }) => people.length)).toEqual([MOST_PEOPLE, 3]);
  });

  it('has more than one where a line would be too long, and nobody is left out', async () => {
    const usual = await startedFor(MOST_PEOPLE, (at) => `${at}`.padEnd(20, '山'));
    const odd = await startedFor(MOST_PEOPLE, (at) => `${at}`.padEnd(320, '\u0001'));
    expect([usual.length, odd.length]).toEqual([1, 2]);
    for (const requests of [usual, odd]) {
      expect(ids(requests)).toEqual(Array.from({ length: MOST_PEOPLE }, (_, at) => at + 2));
      for (const request of requests) expect(isForOneHelper(request)).toBe(true);
    }
  });
});
