import { lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folders = new Set<string>();

/**
 * A new folder that is removed when this process ends. If the process is killed, the next one that makes such a
 * folder removes it.
 * @param prefix of its name; `usher-demo-` gives `usher-demo-4711-Xa1b2c` in process 4711
 */
export function temporaryFolder(prefix: string): string {
  if (folders.size === 0) {
    process.on('exit', removeTemporaryFolders);
    removeLeft(prefix);
  }
  const folder = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
  folders.add(folder);
  return folder;
}

/** Removes them now, for a process that ends without an `exit` event. */
export function removeTemporaryFolders(): void {
  process.off('exit', removeTemporaryFolders);
  for (const folder of folders) {
    folders.delete(folder);
    remove(folder);
  }
}

/** Removes the folders of processes that are known to have ended. */
function removeLeft(prefix: string): void {
  for (const name of names()) {
    if (!name.startsWith(prefix)) continue;
    const [, pid] = /^(\d+)-[A-Za-z0-9]{6}$/.exec(name.slice(prefix.length)) ?? [];
    const folder = join(tmpdir(), name);
    if (pid !== undefined && isOver(Number(pid)) && isOwnFolder(folder)) remove(folder);
  }
}

function names(): readonly string[] {
  try {
    return readdirSync(tmpdir());
  } catch {
    return [];
  }
}

/**
 * True only if the system knows no such process. Another user's process, or one that cannot be asked about, may
 * live.
 */
function isOver(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}

/**
 * True for a real folder, not a link, that no other user owns. Windows tells no owner, but `tmpdir` is the user's
 * own there.
 */
function isOwnFolder(path: string): boolean {
  try {
    const found = lstatSync(path);
    return found.isDirectory() && (process.getuid === undefined || found.uid === process.getuid());
  } catch {
    return false;
  }
}

/** Removes links within it, never follows them. */
function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // On Windows a file that a program holds open cannot be removed. The next clean-up removes it.
  }
}
