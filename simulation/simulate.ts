import { ACTIONS } from './actions/actions.ts';
import { begin } from './beginning.ts';
import type { Plan } from './plan.ts';
import { pick } from './plan.ts';
import { Referee } from './referee/referee.ts';
import type { Tally } from './report/tally.ts';
import { World } from './world.ts';

/** How one simulation went. */
export interface Simulated {
  readonly faults: readonly string[];
  readonly story: readonly string[];
}

/** Long enough for everything to end, but for 10 more minutes that somebody asked for. In ms. */
const AFTERWARDS = 200_000;

/** After that long without an action everything that follows from it is told, where Windows answers. In ms. */
const FOLLOWS_WITHIN = 3000;

/** So many lines go to and fro before what follows is told. */
const LINES_THERE_AND_BACK = 8;

/** Runs a plan from its beginning to its end, or to the first fault. */
export async function simulate({ theme, beginning, steps }: Plan, tally: Tally): Promise<Simulated> {
  const referee = new Referee(tally);
  const bannerMs = pick(theme.banners, beginning[63] ?? 0);
  const world = new World(referee, { ...theme.habits, bannerMs });
  const { time, disk } = world.windows;
  const broke = (error: unknown) => referee.fault(`Usher broke: ${error}`);
  process.on('unhandledRejection', broke);
  time.install();
  disk.install();
  try {
    referee.tell(theme.name);
    await world.does(() => begin(world, theme, beginning));
    await world.pass(2000);
    tally.seeds += 1;
    for (const { action, after, picks } of steps) {
      tally.actions += 1;
      await world.pass(after);
      const follows = FOLLOWS_WITHIN + LINES_THERE_AND_BACK * world.windows.pipes.slowness;
      if (after >= follows && referee.faults.length === 0) world.read();
      const [a = 0, b = 0, c = 0, d = 0] = picks;
      await world.does(() => ACTIONS[action]?.act(world, [a, b, c, d]));
      if (referee.faults.length > 0) break;
    }
    if (referee.faults.length === 0) await world.pass(AFTERWARDS);
    if (referee.faults.length === 0) for (const { process } of world.ushers.values()) referee.rests(process);
    if (referee.faults.length === 0) await inTheEnd(world);
    for (const { process } of [...world.ushers.values()]) world.windows.kill(process);
  } finally {
    disk.uninstall();
    time.uninstall();
    process.off('unhandledRejection', broke);
  }
  tally.steps += time.happened;
  return { faults: referee.faults, story: referee.story };
}

/** Long enough for all that was left for somebody to be shown to them. In ms. */
const READING = 400_000;

/** Who was asked to leave is back, and reads of it. Then their Usher starts anew, and has nothing more to tell. */
async function inTheEnd(world: World): Promise<void> {
  world.everybodyLeaves();
  await world.pass(FOLLOWS_WITHIN);
  const back = world.everybodyReturns();
  if (back.length === 0) return;
  await world.pass(READING);
  for (const who of back) {
    const usher = world.usherOf(who);
    if (usher === null || !who.isThere) continue;
    world.referee.receipts.hasRead(usher);
    world.windows.kill(usher.process);
    world.startUsher(who, false);
  }
  await world.pass(FOLLOWS_WITHIN);
}
