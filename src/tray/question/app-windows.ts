import { localMinutes } from '../../base/local-time.ts';
import type { Conversation } from '../../conversation/state.ts';
import type { QuestionParts } from '../../engine/question-text.ts';
import { questionAbout } from '../../engine/question-text.ts';
import type { EngineWords } from '../../engine/words.ts';
import type { OpenFaceWindow } from './face.ts';
import type { QuestionWindowsParts } from './question-windows.ts';
import { QuestionWindows } from './question-windows.ts';

/** What the app gives. */
export type AppWindows = QuestionParts &
  Omit<QuestionWindowsParts, 'open' | 'question' | 'details'> & {
    readonly openWindow?: OpenFaceWindow;
    mayLeaveNotes(): boolean;
  };

/** The operator's windows; null where there can be none. */
export function questionWindows(app: AppWindows): QuestionWindows | null {
  const { openWindow: open } = app;
  if (open === undefined) return null;
  return new QuestionWindows({
    ...app,
    open,
    question: (about) => questionAbout(about, app, app.mayLeaveNotes()),
    details: (states) => detailsOf(states, app.words),
  });
}

/** What `usher list` tells of one session; null where there is no one session, or nothing was read of it. */
function detailsOf(states: readonly Conversation[], words: EngineWords): string | null {
  const [state, second] = states;
  if (state === undefined || second !== undefined || !('usage' in state)) return null;
  const { session } = state.pinned;
  const facts = { session, usage: state.usage, heard: 'notAsked', localTime: localMinutes } as const;
  return words.sessionDetails(facts).join('\n');
}
