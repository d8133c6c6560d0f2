import type { Duplex } from 'node:stream';
import type { Clock } from '../../base/clock.ts';
import type { Log } from '../../base/log.ts';
import type { Conversation } from '../../conversation/state.ts';
import type { Conversations } from '../../engine/conversations.ts';
import { conversations } from '../../engine/conversations.ts';
import { NO_ELEVATION } from '../../engine/elevation.ts';
import { lister } from '../../engine/listing.ts';
import type { QuestionBox } from '../../engine/operator.ts';
import { plainName } from '../../sessions/display-name.ts';
import type { Session } from '../../sessions/session.ts';
import type { SessionHost } from '../../sessions/session-host.ts';
import type { Policy } from '../../settings/policy.ts';
import { firstLine } from '../../wire/first-line.ts';
import { link } from '../../wire/link.ts';
import { GREETING, isSame } from '../client/channel.ts';
import type { FromHelper, ToHelper } from '../protocol.ts';
import { LONGEST_LINE, readToHelper, writeMessage } from '../protocol.ts';
import type { HelperRequest } from '../request.ts';
import { LONGEST_WELCOME, readWelcome } from '../request.ts';
import type { ElevationWords } from '../words.ts';
import { boxOperator } from './box-operator.ts';
import { accountedFor, leftMs, stageOf } from './report.ts';
import { durations, seenAs, standingEvent, targetsAmong } from './target.ts';

export interface ServeParts {
  readonly host: SessionHost;
  readonly clock: Clock;
  readonly words: ElevationWords;
  /** Shown by this very process or a child of it: what is not elevated can neither click nor answer it. */
  readonly box: QuestionBox;
  /** What an administrator set for this PC. */
  readonly policy: Policy;
  asleep(): number | null;
  readonly log: Log;
}

/** Each was an argument: the helper says `token`, the tray answers with `welcome`. */
export interface HelperSecrets {
  readonly token: string;
  readonly welcome: string;
}

/**
 * The elevated helper: owns what follows the operator's yes, by the same conversation as the tray's, and believes
 * nothing of what it was told but whom it is about. Who the operator is, who is there and what is open it reads for
 * itself, and what it has to ask the operator it asks itself. Before the tray has shown who it is nothing is listed,
 * asked or done. A tray that is gone, silent or says what it should not is a cancel; so is one that comes before the
 * first listing has answered.
 * @returns once everything has ended
 */
export async function serveTray(
  stream: Duplex,
  { token, welcome }: HelperSecrets,
  parts: ServeParts,
): Promise<void> {
  stream.on('error', () => {});
  stream.write(writeMessage({ kind: 'hello', token }));
  const line = await firstLine(stream, { longest: LONGEST_WELCOME, ms: GREETING });
  const said = line === null ? null : readWelcome(line);
  if (said !== null && isSame(said.secret, welcome)) await serve(said.request, stream, parts);
  else stream.destroy();
}

async function serve(request: HelperRequest, stream: Duplex, parts: ServeParts): Promise<void> {
  const { host, clock, words, policy, log } = parts;
  let talks: Conversations | null = null;
  let isTrayGone = false;
  /** Who was not to be signed out any more before anything had begun. */
  const spared = new Set<number>();
  const tray = link<ToHelper>(stream, {
    longest: LONGEST_LINE,
    read: (line) => readAbout(line, request.people.length),
    heard(message) {
      if (message.kind !== 'cancel') return;
      spared.add(message.person);
      talks?.send(`${message.person}`, { kind: 'canceled' });
    },
    lost(why) {
      log(`the tray is lost: ${why}`);
      isTrayGone = true;
      talks?.sendToAll(() => ({ kind: 'canceled' }));
    },
  });
  const tell = (message: FromHelper) => tray.send(writeMessage(message));

  const listing = lister(
    host,
    clock,
    (sessions) => {
      talks?.sendToAll(({ pinned }) => seenAs(pinned, sessions, policy.protected));
    },
    parts.asleep,
  );
  const sessions = await listing.list().catch(() => null);
  const targets = targetsAmong(sessions, request, host.methods.length, policy.protected);
  const operator = sessions?.find(({ isCurrent }) => isCurrent);

  function begin(over: () => void): Conversations {
    // Kept here, because conversations forget the ended ones after a while.
    const ended = new Set<string>();
    return conversations({
      ...parts,
      settings: { silenceCounts: 'never', quietAfterMinutes: request.quiet / 60_000 },
      timings: durations(request, targets, policy),
      list: listing.list,
      operator: boxOperator(parts.box, words),
      elevation: NO_ELEVATION,
      operatorName: () => (operator === undefined ? '' : nameOf(operator)),
      changed() {},
      moved(state) {
        const stage = stageOf(state);
        if (stage === null) return;
        tell({ kind: 'moved', person: personOf(state), stage, leftMs: leftMs(state, clock.now()) });
      },
      happened(event, state) {
        const happened = accountedFor(event);
        if (happened !== null) tell({ kind: 'happened', person: personOf(state), happened });
      },
      ended(key, state) {
        tell({ kind: 'ended', person: personOf(state), outcome: state.outcome });
        ended.add(key);
        if (ended.size === targets.length) over();
      },
    });
  }

  await new Promise<void>((over) => {
    if (isTrayGone) return over();
    talks = begin(over);
    const people = targets.map(({ pinned }, person) => [`${person}`, pinned] as const);
    const [first] = people;
    // One box about all of them, where there is something to ask.
    if (people.length > 1) talks.beginGroup(new Map(people));
    else if (first !== undefined) talks.begin(...first, null);
    for (const [person, { standing }] of targets.entries()) {
      if (spared.has(person)) talks.send(`${person}`, { kind: 'canceled' });
      talks.send(`${person}`, standingEvent(standing));
    }
    // From here on each minute, for what Windows tells nobody of.
    listing.refresh();
  });
  listing.stop();
  tray.close();
}

/** @returns null also where it is about somebody beyond the request */
function readAbout(line: string, people: number): ToHelper | null {
  const message = readToHelper(line);
  return message !== null && message.kind !== 'beat' && message.person >= people ? null : message;
}

/** Conversations are begun in the order of the request, and are numbered from 1. */
function personOf({ pinned }: Conversation): number {
  return pinned.conversation - 1;
}

/** It comes from an account, and goes to somebody else's screen. */
function nameOf({ fullName, userName }: Session): string {
  return plainName(fullName ?? '') || plainName(userName);
}
