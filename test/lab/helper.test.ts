import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
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
} from './signing-out.ts';

const lab = openLab();

const texts = () => lab.menu().map(({ text }) => text);
/** Time for whoever has to look and click before it is over. */
const SLOWLY = { countdowns: { away: 120 } };

/** The elevated helper that runs, if one does; the child that asked Windows for it is none. */
function helper(): LabProcess | undefined {
  const programs = labProcesses(PREFIX).filter(({ program }) => program === 'node.exe');
  return programs.find(({ args }) => args.includes('--helper') && !args.includes('--elevate'));
}

/** What the helper was started with: the pipe's name, the token, the request. */
function helperArgs(): readonly string[] {
  const args = helper()?.args ?? [];
  return args.slice(args.indexOf('--helper') + 1);
}

const people = () => [kai(), ben()];
/** Only the helper and what it starts may act on others, as on a PC where Windows asks for permission. */
const RIGHTS = { rights: 'helper' };

/** An ordinary account; Ben is clicked and the question is answered with a yes. */
async function clicked(beginning: Beginning, name = 'ben'): Promise<void> {
  await lab.start({ ...beginning, set: { ...RIGHTS, ...beginning.set }, args: ['--assume-unelevated'] });
  await lab.click(name);
  await lab.clickToast('Sign out');
}

async function countingDown(beginning: Beginning): Promise<void> {
  await clicked(beginning);
  await lab.until(() => texts().includes('ben, signing out soon. Click to cancel'), 20, 'it counts down');
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
      'deed done',
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
    expect(lab.deeds().at(-1)).toMatchObject({ error: { kind: 'accessDenied' } });
  });

  it('has somebody who is there asked by the helper, whose No stands', async () => {
    await clicked({ people: [kai(), mia()] }, 'mia');
    await lab.waitForBox('kai is asking you to sign out');
    await lab.clickBox('Cancel');
    await lab.waitForToast('Sign out mia anyway?');
    await lab.screenshot('helper-anyway');
    await lab.clickToast('Keep signed in');
    await ended(lab, 'declined');
    expectNobodySignedOut(lab, ['kai', 'mia']);
    await lab.until(() => helper() === undefined, 10, 'the helper has ended');
  });

  it('is asked once more about documents that only the helper can see', async () => {
    await clicked({ people: people(), set: { 'processes.2': 'winword.exe,explorer.exe' } });
    const text = async () => (await lab.toast())?.text ?? '';
    await expect.poll(text).toMatch(/More is open than you were told before\.$/);
    await expect.poll(text).toContain('Unsaved work will be lost: Word is open.');
    await lab.screenshot('helper-documents');
    expect(deedsDone(lab)).toEqual([]);
    await lab.clickToast('Sign out');
    await ended(lab, 'signedOut', 30);
    expect(deedsDone(lab)).toEqual(['WTSLogoffSession 2 -> 1']);
  });

  it('stops the helper’s countdown by a click on the row', async () => {
    await countingDown({ people: people(), settings: SLOWLY });
    await lab.click('ben, signing out soon');
    await ended(lab, 'canceled');
    expectNobodySignedOut(lab, ['ben', 'kai']);
    await lab.until(() => helper() === undefined, 10, 'the helper has ended');
  });
});

describe('Nobody is signed out', () => {
  it('where the helper never connects', async () => {
    await clicked({ people: people(), set: { 'helper.dies': 1 } });
    await lab.until(() => texts().includes('ben, waiting for permission. Click to cancel'), 5, 'it waits');
    await ended(lab, 'failed', 40);
    expect(lab.deeds().at(-1)).toMatchObject({ error: { kind: 'helperLost' } });
    expectNobodySignedOut(lab, ['ben', 'kai']);
  });

  it('where the helper is killed in the countdown', async () => {
    await countingDown({ people: people() });
    process.kill(helper()?.pid ?? 0, 'SIGKILL');
    await ended(lab, 'failed');
    expect(lab.deeds().at(-1)).toMatchObject({ error: { kind: 'helperLost' } });
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

  it('by a second client of the pipe, which is not let in', async () => {
    await countingDown({ people: people(), settings: SLOWLY });
    const [name = ''] = helperArgs();
    await lab.command([name], { program: 'probes\\stranger.cjs' });
    expect(JSON.parse(readFileSync(exchangeFile('stranger.json'), 'utf8'))).toEqual({
      isIn: false,
      told: '',
    });
    expect(texts()).toContain('ben, signing out soon. Click to cancel');
    await lab.click('ben, signing out soon');
    await ended(lab, 'canceled');
    expectNobodySignedOut(lab, ['ben', 'kai']);
  });
});

/** Starts a helper with what an earlier one was started with, and a tray of ours that says these lines. */
async function replay(args: readonly string[], lines: readonly string[]): Promise<string> {
  const record = exchangeFile('helper.jsonl');
  writeFileSync(exchangeFile('say.txt'), lines.join('\n'));
  const said = () => (existsSync(record) ? readFileSync(record, 'utf8') : '');
  // Ended with everything else at the end of the scenario.
  const ignored = () => {};
  void lab.command(args.slice(0, 1), { program: 'probes\\fake-tray.cjs', seconds: 90 }).catch(ignored);
  await lab.until(() => said().includes('serving'), 15, 'the pipe is served');
  void lab.command(['--helper', ...args], { seconds: 90 }).catch(ignored);
  await lab.until(() => said().includes('closed'), 60, 'the helper has ended');
  return said();
}

describe('A helper that is started by somebody else', () => {
  /** The arguments of a helper for Ben, whose conversation was then canceled; the tray has ended. */
  async function overheard(): Promise<readonly string[]> {
    await countingDown({ people: people(), settings: { countdowns: { away: 20 } } });
    const args = helperArgs();
    await lab.click('ben, signing out soon');
    await ended(lab, 'canceled');
    await lab.until(() => helper() === undefined, 10, 'the helper has ended');
    return args;
  }

  it('does nothing for a session that has changed hands since', async () => {
    const args = await overheard();
    lab.pc.change(2, { user: 'zoe', logon: minutesAgo(1) });
    const said = await replay(args, Array(20).fill('{"kind":"beat"}'));
    expect(said).toContain('changed');
    expectNobodySignedOut(lab, ['kai', 'zoe']);
  });

  it('does nothing after a line that is none', async () => {
    const args = await overheard();
    const said = await replay(args, ['{"kind":"beat"}', '{"kind":"yes","person":0,"anyway":true}']);
    expect(said).toContain('countingDown');
    await nobodySignedOutFor(10, lab, ['ben', 'kai']);
  });
});
