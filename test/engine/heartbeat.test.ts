import { beforeEach, describe, expect, it } from 'vitest';
import type { Clock } from '../../src/base/clock.ts';
import { end } from '../../src/conversation/state-facts.ts';
import type { Heartbeat } from '../../src/engine/heartbeat.ts';
import { heartbeat, pulseOf } from '../../src/engine/heartbeat.ts';
import { asking, countingDown } from '../fakes/pinned.ts';

const REST = 300_000;

/** The PC's clocks, which a test moves by hand: timers fire only when it says so. */
const pc = { now: 0, today: 0, asleep: 0 as number | null };
let timers: { readonly ms: number; readonly callback: () => void }[];
let heard: string[];
let readings: number;
/** What follows a beat, and what follows a doubt. */
let ticked: () => void;
let doubted: () => void;
let beat: Heartbeat;

function clockOf(speed: number): Clock {
  return {
    speed,
    now: () => pc.now * speed,
    today: () => pc.today,
    after(ms, callback) {
      const timer = { ms, callback };
      timers.push(timer);
      return () => {
        timers = timers.filter((each) => each !== timer);
      };
    },
  };
}

function start(speed = 1): Heartbeat {
  return heartbeat({
    clock: clockOf(speed),
    rest: REST,
    asleep() {
      readings += 1;
      return pc.asleep;
    },
    doubt(doubt) {
      heard.push(doubt);
      doubted();
    },
    tick() {
      heard.push('tick');
      ticked();
    },
  });
}

/** Lets time pass in which the PC is awake, its clock is not set, and no timer fires. */
function pass(ms: number): void {
  pc.now += ms;
  pc.today += ms;
}

function fire(): void {
  const [timer] = timers.splice(0, 1);
  timer?.callback();
}

const due = () => timers.map(({ ms }) => ms);

beforeEach(() => {
  Object.assign(pc, { now: 1_000_000, today: 5_000_000, asleep: 0 });
  timers = [];
  heard = [];
  readings = 0;
  ticked = () => {};
  doubted = () => {};
  beat = start();
});

describe('the beat', () => {
  it('comes each second while something runs, however often it is asked for', () => {
    ticked = () => beat.keep('running');
    beat.keep('running');
    beat.keep('running');
    expect(due()).toEqual([1000]);
    fire();
    expect([due(), heard]).toEqual([[1000], ['tick']]);
  });

  it('comes rarely while something is only remembered', () => {
    beat.keep('remembered');
    beat.keep('remembered');
    expect(due()).toEqual([REST]);
    fire();
    expect([due(), heard]).toEqual([[], ['tick']]);
  });

  it('is another one as soon as something runs again, and as soon as nothing does', () => {
    const beats = (['remembered', 'running', 'remembered', 'nothing', 'nothing'] as const).map((what) => {
      beat.keep(what);
      return due();
    });
    expect(beats).toEqual([[REST], [1000], [REST], [], []]);
  });

  it('reads no clock where nothing runs', () => {
    for (const what of ['remembered', 'nothing'] as const) {
      beat.keep('running');
      beat.keep(what);
      pass(3_600_000);
      readings = 0;
      beat.check();
      expect([readings, heard]).toEqual([0, []]);
    }
  });
});

describe('a PC that stood still', () => {
  it.each([1, 10])('is noticed 15 seconds after a beat was due, on a clock of speed %i', (speed) => {
    const fast = start(speed);
    fast.keep('running');
    pass(1000 / speed + 14_999);
    fast.check();
    expect(heard).toEqual([]);
    pass(1);
    fast.check();
    expect(heard).toEqual(['slept']);
    pass(1000 / speed + 14_999);
    fast.check();
    expect(heard).toEqual(['slept']);
  });

  it('is noticed since the last beat, whatever was heard in between', () => {
    beat.keep('running');
    pass(500);
    beat.check();
    pass(15_500);
    beat.check();
    expect(heard).toEqual(['slept']);
  });

  it('is noticed by the time that Windows counts as sleep, once for each sleep', () => {
    beat.keep('running');
    pc.asleep = 2001;
    beat.check();
    beat.check();
    pc.asleep += 2001;
    beat.check();
    expect(heard).toEqual(['slept', 'slept']);
  });

  it('is noticed before anything follows from its late beat', () => {
    beat.keep('running');
    pass(16_000);
    fire();
    expect(heard).toEqual(['slept', 'tick']);
  });
});

describe('a clock that was set', () => {
  it('is noticed once, and beside a sleep', () => {
    beat.keep('running');
    pc.today += 2001;
    beat.check();
    beat.check();
    expect(heard).toEqual(['clockStepped']);
    pass(16_000);
    pc.today -= 2001;
    beat.check();
    expect(heard).toEqual(['clockStepped', 'slept', 'clockStepped']);
  });

  it('is noticed by many small steps, for as long as something runs', () => {
    ticked = () => beat.keep('running');
    beat.keep('running');
    for (const step of [1500, 0, 501]) {
      pc.today += step;
      pass(1000);
      fire();
    }
    expect(heard).toEqual(['tick', 'tick', 'clockStepped', 'tick']);
  });

  it.each([
    ['something was only remembered', 'remembered'],
    ['nothing ran', 'nothing'],
  ] as const)('is not noticed by two small steps where %s in between', (_, what) => {
    beat.keep('running');
    pc.today += 1500;
    beat.keep(what);
    beat.keep('running');
    pc.today += 1500;
    beat.check();
    expect(heard).toEqual([]);
  });
});

it('whoever hears of a doubt may end what runs, and begin what runs next', () => {
  const doubts = (next: 'nothing' | 'running') => {
    heard = [];
    doubted = () => {
      beat.keep('nothing');
      beat.keep(next);
    };
    beat.keep('running');
    pc.asleep = (pc.asleep ?? 0) + 2001;
    pc.today += 60_000;
    beat.check();
    beat.check();
    return { heard, due: due() };
  };
  expect([doubts('nothing'), doubts('running')]).toEqual([
    { heard: ['slept', 'clockStepped'], due: [] },
    { heard: ['slept', 'clockStepped'], due: [1000] },
  ]);
});

it('clocks are watched while a conversation runs, and no more once all have ended', () => {
  const ended = end(countingDown(), { kind: 'canceled' }, 0);
  expect([pulseOf([]), pulseOf([ended]), pulseOf([ended, asking()])]).toEqual([
    'nothing',
    'remembered',
    'running',
  ]);
});
