import type { TrayWords } from '../../tray/words.ts';
import { cut, fit, LONGEST_NAME } from '../fit.ts';
import { boxButtons } from './box-buttons.ts';
import { coolDown } from './cool-down.ts';
import { disconnectOutcome } from './disconnect.ts';
import { englishEngine } from './engine.ts';
import { groupOutcome } from './group-outcome.ts';
import { SIGN_OUT_ALL } from './group-question.ts';
import { menu } from './menu.ts';
import { noteResult } from './note-result.ts';
import { outcome } from './outcomes.ts';
import { JUST_ASK, LEAVE_MESSAGE } from './question.ts';
import { returned } from './returned.ts';
import { silenceReason } from './silence-reason.ts';
import { window } from './window.ts';

export const englishTray: TrayWords = {
  ...englishEngine,
  ...menu,
  groupOutcome,
  boxText({ text, yes }, name) {
    // What the yes adds to a plain sign-out: ` anyway` or ` as administrator`.
    const how = /^Sign out( [^…]+)/u.exec(yes)?.[1] ?? '';
    return `${text}\n\n${yes === SIGN_OUT_ALL ? boxButtons(null) : boxButtons(name, how)}`;
  },
  window,
  noteResult,
  outcome: (result, name, deed) =>
    deed === 'disconnect' ? disconnectOutcome(result, name) : outcome(result, name),
  milder: {
    disconnect: (name) => fit('Only disconnect ', name, ''),
    letIn: (name) => fit('Lock this PC and let ', name, ' in'),
  },
  notLetIn: (name, code) => ({
    title: "Windows didn't show the sign-in screen",
    text: `${code === null ? '' : `Error ${code}. `}Press Windows+L to lock this PC for ${cut(name, LONGEST_NAME)}.`,
  }),
  silenceReason,
  leaveMessage: LEAVE_MESSAGE,
  justAsk: JUST_ASK,
  overrule: { yes: 'Sign out anyway', no: 'OK' },
  settingsNotice: (problem, count) => ({
    title: 'The settings have a mistake',
    text:
      count === 1
        ? problem
        : `${problem} ${count === 2 ? 'One more' : `${count - 1} more`}: see "Help and about".`,
  }),
  notAsked: (name) => ({
    title: fit('', name, " couldn't be asked"),
    text: `Windows did not show ${cut(name, LONGEST_NAME)} the question, so your yes stands. Click ${cut(name, LONGEST_NAME)} in the menu to cancel.`,
  }),
  coolDown,
  returned,
};
