import { describe, expect, it } from 'vitest';
import type { Announcements } from '../../src/tray/announcements.ts';
import { Clicks } from '../../src/tray/clicks.ts';
import type { AppParts } from '../../src/tray/ports.ts';
import { anna, ben } from '../fakes/people.ts';
import { WORD_OPEN } from '../fakes/pinned.ts';
import type { Usher } from '../fakes/usher.ts';
import { inFakeTime, seconds, startUsher } from '../fakes/usher.ts';

inFakeTime();

/** Clicks on this Usher's conversations. They need nothing else of the app. */
function clicksOn({ app }: Usher): Clicks {
  return new Clicks({} as AppParts, app.engine, {} as Announcements, () => {});
}

/** Ben's question was answered with no, and now Anna's stands. @returns the id of Ben's */
async function askedAboutAnnaAfterBen(usher: Usher): Promise<string> {
  usher.pc.usage = WORD_OPEN;
  await usher.ask('Ben');
  const first = usher.state('ben');
  await seconds(2);
  usher.tray.click('Anna');
  await usher.sayNo();
  await seconds(2);
  expect(usher.state('anna')?.kind).toBe('asking');
  return first?.kind === 'asking' ? first.question : '';
}

describe('a click that comes late', () => {
  it.each(['yes', 'disconnect'] as const)(
    'answers the question that it names, and no other: %s',
    async (kind) => {
      const usher = await startUsher([ben(), anna()]);
      const question = await askedAboutAnnaAfterBen(usher);
      clicksOn(usher).clicked({ kind, key: 'anybody', question });
      await seconds(1);
      expect(usher.state('anna')?.kind).toBe('asking');
      expect(usher.attempts()).toEqual([]);
    },
  );

  it.each(['cancel', 'note', 'letIn'] as const)(
    'reaches the conversation that it names, and no other: %s',
    async (kind) => {
      const usher = await startUsher([ben(), anna()]);
      await askedAboutAnnaAfterBen(usher);
      const [key = ''] = [...usher.app.engine.conversations.states].flatMap(([each, { pinned }]) =>
        pinned.session.userName === 'anna' ? [each] : [],
      );
      clicksOn(usher).clicked({ kind, key, conversation: 1 });
      await seconds(1);
      expect(usher.state('anna')?.kind).toBe('asking');
      expect(usher.pc.done.filter((each) => each !== 'list')).toEqual([]);
    },
  );
});
