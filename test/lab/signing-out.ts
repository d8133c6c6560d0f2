import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Lab } from './lab.ts';
import { ben, kai } from './people.ts';
import type { Settings } from './simulated-pc.ts';

/** Who is signed in to the simulated PC. */
export function signedIn(lab: Lab): string[] {
  return lab.pc
    .sessions()
    .map(({ user }) => user)
    .filter((user) => user !== '')
    .sort();
}

/** The events of the history so far, one word each: `asked`, `answered yes`, `ended signedOut`. */
export function history(lab: Lab): string[] {
  return lab.entries().map((line) => {
    const detail = line.answer ?? line.outcome ?? line.result ?? line.note ?? line.consent;
    return detail === undefined ? String(line.event) : `${line.event} ${detail}`;
  });
}

/**
 * The same after a click on a toast. On a busy machine the toast's program has sometimes ended before its answer is read.
 * Until then the question counts as not shown.
 */
export function historyOfClick(lab: Lab): string[] {
  return history(lab).filter((each) => each !== 'questionNotShown');
}

/** The programs and calls that end sessions, in order. */
export function deedsDone(lab: Lab): string[] {
  return lab.pc
    .calls()
    .filter(({ name }) => name === 'logoff.exe' || name === 'WTSLogoffSession')
    .map(({ name, args, result }) => `${[name, ...args].join(' ')} -> ${result}`);
}

/** Waits until a conversation has ended with this outcome. */
export async function ended(lab: Lab, outcome: string, seconds = 20): Promise<void> {
  await lab.until(
    () => history(lab).includes(`ended ${outcome}`),
    seconds,
    `the history says: ended ${outcome}`,
  );
}

/** Checks for this many seconds that nobody is signed out. A busy machine checks less often. */
export async function nobodySignedOutFor(
  seconds: number,
  lab: Lab,
  people: readonly string[],
): Promise<void> {
  for (let left = seconds; left > 0; left -= 1) {
    expectNobodySignedOut(lab, people);
    await pause(1000);
  }
  expectNobodySignedOut(lab, people);
}

/** Nobody was signed out, nothing tried to, and the stand-ins saw no call that is wrong on Windows. */
export function expectNobodySignedOut(lab: Lab, people: readonly string[]): void {
  expect(signedIn(lab)).toEqual([...people].sort());
  expect(deedsDone(lab)).toEqual([]);
  expect(lab.pc.faults()).toEqual([]);
}

/**
 * Answers the toast with a yes, and waits until that is in the history. The window that asks comes up beside it, and a
 * click at that moment may be lost.
 */
export async function yesInToast(lab: Lab): Promise<void> {
  const isAnswered = async () => {
    if (history(lab).includes('answered yes')) return true;
    if ((await lab.toast())?.buttons.includes('Sign out')) await lab.clickToast('Sign out').catch(() => {});
    return false;
  };
  await lab.until(isAnswered, 20, 'the yes counts');
}

/** Waits until Windows takes its time over a question about a session, as `query.late` says. */
export async function looking(lab: Lab): Promise<void> {
  const hangs = () => lab.pc.calls('WTSQuerySessionInformationW').some(({ result }) => result === 'hangs');
  await lab.until(hangs, 30, 'Windows is asked about a session');
}

/** Ben is clicked and the question is answered with a yes. His countdown is the shortest. */
export async function beginCountdown(lab: Lab, set: Settings): Promise<void> {
  await lab.start({ people: [kai(), ben()], settings: { countdowns: { away: 5 } }, set });
  await lab.click('ben');
  await lab.clickToast('Sign out');
  await lab.until(() => history(lab).includes('countdown operator'), 10, 'it counts down');
}
