// Starts logoff.exe for a session that does not exist, as often as its argument says, one after the other. Prints
// when each was started, in ms since 1970. The record of calls has the moment when it acted.
import { spawnSync } from 'node:child_process';

const LOGOFF = 'C:\\windows\\system32\\logoff.exe';

for (let left = Number(process.argv[2]); left > 0; left -= 1) {
  const startedAt = Date.now();
  spawnSync(LOGOFF, ['99'], { stdio: 'ignore', windowsHide: true });
  process.stdout.write(`${startedAt}\n`);
}
