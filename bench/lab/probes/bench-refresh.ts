// Refreshes by the program's own code, and the same calls from C, in turn. Arguments: how many rounds, and refreshes in
// each. With `quser` after them, Windows' command instead of C. Prints { "ours": [µs], "floor": [µs] }, of one refresh.
import { spawnSync } from 'node:child_process';
import koffi from 'koffi';
import { ownProgram } from '../../../src/base/folders.ts';
import type { SessionHost } from '../../../src/sessions/session-host.ts';
import { NO_ACCOUNTS } from '../../../src/sessions/wts/session-list.ts';
import { oemDecoder, throughCommands } from '../../../src/start/quser-pc.ts';
import { windowsHost } from '../../../src/start/this-pc.ts';
import { throughKoffi } from '../../../src/windows/native.ts';

const [rounds = '', each = '', against = ''] = process.argv.slice(2);

/** @returns µs of one */
async function timed(host: SessionHost, times: number): Promise<number> {
  const begun = performance.now();
  for (let left = times; left > 0; left -= 1) await host.list();
  return ((performance.now() - begun) / times) * 1000;
}

function fromC(): number {
  const { status, stdout } = spawnSync('C:\\usher\\refresh.exe', [each], { windowsHide: true });
  if (status !== 0) throw new Error(`refresh.exe ended with ${status}`);
  return Number(stdout.toString());
}

async function measure(): Promise<void> {
  const native = throughKoffi(koffi);
  const host = await windowsHost(native, ownProgram, () => {}, NO_ACCOUNTS);
  if (host === null) throw new Error('No Windows here');
  const { systemFolder } = native;
  const commands = throughCommands(systemFolder, await oemDecoder(systemFolder), () => {});
  const floor = against === 'quser' ? () => timed(commands, 1) : fromC;
  // Once before, so that all is loaded and read.
  await timed(host, 20);
  await floor();
  const took: { ours: number[]; floor: number[] } = { ours: [], floor: [] };
  for (let round = 0; round < Number(rounds); round += 1) {
    took.floor.push(await floor());
    took.ours.push(await timed(host, Number(each)));
  }
  process.stdout.write(JSON.stringify(took));
}

void measure().then(
  () => process.exit(),
  (error) => {
    process.stderr.write(String(error));
    process.exit(1);
  },
);
