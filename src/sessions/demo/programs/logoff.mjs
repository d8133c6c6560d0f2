// Stands in for logoff.exe on the simulated PC: ends one session and says nothing, as Windows does.
// usage: node logoff.mjs STATE_FILE SESSION_ID
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import process from 'node:process';

const [stateFile = '', id = ''] = process.argv.slice(2);
const state = JSON.parse(readFileSync(stateFile, 'utf8'));
const rest = state.sessions.filter((/** @type {{ sessionId: number }} */ s) => String(s.sessionId) !== id);
if (rest.length === state.sessions.length) {
  process.stderr.write(
    `Could not logoff session ID ${id}, Error code 7022\r\nError [7022]:The specified session cannot be found.\r\n`,
  );
  process.exit(1);
}
writeFileSync(`${stateFile}.new`, JSON.stringify({ ...state, sessions: rest }, null, 2));
renameSync(`${stateFile}.new`, stateFile);
