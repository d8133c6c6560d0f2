import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { signingOutRow } from './counting-row.ts';
import { PREFIX } from './folders.ts';
import type { Beginning } from './lab.ts';
import { openLab } from './lab.ts';
import { exchangeFile } from './node-process.ts';
import { ben, kai, mia, minutesAgo } from './people.ts';
import type { LabProcess } from './processes.ts';
import { labProcesses } from './processes.ts';
import {
  deedsDone,
  ended,
  expectNobodySignedOut,
  history,
  nobodySignedOutFor,
  signedIn,
  yesInToast,
} from './signing-out.ts';

const lab = openLab();

const texts = () => lab.menu().map(({ text }) => text);
/** Enough time to look and click. */
const SLOWLY = { countdowns: { away: 120 } };

/** The running elevated helper, if there is one. The child that asked Windows for it does not count. */
function helper(): LabProcess | undefined {
  const programs = labProcesses(PREFIX).filter(({ program }) => program === 'node.exe');
  return programs.find(({ args }) => args.includes('--helper') && !args.includes('--elevate'));
}

/** The helper's arguments (the pipe's name and two secrets), and the line that welcomed it. */
function helperStart(): { readonly args: readonly string[]; readonly welcome: string } {
  const file = exchangeFile('elevation.jsonl');
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : [];
  const told = lines.map((line): { args?: string[]; welcome?: string } => JSON.parse(line));
  return {
    args: told.findLast(({ args }) => args !== undefined)?.args ?? [],
    welcome: told.findLast(({ welcome }) => welcome !== undefined)?.welcome ?? '',
  };
}

const people = () => [kai(), ben()];
/** Only the helper and its children may act on other people, as on a PC where Windows asks for permission. */
const RIGHTS = { rights: 'helper' };
/** If nothing could be lost, the helper has nothing to ask. */
const HARMLESS = { 'processes.2': 'explorer.exe', 'processes.4': 'explorer.exe' };

/** An ordinary account; Ben is clicked and the question is answered with a yes. */
async function clicked(beginning: Beginning, name = 'ben'): Promise<void> {
  await lab.start({
    ...beginning,
    set: { ...RIGHTS, ...HARMLESS, ...beginning.set },
    args: ['--assume-unelevated'],
  });
  await lab.click(name);
  await yesInToast(lab);
}

async function countingDown(beginning: Beginning): Promise<void> {
  await clicked(beginning);
  await lab.until(() => texts().some((each) => signingOutRow('ben').test(each)), 20, 'it counts down');
}

describe('An account that needs permission', () => {
  it('signs Ben out after its yes, by a helper that does the deed itself', async () => {
    await countingDown({ people: people() });
    await lab.screenshot('helper-countdown');
    await ended(lab, 'signedOut');
    expect(signedIn(lab)).toEqual(['kai']);
    expect(deedsDone(lab)).toEqual(['WTSLogoffSession 2 -> 1']);
    expect(history(lab)).toEqual([
      'clicked',
      'asked',
      'answered yes',
      'permission yes',
      'countdown operator',
      'lastLook operator',
      'signingOut operator',
      'attempt done',
      'ended signedOut',
    ]);
    expect(lab.pc.faults()).toEqual([]);
    await lab.until(() => helper() === undefined, 10, 'the helper has ended');
  });

  it('is told by Windows that it may not, where it tries without a helper', async () => {
    await lab.start({ people: people(), set: RIGHTS, settings: { countdowns: { away: 5 } } });
    await lab.click('ben');
    await lab.clickToast('Sign out');
    await ended(lab, 'failed');
    expect(signedIn(lab)).toEqual(['ben', 'kai']);
    expect(lab.entries().at(-1)).toMatchObject({ error: { kind: 'accessDenied' } });
  });

  it('has somebody who is there asked by the helper, whose No stands', async () => {
    await clicked({ people: [kai(), mia()] }, 'mia');
    await lab.waitForBox('kai is asking you to sign out');
    await lab.clickBox('Cancel');
    const { text } = await lab.waitForBox('Sign out mia anyway?');
    expect(text).toContain('mia said no.');
    expect(texts()).toContain('mia, asking once more. Click to keep signed in');
    await lab.screenshot('helper-anyway');
    await lab.clickBox('Cancel');
    await ended(lab, 'declined');
    expectNobodySignedOut(lab, ['kai', 'mia']);
    await lab.until(() => helper() === undefined, 10, 'the helper has ended');
  });

  it('is asked once more about documents that only the helper can see', async () => {
    await clicked({ people: people(), set: { 'processes.2': 'winword.exe,explorer.exe' } });
    const { text } = await lab.waitForBox('Sign out ben?');
    expect(text).toContain('Unsaved work will be lost: Word is open.');
    await lab.screenshot('helper-documents');
    expect(deedsDone(lab)).toEqual([]);
    await lab.clickBox('OK');
    await ended(lab, 'signedOut', 30);
    expect(deedsDone(lab)).toEqual(['WTSLogoffSession 2 -> 1']);
  });

  it('stops the helper’s countdown by a click on the row', async () => {
    await countingDown({ people: people(), settings: SLOWLY });
    await lab.click('Signing out ben in');
    await ended(lab, 'canceled');
    expectNobodySignedOut(lab, ['ben', 'kai']);
    await lab.until(() => helper() === undefined, 10, 'the helper has ended');
  });
});

