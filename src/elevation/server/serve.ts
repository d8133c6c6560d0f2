import type { Duplex } from 'node:stream';
import type { Engine } from '../../engine/engine.ts';
import { timely } from '../../engine/listing.ts';
import { firstLine } from '../../wire/first-line.ts';
import { link } from '../../wire/link.ts';
import { GREETING } from '../client/channel.ts';
import type { FromHelper, ToHelper } from '../protocol.ts';
import { LONGEST_LINE, readToHelper, writeMessage } from '../protocol.ts';
import type { HelperRequest } from '../request.ts';
import { LONGEST_WELCOME, readWelcome } from '../request.ts';
import { isSame } from '../secret.ts';
import type { ServeParts } from './helper-engine.ts';
import { beginAll, helperEngine } from './helper-engine.ts';
import { targetsAmong } from './target.ts';

/** Each was an argument: the helper says `token`, the tray answers with `welcome`. */
export interface HelperSecrets {
  readonly token: string;
  readonly welcome: string;
}

/**
 * The elevated helper: owns what follows the operator's yes, by an engine of its own. It believes nothing of what it was
 * told but whom it is about. Who the operator is, who is there and what is open it reads for itself, and what it has to
 * ask the operator it asks itself. It lists, asks and does nothing before the tray has shown who it is. A tray that is
 * gone, silent or says what it should not is a cancel, before the first listing too.
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
  const said = readWelcome(line ?? '');
  if (said !== null && isSame(said.secret, welcome)) await serve(said.request, stream, parts);
  else stream.destroy();
}

async function serve(request: HelperRequest, stream: Duplex, parts: ServeParts): Promise<void> {
  const { host, clock, policy, log } = parts;
  let engine = null as Engine | null;
  let isTrayGone = false;
  /** People canceled before their conversation had begun. */
  const canceled = new Set<number>();
  const tray = link<ToHelper>(stream, {
    longest: LONGEST_LINE,
    read: (line) => readAbout(line, request.people.length),
    heard(message) {
      if (message.kind !== 'cancel') return;
      canceled.add(message.person);
      engine?.conversations.cancel(`${message.person}`);
    },
    lost(why) {
      log(`the tray is lost: ${why}`);
      isTrayGone = true;
      engine?.conversations.cancelAll();
    },
  });
  const sessions = await timely(host.list(), clock).catch(() => null);
  const targets = targetsAmong(sessions, request, host, policy.protected);
  const own = sessions?.find(({ isCurrent }) => isCurrent) ?? null;
  await new Promise<void>((over) => {
    if (isTrayGone) return over();
    const tell = (message: FromHelper) => tray.send(writeMessage(message));
    engine = helperEngine(request, targets, { ...parts, own, tell, over });
    beginAll(engine, targets, canceled);
  });
  engine?.stop();
  tray.close();
}

/** @returns null also where it is about somebody beyond the request */
function readAbout(line: string, people: number): ToHelper | null {
  const message = readToHelper(line);
  return message !== null && message.kind !== 'beat' && message.person >= people ? null : message;
}
