import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { mailAccounts } from '../../../src/sessions/wts/mail-accounts.ts';

const MAIL = 'ben.miller@contoso.com';
const SID = 'S-1-5-21-1-2-3-1002';
const HOST = 'DESKTOP-7';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A Windows with these answers, and what it was asked. */
function windows(answer: (account: string) => Promise<string | null>) {
  const asked: string[] = [];
  const user = (account: string) => {
    asked.push(account);
    return answer(account);
  };
  return { asked, mail: mailAccounts({ user }, HOST, () => Date.now()) };
}

const answered = () => vi.advanceTimersByTimeAsync(0);

describe('the account of a mail address', () => {
  it('is asked for in the background, once', async () => {
    const { asked, mail } = windows(async () => SID);
    expect(mail.told(['mia', MAIL])).toEqual(['mia', MAIL]);
    await answered();
    expect(mail.told(['mia', MAIL])).toEqual(['mia', { entry: MAIL, sid: SID, host: HOST }]);
    await vi.advanceTimersByTimeAsync(3_600_000);
    mail.told([MAIL]);
    expect(asked).toEqual([MAIL]);
  });

  it('is asked for as Windows takes it, and nothing else is', async () => {
    const { asked, mail } = windows(async () => null);
    const others = ['ben', 'S-1-5-21-1-2-3-1002', 'Ben Miller', 'ben*@contoso.com', ''];
    mail.told([...others, { entry: 'x@y.z', sid: null, host: HOST }, ` CONTOSO\\\\${MAIL} `]);
    expect(mail.told('unknown')).toBe('unknown');
    await answered();
    expect(asked).toEqual([`CONTOSO\\${MAIL}`]);
  });

  it('is none where no account has it, until one has', async () => {
    let answer = 'nobody';
    const { mail } = windows(async () => answer);
    mail.told([MAIL]);
    await answered();
    expect(mail.told([MAIL])).toEqual([{ entry: MAIL, sid: null, host: HOST }]);
    answer = SID;
    await vi.advanceTimersByTimeAsync(60_000);
    mail.told([MAIL]);
    await answered();
    expect(mail.told([MAIL])).toEqual([{ entry: MAIL, sid: SID, host: HOST }]);
  });

  it.each<[string, () => Promise<null>]>([
    ['cannot tell', async () => null],
    ['fails', () => Promise.reject(new Error('1722'))],
  ])('stays untold where Windows %s, and is asked for again after a minute', async (_, answer) => {
    const { asked, mail } = windows(answer);
    for (const ms of [0, 59_999, 1]) {
      await vi.advanceTimersByTimeAsync(ms);
      expect(mail.told([MAIL])).toEqual([MAIL]);
      await answered();
    }
    expect(asked).toEqual([MAIL, MAIL]);
  });

  it('is never asked for twice at a time, nor two of them, however long it takes', async () => {
    const { asked, mail } = windows(() => new Promise(() => {}));
    for (const _ of [1, 2, 3]) {
      mail.told([MAIL, 'mia@contoso.com']);
      await vi.advanceTimersByTimeAsync(600_000);
    }
    expect(asked).toEqual([MAIL]);
  });

  it('is waited for by whoever looks once, for 5 seconds', async () => {
    expect(await windows(async () => SID).mail.settled([MAIL])).toEqual([
      { entry: MAIL, sid: SID, host: HOST },
    ]);
    const late = windows(() => new Promise(() => {})).mail.settled([MAIL]);
    await vi.advanceTimersByTimeAsync(5000);
    expect(await late).toEqual([MAIL]);
    expect(vi.getTimerCount()).toBe(0);
  });
});
