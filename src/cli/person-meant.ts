import { visibleName } from '../base/text/plain-text.ts';
import type { OtherUser } from '../sessions/other-users.ts';
import type { Session } from '../sessions/session.ts';
import { nearest } from './command-line/nearest.ts';
import type { Wanted } from './command-line/targets.ts';
import { targetAmong } from './command-line/targets.ts';
import { CommandError } from './output/command-error.ts';
import { EXIT } from './output/exit-code.ts';
import type { SignedIn } from './people.ts';
import type { CliWords } from './words.ts';

/**
 * The one person who is meant, and can be asked about.
 * @throws CommandError where that is nobody, several, the operator, or somebody who is not offered
 */
export function personMeant(
  { others, sessions }: SignedIn,
  wanted: Wanted,
  pcs: readonly string[],
  { errors }: CliWords,
): OtherUser {
  const target = targetAmong(others, sessions, wanted);
  const user = visibleName(wanted.user ?? String(wanted.id));
  switch (target.kind) {
    case 'none':
      throw nobodyMeant(others, wanted, pcs, errors);
    case 'own':
      throw new CommandError(EXIT.wrongUse, errors.ownSession(user));
    case 'ambiguous': {
      const candidates = target.people.map(({ session }) => ({ ...session, ...namesIn(session) }));
      throw new CommandError(EXIT.wrongUse, errors.ambiguous(user, candidates, pcs.length > 1));
    }
    case 'found':
      return target.person;
  }
}

/** Nobody has that name, or that id. @param others whom it could have been */
export function nobodyMeant(
  others: readonly OtherUser[],
  { user, id }: Wanted,
  pcs: readonly string[],
  errors: CliWords['errors'],
): CommandError {
  const shown = user === null ? null : visibleName(user);
  if (id === null) return noSuchUser(others, shown ?? '', pcs, errors);
  return new CommandError(EXIT.noSuchSession, errors.noSuchId(shown, id, pcs));
}

/** Nobody has this name; who has nearly the same one is named. @param others whom it could have been */
function noSuchUser(
  others: readonly OtherUser[],
  user: string,
  pcs: readonly string[],
  errors: CliWords['errors'],
): CommandError {
  const people = others.map(({ session }) => namesIn(session));
  const near = new Set(
    nearest(
      user,
      people.flatMap(({ userName, fullName }) => [userName, fullName ?? '']),
    ),
  );
  const meant = people.filter(({ userName, fullName }) => near.has(userName) || near.has(fullName ?? ''));
  const unique = meant.filter(
    (each, at) =>
      meant.findIndex(({ userName }) => userName === each.userName) === at && each.userName !== '',
  );
  return new CommandError(EXIT.noSuchSession, errors.noSuchUser(user, pcs, unique.slice(0, MOST_MEANT)));
}

/** So many people are named where none is called that. */
const MOST_MEANT = 3;

/** As they are to be shown. */
function namesIn({ userName, domainName, fullName }: Session) {
  return {
    userName: visibleName(userName),
    domainName: visibleName(domainName),
    fullName: fullName === null ? null : visibleName(fullName),
  };
}
