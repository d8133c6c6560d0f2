// Stands in for quser.exe on the simulated PC: prints the table that Windows prints, in its columns.
// usage: node quser.mjs STATE_FILE
import { readFileSync } from 'node:fs';
import process from 'node:process';

const [stateFile = ''] = process.argv.slice(2);
const state = JSON.parse(readFileSync(stateFile, 'utf8'));
const now = state.startedAt + (Date.now() - state.startedAt) * state.speed;

/** @param {number} ms since 1970 */
function dateText(ms) {
  const date = new Date(ms);
  const time = date.toLocaleTimeString('en-US', { hour: 'numeric', minute: '2-digit' });
  return `${date.getMonth() + 1}/${date.getDate()}/${date.getFullYear()} ${time.replaceAll(/\s/g, ' ')}`;
}

/** @param {number | null} minutesAtStart */
function idleText(minutesAtStart) {
  if (minutesAtStart === null) return 'none';
  const minutes = Math.floor(minutesAtStart + (now - state.startedAt) / 60_000);
  if (minutes < 1) return '.';
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
  const clock = `${hours}:${String(rest).padStart(2, '0')}`;
  if (days > 0) return `${days}+${clock.padStart(5, '0')}`;
  return hours > 0 ? clock : String(rest);
}

process.stdout.write(' USERNAME              SESSIONNAME        ID  STATE   IDLE TIME  LOGON TIME\r\n');
for (const session of state.sessions) {
  const idle = session.stationName === 'console' ? 'none' : idleText(session.idleMinutes);
  const columns = [
    session.isCurrent ? '>' : ' ',
    session.userName.toLowerCase().padEnd(22),
    session.stationName.padEnd(17),
    String(session.sessionId).padStart(4),
    '  ',
    (session.state === 'active' ? 'Active' : 'Disc').padEnd(8),
    idle === 'none' ? '    none   ' : `${idle.padStart(9)}  `,
    dateText(state.startedAt - session.logonMinutes * 60_000),
  ];
  process.stdout.write(`${columns.join('')}\r\n`);
}
