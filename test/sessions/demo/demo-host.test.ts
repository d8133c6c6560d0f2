import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clock } from '../../../src/base/clock.ts';
import { demoPrograms } from '../../../src/base/folders.ts';
import { run } from '../../../src/base/run.ts';
import { demoHost, newDemoPc } from '../../../src/sessions/demo/demo-host.ts';
import { DEMO_PEOPLE } from '../../../src/sessions/demo/people.ts';
import { changeDemoSession, readDemoState } from '../../../src/sessions/demo/state.ts';
import type { SessionHost } from '../../../src/sessions/session-host.ts';
import { ben } from '../../fakes/people.ts';

const MINUTE = 60_000;

let stateFile: string;
let host: SessionHost;
/** The started programs, without this machine's paths. */
let started: string[];

beforeEach(() => {
  const time = clock(1000);
  stateFile = newDemoPc(DEMO_PEOPLE, time.speed);
  started = [];
  host = demoHost({
    stateFile,
    programs: demoPrograms,
    clock: time,
    async runProgram(file, args, options) {
      started.push(
        [file === process.execPath ? 'node' : file, ...args.filter((arg) => arg !== stateFile)].join(' '),
      );
      return run(file, args, options);
    },
  });
});

afterEach(() => {
  vi.useRealTimers();
});

const session = async (userName: string) => {
  const found = (await host.list()).find((each) => each.userName === userName);
  if (found === undefined) throw new Error(`${userName} is not signed in`);
  return found;
};

describe('The simulated PC', () => {
  it('is listed by a quser that is a program of its own, read by the real reader', async () => {
    const people = (await host.list()).map(({ userName, sessionId, state, locked, isCurrent }) => [
      userName,
      sessionId,
      state,
      locked,
      isCurrent,
    ]);
    expect(people).toEqual([
      ['kai', 1, 'active', false, true],
      ['ben', 2, 'disconnected', false, false],
      ['anna', 3, 'active', false, false],
      ['mia', 4, 'active', true, false],
      ['leo', 5, 'active', false, false],
      ['guest', 7, 'disconnected', false, false],
    ]);
    expect(started).toEqual([`node ${join(demoPrograms, 'quser.mjs')}`]);
  });

  it('lets its own time pass, a thousand times faster here', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const before = (await session('ben')).idle;
    vi.setSystemTime(Date.now() + 120);
    const after = (await session('ben')).idle;
    expect([before.kind, after.kind]).toEqual(['away', 'away']);
    expect((after.ms ?? 0) - (before.ms ?? 0)).toBe(2 * MINUTE);
  });

  it('loses exactly the session that its logoff is told to end', async () => {
    const [method] = host.methods;
    expect(await method?.end(ben())).toEqual({ kind: 'done' });
    const left = readDemoState(stateFile).sessions.map(({ userName }) => userName);
    expect(left).toEqual(['kai', 'anna', 'mia', 'leo', 'guest']);
  });

  it('takes a session that is gone already for signed out', async () => {
    const [method] = host.methods;
    expect(await method?.end(ben({ sessionId: 99 }))).toEqual({ kind: 'done' });
    expect(readDemoState(stateFile).sessions).toHaveLength(6);
  });

  it('tells what is open', async () => {
    const usage = await host.usage(await session('mia'));
    const documents =
      usage.kind === 'known' ? usage.programs.filter(({ holds }) => holds === 'documents') : [];
    expect(documents.map(({ name }) => name)).toEqual(['Excel', 'Word']);
  });

  it.each([
    ['anna', 'no'],
    ['leo', 'yes'],
    ['ben', 'cannotBeAsked'],
    ['mia', 'cannotBeAsked'],
  ])('has %s answer %s', async (userName, answer) => {
    const question = {
      title: 'Kai is asking',
      text: 'Please',
      seconds: 60,
      reason: null,
      deed: 'signOut' as const,
      silenceSignsOut: false,
    };
    expect(await host.ask(await session(userName), question, new AbortController().signal)).toEqual({
      answer,
    });
  });

  it('closes a question that is no longer asked', async () => {
    const asking = new AbortController();
    const answer = host.ask(
      await session('anna'),
      { deed: 'signOut', title: '', text: '', seconds: 3600, reason: null, silenceSignsOut: false },
      asking.signal,
    );
    asking.abort();
    expect(await answer).toEqual({ answer: 'noAnswer' });
  });

  it('keeps the notes that are left in a session, also of somebody who is away', async () => {
    const ben = await session('ben');
    const first = { title: 'Message from Kai', text: 'Please sign out.' };
    expect(await host.leaveNote(ben, first)).toBe('left');
    expect(await host.leaveNote(ben, { title: 'Again', text: 'Please.' })).toBe('left');
    const notes = readDemoState(stateFile).sessions.map(({ userName, notes }) => [userName, notes]);
    expect(Object.fromEntries(notes)).toEqual({
      kai: [],
      ben: ['Message from Kai: Please sign out.', 'Again: Please.'],
      anna: [],
      mia: [],
      leo: [],
      guest: [],
    });
  });

  it('lists who took over a session as somebody else', async () => {
    changeDemoSession(stateFile, 7, { userName: 'zoe', fullName: 'Zoe', logonMinutes: 0 });
    expect((await session('zoe')).sessionId).toBe(7);
  });
});

it('has the operator back at the screen a while after the sign-in screen was shown, unless it is over', async () => {
  vi.useFakeTimers();
  const own = () => readDemoState(stateFile).sessions.find(({ isCurrent }) => isCurrent);
  const before = own();
  await host.letIn?.();
  expect(own()?.state).toEqual('disconnected');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(own()).toEqual(before);
  await host.letIn?.();
  await host.close();
  await vi.advanceTimersByTimeAsync(10_000);
  expect([own()?.state, vi.getTimerCount()]).toEqual(['disconnected', 0]);
});
