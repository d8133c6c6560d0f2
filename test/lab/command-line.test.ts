import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CommandEnd } from './command.ts';
import { PREFIX, ROOT } from './folders.ts';
import { openLab } from './lab.ts';
import { exchangeFile } from './node-process.ts';
import { anna, ben, guest, kai, mia, minutesAgo, services } from './people.ts';
import { labProcesses } from './processes.ts';
import { deedsDone, expectNobodySignedOut, history, signedIn } from './signing-out.ts';
import type { SimulatedSession } from './simulated-session.ts';

const lab = openLab();

const usher = (args: string): Promise<CommandEnd> => lab.command(args.split(' '), { seconds: 180 });
const everybody = () => [kai(), ben(), anna(), mia()];
const AT_ONCE = '--yes --countdown 0';

/** Presses Ctrl+C in the console of the running command. */
function pressCtrlC(): void {
  const command = labProcesses(PREFIX).find(({ args }) => args.includes('sign-out'));
  process.kill(command?.pid ?? 0, 'SIGINT');
}

/** Who is signed in to a host. */
function peopleOn(host: string): string[] {
  return lab.pc
    .sessions()
    .filter((session) => session.host === host && session.user !== '')
    .map(({ user }) => user);
}

/** Every message that Windows was asked for, in order: `ask mia`, `note mia: title`. */
function messages(): string[] {
  return lab.pc
    .calls('WTSSendMessageW')
    .filter(({ result }) => result === 'asks' || result === 'async')
    .map(({ args, result }) => `${result} ${args.slice(0, 2).join(' ')}`);
}

const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());

/** The session as `list --json` must print it, without its idle time. */
function told(session: SimulatedSession, host: string) {
  return {
    host,
    sessionId: session.id,
    stationName: session.station,
    userName: session.user,
    domainName: session.domain,
    fullName: null,
    state: session.state,
    locked: session.locked,
    logonTime: iso(session.logon),
    connectTime: iso(session.connect),
    disconnectTime: iso(session.disconnect),
    lastInputTime: iso(session.input),
    protocol: session.protocol,
    clientName: session.client || null,
    clientAddress: session.address || null,
    memoryBytes: null,
    processCount: null,
    processorMs: null,
    isCurrent: session.id === 1 && session.host === '',
    neighbor: null,
    unsaved: null,
  };
}

const CLIENT_OF_ANNA = 'Client address: 192.168.0.3 (as that computer says)';
const linesOf = (out: string | undefined) => out?.trimEnd().split('\n');

/** Since when nobody has been there, as far as Windows can tell. */
function awaySince({ state, protocol, disconnect, input }: SimulatedSession): number | null {
  if (state === 'disconnected') return disconnect;
  return protocol === 'remote' ? input : null;
}

