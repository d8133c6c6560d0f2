import type { Clock } from '../base/clock.ts';
import type { Late } from '../base/deadline.ts';
import { LATE, within } from '../base/deadline.ts';
import { newQuestion } from '../base/question-id.ts';
import type { SilencePolicy } from '../conversation/consent.ts';
import { quietMs, silence } from '../conversation/consent.ts';
import type { Event, Neighbor } from '../conversation/event.ts';
import type { Asking, CheckingUsage } from '../conversation/state.ts';
import type { Presence } from '../sessions/presence.ts';
import type { Session } from '../sessions/session.ts';
import type { NeighborSays, SessionHost } from '../sessions/session-host.ts';
import type { Usage } from '../sessions/usage.ts';
import { UNKNOWN_USAGE } from '../sessions/usage.ts';
import type { Operator } from './operator.ts';

/** Reading what could be lost must not keep the question waiting; late is unknown. In ms. */
const USAGE_DEADLINE = 2000;

/** The question waits no longer for a neighbor where there are other ways. It may follow the question. In ms. */
const NEIGHBOR_DEADLINE = 300;

/**
 * Where there is no other way no question comes without the neighbor, and in an elevated helper the other way is one that
 * no program can object to. One that has slept in a switched-out session for hours takes a moment to answer. In ms.
 */
const ONLY_WAY_DEADLINE = 5000;

export interface UsageCheckParts {
  readonly host: SessionHost;
  readonly settings: { readonly silenceCounts: SilencePolicy; readonly quietAfterMinutes: number };
  readonly clock: Clock;
  readonly operator: Pick<Operator, 'silenceObjection'>;
  /** What sentences call whoever has this session; null for nobody who is listed. */
  nameOfSession(sessionId: number): string | null;
}

type UsageChecked = Extract<Event, { readonly kind: 'usageChecked' }>;
type Checked = Pick<CheckingUsage, 'pinned' | 'anyway'>;

/** What is open in a session and how long nobody has been there, as far as their own Usher or Windows tells it in time. */
export async function lookInto(
  session: Session,
  parts: Pick<UsageCheckParts, 'host' | 'clock'>,
): Promise<{ readonly usage: Usage; readonly idleMs: number | null }> {
  const [told, seen] = await Promise.all([
    neighborOf(session, ONLY_WAY_DEADLINE, parts),
    usageOf(session, parts),
  ]);
  const says = told === LATE ? null : told;
  return { usage: usageBy(says, seen), idleMs: says?.idleMs ?? null };
}

/** What could be lost, and whether no answer may count as a yes. */
export async function checkUsage(about: Checked, parts: UsageCheckParts): Promise<UsageChecked> {
  const { pinned } = about;
  if (pinned.deed === 'disconnect') return nothingToCheck();
  const isOnlyWay = pinned.rights === 'none' || pinned.agreed !== undefined;
  const deadline = isOnlyWay ? ONLY_WAY_DEADLINE : NEIGHBOR_DEADLINE;
  const [says, usage] = await Promise.all([
    pinned.skipsNeighbor === true ? null : neighborOf(pinned.session, deadline, parts),
    usageOf(pinned.session, parts),
  ]);
  return checked(about, says, usage, parts);
}

/** The same once more for a neighbor that was late, while the question is open. Sends nothing if none answers. */
export async function checkAgain(
  state: Asking,
  parts: UsageCheckParts,
  send: (event: UsageChecked) => void,
): Promise<void> {
  const says = await neighborOf(state.pinned.session, ONLY_WAY_DEADLINE, parts);
  if (says !== null && says !== LATE) send(checked(state, says, state.usage, parts));
}

/** Nothing closes by it. No answer is never a yes to it. */
const nothingToCheck = (): UsageChecked => ({
  kind: 'usageChecked',
  usage: UNKNOWN_USAGE,
  silence: { counts: false, because: 'onlyDisconnects' },
  question: newQuestion(),
});

function checked(
  { pinned, anyway }: Checked,
  says: NeighborSays | Late | null,
  seen: Usage,
  { host, settings, operator, nameOfSession }: UsageCheckParts,
): UsageChecked {
  const { session, presence, group } = pinned;
  const usage = says === LATE ? seen : usageBy(says, seen);
  const neighbor = says === LATE ? 'late' : neighborBy(says, presence);
  const facts = {
    session,
    presence,
    usage,
    rights: neighbor === 'allows' ? ('direct' as const) : pinned.rights,
    isExact: host.isExact,
    isSecondQuestion: anyway !== null,
    isGroup: group !== undefined,
    objection: operator.silenceObjection(),
  };
  const askedBy = says === null || says === LATE ? null : says.askedBy;
  return {
    kind: 'usageChecked',
    usage,
    silence: silence(facts, settings.silenceCounts, quietMs(settings)),
    question: newQuestion(),
    ...(neighbor !== undefined && { neighbor }),
    ...(askedBy !== null && { askedBy: nameOfSession(askedBy) }),
  };
}

/** What the person's own Usher says, null if there is none. It is late after `deadline` ms. */
async function neighborOf(
  session: Session,
  deadline: number,
  { host, clock }: Pick<UsageCheckParts, 'host' | 'clock'>,
): Promise<NeighborSays | Late | null> {
  if (host.neighbor === undefined) return null;
  return within(host.neighbor(session), deadline, clock).catch(() => null);
}

async function usageOf(
  session: Session,
  { host, clock }: Pick<UsageCheckParts, 'host' | 'clock'>,
): Promise<Usage> {
  const read = await within(host.usage(session), USAGE_DEADLINE, clock).catch((): Late => LATE);
  return read === LATE ? UNKNOWN_USAGE : read;
}

/** It signs out only who is away, and asks only who is there. */
function neighborBy(says: NeighborSays | null, presence: Presence): Neighbor | undefined {
  if (says === null) return undefined;
  if (says.askedBy !== null) return 'busy';
  if (presence === 'away') return says.allows ? 'allows' : 'answers';
  return says.asks ? 'asks' : 'answers';
}

/** The person's own Usher sees more than anybody outside, unless it could not look. */
function usageBy(says: NeighborSays | null, usage: Usage): Usage {
  if (says === null || says.lost.word === 'unknown') return usage;
  return { kind: 'told', lost: says.lost, memoryBytes: usage.kind === 'known' ? usage.memoryBytes : null };
}
