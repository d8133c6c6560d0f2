import type { Rights } from '../consent.ts';
import { countDown } from '../conversation/countdown.ts';
import type { Pinned } from '../conversation/pinned.ts';
import type { Asking } from '../conversation/state.ts';
import type { QuestionParts } from '../operator-question.ts';
import { questionAbout } from '../operator-question.ts';
import type { Session } from '../sessions/session.ts';
import type { Settings } from '../settings.ts';
import { begin, next } from '../sign-out.ts';
import type { WeighParts } from '../weigh.ts';
import { weigh } from '../weigh.ts';
import type { CliWords } from '../words/cli-words.ts';
import type { Words } from '../words/words.ts';
import type { Order } from './order.ts';
import { beginsAnyway, isAnswered } from './order.ts';
import { pin } from './pin.ts';
import { COMMAND_LINE } from './terminal-operator.ts';

export interface DryRunParts extends QuestionParts, Omit<WeighParts, 'operator'> {
  readonly settings: Settings;
  readonly words: Words & { readonly cli: CliWords };
  readonly order: Order;
  rightsOn(session: Session): Rights;
}

/**
 * What a sign-out of these people would ask and do, line by line: by the conversation itself, up to its question, and
 * by the rules of what follows. Reads what is open, as the question does, and does nothing.
 */
export async function dryRun(people: readonly Session[], parts: DryRunParts): Promise<readonly string[]> {
  const { dryRun: words } = parts.words.cli;
  const pins = people.map((session) => pin(session, parts));
  if (pins.every(({ rights }) => rights === 'none')) return [words.noRights, words.end];
  const isAnybodyThere = pins.some(({ presence }) => presence !== 'away');
  const group = pins.length > 1 ? { group: { id: 1, isAnybodyThere } } : {};
  const [first, ...rest] = await Promise.all(
    pins.map((each, index) => asking({ ...each, ...group, conversation: index + 1 }, parts)),
  );
  if (first === undefined) return [words.end];
  const { title, text } = questionAbout([first, ...rest], parts);
  const isHelped = pins.some(({ rights }) => rights === 'withPermission');
  return [
    words.question(title, text),
    ...(isHelped ? [words.permission] : []),
    ...[first, ...rest].flatMap((each) => afterYes(each, parts)),
    words.end,
  ];
}

async function asking(pinned: Pinned, parts: DryRunParts): Promise<Asking> {
  const { pace, order } = parts;
  const anyway = beginsAnyway(pinned.presence, pace);
  const turn = next(begin(pinned, anyway, 0), { kind: 'turn' }, 0, pace);
  const asked = next(turn, await weigh({ pinned, anyway }, { ...parts, operator: COMMAND_LINE }), 0, pace);
  if (asked.kind !== 'asking') throw new Error(`no question: ${asked.kind}`);
  // Where it is answered beforehand no silence runs.
  return isAnswered({ anyway, isFound: false }, order) ? { ...asked, silenceEndsAt: null } : asked;
}

function afterYes({ pinned, anyway, usage }: Asking, { pace, host, nameOf, words, order }: DryRunParts) {
  const { session, presence } = pinned;
  const { asked, told, cannotBeAsked, countdown } = words.cli.dryRun;
  const name = nameOf(session);
  const { endsAt, person } = countDown(pinned, anyway, usage, 0, pace);
  const last = countdown(name, Math.round(endsAt / 1000), host.ways[0]?.describe(session) ?? '');
  if (person === 'notAsked') return presence === 'away' ? [last] : [told(name), last];
  if (host.canAsk) return [asked(name, Math.round(pace.there / 1000), presence === 'quiet'), last];
  return presence === 'quiet' || order.anyway ? [last] : [cannotBeAsked(name)];
}
