import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openWindows } from '../../../src/neighbors/own-session/open-windows.ts';
import { ben } from '../../fakes/people.ts';
import { fakeOwnSession, ran } from './fake-own-session.ts';

/** Secrets of Ben, of which none may leave his session. */
const TITLES = ['Résignation.docx - Word', '*C:\\Users\\ben\\will.txt - Notepad', '● salary', 'Zoë'];

const anyWindow = fc.record({
  processId: fc.constantFrom(7, 8, 9, 99),
  title: fc.constantFrom(...TITLES),
  className: fc.constantFrom('Notepad', 'Progman', 'ApplicationFrameWindow', 'Windows.UI.Core.CoreWindow'),
  isVisible: fc.boolean(),
  isOwned: fc.boolean(),
  cloaked: fc.constantFrom(0, 1, 2, 4),
  appProcessId: fc.constantFrom(null, 8),
  isElsewhere: fc.boolean(),
  hasBlockReason: fc.constantFrom(true, false, null),
});

const anyWorld = fc.record({
  windows: fc.option(fc.array(anyWindow, { maxLength: 4 })),
  closed: fc.subarray([7, 8, 9]).map((ids) => new Set(ids)),
  processes: fc.option(
    fc.array(
      fc.record({
        processId: fc.constantFrom(7, 8, 9),
        imageName: fc.constantFrom('notepad.exe', 'explorer.exe', 'searchhost.exe', 'msedge.exe', 'my.exe'),
        cpuMs: fc.option(fc.nat(60_000), { freq: 9 }),
      }),
      { maxLength: 4 },
    ),
  ),
});

async function factsIn(world: typeof anyWorld extends fc.Arbitrary<infer World> ? World : never) {
  const fake = fakeOwnSession(ben());
  await fake.own.listed();
  fake.world.now += 60_000;
  const processes = world.processes?.map(({ processId, imageName, cpuMs }) =>
    ran(processId, imageName, { cpuMs }),
  );
  Object.assign(fake.world, { ...world, processes: processes ?? null });
  return { facts: await fake.own.facts(), imageOf: fake.parts.imageOf };
}

describe('whatever runs in a session', () => {
  it('nothing open is never claimed where a window could not be read, or none could be listed', async () => {
    await fc.assert(
      fc.asyncProperty(anyWorld, async (world) => {
        const { facts, imageOf } = await factsIn(world);
        if (facts?.couldBeLost.word !== 'nothing') return;
        expect([world.windows, world.processes]).not.toContain(null);
        const unread = openWindows(world.windows ?? []).filter(
          ({ processId }) => imageOf(processId) === null,
        );
        expect(unread).toEqual([]);
      }),
    );
  });

  it('no title, path or file of its person leaves it', async () => {
    const names = new Set(['Notepad', 'Windows Explorer', 'Windows search', 'Edge', 'my.exe', '']);
    await fc.assert(
      fc.asyncProperty(anyWorld, async (world) => {
        const { facts } = await factsIn(world);
        const told = JSON.stringify(facts);
        expect(TITLES.filter((title) => told.includes(title.slice(0, 8)))).toEqual([]);
        expect(told).not.toMatch(/[\\/]/);
        for (const { name } of facts?.couldBeLost.programs ?? []) expect(names).toContain(name);
      }),
    );
  });
});
