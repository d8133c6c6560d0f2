import { describe, expect, it } from 'vitest';
import { helpers } from '../../src/rights/helpers.ts';
import { MOST_PEOPLE } from '../../src/rights/protocol.ts';
import type { HelperRequest } from '../../src/rights/request.ts';
import { readRequest, writeRequest } from '../../src/rights/request.ts';
import type { Usage } from '../../src/sessions/usage.ts';
import { ben } from '../people.ts';
import { NOTHING_OPEN, pinned } from '../pinned.ts';
import { REQUEST } from './helped-usher.ts';

/** Begins a group of so many people with this open, and tells what helpers were started with. */
async function startedFor(count: number, usage: Usage): Promise<readonly HelperRequest[]> {
  const started: HelperRequest[] = [];
  const port = helpers({
    request: REQUEST,
    open(request) {
      started.push(request);
      return { send() {}, close() {} };
    },
  });
  const group = { id: 1, isAnybodyThere: false };
  for (let at = 1; at <= count; at += 1) {
    const about = pinned(ben({ sessionId: at + 1, userName: `user${at}` }), { conversation: at, group });
    port.begin(about, usage, { send() {}, happened() {} });
  }
  await Promise.resolve();
  return started;
}

const ids = (started: readonly HelperRequest[]) =>
  started.flatMap(({ people }) => people.map(({ sessionId }) => sessionId));

describe('a group', () => {
  it('has one helper', async () => {
    const started = await startedFor(MOST_PEOPLE, NOTHING_OPEN);
    expect(started.map(({ people }) => people.length)).toEqual([MOST_PEOPLE]);
  });

  it('has more than one where it is larger than a helper takes', async () => {
    const started = await startedFor(MOST_PEOPLE + 3, NOTHING_OPEN);
    expect(started.map(({ people }) => people.length)).toEqual([MOST_PEOPLE, 3]);
  });

  it('has more than one where Windows’ command line would be too long, and nobody is left out', async () => {
    const programs = Array.from({ length: 40 }, (_, at) => ({
      name: `${at}`.padEnd(60, '山'),
      holds: 'documents' as const,
    }));
    const started = await startedFor(MOST_PEOPLE, { kind: 'known', programs, memoryBytes: 0 });
    expect(started.length).toBeGreaterThan(1);
    expect(ids(started)).toEqual(Array.from({ length: MOST_PEOPLE }, (_, at) => at + 2));
    for (const request of started) {
      expect(writeRequest(request).length).toBeLessThanOrEqual(30_000);
      expect(readRequest(writeRequest(request))).toEqual(request);
    }
  });
});
