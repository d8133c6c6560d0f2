import { describe, expect, it } from 'vitest';
import type { CommandOptions } from './command.ts';
import { openLab } from './lab.ts';
import { anna, ben, guest, kai, mia } from './people.ts';

const lab = openLab();

/** Zoë and Anna on SRV1, Mia on SRV2. Zoë's id there is Ben's id here. */
const PEOPLE = [
  kai(),
  ben(),
  ben({ host: 'SRV1', user: 'zoe' }),
  anna({ host: 'SRV1', client: 'LAPTOP-Z' }),
  mia({ host: 'SRV2' }),
];
const NEVER_OPENED = 'FAULT WTSCloseServer of a server that was never opened';

/** Makes the probe of servers do these steps. @returns the answer to each */
async function answers(steps: readonly string[], options?: CommandOptions): Promise<unknown[]> {
  const { code, out, err } = await lab.command(steps, { program: 'probes\\servers.cjs', ...options });
  expect([code, err]).toEqual([0, '']);
  return out
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));
}

function calls(): string[] {
  return lab.pc.calls().map(({ name, args, result }) => `${[name, ...args].join(' ')} -> ${result}`);
}

/** The faults without time and process. */
function faults(): string[] {
  return lab.pc.faults().map((line) => line.replace(/^\d+ \d+ /, ''));
}

function peopleOn(host: string): string[] {
  return lab.pc
    .sessions()
    .filter((session) => session.host === host)
    .map(({ user }) => user);
}

