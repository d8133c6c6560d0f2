import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Counts } from './report/tally.ts';
import type { Ran } from './share.ts';

/** What a process that runs a share tells. */
export type Told = { readonly ran: Omit<Ran, 'story'> } | { readonly counts: Counts };

/**
 * Runs this program once for each share, with the same arguments and the number of the share.
 * @param heard of each seed and of all counts; false ends everything
 * @throws Error if one of them breaks
 */
export async function inProcesses(count: number, heard: (told: Told) => boolean): Promise<void> {
  const file = fileURLToPath(import.meta.url);
  let isOver = false;
  const children = Array.from({ length: count }, (_, share) =>
    fork(file, [...process.argv.slice(2), '--share', `${share}`], { serialization: 'advanced' }),
  );
  const ends = children.map(
    (child) =>
      new Promise<void>((resolve, reject) => {
        child.on('message', (told: Told) => {
          if (isOver || heard(told)) return;
          isOver = true;
          for (const each of children) each.kill();
        });
        child.on('error', reject);
        child.on('exit', (code) => {
          if (isOver || code === 0) resolve();
          else reject(new Error(`a process that simulates ended with ${code}`));
        });
      }),
  );
  await Promise.all(ends);
}
