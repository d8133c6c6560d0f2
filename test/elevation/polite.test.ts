import type { Duplex } from 'node:stream';
import { duplexPair } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { neighborlyHost } from '../../src/neighbors/client/neighborly-host.ts';
import { ben, mia } from '../fakes/people.ts';
import { inFakeTime, seconds } from '../fakes/usher.ts';
import { AWAY, KAIS_HELPER, newClient, OwnPc } from '../neighbors/own/own-pc.ts';
import type { HelpedUsher } from './helped-usher.ts';
import { startHelped } from './helped-usher.ts';

/*
 * Kai's tray needs permission for Ben. Its helper asks Ben's own Usher to do it politely first.
 */

inFakeTime();

const UNSAVED = {
  ...AWAY,
  couldBeLost: { word: 'unsaved', programs: [{ name: 'Word', why: 'unsaved' }] },
} as const;

interface BothUshers {
  readonly kais: HelpedUsher;
  readonly bens: OwnPc;
  /** Ben's Usher ends, with his session or without it. */
  readonly endBens: () => void;
}

/** Kai's tray, with helpers that reach Ben's own Usher. He wants no others to sign him out. */
async function bothUshers(people = [ben()]): Promise<BothUshers> {
  const bens = new OwnPc();
  bens.setting = 'never';
  const streams: Duplex[] = [];
  const kais = await startHelped(people);
  kais.elevations.host = neighborlyHost(kais.pc.host, {
    clock: bens.clock,
    async connect({ sessionId }) {
      if (sessionId !== 2) return null;
      const [theirs, ours] = duplexPair();
      streams.push(ours);
      void bens.usher.arrived(ours, newClient(KAIS_HELPER));
      return theirs;
    },
  });
  const endBens = () => {
    for (const stream of streams) stream.destroy();
  };
  return { kais, bens, endBens };
}

/** The operator clicks Ben's row and says yes. Windows permits it. */
async function clicked({ tray, question }: HelpedUsher, row = 'Ben'): Promise<void> {
  tray.click(row);
  await seconds(2);
  question().end('yes');
  await seconds(1);
}

describe('an elevated helper', () => {
  it('has Ben signed out by his own Usher, whatever he set, and uses no right of its own', async () => {
    const { kais, bens, endBens } = await bothUshers();
    await clicked(kais);
    await seconds(12);
    expect([bens.done, kais.attempts()]).toEqual([['receipt', 'look', 'look', 'leave'], []]);
    endBens();
    kais.pc.sessions = kais.pc.sessions.filter(({ sessionId }) => sessionId !== 2);
    await seconds(20);
    expect(kais.outcome('ben')).toMatchObject({ kind: 'signedOut' });
    expect([kais.elevations.boxes, kais.attempts()]).toEqual([[], []]);
  });

  it('names what he could lose in its own box, as his own Usher tells it', async () => {
    const { kais, bens } = await bothUshers();
    bens.facts = UNSAVED;
    await clicked(kais);
    await seconds(2);
    expect(kais.elevations.boxes.map(({ text }) => text)).toEqual([
      expect.stringContaining('Word has unsaved work.'),
    ]);
    expect([bens.done, kais.attempts()]).toEqual([[], []]);
  });

  it('keeps him signed in where a program objects, until that is overruled by a second question', async () => {
    const { kais, bens } = await bothUshers();
    bens.facts = UNSAVED;
    await clicked(kais);
    await seconds(2);
    kais.elevations.boxes[0]?.click('yes');
    await seconds(30);
    expect(kais.outcome('ben')).toEqual({ kind: 'keptByProgram', programs: ['Word'] });
    expect([bens.leaves, kais.attempts()]).toEqual([1, []]);

    await clicked(kais, 'Ben, kept by an app');
    await seconds(13);
    expect(kais.elevations.started.map(({ request }) => request.overrulesPrograms)).toEqual([false, true]);
    expect([bens.leaves, kais.attempts()]).toEqual([1, ['method 0 of 2']]);
    expect(kais.outcome('ben')).toMatchObject({ kind: 'signedOut' });
  });

  it('tells that his own Usher was lost, and tries nothing else', async () => {
    const { kais, bens, endBens } = await bothUshers();
    bens.before = (port) => {
      if (port === 'look') endBens();
    };
    await clicked(kais);
    await seconds(60);
    expect(kais.outcome('ben')).toEqual({ kind: 'failed', error: { kind: 'neighborLost' } });
    expect([bens.leaves, kais.attempts()]).toEqual([0, []]);
  });

  it('goes on as before where his own Usher cannot tell how things are', async () => {
    const { kais, bens } = await bothUshers();
    bens.facts = null;
    await clicked(kais);
    await seconds(20);
    expect([bens.leaves, kais.attempts()]).toEqual([0, ['method 0 of 2']]);
  });

  it('signs out somebody without an Usher of their own as before', async () => {
    const { kais, bens } = await bothUshers([ben(), mia({ state: 'disconnected', sessionId: 5 })]);
    await clicked(kais, 'Mia');
    await seconds(80);
    expect([bens.done, kais.attempts()]).toEqual([[], ['method 0 of 5']]);
  });
});