describe('usher list', () => {
  it('tells of three PCs with forty sessions each exactly what Windows tells', async () => {
    const hosts = ['SRV1', 'SRV2', 'SRV3'];
    const kinds = [ben, anna, mia, guest];
    const students = hosts.flatMap((host) =>
      Array.from({ length: 40 }, (_, index) => {
        const kind = kinds[index % kinds.length] ?? ben;
        const id = index + 2;
        const user = index === 7 ? 'Zoë O’Hara 佐藤' : `${10_000 + index}`;
        return kind({ host, id, user, logon: minutesAgo(600 + index), ...(index === 8 && { locked: true }) });
      }),
    );
    await lab.prepare({ people: [kai(), ...students] });
    const began = Date.now();
    const { code, out, err } = await usher(
      `list --all --json ${hosts.map((h) => `--server ${h}`).join(' ')}`,
    );
    const ended = Date.now();
    expect([code, err]).toEqual([0, '']);
    const listed: Record<string, unknown>[] = JSON.parse(out);
    expect(listed.map(({ idle: _, ...rest }) => rest)).toEqual(
      students.map((session) => told(session, session.host)),
    );
    for (const [index, { idle }] of listed.entries()) {
      const since = awaySince(students[index] ?? ben());
      const { ms } = idle as { ms: number | null };
      if (since === null || ms === null) expect([since, ms]).toEqual([null, null]);
      else expect([ms >= began - since, ms <= ended - since]).toEqual([true, true]);
    }
    expect(lab.pc.faults()).toEqual([]);
  });

  it('shows this PC as a table, everybody else only, unless all are asked for', async () => {
    await lab.prepare({ people: everybody(), set: { 'processes.2': 'winword.exe,explorer.exe' } });
    const { code, out, err } = await usher('list');
    expect([code, err]).toEqual([0, '']);
    const rows = out.trimEnd().split('\n');
    expect(rows[0]?.trim().split(/ {2,}/)).toEqual([
      ...['USER', 'STATE', 'IDLE', 'MEMORY', 'USHER', 'UNSAVED', 'ID'],
    ]);
    expect(rows.slice(1).map((row) => row.slice(0, 22).trimEnd())).toEqual([
      '  anna  active',
      '  ben   disconnected',
      '  mia   active',
    ]);
    expect(rows[1]).toContain('14 min');
    expect(rows[2]).toMatch(/away 2 h 10 min +200 MB +no +unknown +2$/);
    expect(rows[3]).toContain('in use');
    lab.pc.change(4, { address: 'fe80::4' });
    const [anna, ben, mia] = await Promise.all(['list anna', 'list 2', 'list --id 4'].map(usher));
    expect(linesOf(anna?.out)).toEqual(
      expect.arrayContaining(['Connection: Remote Desktop', 'Client computer: LAPTOP-A', CLIENT_OF_ANNA]),
    );
    expect(linesOf(mia?.out)).toContain('Client address: fe80::4 (as that computer says)');
    expect(linesOf(ben?.out)).toEqual(
      expect.arrayContaining([
        'Account: LAB-PC\\ben',
        'Connection: none',
        'Programs: Word (may hold unsaved work)',
        'Processes: 2',
        'Their Usher: none of this version answers',
      ]),
    );
    const all = await usher('list --all --json');
    expect(
      JSON.parse(all.out).map(({ sessionId, isCurrent }: Record<string, unknown>) => [sessionId, isCurrent]),
    ).toEqual([
      [1, true],
      [2, false],
      [3, false],
      [4, false],
    ]);
    expect(lab.pc.faults()).toEqual([]);
  });

  it('loads no package but the one that reads neighbors, and a sign-out those that it needs', async () => {
    await lab.prepare({ people: everybody() });
    await usher('list');
    await usher(`sign-out ben ${AT_ONCE}`);
    const loaded = readFileSync(exchangeFile('packages.jsonl'), 'utf8').trimEnd().split('\n');
    expect(loaded.map((line) => JSON.parse(line))).toEqual([
      ['list', 'zod'],
      ['sign-out', 'execa', 'zod'],
    ]);
  });

  it('leaves out a PC that hangs, one that refuses and one that is not there, and nothing else', async () => {
    const people = [kai(), ben({ host: 'SRV1' }), anna({ host: 'HUNG' }), mia({ host: 'SHUT' })];
    await lab.prepare({ people, set: { 'host.HUNG.delay': 600_000, 'host.SHUT.error': 5 } });
    const { code, out, err } = await usher(
      'list --json --server HUNG --server SRV1 --server SHUT --server NONE',
    );
    expect(JSON.parse(out).map(({ host, userName }: Record<string, unknown>) => [host, userName])).toEqual([
      ['SRV1', 'ben'],
    ]);
    const errors = err
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).error);
    expect(errors.map(({ exitCode, message }) => [exitCode, message])).toEqual([
      [6, "HUNG didn't answer within 10 seconds."],
      [5, "SHUT doesn't let this account see who is signed in."],
      [6, "NONE can't be reached (error 1722)."],
    ]);
    expect(code).toBe(7);
    await expect.poll(lab.processes).toEqual([]);
  });

  it.each([
    ['a PC that is not there', 'NONE', 6],
    ['a PC that refuses', 'SHUT', 5],
  ])('of nothing but %s fails', async (_, host, exitCode) => {
    await lab.prepare({ people: everybody(), set: { 'host.SHUT.error': 5 } });
    expect(await usher(`list --server ${host}`)).toMatchObject({ code: exitCode, out: '' });
  });

  it('fails where Windows does not list', async () => {
    await lab.prepare({ people: everybody(), set: { 'enumerate.error': 1722, 'enumerate.times': 9 } });
    expect(await usher('list')).toMatchObject({ code: 1, out: '' });
    lab.pc.set({ 'enumerate.error': 5, 'enumerate.times': 9 });
    expect(await usher('list')).toMatchObject({ code: 5, out: '' });
  });

  it('is told by quser where the native library is missing, for another PC too', async () => {
    await lab.prepare({ people: [...everybody(), ben({ host: 'SRV1', user: 'zoe' })], withoutNative: true });
    const names = async (args: string) =>
      JSON.parse((await usher(args)).out).map(({ userName }: Record<string, unknown>) => userName);
    expect(await names('list --json')).toEqual(['anna', 'ben', 'mia']);
    expect(await names('list --json --server SRV1')).toEqual(['zoe']);
    expect(await usher('list --server NONE')).toMatchObject({ code: 6 });
  });
});

