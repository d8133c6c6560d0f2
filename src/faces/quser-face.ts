import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { quietMs } from '../consent.ts';
import { commandSession } from '../sessions/commands/command-host.ts';
import { parseQuser } from '../sessions/commands/quser.ts';
import { otherUsers } from '../sessions/other-users.ts';
import { presence } from '../sessions/presence.ts';
import type { Session } from '../sessions/session.ts';
import { UNKNOWN_USAGE } from '../sessions/usage.ts';
import { DEFAULT_SETTINGS } from '../settings.ts';
import { plan } from '../tray/menu.ts';
import { reseat } from '../tray/slots.ts';
import { english } from '../words/english.ts';

/**
 * Shows the menu for a captured table of quser, and for each row what a click would ask and run. Nothing is
 * asked and nothing is run.
 * @returns the exit code: 0, or 1 where the file cannot be read or holds no session
 */
export function quserFace(file: string, say: (line: string) => void): number {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    process.stderr.write(`${file} can't be read: ${(error as NodeJS.ErrnoException).code}.\n`);
    return 1;
  }
  const { sessions: rows, problems } = parseQuser(text);
  for (const { line, reason } of problems) say(`${basename(file)}, line ${line} is ${reason}.`);
  if (rows.length === 0) {
    process.stderr.write(`${basename(file)} holds no session.\n`);
    return 1;
  }
  const sessions = rows.map((row) => commandSession(row, basename(file)));
  const people = otherUsers(sessions);
  const slots = reseat([], people, 0);
  const isOwnKnown = sessions.some(({ isCurrent }) => isCurrent);
  const { menu } = plan(
    {
      listing: 'listed',
      slots,
      others: people,
      unseated: people.length - slots.length,
      isOwnKnown,
      conversations: new Map(),
      mayLeaveNotes: false,
      everyoneOverMs: DEFAULT_SETTINGS.everyoneAwayMinutes * 60_000,
    },
    english,
  );
  for (const row of menu.rows) {
    if ('text' in row && !row.hidden && row.mnemonic !== true) say(`  ${row.text}`);
  }
  for (const { session, notOffered } of people) {
    if (notOffered === null) say(dryRun(session));
  }
  return 0;
}

function dryRun(session: Session): string {
  const { countdowns } = DEFAULT_SETTINGS;
  const there = presence(session, quietMs(DEFAULT_SETTINGS));
  const question = english.question({
    name: session.userName,
    idle: session.idle,
    presence: there,
    usage: UNKNOWN_USAGE,
    anyway: null,
    silenceSeconds: null,
    personSeconds: null,
    needsPermission: false,
    mayLeaveNote: false,
    isFound: false,
  });
  const seconds = there === 'away' ? countdowns.away : countdowns.there;
  const again = there === 'present' ? 'ask once more, ' : '';
  return (
    `A click on ${session.userName} would ask “${question.title} ${question.text}” ` +
    `A yes would ${again}count down ${seconds} seconds and run logoff ${session.sessionId}.`
  );
}
