import { lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folders = new Set<string>();

/**
 * A new folder that is gone when this process ends. Where it is killed, the next one that makes such a folder removes it.
 * @param prefix what its name begins with; `usher-demo-` comes to `usher-demo-4711-Xa1b2c` in process 4711
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

/** Removes them now: for whoever ends in a way that tells nobody. */
export function removeTemporaryFolders(): void {
  process.off('exit', removeTemporaryFolders);
  for (const folder of folders) {
    folders.delete(folder);
    remove(folder);
  }
}

/** Removes what processes left behind that are known to have ended. */
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

/** Only where the system knows no such process: one of somebody else, or one that cannot be asked about, may live. */
function isOver(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}

/** A folder itself, no link to one, and not somebody else's. Windows tells no owner: there `tmpdir` is a user's own. */
function isOwnFolder(path: string): boolean {
  try {
    const found = lstatSync(path);
    return found.isDirectory() && (process.getuid === undefined || found.uid === process.getuid());
  } catch {
    return false;
  }
}

/** A link within it is removed, never followed. */
function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // Windows lets nobody remove what a program still holds open; the next clean-up of the folder will.
  }
}