describe('usher sign-out', () => {
  it('signs Ben out and checks that he is gone', async () => {
    await lab.prepare({ people: everybody() });
    const { code, out } = await usher(`sign-out ben ${AT_ONCE}`);
    expect([code, out]).toEqual([0, 'ben is signed out. Windows has closed the session.\n']);
    expect(signedIn(lab)).toEqual(['anna', 'kai', 'mia']);
    expect(deedsDone(lab)).toEqual(['WTSLogoffSession 2 -> 1']);
    expect(history(lab)).toEqual([
      'clicked',
      'asked',
      'answered yes',
      'countdown operator',
      'lastLook operator',
      'signingOut operator',
      'attempt done',
      'ended signedOut',
    ]);
    expect(lab.pc.faults()).toEqual([]);
  });

  it('fails where Windows does', async () => {
    const set = { 'logoff.exit': 1, 'logoff.error': 1722, 'logoffsession.error': 1722 };
    await lab.prepare({ people: everybody(), set });
    expect(await usher(`sign-out ben ${AT_ONCE}`)).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining("Windows couldn't sign ben out. Error 1722."),
    });
    expect(signedIn(lab)).toEqual(['anna', 'ben', 'kai', 'mia']);
  });

  it.each([
    ['without a terminal and without --yes', 'sign-out ben'],
    ['of nobody', 'sign-out --yes'],
    ['of the operator', 'sign-out kai --yes'],
    ['with a half-understood number', 'sign-out ben --yes --id 2x'],
  ])('%s is wrong use, and nobody is signed out', async (_, args) => {
    await lab.prepare({ people: everybody() });
    expect(await usher(args)).toMatchObject({ code: 2, out: '' });
    expectNobodySignedOut(lab, ['anna', 'ben', 'kai', 'mia']);
  });

  it('of somebody who answers No stops there', async () => {
    await lab.prepare({ people: everybody(), set: { 'ask.answer': 'cancel' } });
    const { code, err } = await usher('sign-out mia --yes');
    expect(code).toBe(3);
    expect(err).toContain('mia said no and stays signed in. mia was asked on screen.');
    expect(messages()).toEqual(['asks 4 kai is asking you to sign out (Usher)']);
    expectNobodySignedOut(lab, ['anna', 'ben', 'kai', 'mia']);
  });

  it('overrules a No only with --anyway, and tells the person so', async () => {
    await lab.prepare({ people: everybody(), set: { 'ask.answer': 'cancel' } });
    const { code } = await usher('sign-out mia --yes --anyway --countdown 40');
    expect(code).toBe(0);
    expect(messages()).toEqual([
      'asks 4 kai is asking you to sign out (Usher)',
      'async 4 kai is signing you out',
    ]);
    expect(signedIn(lab)).toEqual(['anna', 'ben', 'kai']);
  });

  it('with --anyway and no countdown tells the person, and asks nothing', async () => {
    await lab.prepare({ people: everybody() });
    const reason = ['--reason', 'The PC restarts at five.'];
    const { code } = await lab.command(['sign-out', 'mia', ...`${AT_ONCE} --anyway`.split(' '), ...reason]);
    expect(code).toBe(0);
    const [notice] = lab.pc.calls('WTSSendMessageW');
    expect(notice?.args.slice(0, 2)).toEqual(['4', 'kai is signing you out']);
    const [deed] = lab.pc.calls('WTSLogoffSession');
    // The notice has been on the screen for a while.
    expect((deed?.time ?? 0) - (notice?.time ?? 0)).toBeGreaterThan(1000);
    expect(signedIn(lab)).toEqual(['anna', 'ben', 'kai']);
    expect(lab.entries().at(-1)).toMatchObject({ outcome: 'signedOut', reason: 'The PC restarts at five.' });
  });

  it('gives somebody who is there a minute, whatever --countdown says', async () => {
    await lab.prepare({ people: everybody(), set: { 'ask.answer': 'timeout' } });
    const { code } = await usher('sign-out mia --yes --countdown 0');
    expect(code).toBe(3);
    // By the history's own times, which a busy machine cannot shorten.
    const secondOf = (event: string) =>
      Math.round(Date.parse(String(lab.entries().find((line) => line.event === event)?.time)) / 1000);
    expect(secondOf('ended') - secondOf('countdown')).toBeGreaterThanOrEqual(60);
    expectNobodySignedOut(lab, ['anna', 'ben', 'kai', 'mia']);
  });

  it.each(['bob', 'be', 'ben2', 'ben --id 3', '--id 77'])('finds nobody for %s', async (who) => {
    await lab.prepare({ people: everybody() });
    expect(await usher(`sign-out ${who} --yes`)).toMatchObject({ code: 4, out: '' });
    expectNobodySignedOut(lab, ['anna', 'ben', 'kai', 'mia']);
  });

  it('takes an ambiguous name for a mistake, until the id says who', async () => {
    await lab.prepare({ people: [kai(), ben(), ben({ id: 9, disconnect: minutesAgo(60) })] });
    const both = await usher('sign-out ben --yes --countdown 0');
    expect(both).toMatchObject({ code: 2, out: '' });
    expect(both.err).toContain(
      '2 sessions match ben: 2 (away 2 h 10 min) and 9 (away 1 h). Choose one with --id.',
    );
    expect(deedsDone(lab)).toEqual([]);
    expect(await usher('sign-out ben --id 9 --yes --countdown 0')).toMatchObject({ code: 0 });
    expect(deedsDone(lab)).toEqual(['WTSLogoffSession 9 -> 1']);
  });

  it('is refused by Windows to an account that may not', async () => {
    const set = { 'logoff.exit': 1, 'logoff.error': 5, 'logoffsession.error': 5 };
    await lab.prepare({ people: everybody(), set });
    expect(await usher(`sign-out ben ${AT_ONCE}`)).toMatchObject({ code: 5, out: '' });
    expect(signedIn(lab)).toEqual(['anna', 'ben', 'kai', 'mia']);
  });

  it('signs out everybody who has been away for so long, each on their own', async () => {
    const people = [kai(), ben(), guest(), anna({ input: minutesAgo(200) }), mia()];
    await lab.prepare({ people, set: { 'ask.answer': 'cancel' } });
    const { code, out, err } = await usher('sign-out --others --idle-over 2h --yes --json');
    expect(code).toBe(7);
    expect(
      JSON.parse(out)
        .map(({ userName, outcome }: Record<string, unknown>) => [userName, outcome])
        .sort(),
    ).toEqual([
      ['anna', 'refused'],
      ['ben', 'signedOut'],
    ]);
    expect(err).toContain('Sign out 2 people?');
    expect(signedIn(lab)).toEqual(['anna', 'guest', 'kai', 'mia']);
  });

  it('only says what it would do with --dry-run, whatever else is said', async () => {
    await lab.prepare({ people: everybody() });
    const { code, out } = await usher(
      'sign-out mia --yes --anyway --countdown 0 --dry-run --assume-unelevated',
    );
    expect(code).toBe(0);
    expect(out).toContain('Would have Windows ask for permission.');
    expect(out).toContain('Would ask mia on screen for 60 seconds');
    expect(out).toContain('Nobody was asked and nobody was signed out.');
    expect([messages(), history(lab)]).toEqual([[], []]);
    expectNobodySignedOut(lab, ['anna', 'ben', 'kai', 'mia']);
  });

  it('asks Windows for permission where it takes that, and the helper does it', async () => {
    await lab.prepare({ people: everybody(), set: { rights: 'helper', 'processes.2': 'explorer.exe' } });
    const { code, err } = await usher('sign-out ben --yes --anyway --assume-unelevated');
    expect([code, err]).toEqual([0, expect.any(String)]);
    expect(deedsDone(lab)).toEqual(['WTSLogoffSession 2 -> 1']);
    expect(history(lab)).toContain('permission yes');
    await expect.poll(lab.processes).toEqual([]);
  });
});