describe('a further host', () => {
  it('has sessions and processes of its own, with ids of its own', async () => {
    await lab.prepare({
      people: PEOPLE,
      set: { 'processes.2': 'winword.exe', 'host.SRV1.processes.2': 'excel.exe,notepad.exe*2' },
    });
    const steps = ['list', 'user:2', 'client:3', 'processes'];
    expect(
      await answers([...steps, 'open:SRV1', ...steps, 'close', 'openW:srv2', ...steps, 'close']),
    ).toEqual([
      ['1 kai', '2 ben'],
      'ben',
      'error 7022',
      1,
      'opened',
      ['2 zoe', '3 anna'],
      'zoe',
      'LAPTOP-Z',
      3,
      'closed',
      'opened',
      ['4 mia'],
      'error 7022',
      'error 7022',
      'error 5',
      'closed',
    ]);
    expect(calls()).toEqual([
      'WTSEnumerateSessionsExW -> 2',
      'WTSEnumerateProcessesExW -> 1',
      'WTSOpenServerExW @SRV1 -> opened',
      'WTSEnumerateSessionsExW @SRV1 -> 2',
      'WTSEnumerateProcessesExW @SRV1 -> 3',
      'WTSCloseServer @SRV1 -> closed',
      'WTSOpenServerW @SRV2 -> opened',
      'WTSEnumerateSessionsExW @SRV2 -> 1',
      'WTSEnumerateProcessesExW @SRV2 -> error:5',
      'WTSCloseServer @SRV2 -> closed',
    ]);
    expect(faults()).toEqual([]);
  });

  it('may have as many people as a school has', async () => {
    const hosts = ['SRV1', 'SRV2', 'SRV3'];
    const ids = Array.from({ length: 40 }, (_, index) => index + 2);
    const students = hosts.flatMap((host) => ids.map((id) => ben({ host, id, user: `${host}-${id}` })));
    await lab.prepare({ people: [kai(), ...students] });
    expect(await answers(hosts.flatMap((host) => [`open:${host}`, 'list', 'close']))).toEqual(
      hosts.flatMap((host) => ['opened', ids.map((id) => `${id} ${host}-${id}`), 'closed']),
    );
    expect(faults()).toEqual([]);
  });

  it('asks and signs out its own people by settings of its own, and is still there when nobody is', async () => {
    await lab.prepare({
      people: PEOPLE,
      set: {
        'ask.answer': 'cancel',
        'host.SRV1.ask.answer': 'ok',
        'host.SRV1.ask.answer.3': 'denied',
        'logoffsession.error': 5,
        'host.SRV2.enumerate.error': 1723,
        'host.SRV2.enumerate.times': 1,
      },
    });
    const signOut = ['open:srv1', 'ask:2', 'ask:3', 'logoff:2', 'logoff:3', 'list', 'close'];
    expect(await answers(['ask:2', 'logoff:2', ...signOut])).toEqual([
      2,
      'error 5',
      ...['opened', 1, 'error 5', 'ok', 'ok', [], 'closed'],
    ]);
    expect(await answers(['open:SRV1', 'list', 'close', 'open:SRV2', 'list', 'list', 'close'])).toEqual([
      ...['opened', [], 'closed'],
      ...['opened', 'error 1723', ['4 mia'], 'closed'],
    ]);
    expect(['', 'SRV1', 'SRV2'].map(peopleOn)).toEqual([['kai', 'ben'], [], ['mia']]);
    expect(lab.pc.calls('WTSSendMessageW').map(({ args, result }) => [...args, result])).toEqual([
      ['2', 'Kai asks', 'asks'],
      ['2', 'answer', '2'],
      ['@SRV1', '2', 'Kai asks', 'asks'],
      ['@SRV1', '2', 'answer', '1'],
      ['@SRV1', '3', 'Kai asks', 'error:5'],
    ]);
    expect(lab.pc.calls('WTSLogoffSession').map(({ args, result }) => [...args, result])).toEqual([
      ['2', 'error:5'],
      ['@SRV1', '2', '1'],
      ['@SRV1', '3', '1'],
    ]);
    expect(faults()).toEqual([]);
  });

  it('can be unknown, closed to all, there in name only, or refuse every call', async () => {
    await lab.prepare({
      people: [kai(), guest({ host: 'SRV3' })],
      set: {
        'host.SRV1.open': 'zero',
        'host.SRV1.error': 53,
        'host.SRV2.open': 'later',
        'host.SRV3.error': 5,
        'host.SRV3.ask.answer': 'ok',
      },
    });
    const every = ['list', 'user:5', 'ask:5', 'processes', 'logoff:5', 'wait', 'close'];
    expect(
      await answers(['open:SRV9', 'open:SRV1', 'open:SRV2', 'list', 'close', 'open:SRV3', ...every]),
    ).toEqual([
      'error 1722',
      'error 53',
      ...['opened', 'error 1722', 'closed'],
      ...['opened', ...every.slice(1).map(() => 'error 5'), 'closed'],
    ]);
    expect(peopleOn('SRV3')).toEqual(['guest']);
    expect(faults()).toEqual([]);
  });

  it('lets every call wait that is hung, and no other host', async () => {
    await lab.prepare({ people: PEOPLE, set: { 'host.SRV1.delay': 600_000, 'host.SRV2.delay': 2000 } });
    const hung = expect(answers(['list', 'open:SRV1', 'list'], { seconds: 20 })).rejects.toThrow(
      /^Killed, .*servers\.cjs list open:SRV1 list\nstdout: \["1 kai","2 ben"\]\n"opened"\n\nstderr: $/s,
    );
    expect(await answers(['open:SRV2', 'list', 'close'])).toEqual(['opened', ['4 mia'], 'closed']);
    await hung;
    const timeOf = (name: string) => lab.pc.calls(name).find(({ args }) => args[0] === '@SRV2')?.time ?? 0;
    expect(timeOf('WTSEnumerateSessionsExW') - timeOf('WTSOpenServerExW')).toBeGreaterThanOrEqual(2000);
    expect(lab.pc.calls('WTSEnumerateSessionsExW').filter(({ args }) => args[0] === '@SRV1')).toEqual([]);
    expect(faults()).toEqual([]);
  });

  it('tells nothing of its events, or never answers who waits for them', async () => {
    await lab.prepare({ people: PEOPLE, set: { 'host.SRV2.events': 'endless' } });
    expect(await answers(['open:SRV1', 'wait', 'close'])).toEqual(['opened', 'error 50', 'closed']);
    await expect(answers(['open:SRV2', 'wait'], { seconds: 20 })).rejects.toThrow('Killed');
    expect(lab.pc.calls('WTSWaitSystemEvent').map(({ args, result }) => [...args, result])).toEqual([
      ['@SRV1', 'error:50'],
      ['@SRV2', 'waits'],
    ]);
  });

  it('is known to quser and logoff by /server', async () => {
    await lab.prepare({
      people: PEOPLE,
      set: { 'host.SRV2.error': 5, 'host.SRV1.logoff.exit': 1, 'host.SRV1.logoff.effect': 'gone' },
    });
    const [table, ...ends] = await answers([
      'run:quser /server:SRV1',
      'run:quser /SERVER:SRV2',
      'run:quser /server:SRV9',
      'run:logoff 3 /server:SRV1',
      'run:logoff /server:SRV1 7',
      'run:logoff 4 /server:SRV2',
      'run:logoff 2',
    ]);
    const rows = String(table).split('\r\n').slice(1, -1);
    expect(rows.map((row) => row.slice(0, 54).trimEnd().split(/ +/))).toEqual([
      ['', 'zoe', '2', 'Disc'],
      ['', 'anna', 'rdp-tcp#3', '3', 'Active'],
    ]);
    const refused = (id: number, error: number) =>
      `Could not logoff session ID ${id} from session Console, Error code ${error}\r\nError [${error}]:`;
    expect(ends).toEqual([
      { status: 1, stderr: 'Error 0x00000005 enumerating sessionnames\r\nError [5]:Access is denied.\r\n' },
      {
        status: 1,
        stderr:
          'Error 0x000006BA enumerating sessionnames\r\nError [1722]:The RPC server is unavailable.\r\n',
      },
      { status: 1, stderr: '' },
      { status: 1, stderr: `${refused(7, 7022)}The specified session cannot be found.\r\n` },
      { status: 1, stderr: `${refused(4, 5)}Access is denied.\r\n` },
      '',
    ]);
    expect(['', 'SRV1', 'SRV2'].map(peopleOn)).toEqual([['kai'], ['zoe'], ['mia']]);
    expect(calls()).toEqual([
      'quser.exe @SRV1 -> 0',
      'quser.exe @SRV2 -> 5',
      'quser.exe @SRV9 -> 1722',
      'logoff.exe @SRV1 3 -> 1',
      'logoff.exe @SRV1 7 -> 7022',
      'logoff.exe @SRV2 4 -> 5',
      'logoff.exe 2 -> 0',
    ]);
    expect(faults()).toEqual([]);
  });
});