describe('Nobody is signed out', () => {
  it('where the helper never connects', async () => {
    await clicked({ people: people(), set: { 'helper.dies': 1 } });
    await lab.until(() => texts().includes('ben, waiting for permission. Click to cancel'), 5, 'it waits');
    // The helper may have come nevertheless, so its session is watched for as long as it could act.
    await ended(lab, 'failed', 180);
    expect(lab.entries().at(-1)).toMatchObject({ error: { kind: 'helperLost' } });
    expectNobodySignedOut(lab, ['ben', 'kai']);
  });

  it('where the helper is killed in the countdown', async () => {
    await countingDown({ people: people() });
    process.kill(helper()?.pid ?? 0, 'SIGKILL');
    await ended(lab, 'failed', 150);
    expect(lab.entries().at(-1)).toMatchObject({ error: { kind: 'helperLost' } });
    await nobodySignedOutFor(12, lab, ['ben', 'kai']);
  });

  it('where the tray is killed in the countdown, and the helper ends', async () => {
    await countingDown({ people: people() });
    const own = helper()?.pid;
    for (const { pid, program } of labProcesses(PREFIX)) {
      if (program === 'node.exe' && pid !== own) process.kill(pid, 'SIGKILL');
    }
    await lab.until(() => helper() === undefined, 15, 'the helper has ended');
    await nobodySignedOutFor(10, lab, ['ben', 'kai']);
  });

  it('where the tray stands still for longer than five seconds', async () => {
    await countingDown({ people: people() });
    lab.stop();
    await lab.until(() => helper() === undefined, 15, 'the helper has ended');
    lab.cont();
    await nobodySignedOutFor(3, lab, ['ben', 'kai']);
  });

  it('by strangers at the pipe while the helper counts down', async () => {
    await countingDown({ people: people(), settings: SLOWLY });
    expect(await strangersAt(helperStart().args)).toEqual(NOTHING_GOT);
    expect(texts()).toContainEqual(expect.stringMatching(signingOutRow('ben')));
    await lab.click('Signing out ben in');
    await ended(lab, 'canceled');
    expectNobodySignedOut(lab, ['ben', 'kai']);
  });

  it('by strangers at the pipe before the helper comes, who do not keep it out either', async () => {
    await clicked({ people: people(), settings: SLOWLY, set: { 'helper.dies': 1 } });
    await lab.until(() => helperStart().args.length === 3, 10, 'a helper was asked for');
    const { args } = helperStart();
    expect(await strangersAt(args)).toEqual(NOTHING_GOT);
    lab.pc.set({ 'helper.dies': null });
    void lab.command(['--helper', ...args], { seconds: 90 }).catch(() => {});
    await lab.until(() => texts().some((each) => signingOutRow('ben').test(each)), 20, 'it counts down');
    await lab.click('Signing out ben in');
    await ended(lab, 'canceled');
    expectNobodySignedOut(lab, ['ben', 'kai']);
  });
});

/** They may connect, but nothing more. */
const NOTHING_GOT = { hasJoined: true, told: '' };

async function strangersAt([name = '']: readonly string[]): Promise<unknown> {
  await lab.command([name], { program: 'probes\\stranger.cjs' });
  return JSON.parse(readFileSync(exchangeFile('stranger.json'), 'utf8'));
}

/** A name that nobody else serves. The tray keeps its own name as long as it runs. */
const OTHER_NAME = '0123456789abcdef'.repeat(2);

/** Starts a helper with an earlier one's secrets, and our own tray, which sends these lines, one each second. */
async function replay([, ...secrets]: readonly string[], lines: readonly string[]): Promise<string> {
  const record = exchangeFile('helper.jsonl');
  writeFileSync(exchangeFile('say.txt'), lines.join('\n'));
  const said = () => (existsSync(record) ? readFileSync(record, 'utf8') : '');
  // It is ended with everything else at the end of the scenario.
  const ignored = () => {};
  void lab.command([OTHER_NAME], { program: 'probes\\fake-tray.cjs', seconds: 90 }).catch(ignored);
  await lab.until(() => said().includes('serving'), 15, 'the pipe is served');
  void lab.command(['--helper', OTHER_NAME, ...secrets], { seconds: 90 }).catch(ignored);
  await lab.until(() => said().includes('closed'), 60, 'the helper has ended');
  return said();
}

describe('A helper that is started by somebody else', () => {
  /** The arguments of a helper for Ben. His conversation was then canceled, and the helper has ended. */
  async function overheard(): Promise<ReturnType<typeof helperStart>> {
    await countingDown({ people: people(), settings: { countdowns: { away: 20 } } });
    await lab.click('Signing out ben in');
    await ended(lab, 'canceled');
    await lab.until(() => helper() === undefined, 10, 'the helper has ended');
    return helperStart();
  }

  it('does nothing for a session that has changed hands since', async () => {
    const { args, welcome } = await overheard();
    lab.pc.change(2, { user: 'zoe', logon: minutesAgo(1) });
    const said = await replay(args, [welcome, ...Array(20).fill('{"kind":"beat"}')]);
    expect(said).toContain('changed');
    expectNobodySignedOut(lab, ['kai', 'zoe']);
  });

  it('does nothing after a line that is none', async () => {
    const { args, welcome } = await overheard();
    const said = await replay(args, [welcome, '{"kind":"beat"}', '{"kind":"yes","person":0}']);
    expect(said).toContain('countingDown');
    await nobodySignedOutFor(10, lab, ['ben', 'kai']);
  });

  it.each<[string, (welcome: string) => readonly string[]]>([
    ['only beats', () => Array(20).fill('{"kind":"beat"}')],
    ['says nothing', () => []],
    ['has another secret', (welcome) => [welcome.replace(/"secret":"../, '"secret":"--')]],
  ])('says its hello and nothing more to a tray that %s', async (_, lines) => {
    const { args, welcome } = await overheard();
    const said = await replay(args, lines(welcome));
    expect(said.match(/kind/g)).toHaveLength(1);
    expect(said).toContain('hello');
    await nobodySignedOutFor(10, lab, ['ben', 'kai']);
  });
});
