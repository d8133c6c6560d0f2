import { duplexPair } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { neighborVersion } from '../../../src/neighbors/client/version.ts';
import { VERSION } from '../../../src/neighbors/protocol.ts';
import { inFakeTime, seconds } from '../../fakes/usher.ts';
import { KAI, newClient, OwnPc } from '../own/own-pc.ts';

inFakeTime();

/** The version that is heard of an Usher that says this first, and what that Usher hears. */
async function greeted(says: string) {
  const [ours, theirs] = duplexPair();
  let heard = '';
  theirs.setEncoding('utf8').on('data', (text: string) => {
    heard += text;
  });
  if (says !== '') theirs.write(says);
  let version: number | null | 'waiting' = 'waiting';
  void neighborVersion(ours).then((found) => {
    version = found;
  });
  await seconds(1.9);
  const soon = version;
  await seconds(0.2);
  return { soon, version, heard, isClosed: ours.destroyed };
}

const HEARD = { heard: `{"kind":"hello","version":${VERSION}}\n`, isClosed: true };

describe('the version of a neighbor', () => {
  it('is heard of an own Usher like this one, which is asked for nothing', async () => {
    const pc = new OwnPc();
    await seconds(2);
    const [ours, theirs] = duplexPair();
    void pc.usher.arrived(theirs, newClient(KAI));
    let version: number | null | 'waiting' = 'waiting';
    void neighborVersion(ours).then((found) => {
      version = found;
    });
    await seconds(0);
    expect([version, pc.done]).toEqual([VERSION, []]);
  });

  it('is heard of a later one, which has more to say', async () => {
    const says = '{"kind":"hello","version":7,"language":"de"}\n{"kind":"news"}\n';
    expect(await greeted(says)).toEqual({ soon: 7, version: 7, ...HEARD });
  });

  it.each([
    ['says something else', '{"kind":"beat"}\n'],
    ['speaks nonsense', `${'x'.repeat(2000)}\n`],
  ])('is unknown where it %s', async (_, says) => {
    expect(await greeted(says)).toEqual({ soon: null, version: null, ...HEARD });
  });

  it('is unknown where it says nothing for two seconds', async () => {
    expect(await greeted('')).toEqual({ soon: 'waiting', version: null, ...HEARD });
  });
});
