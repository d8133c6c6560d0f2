import type { RowProblem } from '../../sessions/commands/session-table.ts';

const PROBLEMS: Readonly<Record<RowProblem, string>> = {
  truncated: 'is cut off',
  joined: 'has more than one row in it',
  ambiguous: 'can be read in more than one way',
  duplicate: 'has the session of another line',
  unreadable: "can't be read",
};

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'this account may not read it',
  EPERM: 'this account may not read it',
};

/** What is said of a captured table. `file` is as it is to be shown. */
export const englishCapture = {
  standardInput: 'Standard input',
  cannotBeRead: (file: string, code: string | undefined) =>
    `${file} can't be read: ${REASONS[code ?? ''] ?? code ?? 'it is no file'}.`,
  tooLarge: (file: string, megabytes: number) =>
    `${file} has more than ${megabytes} MB, so it is no table of quser.`,
  noSession: (file: string) => `${file} holds no session.`,
  problem: (file: string, line: number, reason: RowProblem) => `${file}, line ${line} ${PROBLEMS[reason]}.`,
  moreProblems: (file: string, count: number) =>
    `${file}, ${count === 1 ? 'one more line is nobody' : `${count} more lines are nobody`}.`,
  click: (name: string, question: string, again: boolean, seconds: number, method: string) =>
    `A click on ${name} would ask “${question}” A yes would ${again ? 'ask once more, ' : ''}count down ${seconds} seconds and run ${method}.`,
};
