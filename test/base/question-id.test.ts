import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newQuestion } from '../../src/base/question-id.ts';
import { anna, ben, guest, mia } from '../fakes/people.ts';
import { seconds, startUsher } from '../fakes/usher.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const AWAY = { kind: 'noInput', ms: 2 * 3_600_000 } as const;

describe('a question’s id', () => {
  it('has 128 bits, and is another one each time', () => {
    const ids = Array.from({ length: 1000 }, newQuestion);
    expect(ids.every((id) => /^[0-9a-f]{32}$/.test(id))).toBe(true);
    expect(new Set(ids).size).toBe(1000);
  });

  it('is another one for each person, each group and each time somebody is asked about', async () => {
    const usher = await startUsher([ben(), anna({ idle: AWAY }), mia(), guest()]);
    const ids: (string | undefined)[] = [];
    const note = (user: string) => {
      const state = usher.state(user);
      ids.push(state?.kind === 'asking' ? state.question : undefined);
    };
    for (const [name, user] of [
      ['Ben', 'ben'],
      ['Mia', 'mia'],
      ['Ben', 'ben'],
    ] as const) {
      usher.tray.click(name);
      await seconds(2);
      note(user);
      usher.question().end('no');
      await seconds(2);
    }
    for (let times = 0; times < 2; times += 1) {
      usher.tray.click('Sign out everyone');
      await seconds(2);
      note('ben');
      expect(usher.state('anna')).toMatchObject({ question: ids.at(-1) });
      usher.question().end('no');
      await seconds(2);
    }
    expect(ids.every((id) => /^[0-9a-f]{32}$/.test(id ?? ''))).toBe(true);
    expect(new Set(ids).size).toBe(5);
  });
});
