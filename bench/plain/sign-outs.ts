import { DEFAULT_SETTINGS } from '../../src/settings/settings.ts';
import { fakeToaster } from '../../test/fakes/operator.ts';
import { benchUsher } from '../pc/usher.ts';
import type { Measured } from '../verdict.ts';

const PEOPLE = 200;
const AT_ONCE = 20;
const EACH_MS = 2000;
const FLOOR_MS = (PEOPLE / AT_ONCE) * EACH_MS;

/** Only against a hang. */
const LIMIT_MS = 120_000;

/** One question about 200 people, on a PC that ends 20 sessions at a time: from the first deed to the last outcome. */
export async function signOuts(): Promise<Measured> {
  const toasts = fakeToaster();
  const clicks: { row?: (id: string) => void } = {};
  const usher = await benchUsher(PEOPLE + 1, 4, {
    toaster: toasts.toaster,
    settings: { ...DEFAULT_SETTINGS, countdowns: { ...DEFAULT_SETTINGS.countdowns, away: 5 } },
    areAllAway: true,
    listening: ({ clicked }) => {
      clicks.row = clicked;
    },
  });
  const { windows, app } = usher;
  let here = usher.everybody;
  let begun = Number.NaN;
  const waiting: number[] = [];
  let busy = 0;
  windows.loggingOff = (id) => {
    if (Number.isNaN(begun)) begun = performance.now();
    waiting.push(id);
    work();
  };
  function work(): void {
    const id = busy < AT_ONCE ? waiting.shift() : undefined;
    if (id === undefined) return;
    busy += 1;
    setTimeout(() => {
      here = here.filter((person) => person.id !== id);
      windows.signIn(here, 4);
      busy -= 1;
      work();
    }, EACH_MS);
  }

  const outcomes = () => [...app.engine.conversations.states.values()];
  const ended = () => outcomes().filter(({ kind }) => kind === 'ended').length;
  // A row takes no click in its first second.
  await later(1500);
  clicks.row?.('away');
  await until(() => toasts.shown.some(({ kind }) => kind === 'question'));
  const before = process.cpuUsage();
  toasts.shown.find(({ kind }) => kind === 'question')?.end('yes');
  const total = outcomes().length;
  await until(() => ended() === total);
  const took = performance.now() - begun;
  const { user, system } = process.cpuUsage(before);
  const kinds = outcomes().map((each) => (each.kind === 'ended' ? each.outcome.kind : each.kind));
  await usher.close();
  const done = kinds.filter((kind) => kind === 'signedOut').length;
  if (done !== PEOPLE) throw new Error(`${done} of ${PEOPLE} people were signed out: ${[...new Set(kinds)]}`);
  return {
    'sign-outs': {
      value: took / FLOOR_MS,
      detail: `${(took / 1000).toFixed(1)} s; ${((user + system) / 1e6).toFixed(1)} s of processor time`,
    },
  };
}

function later(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** @throws Error where it does not come true in time */
async function until(isSo: () => boolean): Promise<void> {
  for (const begun = performance.now(); !isSo(); await later(20)) {
    if (performance.now() - begun > LIMIT_MS) throw new Error('it did not come true in time');
  }
}
