// Starts logoff.exe for a session that there is not, as often as its argument says, one after the other. Prints when
// each was started, in ms since 1970; when it acted is in the record of calls.
import { spawnSync } from 'node:child_process';

const LOGOFF = 'C:\\windows\\system32\\logoff.exe';

for (let left = Number(process.argv[2]); left > 0; left -= 1) {
  const startedAt = Date.now();
  spawnSync(LOGOFF, ['99'], { stdio: 'ignore', windowsHide: true });
  process.stdout.write(`${startedAt}\n`);
}
