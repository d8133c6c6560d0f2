import type { TerminalWords } from '../../tray/terminal/words.ts';
import { several } from './group-question.ts';
import { kept } from './kept.ts';
import { andTimeLeft, inTime } from './units.ts';

const tooLateToCancel: TerminalWords['tooLateToCancel'] = (deed) =>
  `Windows is already ${deed === 'disconnect' ? 'disconnecting somebody' : 'signing somebody out'}; that can no longer be stopped.`;

export const englishTerminal: TerminalWords = {
  keys: {
    choose: '↑↓ choose · Enter click',
    answer: (key, label) => `${key} ${label}`,
    cancel: (name, deed) => `Esc keeps ${name} ${kept(deed)}`,
    cancelAll: (count) => `Esc keeps all ${count} signed in`,
    clear: 'Esc clears the messages',
    help: '? keys',
    quit: 'q quit',
    scroll: '↑↓ scroll',
    back: 'Esc back to the menu',
    anyKey: 'any key back to the menu',
  },
  allKeys: [
    'Keys',
    '',
    '↑ ↓    choose a row; Page Up and Down,',
    '       Home and End go farther',
    'Enter  click the row with the mark ❯',
    'y n m  answer as the last line says',
    'Esc    cancel as the last line says',
    '?      show these keys',
    'q      quit, as Ctrl+C does',
    '',
    'A row with the mark - takes no click.',
  ],
  answers: { yes: 'Sign out', no: 'Keep signed in' },
  welcome: 'This PC is simulated, so try everything: choose a name with ↑↓ and press Enter.',
  tooSmall:
    'This window is too small for the question. Make it larger, or press n to keep everybody signed in.',
  tooSoon: 'That has only just changed, so nothing was done. Press the key again if you still mean it.',
  asked: (name, left) => `Asking ${name} on screen${andTimeLeft(left)}.`,
  moreTime: (name, left) => `${name} asked for 10 more minutes and is asked again ${inTime(left)}.`,
  silence: (name, left) => `No answer ${inTime(left)} signs ${name} out.`,
  countdown: (name, left, deed) =>
    `${deed === 'disconnect' ? 'Disconnecting' : 'Signing out'} ${name} ${inTime(left)}.`,
  kept: (names, deed) => `You kept ${several(names)} ${kept(deed)}.`,
  leaving: (tooLate) =>
    tooLate !== null
      ? `${tooLateToCancel(tooLate)} Usher quits after that.`
      : 'Usher is stopping what runs, and quits after that.',
  canceled: 'Canceled. Nobody was signed out.',
  tooLateToCancel,
  notKnown: (deed) =>
    `Usher quit before it knew whether anybody was ${deed === 'disconnect' ? 'disconnected' : 'signed out'}.`,
};
