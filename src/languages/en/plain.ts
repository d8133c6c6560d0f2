import type { PlainPerson, PlainWords } from '../../cli/plain/words.ts';
import { unsavedPrograms } from '../../sessions/could-be-lost.ts';
import { IN_USE } from '../../sessions/idle-time.ts';
import type { NotOffered } from '../../sessions/other-users.ts';
import type { ShownIdle } from '../../sessions/shown-idle.ts';
import type { Usage } from '../../sessions/usage.ts';
import { englishCli } from './cli.ts';
import { isUnseen, listed, namedPrograms, openPrograms, programLabels } from './programs.ts';
import { readAloud } from './read-aloud.ts';
import { andTimeLeft, inTime, memory, span } from './units.ts';

const TO_CANCEL = 'Press Enter to cancel.';

function howLong(idle: ShownIdle, isLocked: boolean): string {
  switch (idle.kind) {
    case 'away':
      return idle.ms === null ? 'switched out' : `switched out ${span(idle.ms)} ago`;
    case 'noInput':
      return `no key or mouse for ${span(idle.ms)}`;
    case 'inUse':
      return isLocked ? 'away from the PC for less than 1 min' : 'using this PC';
    case 'told':
      return idle.ms < IN_USE && !isLocked
        ? 'using this PC, as their own Usher says'
        : `no key or mouse for ${span(idle.ms)}, as their own Usher says`;
    case 'unknown':
      return 'idle time unknown';
  }
}

function whatIsOpen(usage: Usage): string {
  if (isUnseen(usage)) return "Usher can't see what is open";
  const isTold = usage.kind === 'told';
  const unsaved = isTold ? programLabels(unsavedPrograms(usage.lost) ?? []) : [];
  if (unsaved.length > 0) return `unsaved work in ${listed(unsaved)}`;
  if (isTold && usage.lost.word === 'nothing') return 'nothing open';
  const open = openPrograms([usage]);
  if (open !== null) return `${namedPrograms(open)[0]?.text ?? 'an app'} open`;
  return isTold ? 'nothing open that holds work' : 'no documents or unknown apps open';
}

const NOT_OFFERED: Record<NotOffered, string> = {
  protected: 'protected by the settings',
  protectedUnknown: 'perhaps protected by the settings',
  unreadable: 'Windows hides the details from you',
  ownUnknown: "can't be told from your own session",
};

function about({ idle, locked, memoryBytes, usage, notOffered }: PlainPerson): string {
  const isLocked = locked === true && idle.kind !== 'away';
  return [
    howLong(idle, isLocked),
    ...(isLocked ? ['screen locked'] : []),
    ...(memoryBytes === null ? [] : [`${memory(memoryBytes)} of memory`]),
    whatIsOpen(usage),
    ...(notOffered === null ? [] : [NOT_OFFERED[notOffered]]),
  ].join(', ');
}

export const englishPlain: PlainWords = {
  people(count) {
    if (count === 0) return 'Nobody else is signed in.';
    return count === 1 ? '1 other person is signed in.' : `${count} other people are signed in.`;
  },
  person: (number, person) => `${number}. ${person.name}, ${readAloud(about(person))}`,
  whom: 'Number of the person, or Enter to leave:',
  noSuchNumber: (count) =>
    count === 1 ? 'The only number here is 1.' : `Type a number from 1 to ${count}, or press Enter to leave.`,
  gone: (name) => `${name} is no longer signed in as before, so nobody was asked.`,
  choice: (number, label) => `${number}. ${label}`,
  answer: 'Number of your answer, or Enter to keep signed in:',
  noSuchAnswer: 'Type 1 or 2.',
  tooEarly: "That came before you can have heard the question, so it doesn't count.",
  progress: {
    ...englishCli.progress,
    asked: (name, left) => `Asking ${name} on screen${andTimeLeft(left)}. ${TO_CANCEL}`,
    moreTime: (name, left) =>
      `${name} asked for 10 more minutes and is asked again ${inTime(left)}. ${TO_CANCEL}`,
    countdown: (name, left) => `Signing out ${name} ${inTime(left)}. ${TO_CANCEL}`,
  },
  aloud: readAloud,
};
