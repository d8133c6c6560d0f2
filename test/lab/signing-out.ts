import { expect } from 'vitest';
import type { Lab } from './lab.ts';

/** Who is signed in to the simulated PC. */
export function signedIn(lab: Lab): string[] {
  return lab.pc
    .sessions()
    .map(({ user }) => user)
    .filter((user) => user !== '')
    .sort();
}

/** What the history says of the deeds so far, one word each: `asked`, `answered yes`, `ended signedOut`. */
export function history(lab: Lab): string[] {
  return lab.deeds().map((line) => {
    const detail = line.answer ?? line.outcome ?? line.deed ?? line.note ?? line.consent;
    return detail === undefined ? String(line.event) : `${line.event} ${detail}`;
  });
}

/** The programs and calls that end sessions, as they were made. */
export function deedsDone(lab: Lab): string[] {
  return lab.pc
    .calls()
    .filter(({ name }) => name === 'logoff.exe' || name === 'WTSLogoffSession')
    .map(({ name, args, result }) => `${[name, ...args].join(' ')} -> ${result}`);
}

/** Waits until a conversation has ended so. */
export async function ended(lab: Lab, outcome: string, seconds = 20): Promise<void> {
  await lab.until(
    () => history(lab).includes(`ended ${outcome}`),
    seconds,
    `the history says: ended ${outcome}`,
  );
}

/** Nobody was signed out, nothing tried to, and the stand-ins saw no call that Windows would not forgive. */
export function expectNobodySignedOut(lab: Lab, people: readonly string[]): void {
  expect(signedIn(lab)).toEqual([...people].sort());
  expect(deedsDone(lab)).toEqual([]);
  expect(lab.pc.faults()).toEqual([]);
}
