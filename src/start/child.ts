import {
  ASK_FLAG,
  BOX_FLAG,
  ELEVATE_FLAG,
  HELPER_FLAG,
  NOTE_FLAG,
  OWN_QUESTION_FLAG,
  QUESTION_FLAG,
  REMOTE_FLAG,
} from '../base/child-flags.ts';
import { clock } from '../base/clock.ts';
import { programToElevate } from '../base/launcher.ts';
import { PERMISSION_END } from '../elevation/client/permission.ts';
import { askForPermission } from '../elevation/client/permission-window.ts';
import { OWN_ANSWER_END } from '../neighbors/own/own-question-child.ts';
import { askInWindow } from '../neighbors/own/own-question-window.ts';
import { SessionError } from '../sessions/session-error.ts';
import type { Server } from '../sessions/wts/bindings.ts';
import { THIS_PC } from '../sessions/wts/bindings.ts';
import { openServer } from '../sessions/wts/server.ts';
import { askSession, MESSAGE_END, noteSession } from '../sessions/wts/session-message.ts';
import { BOX_NOT_OK, runBox } from '../windows/message-box.ts';
import type { Native } from '../windows/native.ts';
import { loadNative } from '../windows/native.ts';
import { language } from './language.ts';

/*
 * What this program is when it was started by itself: one native call that waits for a person, in a process
 * that can be ended. The exit code tells the answer.
 */

/** @param flag one of child-flags.ts. @returns the exit code */
export async function startChild(flag: string, args: readonly string[]): Promise<number> {
  switch (flag) {
    case BOX_FLAG:
      return showBox(args);
    case ASK_FLAG:
    case NOTE_FLAG:
      return sendMessage(flag, args);
    case QUESTION_FLAG:
      return showWindow();
    case OWN_QUESTION_FLAG:
      return askHere(args);
    case ELEVATE_FLAG:
      return startElevated(args);
    case REMOTE_FLAG:
      return callRemote(args);
    case HELPER_FLAG: {
      const { startHelper } = await import('./helper.ts');
      return startHelper(args);
    }
    default:
      throw new TypeError(`no child begins with ${flag}`);
  }
}

/** The child side of a message in another session: sends it and tells how it ended by its exit code. */
async function sendMessage(flag: string, args: readonly string[]): Promise<number> {
  const native = await loadNative();
  if ('missing' in native) return MESSAGE_END.noAnswer;
  if (flag === NOTE_FLAG) {
    const [id, title = '', text = '', pc, seconds] = args;
    const stays = seconds === undefined ? null : Number(seconds);
    return onServer(native, pc, (server) => noteSession(native, Number(id), title, text, server, stays));
  }
  const [id, seconds, title = '', text = '', pc] = args;
  return onServer(native, pc, (server) =>
    askSession(native, Number(id), Number(seconds), title, text, server),
  );
}

async function onServer(
  native: Native,
  name: string | undefined,
  send: (server: Server) => Promise<number>,
): Promise<number> {
  if (name === undefined || name === '') return send(THIS_PC);
  try {
    const { server, close } = await openServer(native, name);
    return await send(server).finally(close);
  } catch (error) {
    const isDenied = error instanceof SessionError && error.kind === 'accessDenied';
    return isDenied ? MESSAGE_END.denied : MESSAGE_END.noAnswer;
  }
}

/** The child side of asking Windows for permission. */
async function startElevated(args: readonly string[]): Promise<number> {
  const [native, words] = await Promise.all([loadNative(), language.words()]);
  if ('missing' in native) return PERMISSION_END.failed;
  return askForPermission(native, programToElevate, args, words);
}

/** The child side of a question's box: shows it and tells the answer by its exit code. */
async function showBox([title = '', text = '']: readonly string[]): Promise<number> {
  const native = await loadNative();
  return 'missing' in native ? BOX_NOT_OK : runBox(native, title, text);
}

/** The child side of a question to this Usher's own person: tells the answer by its exit code. */
async function askHere(args: readonly string[]): Promise<number> {
  const [native, words] = await Promise.all([loadNative(), language.words()]);
  return 'missing' in native
    ? OWN_ANSWER_END.cannotBeAsked
    : askInWindow(native, args, words.ownQuestion, () => performance.now());
}

/** The child side of the operator's window. Its exit code tells nothing. */
async function showWindow(): Promise<number> {
  const [native, words, { showFaces }] = await Promise.all([
    loadNative(),
    language.words(),
    import('../tray/question/face-program.ts'),
  ]);
  if (!('missing' in native)) {
    showFaces({ native, program: programToElevate, words, now: clock().now });
  }
  return 0;
}

/** The child side of a call on another PC: prints the answer. */
async function callRemote(args: readonly string[]): Promise<number> {
  const [native, { remoteAnswer }] = await Promise.all([
    loadNative(),
    import('../sessions/remote/remote-child.ts'),
  ]);
  if ('missing' in native) return 1;
  const answer = await remoteAnswer(native, args);
  await new Promise((written) => process.stdout.write(`${answer}\n`, written));
  return 0;
}
