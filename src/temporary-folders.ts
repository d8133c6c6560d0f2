import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folders = new Set<string>();

/** A new folder that is gone when this process ends. @param prefix what its name begins with */
export function temporaryFolder(prefix: string): string {
  if (folders.size === 0) process.on('exit', removeTemporaryFolders);
  const folder = mkdtempSync(join(tmpdir(), prefix));
  folders.add(folder);
  return folder;
}

/** Removes them now: for whoever ends in a way that tells nobody. */
export function removeTemporaryFolders(): void {
  process.off('exit', removeTemporaryFolders);
  for (const folder of folders) {
    folders.delete(folder);
    try {
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // Windows lets nobody remove what a program still holds open; its own clean-up of the folder will.
    }
  }
}
