import type { Actions } from './action.ts';
import { ANSWERS } from './answers.ts';
import { PC } from './pc.ts';
import { PEOPLE } from './people.ts';
import { AT_STAGES } from './stages.ts';

/** Everything that may happen. */
export const ACTIONS: Actions = { ...PC, ...ANSWERS, ...PEOPLE, ...AT_STAGES };
