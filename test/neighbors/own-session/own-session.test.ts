import { describe, expect, it } from 'vitest';
import { OwnSession } from '../../../src/neighbors/own-session/own-session.ts';
import type { Session } from '../../../src/sessions/session.ts';
import { ben } from '../../fakes/people.ts';
import { fakeOwnSession, NOTEPAD, ran } from './fake-own-session.ts';

const NOTEPAD_OPEN = { word: 'work', programs: [{ name: 'Notepad', why: 'work' }] };
const UNKNOWN = { word: 'unknown', programs: [] };

/** A session whose Usher has listed each minute for three minutes. */
async function afterMinutes(session: Session = ben()) {
  const fake = fakeOwnSession(session);
  for (let minute = 0; minute < 3; minute += 1) {
    await fake.own.listed();
    fake.world.now += 60_000;
  }
  return fake;
}

describe("what one's own Usher knows", () => {
  it('is how long its person has been idle, whether they are away, and what could be lost', async () => {
    const { own } = await afterMinutes();
    expect(await own.facts()).toEqual({
      idleMs: 60_000,
      isAway: true,
      couldBeLost: NOTEPAD_OPEN,
      takenAt: 180_000,
    });
  });

  it.each<[string, Partial<Session> | null, boolean | null]>([
    ['switched out', { state: 'disconnected', locked: null }, true],
    ['locked', { state: 'active', locked: true }, true],
    ['there', { state: 'active', locked: false }, false],
    ['of unknown lock', { state: 'active', locked: null }, null],
    ['of unknown state', { state: 'unknown', locked: false }, null],
    ['not listed', null, null],
  ])('is away only where the listing tells: %s', async (_, set, isAway) => {
    const { own, world } = await afterMinutes();
    world.session = set && { ...ben(), ...set };
    expect(await own.facts()).toMatchObject({ isAway });
  });

  it('keeps unknown what Windows does not tell', async () => {
    const { own, world } = await afterMinutes();
    Object.assign(world, { idleMs: null, session: null, windows: null });
    expect(await own.facts()).toEqual({
      idleMs: null,
      isAway: null,
      couldBeLost: UNKNOWN,
      takenAt: 180_000,
    });
  });

  it('is unknown where a part throws, and where the time of a process is not told', async () => {
    const { parts, world, own } = await afterMinutes();
    const thrown = () => {
      throw new Error('no such function');
    };
    const rejected = async () => thrown();
    const broken = new OwnSession({
      ...parts,
      idle: thrown,
      windows: thrown,
      session: rejected,
      processes: rejected,
    });
    world.now += 1000;
    expect(await broken.facts()).toMatchObject({ idleMs: null, isAway: null, couldBeLost: UNKNOWN });
    world.processes = [ran(7, 'notepad.exe', { cpuMs: null })];
    expect(await own.facts()).toMatchObject({ couldBeLost: UNKNOWN });
  });

  it("never counts Usher's own windows", async () => {
    const { own, world } = await afterMinutes();
    world.processes = [ran(10, 'node.exe'), ran(11, 'node.exe', { parentId: 10 })];
    world.windows = [
      { ...NOTEPAD, processId: 10 },
      { ...NOTEPAD, processId: 11, title: 'Sign out Kai?' },
    ];
    expect(await own.facts()).toMatchObject({ couldBeLost: { word: 'nothing', programs: [] } });
  });

  it('is work for a window whose process may not be opened, or is not listed', async () => {
    const { own, world } = await afterMinutes();
    world.processes = [ran(10, 'node.exe'), ran(8, 'systemsettings.exe')];
    world.closed.add(8);
    world.windows = [
      { ...NOTEPAD, processId: 8 },
      { ...NOTEPAD, processId: 9 },
    ];
    const programs = [
      { name: '', why: 'work' },
      { name: 'Settings', why: 'work' },
    ];
    expect(await own.facts()).toMatchObject({ couldBeLost: { word: 'work', programs } });
  });
});

describe('a program that works', () => {
  it.each([
    ['used more than 2 % of one core in the last minute', 1_201, 'working'],
    ['and not one that used 2 %', 1_200, 'work'],
  ])('is one that %s', async (_, cpuMs, word) => {
    const { own, world } = await afterMinutes();
    world.processes = [ran(10, 'node.exe'), ran(7, 'notepad.exe', { cpuMs })];
    expect(await own.facts()).toMatchObject({ couldBeLost: { word } });
  });

  it('adds up what its processes used', async () => {
    const { own, world } = await afterMinutes();
    world.processes = [7, 8, 9].map((id) => ran(id, 'notepad.exe', { cpuMs: 401 }));
    expect(await own.facts()).toMatchObject({ couldBeLost: { word: 'working' } });
  });

  it('is not one that worked earlier', async () => {
    const { own, world } = await afterMinutes();
    world.processes = [ran(7, 'notepad.exe', { cpuMs: 50_000 })];
    await own.listed();
    world.now += 60_000;
    expect(await own.facts()).toMatchObject({ couldBeLost: NOTEPAD_OPEN });
  });

  it('counts from its own beginning where it has the id of an ended one', async () => {
    const { own, world } = await afterMinutes();
    world.processes = [ran(7, 'notepad.exe', { cpuMs: 50_000 })];
    await own.listed();
    world.now += 60_000;
    world.processes = [ran(7, 'notepad.exe', { cpuMs: 2_000, startedAt: 9n })];
    expect(await own.facts()).toMatchObject({ couldBeLost: { word: 'working' } });
  });
});

describe('facts', () => {
  it('are none in the first second', async () => {
    const { own, world } = fakeOwnSession(ben());
    await own.listed();
    world.now = 999;
    expect(await own.facts()).toBeNull();
    world.now = 1000;
    expect(await own.facts()).toMatchObject({ couldBeLost: NOTEPAD_OPEN, takenAt: 1000 });
  });

  it('are none where nothing was listed, and are there a second after the first question', async () => {
    const { own, world } = fakeOwnSession(ben());
    world.now = 10_000;
    expect(await own.facts()).toBeNull();
    world.now = 11_000;
    expect(await own.facts()).toMatchObject({ couldBeLost: NOTEPAD_OPEN });
  });

  it('are none right after the PC slept, when the last reading says nothing of the last minute', async () => {
    const { own, world } = await afterMinutes();
    world.now += 8 * 3_600_000;
    expect(await own.facts()).toBeNull();
    world.now += 1000;
    expect(await own.facts()).toMatchObject({ couldBeLost: NOTEPAD_OPEN });
  });

  it('are none where Windows took longer than 5 s', async () => {
    const { own, world } = await afterMinutes();
    world.delay = 5001;
    expect(await own.facts()).toBeNull();
    world.delay = 5000;
    expect(await own.facts()).not.toBeNull();
  });

  it('are read once for several who ask at once, and anew for who asks later', async () => {
    const { own, world } = await afterMinutes();
    const before = world.reads;
    const [one, other] = await Promise.all([own.facts(), own.facts()]);
    expect(other).toBe(one);
    expect(world.reads).toBe(before + 1);
    world.windows = [];
    expect(await own.facts()).toMatchObject({ couldBeLost: { word: 'nothing' } });
  });

  it('cost at most one reading in half a minute of listings, and none at rest', async () => {
    const { own, world } = await afterMinutes();
    const before = world.reads;
    for (let second = 0; second < 60; second += 1) {
      await own.listed();
      world.now += 1000;
    }
    expect(world.reads - before).toBe(2);
  });
});