describe('usher on another PC', () => {
  const people = () => [
    kai(),
    ben(),
    services({ host: 'SRV1' }),
    ben({ host: 'SRV1', user: 'zoe', disconnect: minutesAgo(300) }),
    mia({ host: 'SRV1' }),
  ];

  it('signs out there, and never the same session id here', async () => {
    await lab.prepare({ people: people() });
    const { code, out } = await usher(`sign-out zoe --server SRV1 ${AT_ONCE}`);
    expect([code, out]).toEqual([0, 'zoe is signed out. Windows has closed the session.\n']);
    expect([peopleOn(''), peopleOn('SRV1')]).toEqual([['kai', 'ben'], ['mia']]);
    expect(deedsDone(lab)).toEqual(['WTSLogoffSession @SRV1 2 -> 1']);
    expect(lab.pc.faults()).toEqual([]);
  });

  it('asks who is there, on their own screen', async () => {
    await lab.prepare({ people: people(), set: { 'host.SRV1.ask.answer': 'cancel' } });
    expect(await usher('sign-out mia --server SRV1 --yes')).toMatchObject({ code: 3 });
    expect(messages()).toEqual(['asks @SRV1 4']);
    expect(peopleOn('SRV1')).toEqual(['zoe', 'mia']);
  });

  it('does nothing to somebody who took over the session meanwhile', async () => {
    await lab.prepare({ people: people() });
    const signingOut = usher('sign-out zoe --server SRV1 --yes --countdown 20');
    await lab.until(() => history(lab).includes('countdown operator'), 20, 'it counts down');
    lab.pc.change(2, { user: 'leo', logon: minutesAgo(0) }, 'SRV1');
    expect(await signingOut).toMatchObject({ code: 3, out: '' });
    expect([peopleOn('SRV1'), deedsDone(lab)]).toEqual([['leo', 'mia'], []]);
  });

  it('knows its own session under another name of this PC', async () => {
    // The same PC tells the same moments under both names.
    const [own, other] = [kai(), ben()];
    const alias = [own, other].map((each) => ({ ...each, host: 'ALIAS' }));
    await lab.prepare({ people: [own, other, ...alias] });
    expect(await usher('sign-out kai --server ALIAS --yes')).toMatchObject({ code: 2, out: '' });
    expect(deedsDone(lab)).toEqual([]);
    const { out } = await usher('list --all --json --server ALIAS');
    expect(
      JSON.parse(out).map(({ sessionId, isCurrent }: Record<string, unknown>) => [sessionId, isCurrent]),
    ).toEqual([
      [1, true],
      [2, false],
    ]);
  });

  it('knows it also where this PC is asked beside', async () => {
    // The same PC tells the same moments under both names.
    const [own, other] = [kai(), ben()];
    const alias = [own, other].map((each) => ({ ...each, host: 'ALIAS' }));
    await lab.prepare({ people: [own, other, ...alias] });
    for (const servers of ['--server localhost --server ALIAS', '--server ALIAS --server localhost']) {
      expect(await usher(`sign-out kai ${servers} --yes`)).toMatchObject({ code: 2, out: '' });
      expect(await usher(`sign-out --others ${servers} --dry-run`)).toMatchObject({
        code: 0,
        out: expect.stringMatching(/^Would ask you: Sign out ben\?/),
      });
    }
    expectNobodySignedOut(lab, ['ben', 'ben', 'kai', 'kai']);
  });

  it('stops at Ctrl+C while a PC has not answered yet', async () => {
    await lab.prepare({ people: people(), set: { 'host.HUNG.delay': 600_000 } });
    const signingOut = usher(`sign-out zoe --server SRV1 --server HUNG ${AT_ONCE}`);
    const isWaiting = () => lab.pc.calls('WTSOpenServerExW').length === 2;
    await lab.until(isWaiting, 10, 'both PCs are asked');
    pressCtrlC();
    expect(await signingOut).toMatchObject({ code: 3, out: '', err: 'Canceled. Nobody was signed out.\n' });
    expect([peopleOn('SRV1'), deedsDone(lab)]).toEqual([['zoe', 'mia'], []]);
  });

  it('is told apart: who cannot be reached, who refuses, and who is not there', async () => {
    await lab.prepare({ people: people(), set: { 'host.SRV2.error': 5 } });
    const codes = [];
    for (const host of ['NONE', 'SRV2', 'SRV1'])
      codes.push((await usher(`sign-out bob --server ${host} --yes`)).code);
    expect(codes).toEqual([6, 5, 4]);
    expect(
      await usher('sign-out --others --server SRV1 --server NONE --yes --countdown 0 --anyway'),
    ).toMatchObject({
      code: 7,
    });
    expect([peopleOn(''), peopleOn('SRV1')]).toEqual([['kai', 'ben'], []]);
  });

  it('signs out by logoff /server where the native library is missing', async () => {
    await lab.prepare({ people: people(), withoutNative: true });
    expect(await usher(`sign-out zoe --server SRV1 ${AT_ONCE}`)).toMatchObject({ code: 0 });
    expect(deedsDone(lab)).toEqual(['logoff.exe @SRV1 2 -> 0']);
    expect([peopleOn(''), peopleOn('SRV1')]).toEqual([['kai', 'ben'], ['mia']]);
  });
});

