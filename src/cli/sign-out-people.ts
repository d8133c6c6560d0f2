import { join } from 'node:path';
import { lastDeeds } from '../deed-file.ts';
import { userFolders } from '../folders.ts';
import { presence } from '../sessions/presence.ts';
import type { Session } from '../sessions/session.ts';
import type { Settings } from '../settings.ts';
import type { CliWords } from '../words/cli-words.ts';
import type { Words } from '../words/words.ts';
import { CommandError } from './command-error.ts';
import { EXIT } from './exit-code.ts';
import type { SignOutInvocation } from './invocation.ts';
import { allFailed } from './listing-error.ts';
import type { Pcs } from './pcs.ts';
import { peaceLeft } from './peace.ts';
import type { SignedIn } from './people.ts';
import { mustBeOffered, namesOf, personMeant } from './people.ts';
import { everybody } from './targets.ts';

const MINUTE = 60_000;

/** So many lines of the history hold whom was asked lately. */
const REMEMBERED = 1000;

export interface MeantParts {
  readonly words: Words & { readonly cli: CliWords };
  complain(error: CommandError): void;
}

/**
 * Whom a sign-out is about. Several people are without those who were asked on their screens a short while ago.
 * @throws CommandError where somebody was named who is not there or cannot be asked about, or where that cannot be told
 */
export function peopleMeant(
  pcs: Pcs,
  { whom, anyway }: Pick<SignOutInvocation, 'whom' | 'anyway'>,
  settings: Settings,
  here: SignedIn,
  { words, complain }: MeantParts,
): readonly Session[] {
  const { failures, others } = here;
  const isNobodyListed = failures.length === pcs.names.length;
  // The same name may be signed in to a PC that did not answer.
  if (isNobodyListed || ('user' in whom && failures.length > 0)) throw allFailed(failures, complain);
  const peace = (session: Session) => (anyway ? 0 : peaceOf(session, pcs, settings));
  if ('idleOverMs' in whom) {
    const all = everybody(others, whom.idleOverMs).map(({ session }) => session);
    return all.filter((session) => peace(session) === 0);
  }
  const person = personMeant(here, whom, pcs.names, words.cli);
  mustBeOffered(person, words.cli);
  const { session } = person;
  const minutes = Math.ceil(peace(session) / MINUTE);
  if (minutes === 0) return [session];
  const name = namesOf(others, words)(session);
  throw new CommandError(EXIT.notDone, words.cli.errors.askedLately(name, minutes));
}

/** Who is away is asked nothing. */
function peaceOf(session: Session, { folder }: Pcs, settings: Settings): number {
  if (presence(session, settings.quietAfterMinutes * MINUTE) === 'away') return 0;
  const deeds = lastDeeds(join(folder ?? userFolders().data, 'deeds.jsonl'), REMEMBERED);
  return peaceLeft(deeds, session, Date.now(), settings.askAgainAfterMinutes * MINUTE);
}