describe('a server handle', () => {
  it('is a fault where it is used or closed once more after it was closed', async () => {
    await lab.prepare({ people: PEOPLE });
    expect(await answers(['open:SRV1', 'close', 'list', 'user:2', 'logoff:2', 'close'])).toEqual([
      ...['opened', 'closed', 'error 6', 'error 6', 'error 6', 'closed'],
    ]);
    const used = [
      'WTSEnumerateSessionsExW',
      'WTSQuerySessionInformationW',
      'WTSLogoffSession',
      'WTSCloseServer',
    ];
    expect(faults()).toEqual(used.map((name) => `FAULT ${name} of a closed server @SRV1`));
    expect(peopleOn('SRV1')).toEqual(['zoe', 'anna']);
  });

  it('is a fault where it was never opened, or is never closed', async () => {
    await lab.prepare({ people: PEOPLE });
    await answers(['close']);
    expect(faults()).toEqual([NEVER_OPENED]);
    await answers(['open:SRV1', 'list', 'close', 'open:SRV1']);
    expect(faults()).toEqual([NEVER_OPENED, 'FAULT WTSCloseServer @SRV1 was never called']);
  });

  it('is a fault where it is closed while a call on it has not returned', async () => {
    await lab.prepare({ people: PEOPLE, set: { 'host.SRV1.delay': 2000 } });
    expect(await answers(['open:SRV1', 'begin', 'close'])).toEqual(['opened', 'begun', 'closed']);
    expect(faults()).toEqual(['FAULT WTSCloseServer @SRV1 during a call on it']);
  });
});
