import type { Duplex } from 'node:stream';
import type { Clock } from '../clock.ts';
import { seen } from '../conversation/seen.ts';
import type { Conversation } from '../conversation/state.ts';
import { questionId } from '../conversation/state.ts';
import type { Conversations } from '../conversations.ts';
import { conversations } from '../conversations.ts';
import type { Log } from '../log.ts';
import { lister } from '../people.ts';
import { plainName } from '../sessions/display-name.ts';
import type { Session } from '../sessions/session.ts';
import type { SessionHost } from '../sessions/session-host.ts';
import type { Words } from '../words/words.ts';
import { NO_HELPERS } from './helpers.ts';
import { link } from './link.ts';
import type { FromHelper, ToHelper } from './protocol.ts';
import { briefUsage, readToHelper } from './protocol.ts';
import { accountedFor, leftMs, stageOf } from './report.ts';
import type { HelperRequest } from './request.ts';
import { durations, targetsAmong } from './target.ts';

export interface HelperProcess {
  readonly host: SessionHost;
  readonly clock: Clock;
  readonly words: Words;
  asleep(): number | null;
  readonly log: Log;
}

/**
 * The elevated helper: owns what follows the operator's yes, by the same conversation as the tray's, and believes
 * nothing of what it was told but whom it is about. Who the operator is, who is there and what is open it reads for
 * itself. A tray that is gone, silent or says what it should not is a cancel; so is one that comes before the first
 * listing has answered.
 * @returns once everything has ended
 */
export async function serveTray(
  request: HelperRequest,
  token: string,
  stream: Duplex,
  parts: HelperProcess,
): Promise<void> {
  const { host, clock, log } = parts;
  let talks: Conversations | null = null;
  let isTrayGone = false;
  /** Who was not to be signed out any more before anything had begun. */
  const spared = new Set<number>();
  const tray = link<FromHelper, ToHelper>(stream, (line) => readAbout(line, request.people.length), {
    heard(message) {
      if (message.kind === 'cancel') {
        spared.add(message.person);
        talks?.send(`${message.person}`, { kind: 'canceled' });
      }
      if (message.kind !== 'yes') return;
      talks?.send(`${message.person}`, { kind: 'answered', question: message.question, answer: 'yes' });
    },
    lost(why) {
      log(`the tray is lost: ${why}`);
      isTrayGone = true;
      talks?.sendToAll(() => ({ kind: 'canceled' }));
    },
  });
  tray.send({ kind: 'hello', token });

  const listing = lister(
    host,
    clock,
    (sessions) => {
      talks?.sendToAll(({ pinned }) => seen(pinned, sessions));
    },
    parts.asleep,
  );
  const sessions = await listing.list().catch(() => null);
  const targets = targetsAmong(sessions, request, host.ways.length);
  const operator = sessions?.find(({ isCurrent }) => isCurrent);

  function begin(over: () => void): Conversations {
    // Kept here, because conversations forget the ended ones after a while.
    const ended = new Set<string>();
    return conversations({
      ...parts,
      settings: { silenceCounts: 'never', quietAfterMinutes: request.quiet / 60_000 },
      pace: durations(request, targets),
      list: listing.list,
      operator: {
        silenceObjection: () => 'needsPermission',
        async ask([state]) {
          const { anyway, usage } = state;
          const question = questionId(state);
          tray.send({ kind: 'asks', person: personOf(state), question, anyway, usage: briefUsage(usage) });
        },
      },
      helpers: NO_HELPERS,
      operatorName: () => (operator === undefined ? '' : nameOf(operator)),
      changed() {},
      moved(state) {
        const stage = stageOf(state);
        if (stage === null) return;
        tray.send({ kind: 'moved', person: personOf(state), stage, leftMs: leftMs(state, clock.now()) });
      },
      happened(event, state) {
        const happened = accountedFor(event);
        if (happened !== null) tray.send({ kind: 'happened', person: personOf(state), happened });
      },
      ended(key, state) {
        tray.send({ kind: 'ended', person: personOf(state), outcome: state.outcome });
        ended.add(key);
        if (ended.size === targets.length) over();
      },
    });
  }

  await new Promise<void>((over) => {
    if (isTrayGone) return over();
    talks = begin(over);
    for (const [person, { pinned, verdict }] of targets.entries()) {
      const key = `${person}`;
      talks.begin(key, pinned, null);
      if (spared.has(person)) talks.send(key, { kind: 'canceled' });
      talks.send(key, { kind: 'seen', verdict });
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
