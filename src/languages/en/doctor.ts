import type { NativeReason } from '../../base/refusal.ts';
import { quoted } from '../../base/text/plain-text.ts';
import type { Writer } from '../../doctor/facts.ts';
import type { DoctorWords } from '../../doctor/words.ts';
import { nativeReasonText } from './native-reason.ts';
import { listed } from './programs.ts';

/** In code points. */
const LONGEST_ENTRY = 60;

const WRITERS: Record<Writer, string> = {
  everyone: 'everyone on this PC',
  users: 'every signed-in user',
  thisAccount: 'this account',
  others: 'another account',
};

const sentence = (text: string) => text.replace(/^./, (first) => first.toUpperCase());

const reason = (because: NativeReason | null) =>
  because === null ? "wtsapi32 can't be used" : nativeReasonText(because);

const times = (count: number) => (count === 1 ? 'once' : `${count} times`);

export const englishDoctor: DoctorWords = {
  mark: { fine: '[ok]     ', advice: '[advice] ', problem: '[problem]' },
  indent: '          What to do: ',
  usher: (version, node, arch) => `Usher ${version} on Node.js ${node} (${arch}).`,
  simulated: 'The PC and its people are simulated, so there is nothing of Windows to check.',
  notWindows: (platform) => `This is ${platform}, not Windows: the PC and its people are simulated.`,
  windows: (version, edition, release, build) =>
    `${['Windows', version, edition, release].filter((each) => each !== null).join(' ')} (build ${build}).`,
  windowsUnknown: "Windows doesn't say which edition and build it is.",
  exact: 'Usher can read sessions directly from Windows (wtsapi32).',
  throughCommands: (because) =>
    `Usher can read sessions only from the table of quser, which tells less: ${reason(because)}.`,
  noBackend: (because) => `Usher can't read sessions: ${reason(because)}, and Windows is not in C:\\Windows.`,
  commandsThere: 'quser, logoff and msg are there.',
  commandsMissing: (names) =>
    `This Windows has no ${listed(names)}. Usher doesn't need it; Home editions have no quser, logoff and msg.`,
  rights: {
    elevated: 'This process runs as an administrator and can sign people out directly.',
    resetGranted: 'This account was given the right to end sessions and can sign people out directly.',
    filteredAdministrator: 'This account is an administrator: Windows asks for permission at each sign-out.',
    standardUser:
      "This is a standard account: Windows asks for an administrator's password at each sign-out.",
    unknown: "Windows doesn't say what this account may do. Usher finds out at each sign-out.",
    uacOff:
      "This is a standard account, and User Account Control is off, so Windows won't ask for an administrator.",
    promptDenied: 'This is a standard account, and Windows is set not to ask for an administrator.',
    environment:
      'Usher starts nothing as an administrator here: variables decide what Node.js runs before Usher.',
    environmentUnknown:
      "Usher starts nothing as an administrator here: this account's variables can't be read, and they could decide what Node.js runs.",
    nodeUnsupported:
      'Usher starts nothing as an administrator here: this version of Node.js is out of support.',
    remoteFolder:
      'Usher starts nothing as an administrator here: it is on a network drive, which an administrator does not see.',
  },
  rightsTried:
    'Usher finds out at each sign-out whether this account may sign people out. Without wtsapi32, Windows is not asked for permission.',
  mayMessage: 'Usher can try to send messages to other people.',
  mayNotMessage: 'Windows does not let this account send messages to other sessions.',
  programsIntact: 'The tray and toast programs are the ones that this Usher was built with.',
  programsChanged: (files) => `${listed(files)} ${files.length === 1 ? 'is' : 'are'} missing or changed.`,
  toastsRegistered: "Toasts are registered under Usher's name.",
  toastsMissing: (count) =>
    `Toasts are not registered: ${count === 1 ? '1 value is' : `${count} values are`} missing.`,
  toastsUnknown: "Usher can't read whether toasts are registered.",
  notifications: {
    accepts: "Windows shows notifications now. It doesn't say whether Do not disturb is on.",
    notPresent:
      'Windows holds notifications back: the screen is locked, a screen saver runs or another user is shown.',
    busy: 'Windows holds notifications back: a program fills the screen.',
    fullScreen: 'Windows holds notifications back: a full-screen game or video runs.',
    presentation: 'Windows holds notifications back: presentation mode is on.',
    quietTime: 'Windows holds notifications back: the first hour after the first sign-in.',
    app: 'Windows holds notifications back: an app from the Store fills the screen.',
  },
  notificationsUnknown: "Windows doesn't say whether it shows notifications.",
  trayRuns: 'Usher runs in this session.',
  trayRests: 'Usher does not run in this session.',
  trayUnknown: "Usher can't tell whether it runs in this session.",
  iconsLost: (count) =>
    count === 0
      ? 'According to the log, its icon was never lost.'
      : `According to the log, its icon was lost ${times(count)}.`,
  neighbor: {
    answers: (id, name, version) =>
      `Session ${id}, ${name}: their own Usher answers (protocol version ${version}).`,
    otherVersion: (id, name, version) =>
      `Session ${id}, ${name}: an Usher of another version answers (protocol version ${version}), so it isn't asked.`,
    none: (id, name) => `Session ${id}, ${name}: no Usher of their own runs.`,
    stranger: (id, name) =>
      `Session ${id}, ${name}: a program in another session or of another account answers in place of their own Usher, so it isn't asked.`,
    unknown: (id, name) => `Session ${id}, ${name}: Usher can't tell whether their own Usher runs.`,
  },
  writers: (path, who) =>
    sentence(
      `${listed(who.map((each) => WRITERS[each]))} could change ${path}, which is started as an administrator.`,
    ),
  writersAbove: (path, who) =>
    sentence(
      `${listed(who.map((each) => WRITERS[each]))} could put another folder in the place of ${path}, which holds what is started as an administrator.`,
    ),
  writersNone: (path) => `Only administrators can change ${path}.`,
  writersUnknown: (path) => `Usher can't read who can change ${path}.`,
  protectsNobody: (entry) =>
    /^s-1-/i.test(entry.trim())
      ? `"protected" has ${quoted(entry, LONGEST_ENTRY)}: Windows knows no user with that SID.`
      : `"protected" has ${quoted(entry, LONGEST_ENTRY)}: Windows knows no user of that name, and nobody signed in is called so.`,
  mayProtectAnybody: (entry) =>
    `"protected" has ${quoted(entry, LONGEST_ENTRY)}: Windows can't tell now who that is. Until it can, Usher signs out nobody it may be.`,
  folders: (settings, data) => `Settings are in ${settings}, history and log in ${data}.`,
  demoFolder: (data) =>
    `The standard settings are used. History and log are in ${data}, which belongs to this simulated PC.`,
  nodeUnsupported: 'This version of Node.js gets no security updates any more.',
  variables: (names) =>
    `${listed(names)} ${names.length === 1 ? 'is' : 'are'} set and can decide what Node.js runs before Usher.`,
  variablesUnknown: "This account's variables can't be read; some of them could decide what Node.js runs.",
  remote: 'Usher or Node.js is on a network drive, which a program started as an administrator does not see.',
  inProfile: (path) =>
    `${path} is in a user's own folder, which the administrator's account may not be able to read.`,
  administratorProtection:
    'Administrator protection is on: what is started as an administrator runs as a separate account.',
  smartAppControl: {
    on: "Smart App Control is on. It can refuse Usher's native library and tray program, which are not signed.",
    evaluating:
      "Smart App Control is watching whether to turn itself on. It could then refuse Usher's native library and tray program, which are not signed.",
    unknown: "Usher can't read whether Smart App Control is on.",
  },
  fix: {
    obstacle: 'See the lines below, or leave people a message.',
    node: 'Install a version of Node.js that is in support, such as 22 or 24.',
    variables:
      'Remove them under Settings, "Edit environment variables for your account", and start Usher again from a new window.',
    smartAppControl: 'If there is no icon or no list, that is why. Smart App Control has no exceptions.',
    windows: 'Use Usher on Windows 11.',
    native: {
      architecture: 'Install 64-bit Node.js and start Usher with it.',
      absent: 'Run npm ci again, with optional packages, or install Usher again.',
      foreign:
        'Install Usher again, so that koffi is in its own folder, and find out who put the other one there.',
      policy:
        'Installing Usher again does not help. An administrator can allow the file in that policy; Smart App Control has no exceptions.',
      refused:
        'A policy or an antivirus program may block the file, or it is damaged. Install Usher again; if that does not help, ask an administrator of this PC.',
    },
    elevated:
      'Start Usher without administrator rights. A program with them may not get notifications, and Windows asks for permission when needed.',
    rights: 'Ask an administrator of this PC to sign people out, or leave people a message.',
    message: 'Ask people yourself, or let an administrator use Usher.',
    programs: 'Install Usher again.',
    toasts: 'Start Usher once; it registers them. Until then it asks in a window and in its menu.',
    notifications:
      'Answer in the window that asks instead, or in the menu. With "askIn": "window" in settings.json Usher always asks in that window.',
    icon: 'If this goes on, send the output of usher doctor --report.',
    otherVersion: 'Let everybody on this PC use the same version of Usher.',
    stranger: 'Find out which program that is, or restart the PC.',
    folder: 'Move it to a folder that only administrators can change, such as C:\\Program Files.',
    protectsNobody: 'Write the account as usher list shows it, or as DOMAIN\\\\account.',
    mayProtectAnybody: 'Connect to the network of its domain, or write DOMAIN\\\\account or its SID instead.',
    policy: 'An administrator can correct it: HKLM\\SOFTWARE\\Policies\\Usher in the registry.',
    settings: (folder) => `Correct settings.json in ${folder} and save it. Usher needs no restart.`,
    report: 'Send the output of usher doctor --report.',
  },
};
