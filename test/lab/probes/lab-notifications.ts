// What Windows says of notifications, which Wine always takes: with `set notifications=3` in C:\lab\pc.txt a full-screen
// program runs, and so on by the numbers of QUERY_USER_NOTIFICATION_STATE.
import { readFileSync } from 'node:fs';
import { replaceInKoffi } from './koffi-answers.ts';

const SET = /^set notifications=(\d)\r?$/m;

replaceInKoffi({
  SHQueryUserNotificationState: (real) => (state: [number]) => {
    const result = real(state);
    const [, set] = SET.exec(readFileSync('C:\\lab\\pc.txt', 'utf8')) ?? [];
    if (set !== undefined) state[0] = Number(set);
    return result;
  },
});
