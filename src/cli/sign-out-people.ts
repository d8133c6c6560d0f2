import type { Clock } from '../base/clock.ts';
import { historyFile } from '../base/folders.ts';
import { quietMs } from '../conversation/consent.ts';
import { coolDownOf } from '../engine/pin.ts';
import type { EngineWords } from '../engine/words.ts';
import type { CoolDownLook } from '../history/disturbances.ts';
import { Disturbances } from '../history/disturbances.ts';
import { readDisturbances } from '../history/history-reader.ts';
import { signInKey } from '../sessions/identity.ts';
import type { OtherUser } from '../sessions/other-users.ts';
import { presence } from '../sessions/presence.ts';
import { isProtectionKnown } from '../sessions/protected-users.ts';
import type { Session } from '../sessions/session.ts';
import type { Settings } from '../settings/settings.ts';
import { askAgainMs } from '../settings/settings.ts';
import type { SignOutInvocation } from './command-line/invocation.ts';
import { everybody } from './command-line/targets.ts';
import { CommandError } from './output/command-error.ts';
import type { ExitCode } from './output/exit-code.ts';
import { EXIT } from './output/exit-code.ts';
import { allFailed } from './output/listing-error.ts';
import type { Pcs } from './pcs.ts';
import type { SignedIn } from './people.ts';
import { namesOf, notOfferedError } from './people.ts';
import { personMeant } from './person-meant.ts';
import type { CliWords } from './words.ts';

export interface MeantParts {
  readonly words: EngineWords & { readonly cli: CliWords };
  readonly clock: Clock;
  complain(error: CommandError): void;
}

/** Whom a sign-out is about, and who of them is left out, each with the reason. */
export interface Meant {
  readonly people: readonly Session[];
  /** Who was asked on their screen a short while ago, by `signInKey`: with `--anyway` they are told, not asked again. */
  readonly askedLately: ReadonlySet<string>;
  readonly leftOut: readonly CommandError[];
  /** What that makes of the exit code. That somebody is protected is what the settings want. */
  readonly codes: readonly ExitCode[];
}

/** @throws CommandError where somebody was named who is not there or is left out, or where that cannot be told */
export function peopleMeant(
  pcs: Pcs,
  { whom, anyway }: Pick<SignOutInvocation, 'whom' | 'anyway'>,
  settings: Settings,
  here: SignedIn,
  { words, clock, complain }: MeantParts,
): Meant {
  if (!isProtectionKnown(settings.protected)) {
    throw new CommandError(EXIT.notDone, words.cli.errors.protectedUnknown);
  }
  const { failures, others } = here;
  const isNobodyListed = failures.length === pcs.names.length;
  // The same name may be signed in to a PC that did not answer.
  if (isNobodyListed || ('user' in whom && failures.length > 0)) throw allFailed(failures, complain);
  const look = new Disturbances({
    clock,
    questions: () => askAgainMs(settings),
    disturbances: () => readDisturbances(historyFile(pcs.folder)),
  }).look();
  const coolingDown = (person: OtherUser) => coolDownError(person, look, settings, pcs, here, words);
  const reason = (person: OtherUser) =>
    notOfferedError(person, words.cli) ?? (anyway ? null : coolingDown(person));
  const askedAmong = (people: readonly OtherUser[]) =>
    new Set(people.filter((each) => coolingDown(each) !== null).map(({ session }) => signInKey(session)));
  if ('user' in whom) {
    const person = personMeant(here, whom, pcs.names, words.cli);
    const because = reason(person);
    if (because !== null) throw because;
    return { people: [person.session], askedLately: askedAmong([person]), leftOut: [], codes: [] };
  }
  const all = everybody(others, whom.idleOverMs).map((person) => ({ person, because: reason(person) }));
  return {
    people: all.flatMap(({ person, because }) => (because === null ? [person.session] : [])),
    askedLately: askedAmong(all.flatMap(({ person, because }) => (because === null ? [person] : []))),
    leftOut: all.flatMap(({ because }) => (because === null ? [] : [because])),
    codes: all.flatMap(({ person, because }) =>
      because === null || person.notOffered === 'protected' ? [] : [because.exitCode],
    ),
  };
}

/** Why this person is not asked again so soon; null where they may be. */
function coolDownError(
  { session }: OtherUser,
  look: CoolDownLook,
  settings: Settings,
  { fleet }: Pcs,
  { others }: SignedIn,
  words: MeantParts['words'],
): CommandError | null {
  const pinned = { session, presence: presence(session, quietMs(settings)) };
  const coolDown = coolDownOf(pinned, null, fleet, look);
  if (coolDown.ms === 0) return null;
  const name = namesOf(others, words)(session);
  return new CommandError(EXIT.notDone, words.cli.errors.coolDown({ what: 'question', name, ...coolDown }));
}
