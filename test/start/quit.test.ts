import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { isToQuit } from '../../src/start/quit.ts';
import type { Own } from '../../src/start/quit-request.ts';
import type { ClientToken } from '../../src/windows/client-token.ts';

const OWN: Own = { sessionId: 3, sid: 'S-1-5-21-1-2-3-1001' };
const BEN = 'S-1-5-21-1-2-3-1002';
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

  it.each([
    ['another account in another session', 4, BEN],
    ['the system', 0, 'S-1-5-18'],
    ['an account that Windows does not tell', 4, null],
  ])('has Usher quit as an elevated administrator: %s', async (_, sessionId, user) => {
    expect(await talk('quit\n', sessionId, () => ({ user, isAdministrator: true }))).toEqual({
      isSo: true,
      isClosed: true,
    });
  });

  const tokenless = (): ClientToken | null => {
    throw new Error('no such function');
  };

  it.each<[string, string, number, () => ClientToken | null]>([
    ['another session', 'quit\n', 4, () => KAI],
    ['another account', 'quit\n', 3, () => ({ ...KAI, user: BEN })],
    [
      'the own account in another session, elevated or not told',
      'quit\n',
      4,
      () => ({ ...KAI, isAdministrator: null }),
    ],
    ['another account that is not elevated', 'quit\n', 4, () => ({ user: BEN, isAdministrator: false })],
    ['another account, elevated or not told', 'quit\n', 3, () => ({ user: BEN, isAdministrator: null })],
    ["another line of an administrator's", 'quit now\n', 4, () => ({ user: BEN, isAdministrator: true })],
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
