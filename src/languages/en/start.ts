import type { StartWords } from '../start-words.ts';
import { emptySettings, help } from './help.ts';
import { nativeReasonText } from './native-reason.ts';

/** Ends of the tray program that Usher itself noticed. */
const TRAY_ENDS: Readonly<Partial<Record<string, string>>> = {
  notStarted: 'it ended at once',
  notReady: 'it was not ready in time',
};

export const englishStart: StartWords = {
  firstRun: {
    title: 'Usher is ready',
    text: "Its icon is next to the clock. If you can't see it, select ^ first. Click the icon, then a name.",
  },
  alreadyRunning: 'Usher is already running. Its icon is next to the clock.',
  quit: {
    done: 'Usher has quit.',
    notRunning: "Usher isn't running for this account in this session.",
    stays: "Usher doesn't quit. If it runs as an administrator, only an administrator can end it.",
    unknown: "Usher can't tell whether it runs, because Windows' libraries can't be called.",
  },
  quitEverybody: {
    done: "Everybody's Usher on this PC has quit.",
    notRunning: "Nobody's Usher is running on this PC.",
    stays: "Somebody's Usher on this PC doesn't quit.",
    unknown: "Usher can't tell whether somebody's Usher is still running on this PC.",
    notAdministrator: "Run this as an administrator: nobody else can have other people's Ushers quit.",
  },
  help,
  emptySettings,
  programRefused: (file) =>
    `Usher didn't start ${file}: it is missing or not the one that came with this Usher. Install Usher again.`,
  notOpened: (file, isWritten) => ({
    title: "This text can't be shown",
    text: isWritten ? `Windows couldn't open it. It is in ${file}.` : `${file} can't be written.`,
  }),
  noIcon: (why) =>
    why === null
      ? "Usher's icon can't be shown: Windows refused to start its program. An application control policy, such as Smart App Control, does that to programs it doesn't know."
      : `Usher's icon can't be shown: its program failed three times (${TRAY_ENDS[why] ?? why}).`,
  nativeRefused: (why) =>
    `${nativeReasonText(why)}. Usher continues with Windows' own commands, which tell less.`,
  windowsNotFound:
    "Usher can't see who is signed in: a part of it is missing, and Windows is not in C:\\Windows. Install Usher again.",
};
