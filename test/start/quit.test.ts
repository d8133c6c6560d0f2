import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { Own } from '../../src/start/quit.ts';
import { isToQuit, quitRunning } from '../../src/start/quit.ts';
import type { ClientToken } from '../../src/windows/client-token.ts';

const OWN: Own = { sessionId: 3, sid: 'S-1-5-21-1-2-3-1001' };
const KAI: ClientToken = { user: OWN.sid, isAdministrator: false };

describe('A client of the pipe', () => {
  const talk = async (line: string, sessionId: number, token: () => ClientToken | null) => {
    const client = new PassThrough();
    client.write(line);
    const isSo = await isToQuit(client, { sessionId, token }, OWN);
    return { isSo, isClosed: client.destroyed };
  };

  it('has Usher quit where it is of the same account in the same session', async () => {
    expect(await talk('quit\n', 3, () => KAI)).toEqual({ isSo: true, isClosed: true });
    expect(await talk('quit\n', 3, () => ({ ...KAI, isAdministrator: true }))).toEqual({
      isSo: true,
      isClosed: true,
    });
  });

  const tokenless = (): ClientToken | null => {
    throw new Error('no such function');
  };

  it.each<[string, string, number, () => ClientToken | null]>([
    ['another session', 'quit\n', 4, () => KAI],
    ['another account', 'quit\n', 3, () => ({ ...KAI, user: 'S-1-5-21-1-2-3-1002' })],
    ['an administrator of another account', 'quit\n', 3, () => ({ user: 'S-1-5-18', isAdministrator: true })],
    ['an account that Windows does not tell', 'quit\n', 3, () => ({ ...KAI, user: null })],
    ['a token that Windows does not tell', 'quit\n', 3, () => null],
    ['a call that fails', 'quit\n', 3, tokenless],
    ['another line', 'quit now\n', 3, () => KAI],
    ['no line', '\n', 3, () => KAI],
    ['a line that never ends', 'quit'.repeat(100), 3, () => KAI],
  ])('is turned away with %s', async (_, line, sessionId, token) => {
    expect(await talk(line, sessionId, token)).toEqual({ isSo: false, isClosed: true });
  });

  it('has its token looked at only once something was read from it', async () => {
    const client = new PassThrough();
    let looks = 0;
    const token = () => {
      looks += 1;
      return KAI;
    };
    const isSo = isToQuit(client, { sessionId: 3, token }, OWN);
    await Promise.resolve();
    expect(looks).toBe(0);
    client.write('quit\n');
    expect(await isSo).toBe(true);
  });
});

describe('usher --quit', () => {
  /** Runs it against an Usher that takes so many looks to be reached and to end; null for never. */
  const against = async ({ reached, ends }: { reached: number | null; ends: number | null }) => {
    let looks = 0;
    let asked = 0;
    const result = await quitRunning({
      isRunning: () => ends === null || looks < ends,
      async ask() {
        if (reached === null || looks < reached) return false;
        asked += 1;
        return true;
      },
      async wait() {
        looks += 1;
      },
    });
    return { result, asked };
  };

  it('does nothing where no Usher runs', async () => {
    expect(await against({ reached: 0, ends: 0 })).toEqual({ result: 'notRunning', asked: 0 });
  });

  it('asks once, and waits until Usher is gone', async () => {
    expect(await against({ reached: 0, ends: 20 })).toEqual({ result: 'done', asked: 1 });
  });

  it('asks again where Usher has just begun and is not there yet', async () => {
    expect(await against({ reached: 5, ends: 20 })).toEqual({ result: 'done', asked: 1 });
  });

  it.each([
    ['cannot be asked', null, 0],
    ['was asked and stays', 0, 1],
  ])('gives up on an Usher that %s', async (_, reached, asked) => {
    expect(await against({ reached, ends: null })).toEqual({ result: 'stays', asked });
  });
});
