import type { CliWords } from '../../cli/words.ts';

/** What `--help` says. */
export const englishHelp: CliWords['help'] = {
  program: 'Asks the other people signed in to this PC before it signs them out.',
  commands: {
    list: 'list the other people who are signed in, or tell all about one of them',
    signOut: 'ask, count down and sign somebody out; without a typed yes nobody is signed out',
    disconnect:
      'take away the Remote Desktop connection of somebody, who is asked first; all their programs run on',
    lock: 'show the sign-in screen at this PC, so that somebody else can sign in; nothing is closed',
    ask: 'leave somebody a message that asks them to sign out; nobody is signed out',
    history: 'show what was asked and done',
    doctor: 'check this PC and suggest fixes',
    demo: 'show the menu on a simulated PC in this terminal; without one, tell three short stories',
  },
  arguments: {
    user: 'the whole account or full name: ben, OFFICE\\ben or "Ben Fischer"',
    listUser: 'all that can be told about this user, or about the session with this ID',
    text: 'the message (default: a short polite one)',
  },
  options: {
    demo: 'use a simulated PC instead of this one, with any command',
    terminal: 'show the menu in this terminal',
    plain: 'list the people and ask line by line, for a screen reader',
    quser:
      'show the menu, and what a click would do, for a captured table of quser in a file; - for standard input',
    quit: 'have the icon of this account quit, as its menu does, and wait until it has',
    everybody: 'with --quit: the icons of everybody on this PC; needs an administrator',
    assumeUnelevated: 'act as an account that needs permission to sign others out',
    all: 'include your own session and those of the system',
    json: 'print JSON',
    server: 'another PC instead of this one; repeat for more',
    id: 'the session with this ID, if the name is not enough',
    others: 'everybody else',
    idleOver: 'only people known to be away or idle for this long: 90m, 2h, 1d',
    yes: 'skip your own confirmation; the other person is still asked',
    anyway:
      'sign out even after a no or a recent question, and allow a --countdown under a minute for somebody who is there; only if this account needs no permission',
    countdown:
      'seconds to wait before the sign-out, 0 to 3600; at least 60 for somebody who is there, or 5 with --anyway',
    reason: 'shown to the person and kept in the history',
    dryRun: 'say what would be asked and done, but do nothing',
    stories: 'tell three short stories instead of showing the menu',
    last: 'number of clicks to show; of lines with --json (default 50)',
    report: 'the raw facts, without names, for a bug report',
  },
  examples: {
    program: `
Examples:
  usher                                 the icon next to the clock
  usher list                            who else is signed in
  usher sign-out ben                    ask, count down, sign Ben out
  usher sign-out ben --demo --dry-run   what would happen, on a simulated PC
  usher list --server SRV1              who is signed in to another PC`,
    list: `
Examples:
  usher list --all
  usher list ben
  usher list --id 2 --json
  usher list --json --server SRV1 --server SRV2`,
    signOut: `
Examples:
  usher sign-out ben
  usher sign-out ben --id 3 --reason "The PC restarts at five."
  usher sign-out --others --idle-over 2h --yes
  usher sign-out ben --server SRV1 --dry-run`,
    disconnect: `
Examples:
  usher disconnect anna
  usher disconnect anna --server SRV1 --dry-run`,
    ask: `
Examples:
  usher ask anna
  usher ask anna "The printer needs this PC at five, please."`,
    history: `
Examples:
  usher history
  usher history --last 10 --json`,
  },
  allowed: {
    server:
      '--server must be the name of one PC, such as SRV1 or srv1.example.com; repeat it for more PCs, without \\\\ before the name.',
    id: '--id must be the ID of a session, from 1 to 65535.',
    idleOver: '--idle-over must be a time such as 90m, 2h or 1d.',
    countdown: '--countdown must be seconds from 0 to 3600.',
    reason: '--reason must be a sentence of at most 200 characters.',
    text: 'The message must be a sentence of at most 500 characters.',
    last: '--last must be a number from 1 to 10000.',
  },
  whom: 'Name one user, or a session with --id, or everybody with --others.',
  whomToDisconnect: 'Name one user, or a session with --id.',
  idleOverAlone: 'Use --idle-over together with --others.',
  everybodyAlone: 'Use --everybody together with --quit.',
  twice: (flags) => `Use ${flags} only once.`,
  menuOnly: 'Use --terminal, --plain, --quser and --quit without a command.',
  unknownCommand: (word, meant) =>
    `Unknown command '${word}'.${meant === null ? '' : ` Did you mean usher ${meant}?`}`,
  didYouMean: (word) => `Did you mean ${word}?`,
  helpCommand: 'show the help of a command',
  demoToo: '\nAdd --demo to try it on a simulated PC.',
  notWindows: 'This is not Windows: the PC and its people are simulated, the rest is the real program.',
  noTerminal:
    'The menu needs a terminal that can draw it. Try usher --plain, which asks line by line. Add --demo for a simulated PC.',
  noKeyboard: 'This needs a terminal: a keyboard, and a screen to show it on.',
  outputLost: (code) => `The output could not be written (${code}), so part of it is missing.`,
  exitCodes: `
Exit codes:
  0  done                                  4  no such session
  1  failed                                5  access denied
  2  wrong use                             6  a PC can't be reached
  3  declined, refused, not answered       7  partly done
     or canceled`,
};
