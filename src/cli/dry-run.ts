import type { Rights } from '../consent.ts';
import { silence } from '../consent.ts';
import type { Pinned } from '../conversation/pinned.ts';
import type { Asking } from '../conversation/state.ts';
import type { QuestionParts } from '../operator-question.ts';
import { questionAbout } from '../operator-question.ts';
import { presence } from '../sessions/presence.ts';
import type { Session } from '../sessions/session.ts';
import type { Usage } from '../sessions/usage.ts';
import type { Settings } from '../settings.ts';
import { begin, next } from '../sign-out.ts';
import type { CliWords } from '../words/cli-words.ts';
import type { Words } from '../words/words.ts';
import type { Order } from './order.ts';
import { beginsAnyway } from './order.ts';

/** Somebody whom a sign-out is about, with what could be lost. */
interface Weighed {
  readonly pinned: Pinned;
  readonly usage: Usage;
}

export interface DryRunParts extends QuestionParts {
  readonly settings: Settings;
  readonly words: Words & { readonly cli: CliWords };
  readonly order: Order;
  rightsOn(session: Session): Rights;
}

/** What a sign-out of these people would ask and do. Reads what is open, as the question does, and nothing else. */
export async function whatWould(people: readonly Session[], parts: DryRunParts): Promise<readonly string[]> {
  const { settings, host, rightsOn, order } = parts;
  const presences = people.map((session) => presence(session, settings.quietAfterMinutes * 60_000));
  const isAnybodyThere = presences.some((each) => each !== 'away');
  const [first, ...rest] = await Promise.all(
    people.map(async (session, index) => ({
      pinned: {
        conversation: index + 1,
        session,
        presence: presences[index] ?? 'present',
        rights: rightsOn(session),
        ways: host.ways.length,
        ...(order.reason !== null && { reason: order.reason }),
        ...(people.length > 1 && { group: { id: 1, isAnybodyThere } }),
      },
      usage: await host.usage(session),
    })),
  );
  return first === undefined ? [] : dryRun([first, ...rest], parts);
}

/** What would be asked and done, line by line: by the conversation itself, up to its question. */
function dryRun(people: readonly [Weighed, ...Weighed[]], parts: DryRunParts): readonly string[] {
  const { dryRun: words } = parts.words.cli;
  if (people.every(({ pinned }) => pinned.rights === 'none')) return [words.noRights, words.end];
  const [first, ...rest] = people;
  const { title, text } = questionAbout(
    [asking(first, parts), ...rest.map((each) => asking(each, parts))],
    parts,
  );
  const needsPermission = people.some(({ pinned }) => pinned.rights === 'withPermission');
  return [
    words.question(title, text),
    ...(needsPermission ? [words.permission] : []),
    ...people.flatMap(({ pinned }) => afterwards(pinned, parts)),
    words.end,
  ];
}

function asking({ pinned, usage }: Weighed, { pace, host, settings }: DryRunParts): Asking {
  const anyway = beginsAnyway(pinned.presence, pace);
  const facts = {
    ...pinned,
    usage,
    isExact: host.isExact,
    isSecondQuestion: anyway !== null,
    isGroup: pinned.group !== undefined,
  };
  const quiet = settings.quietAfterMinutes * 60_000;
  const turn = next(begin(pinned, anyway, 0), { kind: 'turn' }, 0, pace);
  const weighed = { kind: 'weighed', usage, silence: silence(facts, settings.silenceCounts, quiet) } as const;
  const asked = next(turn, weighed, 0, pace);
  if (asked.kind !== 'asking') throw new Error(`no question: ${asked.kind}`);
  return asked;
}

function afterwards(pinned: Pinned, { pace, host, nameOf, words }: DryRunParts): readonly string[] {
  const { session, presence, group } = pinned;
  const { asked, told, countdown } = words.cli.dryRun;
  const name = nameOf(session);
  const isAway = presence === 'away';
  const there = Math.round(pace.there / 1000);
  const isOneForAll = group?.isAnybodyThere === true;
  const seconds = isAway && !isOneForAll ? Math.round(pace.away / 1000) : there;
  const person =
    isAway || !host.canAsk ? [] : [there === 0 ? told(name) : asked(name, there, presence === 'quiet')];
  return [...person, countdown(name, seconds, host.ways[0]?.describe(session) ?? '')];
}
