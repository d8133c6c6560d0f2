import { expect, it } from 'vitest';
import { clock } from '../../src/base/clock.ts';
import { leaveNote } from '../../src/engine/notes.ts';
import { Disturbances } from '../../src/history/disturbances.ts';
import { fakeHost } from '../fakes/host.ts';
import { anna, ben } from '../fakes/people.ts';
import { inFakeTime, seconds } from '../fakes/usher.ts';

inFakeTime();

const NOTE = { title: 'Kai needs the PC', text: 'Please sign out' };
const LEFT = 'ben: Kai needs the PC. Please sign out';
const MINUTE = 60_000;
const coolingDown = (ms: number) => ({ kind: 'coolingDown', coolDown: { ms, isKnown: true } });

function start() {
  const pc = fakeHost([]);
  const disturbances = new Disturbances({ questions: () => 0, clock: clock(), disturbances: () => [] });
  const leave = (session = ben()) => leaveNote(session, NOTE, { host: pc.host, disturbances });
  return { pc, leave };
}

it('a note is left once in five minutes for one person, and for somebody else at once', async () => {
  const { pc, leave } = start();
  expect(await leave()).toEqual({ kind: 'left' });
  await seconds(1);
  expect(await leave()).toEqual(coolingDown(5 * MINUTE - 1000));
  expect(await leave(anna())).toEqual({ kind: 'left' });
  await seconds(5 * 60 - 1);
  expect(await leave()).toEqual({ kind: 'left' });
  expect(pc.notes).toEqual([LEFT, 'anna: Kai needs the PC. Please sign out', LEFT]);
});

it('a second click does not overtake a note that is on its way', async () => {
  const { pc, leave } = start();
  expect(await Promise.all([leave(), leave()])).toEqual([{ kind: 'left' }, coolingDown(5 * MINUTE)]);
  expect(pc.notes).toEqual([LEFT]);
});

it.each([
  ['that this account may not leave', 'refused'],
  ['that failed', 'failed'],
] as const)('a note %s may be tried again at once', async (_, result) => {
  const { pc, leave } = start();
  pc.noteResult = result;
  expect(await leave()).toEqual({ kind: result });
  pc.noteResult = 'left';
  expect(await leave()).toEqual({ kind: 'left' });
  expect(pc.notes).toEqual([LEFT, LEFT]);
});
