import type { TerminalWords } from '../../tray/terminal/words.ts';

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
  asked: (name, seconds) => `Asking ${name} on screen, ${seconds} s left.`,
  moreTime: (name, seconds) => `${name} asked for 10 more minutes and is asked again in ${seconds} s.`,
  silence: (name, seconds) => `No answer in ${seconds} s signs ${name} out.`,
  countdown: (name, seconds) => `Signing out ${name} in ${seconds} s.`,
  canceled: 'Canceled. Nobody was signed out.',
  tooLateToCancel: 'Windows is already signing somebody out; that can no longer be stopped.',
};
