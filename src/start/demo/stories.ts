import { dirname } from 'node:path';
import { pause } from '../../base/pause.ts';
import type { Outcome } from '../../conversation/outcome.ts';
import type { Ended } from '../../conversation/state.ts';
import type { StoryWords } from '../../languages/demo-words.ts';
import type { Words } from '../../languages/words.ts';
import { readDemoState } from '../../sessions/demo/state.ts';
import { DEFAULT_SETTINGS } from '../../settings/settings.ts';
import { App } from '../../tray/app.ts';
import type { Menu, TrayListener } from '../../tray/ports.ts';
import { commonParts } from '../common.ts';
import { language } from '../language.ts';
import { demoPc } from './demo-pc.ts';
import type { Say } from './narration.ts';
import { narratedHost, narratedRun, narratedToaster } from './narration.ts';
import type { Story } from './story.ts';
import { STORIES } from './story.ts';
import { storyClock } from './story-clock.ts';

/** How many times faster than real time the stories run. */
const SPEED = 30;

/**
 * Walks through three conversations on simulated PCs and says what really happens: started programs, states and
 * outcomes.
 * @returns true if each ended as it should
 */
export async function tellStories(say: Say): Promise<boolean> {
  const [words, { stories }] = await Promise.all([language.words(), language.demo()]);
  say(stories.speed(SPEED));
  let allWell = true;
  for (const [index, story] of STORIES.entries()) {
    say('');
    say(`${index + 1}. ${stories.titles[story.title]}`);
    const outcome = await tell(story, { ...words, stories }, (line) => say(`   ${line}`));
    allWell &&= outcome.kind === story.ends;
  }
  return allWell;
}

async function tell(
  story: Story,
  words: Words & { readonly stories: StoryWords },
  say: Say,
): Promise<Outcome> {
  const time = storyClock(SPEED);
  const run = narratedRun(say, words.stories);
  const pc = demoPc(time, (...program) => time.holdFor(() => run(...program)));
  const parts = commonParts(dirname(pc.stateFile), words);
  let menu: Menu = { rows: [], tooltip: '', icon: 'calm' };
  let listener: TrayListener | null = null;
  let over: (end: Ended) => void = () => {};
  const ended = new Promise<Ended>((resolve) => {
    over = resolve;
  });
  const app = new App({
    ...parts,
    host: narratedHost(pc.host, say, words.stories),
    clock: time,
    settings: DEFAULT_SETTINGS,
    rights: () => 'direct',
    toaster: narratedToaster(say, words.stories),
    box: { ask: async () => 'no' },
    openTray(first, heard) {
      menu = first;
      listener = heard;
      return {
        show(next) {
          menu = next;
        },
        async close() {},
      };
    },
    moved(state) {
      say(words.stories.state(state.kind));
      if (state.kind === 'asking' && !state.silence.counts) {
        say(words.stories.silence(words.silenceReason(state.silence.because)));
      }
      if (state.kind === 'ended') over(state);
    },
    openEveryone() {},
    openHistory() {},
    openHelp() {},
    quit() {},
  });
  const seconds = (count: number) =>
    new Promise<void>((resolve) => {
      time.after(count * 1000, resolve);
    });
  const click = (id: string) => {
    const row = menu.rows.find((each) => each.id === id);
    say(words.stories.click(row !== undefined && 'text' in row ? row.text : id));
    listener?.clicked(id);
  };

  const row = await rowOf(story.person, () => menu);
  // A new row ignores clicks for a second.
  await seconds(2);
  click(row);
  const clickCaption = () => click('caption');
  const [{ outcome, pinned }] = await Promise.all([
    ended,
    story.meanwhile({ stateFile: pc.stateFile, clickCaption, seconds }),
  ]);
  const isThere = readDemoState(pc.stateFile).sessions.some(
    ({ sessionId }) => sessionId === pinned.session.sessionId,
  );
  say(words.stories.session(pinned.session.sessionId, isThere));
  say(words.stories.history(parts.historyFile));
  await app.close();
  return outcome;
}

/** Waits for the row that shows this person. */
async function rowOf(person: string, menu: () => Menu): Promise<string> {
  for (;;) {
    const row = menu().rows.find((each) => 'text' in each && each.text.startsWith(person));
    if (row !== undefined) return row.id;
    await pause(5);
  }
}
