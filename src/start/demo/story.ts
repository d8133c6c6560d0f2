import type { Outcome } from '../../conversation/outcome.ts';
import type { StoryWords } from '../../languages/demo-words.ts';
import { changeDemoSession } from '../../sessions/demo/state.ts';

/** One conversation on a simulated PC, and how it ends. */
export interface Story {
  readonly title: keyof StoryWords['titles'];
  readonly person: string;
  /** What happens meanwhile. */
  meanwhile(pc: {
    readonly stateFile: string;
    clickCaption(): void;
    seconds(n: number): Promise<void>;
  }): Promise<void>;
  readonly ends: Outcome['kind'];
}

/** The stories of `usher demo --stories`, in order. */
export const STORIES: readonly Story[] = [
  {
    title: 'away',
    person: 'Ben',
    async meanwhile() {},
    ends: 'signedOut',
  },
  {
    title: 'refusal',
    person: 'Anna',
    async meanwhile({ clickCaption, seconds }) {
      await seconds(5);
      clickCaption();
    },
    ends: 'refused',
  },
  {
    title: 'takenOver',
    person: 'Guest',
    async meanwhile({ stateFile, seconds }) {
      await seconds(20);
      changeDemoSession(stateFile, 7, { userName: 'zoe', fullName: 'Zoe', logonMinutes: 0 });
    },
    ends: 'changed',
  },
];
