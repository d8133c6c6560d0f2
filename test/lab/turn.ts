import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { BUILD } from './folders.ts';

const FILE = join(BUILD, 'running.pid');
const EVERY_MS = 500;

/**
 * Waits until no other run uses this checkout's lab, because there is one prefix and one simulated PC. @returns a
 * function that lets the next run begin
 */
export async function takeTurn(): Promise<() => void> {
  mkdirSync(BUILD, { recursive: true });
  for (let told = false; !isMine(); told = true) {
    if (!told) console.warn('Waiting for another run of the Windows lab to end.');
    await pause(EVERY_MS);
  }
  return () => rmSync(FILE, { force: true });
}

function isMine(): boolean {
  try {
    writeFileSync(FILE, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    // A killed run leaves only its file.
    if (!isRunning()) rmSync(FILE, { force: true });
    return false;
  }
}

function isRunning(): boolean {
  try {
    process.kill(Number(readFileSync(FILE, 'utf8')), 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
