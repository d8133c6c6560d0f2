import type { RowProblem } from '../../sessions/commands/session-table.ts';
import type { CaptureWords } from '../demo-words.ts';

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

export const capture: CaptureWords = {
  standardInput: 'Standard input',
  cannotBeRead: (file, code) => `${file} can't be read: ${REASONS[code ?? ''] ?? code ?? "it isn't a file"}.`,
  tooLarge: (file, megabytes) => `${file} has more than ${megabytes} MB, so it can't be a table of quser.`,
  noSession: (file) => `${file} has no session in it.`,
  problem: (file, line, reason) => `${file}, line ${line} ${PROBLEMS[reason]}.`,
  moreProblems: (file, count) =>
    `${file}: ${count === 1 ? '1 more line' : `${count} more lines`} can't be read either.`,
  click: ({ name, question, asksAgain, seconds, method }) =>
    `A click on ${name} would ask “${question}” After a yes, Usher would ${asksAgain ? 'ask once more, ' : ''}count down ${seconds} seconds and run ${method}.`,
};
