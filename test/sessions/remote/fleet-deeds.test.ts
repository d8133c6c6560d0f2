import { describe, expect, it } from 'vitest';
import { deedsOf } from '../../../src/sessions/remote/fleet-deeds.ts';
import type { Session } from '../../../src/sessions/session.ts';
import type { DisconnectMethod, SessionHost } from '../../../src/sessions/session-host.ts';
import { fakeHost } from '../../fakes/host.ts';
import { anna, ben } from '../../fakes/people.ts';

/** What each PC was told to disconnect. */
interface Done {
  readonly sessionId: number;
  readonly isInputADoubt: boolean;
}

/** The deeds of Ben's PC and of Anna's. */
function two(bens: Partial<SessionHost>, annas: Partial<SessionHost> = {}) {
  const hosts = [fakeHost([ben()], bens).host, fakeHost([anna()], annas).host] as const;
  const hostOf = ({ sessionId }: Session) => hosts[sessionId === ben().sessionId ? 0 : 1];
  return deedsOf(hosts, hostOf);
}

/** A way to disconnect, and what it did. */
function disconnecting(over: Partial<DisconnectMethod> = {}) {
  const done: Done[] = [];
  const method: DisconnectMethod = {
    describe: ({ sessionId }) => `disconnects ${sessionId}`,
    async disconnect({ sessionId }, isInputADoubt) {
      done.push({ sessionId, isInputADoubt });
      return { kind: 'slow' };
    },
    ...over,
  };
  return { method, done };
}

const DONE = { kind: 'done' } as const;

describe('people of several PCs', () => {
  it('are disconnected where one of the PCs can, each by their own', async () => {
    const { method, done } = disconnecting();
    const both = two({}, { disconnecting: method }).disconnecting;
    expect([both?.describe(anna()), both?.describe(ben())]).toEqual(['disconnects 3', '']);
    expect([await both?.disconnect(anna(), true), await both?.disconnect(ben(), true)]).toEqual([
      { kind: 'slow' },
      { kind: 'absent' },
    ]);
    expect(await both?.disconnect(anna(), false)).toEqual({ kind: 'slow' });
    expect(done).toEqual([
      { sessionId: 3, isInputADoubt: true },
      { sessionId: 3, isInputADoubt: false },
    ]);
  });

  it('are not disconnected where none of the PCs can', () => {
    expect(two({})).not.toHaveProperty('disconnecting');
  });

  it('are looked at by the way to disconnect where it does that on their PC', () => {
    const looks = disconnecting({ looksItself: () => true }).method;
    const one = two({ disconnecting: disconnecting().method }, { disconnecting: looks }).disconnecting;
    expect([one?.looksItself?.(anna()), one?.looksItself?.(ben())]).toEqual([true, false]);
    const other = two({}, { disconnecting: looks }).disconnecting;
    expect([other?.looksItself?.(anna()), other?.looksItself?.(ben())]).toEqual([true, false]);
  });

  it('are signed out by as many ways as the PC with most has, each by their own', async () => {
    const looking = { describe: () => 'looks', looksItself: () => true, end: async () => DONE };
    const { methods } = two({ methods: [] }, { methods: [looking] });
    const [method] = methods;
    expect(methods).toHaveLength(1);
    expect([method?.looksItself?.(anna()), method?.looksItself?.(ben())]).toEqual([true, false]);
    expect([await method?.end(anna()), await method?.end(ben())]).toEqual([DONE, { kind: 'absent' }]);
    expect([method?.describe(anna()), method?.describe(ben())]).toEqual(['looks', '']);
  });
});
