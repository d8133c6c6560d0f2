import type { TerminalWords } from '../../tray/terminal/words.ts';
import { andTimeLeft, inTime } from './units.ts';

export const englishTerminal: TerminalWords = {
  keys: {
    choose: '↑↓ choose · Enter click',
    answer: (key, label) => `${key} ${label}`,
    cancel: (name) => `Esc keeps ${name} signed in`,
    cancelAll: (count) => `Esc keeps all ${count} signed in`,
    clear: 'Esc clears the messages',
    quit: 'q quit',
    scroll: '↑↓ scroll',
    back: 'Esc back to the menu',
  },
  answers: { yes: 'Sign out', no: 'Keep signed in' },
  tooSmall:
    'This window is too small for the question. Make it larger, or press n to keep everybody signed in.',
  asked: (name, left) => `Asking ${name} on screen${andTimeLeft(left)}.`,
  moreTime: (name, left) => `${name} asked for 10 more minutes and is asked again ${inTime(left)}.`,
  silence: (name, left) => `No answer ${inTime(left)} signs ${name} out.`,
  countdown: (name, left) => `Signing out ${name} ${inTime(left)}.`,
  canceled: 'Canceled. Nobody was signed out.',
  tooLateToCancel: 'Windows is already signing somebody out; that can no longer be stopped.',
};
