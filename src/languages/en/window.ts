import type { TimeLeft } from '../../base/time-left.ts';
import type { TitledText } from '../../engine/words.ts';
import type { Deed } from '../../sessions/deed.ts';
import type { RowActivity, TrayWords } from '../../tray/words.ts';
import { cut, fit, LONGEST_NAME } from '../fit.ts';
import { kept } from './kept.ts';
import { andTimeLeft, inTime } from './units.ts';

/** What happens to one person, and what the operator can do about it. */
const PROGRESS: Record<RowActivity, (name: string, left: TimeLeft | null, deed: Deed) => TitledText> = {
  next: (name) => ({
    title: fit('Usher asks about ', name, ' next'),
    text: 'Another question is still open.',
  }),
  asking: (name) => ({
    title: fit('Looking at what ', name, ' has open'),
    text: 'Usher may ask you once more.',
  }),
  permitting: (name, _, deed) => ({
    title: 'Windows asks for permission',
    text: `Without it ${shortened(name)} stays ${kept(deed)}.`,
  }),
  helperChecks: (name) => ({
    title: fit('Looking at what ', name, ' has open'),
    text: 'Usher may ask you once more.',
  }),
  askedByHelper: (name) => ({
    title: fit('Usher asks once more about ', name, ''),
    text: 'Answer it in the other window.',
  }),
  askedOnScreen: (name, left) => ({
    title: fit('Asking ', name, andTimeLeft(left)),
    text: `${shortened(name)} has the question on screen.`,
  }),
  hasMoreTime: (name, left) => ({
    title: fit('', name, ` wants more time${andTimeLeft(left)}`),
    text: `Then ${shortened(name)} is asked again.`,
  }),
  stopping: (name) => ({
    title: fit('Stopping it for ', name, ''),
    text: "Usher's helper hasn't said yet whether it stopped in time.",
  }),
  countingDown: (name, left) => ({
    title: fit('Signing out ', name, ` ${inTime(left)}`),
    text: `Cancel keeps ${shortened(name)} signed in.`,
  }),
  disconnectingIn: (name, left) => ({
    title: fit('Disconnecting ', name, ` ${inTime(left)}`),
    text: `Cancel keeps ${shortened(name)} connected.`,
  }),
  disconnecting: (name) => ({
    title: fit('Disconnecting ', name, '…'),
    text: "This can't be canceled any more.",
  }),
  stillDisconnecting: (name) => ({
    title: fit('Still disconnecting ', name, '…'),
    text: "Windows hasn't ended the connection yet.",
  }),
  signingOut: (name) => ({
    title: fit('Signing out ', name, '…'),
    text: "This can't be canceled any more.",
  }),
  stillSigningOut: (name) => ({
    title: fit('Still signing out ', name, '…'),
    text: "Windows hasn't ended the session yet.",
  }),
  watching: (name, _, deed) => ({
    title: "Usher's helper is lost",
    text: `Usher watches whether ${shortened(name)} is ${deed === 'disconnect' ? 'disconnected' : 'signed out'}.`,
  }),
  signedOut: (name) => ({
    title: fit('', name, ' is signed out'),
    text: 'Windows has closed the session.',
  }),
};

const shortened = (name: string) => cut(name, LONGEST_NAME);

/** The operator's window: the question's last line and its buttons, what happens after a yes. */
export const window: TrayWords['window'] = {
  silenceEnds: (left) => `Signing out ${inTime(left)}.`,
  silenceKeeps: (name) => `No answer keeps ${name === null ? 'everybody' : shortened(name)} signed in.`,
  keep: (name) => (name === null ? 'Keep all signed in' : `Keep ${shortened(name)} signed in`),
  cancel: 'Cancel',
  close: 'Close',
  showDetails: 'Details',
  hideDetails: 'Hide details',
  progress: (name, activity, left, deed) => PROGRESS[activity](name, left, deed),
  progressOfAll: (count, left, isCertain) =>
    isCertain
      ? `Signing out ${count} people${left === null ? '' : ` ${inTime(left)}`}`
      : `${count} people may be signed out`,
};
