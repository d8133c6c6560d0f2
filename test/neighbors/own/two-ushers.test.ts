import { duplexPair } from 'node:stream';
import { beforeEach, describe, expect, it } from 'vitest';
import { neighborlyHost } from '../../../src/neighbors/client/neighborly-host.ts';
import type { SessionHost } from '../../../src/sessions/session-host.ts';
import { fakeHost } from '../../fakes/host.ts';
import { ben } from '../../fakes/people.ts';
import { inFakeTime, seconds } from '../../fakes/usher.ts';
import { AWAY, KAI, newClient, OwnPc } from './own-pc.ts';

inFakeTime();

let pc: OwnPc;
/** Kai's Usher, over a pipe in memory to Ben's. */
let kais: SessionHost;

beforeEach(async () => {
  pc = new OwnPc();
  kais = neighborlyHost(fakeHost([]).host, {
    clock: pc.clock,
    async connect() {
      const [theirs, ours] = duplexPair();
      void pc.usher.arrived(ours, newClient(KAI));
      return theirs;
    },
  });
  await seconds(2);
});

/** What came of it after so many seconds, or what is still waited for. */
async function after<T>(count: number, work: Promise<T> | undefined): Promise<T | 'waiting'> {
  let result: T | 'waiting' = 'waiting';
  void work?.then((given) => {
    result = given;
  });
  await seconds(count);
  return result;
}

const signOut = () => kais.methods[0]?.end(ben(), false);

describe('the Ushers of Kai and Ben', () => {
  it('agree on what could be lost', async () => {
    expect(await after(0.3, kais.neighbor?.(ben()))).toEqual({
      lost: AWAY.couldBeLost,
      allows: true,
      asks: false,
      askedBy: null,
      idleMs: AWAY.idleMs,
    });
    pc.facts = { ...AWAY, isAway: false };
    expect(await after(0.3, kais.neighbor?.(ben()))).toEqual({
      lost: AWAY.couldBeLost,
      allows: false,
      asks: true,
      askedBy: null,
      idleMs: AWAY.idleMs,
    });
  });

  it('sign Ben out once, and Kai hears which program kept him', async () => {
    expect(await after(16, signOut())).toEqual({ kind: 'kept', programs: ['Word'] });
    expect(pc.leaves).toBe(1);
  });

  it('stop where Ben came back', async () => {
    pc.look = 'there';
    expect(await after(1, signOut())).toEqual({ kind: 'stopped', because: 'cameBack' });
    expect(pc.leaves).toBe(0);
  });

  it('leave it to the other methods where Ben does not allow it', async () => {
    pc.setting = 'never';
    expect(await after(1, signOut())).toEqual({ kind: 'absent' });
  });

  it('do nothing after Kai has waited for too long', async () => {
    pc.before = (port) => (port === 'facts' ? new Promise(() => {}) : undefined);
    expect(await after(3, signOut())).toEqual({ kind: 'absent' });
    expect(pc.done).toEqual([]);
  });

  it('keep a note', async () => {
    const note = { title: 'Kai', text: 'The PC restarts at 5.', seconds: 60 };
    expect(await after(1, kais.leaveNote(ben(), note))).toBe('left');
    expect(pc.notes.map(({ text }) => text)).toEqual(['The PC restarts at 5.']);
  });
});