describe('usher ask, history and doctor', () => {
  it('leaves a message, here and on another PC, and signs nobody out', async () => {
    await lab.prepare({ people: [...everybody(), mia({ host: 'SRV1' })] });
    expect(await usher('ask ben')).toMatchObject({ code: 0, out: 'Your message was left for ben.\n' });
    expect(await lab.command(['ask', 'mia', 'The printer needs this PC.', '--server', 'SRV1'])).toMatchObject(
      {
        code: 0,
      },
    );
    expect(lab.pc.calls('WTSSendMessageW').map(({ args }) => args)).toEqual([
      ['2', 'Message from kai', expect.stringMatching(/^Please sign out when you have finished\.\n\n\d{4}-/)],
      [
        '@SRV1',
        '4',
        'kai would like to use this PC',
        expect.stringMatching(/^The printer needs this PC\.\n\n\d{4}-/),
      ],
    ]);
    expectNobodySignedOut(lab, ['anna', 'ben', 'kai', 'mia', 'mia']);
    const { code, out } = await usher('history');
    expect(code).toBe(0);
    expect(out).toMatch(/You left ben a message\.\n.*You left mia a message\.\n$/);
  });

  it('says that Windows does not take a message', async () => {
    await lab.prepare({ people: everybody(), set: { 'ask.answer': 'denied' } });
    expect(await usher('ask ben')).toMatchObject({ code: 5, out: '' });
    expect(await usher('ask bob')).toMatchObject({ code: 4, out: '' });
  });

  it('checks the PC, and docs/administrators.md shows how', async () => {
    await lab.start({ people: everybody() });
    const { out } = await usher('doctor');
    const page = readFileSync(join(ROOT, 'docs', 'administrators.md'), 'utf8');
    const shown = /\$ usher doctor\n(.*?)```/s.exec(page)?.[1];
    expect(out.replaceAll(/(?<=C:\\users\\)\w+/g, 'kai')).toBe(shown);
    const report = await usher('doctor --report');
    expect(report.code).toBe(0);
    expect(JSON.parse(report.out).sessions).toHaveLength(4);
    expect(report.out).not.toMatch(/\bben\b|\banna\b|\bmia\b/);
  });
});

/** The calls that disconnect sessions, in order. */
function disconnects(): string[] {
  return lab.pc.calls('WTSDisconnectSession').map(({ args, result }) => `${args.join(' ')} -> ${result}`);
}

describe('usher disconnect', () => {
  it('takes the connection of mia away once she says OK, and signs nobody out', async () => {
    await lab.prepare({ people: everybody(), set: { 'ask.answer': 'ok' } });
    expect(await usher('disconnect mia --yes')).toMatchObject({
      code: 0,
      out: "mia is disconnected. Everything of mia's runs on, and mia can connect again.\n",
    });
    expect(messages()).toEqual(['asks 4 kai is asking to disconnect you (Usher)']);
    expect(disconnects()).toEqual(['4 -> 1']);
    expect(lab.pc.sessions().find(({ id }) => id === 4)?.state).toBe('disconnected');
    expect(history(lab)).toContain('ended disconnected');
    expect(new Set(lab.entries().map(({ deed }) => deed))).toEqual(new Set(['disconnect']));
    expectNobodySignedOut(lab, ['anna', 'ben', 'kai', 'mia']);
  });

  it('stops where mia says Cancel, has nothing to do about ben, and never touches the operator', async () => {
    await lab.prepare({ people: everybody(), set: { 'ask.answer': 'cancel' } });
    expect(await usher('disconnect mia --yes')).toMatchObject({ code: 3 });
    expect(await usher('disconnect ben --yes')).toMatchObject({ code: 0 });
    expect(await usher('disconnect kai --yes')).toMatchObject({ code: 2 });
    expect(disconnects()).toEqual([]);
    expectNobodySignedOut(lab, ['anna', 'ben', 'kai', 'mia']);
  });

  it('of somebody on another PC is done there', async () => {
    const people = [kai(), mia({ host: 'SRV1', locked: true })];
    await lab.prepare({ people });
    expect(await usher('disconnect mia --yes --server SRV1')).toMatchObject({ code: 0 });
    expect(disconnects()).toEqual(['@SRV1 4 -> 1']);
    expectNobodySignedOut(lab, ['kai', 'mia']);
  });
});

describe('usher lock', () => {
  it('shows the sign-in screen by a disconnect of the operator’s own session, and closes nothing', async () => {
    await lab.prepare({ people: everybody() });
    expect(await usher('lock')).toMatchObject({
      code: 0,
      out: 'Your session is off the screen. Nothing of yours was closed.\n',
    });
    expect(disconnects()).toEqual(['1 -> 1']);
    expect(history(lab)).toEqual(['letIn shown']);
    expectNobodySignedOut(lab, ['anna', 'ben', 'kai', 'mia']);
  });

  it('locks where Windows refuses that, and says so where the screen does not come', async () => {
    await lab.prepare({ people: everybody(), set: { 'disconnectsession.error': 5 } });
    expect(await usher('lock')).toMatchObject({ code: 1, out: '' });
    expect([disconnects(), history(lab)]).toEqual([['1 -> error:5'], ['letIn failed']]);
    expectNobodySignedOut(lab, ['anna', 'ben', 'kai', 'mia']);
  });
});
