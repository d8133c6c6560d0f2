import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FakeHost } from '../fakes/host.ts';
import { fakeHost } from '../fakes/host.ts';
import { seconds } from '../fakes/usher.ts';
import { anna, ben, kai, mia } from '../people.ts';
import { serveHelper } from './served-helper.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const deeds = (pc: FakeHost) => pc.done.filter((each) => each !== 'list');

/** A PC whose first listing takes so many seconds. */
function slowPc(count: number, sessions = [kai(), ben(), anna()]): FakeHost {
  const pc = fakeHost(sessions);
  const { list } = pc.host;
  let isFirst = true;
  const slowly = async () => {
    if (isFirst) {
      isFirst = false;
      await new Promise((resolve) => setTimeout(resolve, count * 1000));
    }
    return list();
  };
  return { ...pc, host: { ...pc.host, list: slowly } };
}

describe('a cancel before the first listing', () => {
  it('is kept until there is somebody to keep signed in', async () => {
    const pc = slowPc(8);
    const helper = serveHelper(pc, [ben()]);
    await seconds(2);
    helper.say({ kind: 'cancel', person: 0 });
    await seconds(7);
    expect(helper.ends).toEqual({ 0: 'canceled' });
    expect(helper.isOver).toBe(true);
    await seconds(300);
    expect(deeds(pc)).toEqual([]);
  });

  it('is for that person alone', async () => {
    const pc = slowPc(8);
    const helper = serveHelper(pc, [anna(), ben()]);
    helper.say({ kind: 'cancel', person: 0 });
    await seconds(100);
    expect(helper.ends).toEqual({ 0: 'canceled', 1: 'signedOut' });
    expect(pc.asked).toEqual([]);
    expect(deeds(pc)).toEqual(['way 0 of 2']);
  });

  it('leaves a yes before it without any question that it could answer', async () => {
    const pc = slowPc(8, [kai(), mia()]);
    const helper = serveHelper(pc, [mia()]);
    helper.say({ kind: 'yes', person: 0, question: '1-anyway' });
    await seconds(200);
    expect(pc.asked).toHaveLength(1);
    expect(deeds(pc)).toEqual([]);
  });
});

describe('a helper that cannot see who is signed in', () => {
  it.each([new Error('broken'), 'never answers'] as const)('signs nobody out: %s', async (listFails) => {
    const pc = fakeHost([kai(), ben()]);
    pc.listFails = listFails;
    const helper = serveHelper(pc, [ben()]);
    await seconds(15);
    expect(helper.ends).toEqual({ 0: 'failed' });
    expect(helper.isOver).toBe(true);
    expect(deeds(pc)).toEqual([]);
  });

  it('looks once more each minute by itself, without Windows saying that anything changed', async () => {
    const pc = fakeHost([kai(), ben()]);
    const helper = serveHelper(pc, [ben()], { away: 180_000 });
    await seconds(30);
    pc.sessions = [kai({ locked: true }), ben()];
    await seconds(40);
    expect(helper.ends).toEqual({ 0: 'operatorLeft' });
  });
});

describe('a helper', () => {
  it('calls the operator by a plain name, whatever the account is called', async () => {
    const pc = fakeHost([kai({ fullName: 'Kai\u2028\u202eRestart\nnow' }), mia()]);
    serveHelper(pc, [mia()]);
    await seconds(1);
    expect(pc.asked.map(({ question }) => question.title)).toEqual([
      'Kai Restart now is asking you to sign out',
    ]);
  });

  it.each([null, '', '\u202e'])(
    'calls the operator by the account where the full name is %j',
    async (fullName) => {
      const pc = fakeHost([kai({ fullName }), mia()]);
      serveHelper(pc, [mia()]);
      await seconds(1);
      expect(pc.asked.map(({ question }) => question.title)).toEqual(['kai is asking you to sign out']);
    },
  );

  it.each(['{"kind":"cancel","person":1}\n', '{"kind":"yes","person":1,"question":"1"}\n'])(
    'takes a line about somebody whom it was not started for as none: %j',
    async (line) => {
      const pc = fakeHost([kai(), ben(), anna()]);
      const helper = serveHelper(pc, [ben()]);
      await seconds(2);
      helper.write(line);
      await seconds(1);
      expect(helper.isOver).toBe(true);
      await seconds(120);
      expect(deeds(pc)).toEqual([]);
    },
  );

  it('ends once the tray is gone, also where somebody’s conversation was over long before', async () => {
    const pc = fakeHost([kai(), anna(), mia()]);
    const helper = serveHelper(pc, [anna(), mia()], { there: 3_600_000 });
    await seconds(2);
    pc.asked[0]?.answer('no');
    await seconds(10 * 60);
    expect([helper.ends, helper.isOver]).toEqual([{ 0: 'refused' }, false]);
    helper.leave();
    await seconds(2);
    expect(helper.isOver).toBe(true);
    expect(deeds(pc)).toEqual([]);
  });

  it('waits for a deed that runs when the tray goes, and then ends', async () => {
    const pc = fakeHost([kai(), ben()]);
    pc.sessionsEnd = false;
    const helper = serveHelper(pc, [ben()]);
    await seconds(12);
    expect(helper.stages).toEqual({ 0: 'verifying' });
    helper.leave();
    await seconds(2);
    expect(helper.isOver).toBe(false);
    await seconds(30);
    expect(helper.isOver).toBe(true);
    expect(deeds(pc)).toEqual(['way 0 of 2']);
  });
});
