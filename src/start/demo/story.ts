import type { Outcome } from '../../conversation/outcome.ts';
import { changeDemoSession } from '../../sessions/demo/state.ts';

/** One conversation on a simulated PC, and how it ends. */
export interface Story {
  readonly title: string;
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
    title: 'One click on somebody who is away with nothing open.',
    person: 'Ben',
    async meanwhile() {},
    ends: 'signedOut',
  },
  {
    title: 'Somebody who may be there is asked on their screen, and says no.',
    person: 'Anna',
    async meanwhile({ clickCaption, seconds }) {
      await seconds(5);
      clickCaption();
    },
    ends: 'refused',
  },
  {
    title: 'A session that somebody else takes over before the last look.',
    person: 'Guest',
    async meanwhile({ stateFile, seconds }) {
      await seconds(20);
      changeDemoSession(stateFile, 7, { userName: 'zoe', fullName: 'Zoe', logonMinutes: 0 });
    },
    ends: 'changed',
  },
];
