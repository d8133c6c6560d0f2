import { basename } from 'node:path';
import { oneLine } from '../../base/text/plain-text.ts';
import { quietMs } from '../../conversation/consent.ts';
import type { CaptureWords } from '../../languages/demo-words.ts';
import type { Words } from '../../languages/words.ts';
import { capturedText } from '../../sessions/commands/captured-text.ts';
import { commandSession } from '../../sessions/commands/command-host.ts';
import type { QuserRow } from '../../sessions/commands/quser.ts';
import { parseQuser } from '../../sessions/commands/quser.ts';
import { displayNames } from '../../sessions/display-name.ts';
import { otherUsers } from '../../sessions/other-users.ts';
import { presence } from '../../sessions/presence.ts';
import type { Session } from '../../sessions/session.ts';
import { UNKNOWN_USAGE } from '../../sessions/usage.ts';
import { DEFAULT_SETTINGS } from '../../settings/settings.ts';
import { plan } from '../../tray/menu/menu.ts';
import { assignRows } from '../../tray/menu/slots.ts';
import { captureFile } from './capture-file.ts';

/** The words of the menu, and about the file. */
export type QuserFileWords = Words & { readonly capture: CaptureWords };

/** The largest file. No table of quser comes near it. In MB. */
const LARGEST = 1;

/** How many unreadable lines are named. */
const NAMED_PROBLEMS = 20;

/** Western Europe's OEM page. It is used for a capture of unknown encoding on a system that is not Windows. */
const WESTERN = 850;

/** The code page of console programs here; null if Windows does not tell. */
export async function captureCodePage(): Promise<number | null> {
  if (process.platform !== 'win32') return WESTERN;
  const [{ commandsFolder }, { oemPage }] = await Promise.all([
    import('../this-pc.ts'),
    import('../quser-pc.ts'),
  ]);
  const folder = commandsFolder(null);
  return folder === null ? null : oemPage(folder);
}

/**
 * Shows the menu for a captured table of quser. For each row it shows what a click would ask and run, but asks and
 * runs nothing.
 * @param file `-` for standard input
 * @param codePage of a file that is neither UTF-8 nor UTF-16
 * @returns the exit code: 0, or 1 if the file cannot be read or holds no session
 */
export function showQuserFile(
  file: string,
  say: (line: string) => void,
  words: QuserFileWords,
  codePage: number | null = WESTERN,
): number {
  const { capture } = words;
  const isInput = file === '-';
  const fail = (sentence: string) => {
    process.stderr.write(`${sentence}\n`);
    return 1;
  };
  const name = isInput ? capture.standardInput : oneLine(basename(file)) || '?';
  let bytes: Buffer | null;
  try {
    bytes = captureFile(file, LARGEST * 1024 ** 2);
  } catch (error) {
    const shown = isInput ? name : oneLine(file) || '?';
    return fail(capture.cannotBeRead(shown, (error as NodeJS.ErrnoException).code));
  }
  if (bytes === null) return fail(capture.tooLarge(name, LARGEST));
  const { sessions: rows, problems } = parseQuser(capturedText(bytes, codePage));
  for (const { line, reason } of problems.slice(0, NAMED_PROBLEMS)) say(capture.problem(name, line, reason));
  const more = problems.length - NAMED_PROBLEMS;
  if (more > 0) say(capture.moreProblems(name, more));
  if (rows.length === 0) return fail(capture.noSession(name));
  showMenu(rows, name, words, say);
  return 0;
}

function showMenu(
  rows: readonly QuserRow[],
  host: string,
  words: QuserFileWords,
  say: (line: string) => void,
): void {
  const sessions = rows.map((row) => commandSession(row, host));
  const people = otherUsers(sessions);
  const slots = assignRows([], people, 0);
  const isOwnKnown = sessions.some(({ isCurrent }) => isCurrent);
  const { menu } = plan(
    {
      listing: 'listed',
      slots,
      others: people,
      withoutRow: people.length - slots.length,
      isOwnKnown,
      conversations: new Map(),
      timesLeft: new Map(),
      mayLeaveNotes: false,
      everyoneOverMs: DEFAULT_SETTINGS.everyoneAwayMinutes * 60_000,
    },
    words,
  );
  for (const row of menu.rows) {
    if ('text' in row && !row.hidden && row.mnemonic !== true) say(`  ${row.text}`);
  }
  const assigned = slots.flatMap((slot) => (slot === null ? [] : [slot.person]));
  const names = displayNames(assigned, words.name);
  for (const [index, { session, notOffered }] of assigned.entries()) {
    if (notOffered === null) say(dryRun(session, names[index] ?? session.userName, words));
  }
}

/** @param name as shown in the menu */
function dryRun(session: Session, name: string, words: QuserFileWords): string {
  const { countdowns } = DEFAULT_SETTINGS;
  const there = presence(session, quietMs(DEFAULT_SETTINGS));
  const { title, text } = words.question({
    name,
    idle: session.idle,
    presence: there,
    usage: UNKNOWN_USAGE,
    anyway: null,
    silenceCounts: false,
    personSeconds: null,
    needsPermission: false,
    mayLeaveNote: false,
  });
  const seconds = there === 'away' ? countdowns.away : countdowns.there;
  return words.capture.click({
    name,
    question: `${title} ${text}`,
    asksAgain: there === 'present',
    seconds,
    method: `logoff ${session.sessionId}`,
  });
}
