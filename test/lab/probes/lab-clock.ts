// Moves the clocks of this process ahead, by as many ms as C:\lab\ahead.txt says once it is there, so that a scenario need
// not wait for minutes. With USHER_LAB_CLOCK=jumps that happens at once. With `runs` it happens in steps of five seconds,
// one at each beat of a conversation: longer ones look like a sleep of the PC. Beats come five times a second then.
import { readFileSync } from 'node:fs';

const STEP = 5000;
/** Of a conversation, in ms. */
const BEAT = 1000;

const way = process.env.USHER_LAB_CLOCK;
let ahead = 0;
/** When the last step was. */
let last = 0;

function wanted(): number {
  try {
    return Number(readFileSync('C:\\lab\\ahead.txt', 'utf8'));
  } catch {
    return 0;
  }
}

if (way !== undefined) {
  const { setTimeout } = globalThis;
  const [now, today] = [performance.now.bind(performance), Date.now];
  const shift = () => (way === 'jumps' ? wanted() : ahead);
  performance.now = () => now() + shift();
  Date.now = () => today() + shift();
  const later = (callback: () => void, ms?: number, ...rest: []) => {
    if (ms !== BEAT || way !== 'runs' || ahead >= wanted()) return setTimeout(callback, ms, ...rest);
    const step = () => {
      // There may be other timers of a second.
      if (now() - last > BEAT / 10) ahead += STEP;
      last = now();
      callback();
    };
    return setTimeout(step, BEAT / 5);
  };
  globalThis.setTimeout = Object.assign(later, setTimeout);
}
