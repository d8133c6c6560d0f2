import { newQuestion } from '../base/question-id.ts';
import { countDown } from '../conversation/countdown.ts';
import { begin, next } from '../conversation/next.ts';
import type { Pinned } from '../conversation/pinned.ts';
import { firstMethod, needsOwnYes, needsPermission, thereMs } from '../conversation/pinned.ts';
import type { Asking, Conversation } from '../conversation/state.ts';
import { wayOf } from '../engine/deed.ts';
import { shownOperator } from '../engine/names.ts';
import type { PinParts } from '../engine/pin.ts';
import { pin } from '../engine/pin.ts';
import type { EngineParts } from '../engine/ports.ts';
import type { QuestionParts } from '../engine/question-text.ts';
import { questionAbout } from '../engine/question-text.ts';
import type { UsageCheckParts } from '../engine/usage-check.ts';
import { checkUsage } from '../engine/usage-check.ts';
import type { EngineWords } from '../engine/words.ts';
import type { Deed } from '../sessions/deed.ts';
import { signInKey } from '../sessions/identity.ts';
import type { Session } from '../sessions/session.ts';
import type { Settings } from '../settings/settings.ts';
import type { Order } from './command-line/order.ts';
import { beginsAnyway, isAnswered } from './command-line/order.ts';
import type { Planned } from './planned.ts';
import { COMMAND_LINE } from './terminal-operator.ts';
import type { CliWords } from './words.ts';

export interface DryRunParts
  extends QuestionParts,
    Omit<UsageCheckParts, 'operator' | 'nameOfSession'>,
    Pick<PinParts, 'rightsOn' | 'reason'>,
    Pick<EngineParts, 'own' | 'operatorUnknown'> {
  readonly settings: Settings;
  readonly words: EngineWords & { readonly cli: CliWords };
  readonly order: Order;
  readonly deed: Deed;
  /** Who was asked a short while ago, by `signInKey`. */
  readonly askedLately: ReadonlySet<string>;
}

export interface DryRun {
  /** For people. */
  readonly lines: readonly string[];
  /** The same for programs, one for each person. */
  readonly plan: readonly Planned[];
}

/**
 * What a sign-out of these people would ask and do: by the conversation itself, up to its question, and by the rules of
 * what follows. Reads what is open, as the question does, and does nothing.
 */
export async function dryRun(people: readonly Session[], parts: DryRunParts): Promise<DryRun> {
  const { dryRun: words } = parts.words.cli;
  const pins = people.map((session) => pin(session, parts.deed, parts));
  const isAnybodyThere = pins.some(({ presence }) => presence !== 'away');
  const group = pins.length > 1 ? { group: { id: newQuestion(), isAnybodyThere } } : {};
  const states = await Promise.all(
    pins.map((each, index) => upToQuestion({ ...each, ...group, conversation: index + 1 }, parts)),
  );
  const [first, ...rest] = states.filter((state): state is Asking => state.kind === 'asking');
  const steps = states.map((state) => stepsAbout(state, parts));
  const isHelped = steps.some(({ planned }) => planned.needsPermission);
  return {
    lines: [
      ...(first === undefined ? [] : question([first, ...rest], parts)),
      ...(isHelped ? [words.permission] : []),
      ...steps.flatMap(({ lines }) => lines),
      words.end(parts.deed),
    ],
    plan: steps.map(({ planned }) => planned),
  };
}

/** An account that may not sign this person out is never asked about them. */
async function upToQuestion(pinned: Pinned, parts: DryRunParts): Promise<Conversation> {
  const { timings } = parts;
  const anyway = beginsAnyway(pinned, timings, parts.askedLately.has(signInKey(pinned.session)));
  const turn = next(begin(pinned, anyway, 0), { kind: 'turn' }, 0, timings);
  if (turn.kind !== 'checkingUsage') return turn;
  const checking = { ...parts, operator: COMMAND_LINE, nameOfSession: () => null };
  return next(turn, await checkUsage({ pinned, anyway }, checking), 0, timings);
}

function question(asked: readonly [Asking, ...Asking[]], parts: DryRunParts): string[] {
  const { dryRun: words } = parts.words.cli;
  const { title, text } = questionAbout(asked, parts);
  if (isAnswered(asked[0].anyway, parts.order)) return [words.answered(title, text)];
  return [words.question(title, text), words.noAnswer(Math.round(parts.timings.question / 1000), parts.deed)];
}

interface Steps {
  readonly lines: readonly string[];
  readonly planned: Planned;
}

function stepsAbout(state: Conversation, parts: DryRunParts): Steps {
  const { host, sessionId, userName, domainName } = state.pinned.session;
  const who = { host, sessionId, userName, domainName };
  if (state.kind === 'asking') return afterYes(state, who, parts);
  const { dryRun: words, ended } = parts.words.cli;
  const name = parts.nameOf(state.pinned.session);
  const isOver = parts.deed === 'disconnect' && state.kind === 'ended';
  const line = isOver
    ? words.nothing(name, ended(state.outcome, name, parts.deed))
    : words.noRights(name, parts.deed);
  const nothing = { asksYou: false, needsPermission: false, person: 'nothing' } as const;
  return {
    lines: [line],
    planned: { ...who, ...nothing, countdownSeconds: null, method: null },
  };
}

type Who = Pick<Planned, 'host' | 'sessionId' | 'userName' | 'domainName'>;

function afterYes(state: Asking, who: Who, parts: DryRunParts): Steps {
  const { pinned, anyway, usage } = state;
  const { timings, host, nameOf, words, order } = parts;
  const { session, presence } = pinned;
  const { asked, told, reads, cannotBeAsked, countdown } = words.cli.dryRun;
  const name = nameOf(session);
  const { endsAt, person } = countDown(pinned, anyway, usage, 0, timings);
  const method = wayOf(pinned, firstMethod(pinned, 'operator'), host)?.describe(session) ?? '';
  const seconds = Math.round(endsAt / 1000);
  const last = countdown(name, seconds, method);
  const planned = {
    ...who,
    asksYou: !isAnswered(anyway, order),
    needsPermission: needsPermission(pinned),
    countdownSeconds: seconds,
    method,
  };
  const there = Math.round(thereMs(timings) / 1000);
  const operator = shownOperator(parts.own, parts.operatorUnknown, session.host);
  const facts = { ...operator, seconds: there, reason: pinned.reason ?? null };
  if (person === 'notAsked') {
    if (presence === 'away') return { lines: [last], planned: { ...planned, person: 'nothing' } };
    const { title, text } = words.warningFor(facts);
    return { lines: [told(name), reads(name, title, text), last], planned: { ...planned, person: 'told' } };
  }
  const silenceSignsOut = !needsOwnYes(pinned);
  if (host.canAsk) {
    const forPerson = pinned.deed === 'disconnect' ? words.disconnectQuestionFor : words.questionFor;
    const { title, text } = forPerson({ ...facts, silenceSignsOut });
    const lines = [asked(name, there, silenceSignsOut, pinned.deed), reads(name, title, text), last];
    return { lines, planned: { ...planned, person: 'asked' } };
  }
  if (silenceSignsOut || order.anyway || pinned.deed === 'disconnect')
    return { lines: [last], planned: { ...planned, person: 'nothing' } };
  const stopped = { countdownSeconds: null, method: null, person: 'cannotBeAsked' } as const;
  return { lines: [cannotBeAsked(name)], planned: { ...planned, ...stopped } };
}
