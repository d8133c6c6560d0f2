import { localTime } from '../../base/local-time.ts';
import {
  IDCANCEL,
  IDOK,
  MB_ICON_INFORMATION,
  MB_ICON_QUESTION,
  MB_OK,
  MB_OK_OR_CANCEL,
  MB_ON_TOP,
  withoutAccessKeys,
} from '../../windows/message-style.ts';
import type { Native } from '../../windows/native.ts';
import { isSignOutId } from '../session.ts';
import { sessionErrorKind } from '../session-error.ts';
import type { Server } from './bindings.ts';
import { THIS_PC } from './bindings.ts';

/** Exit codes of a process that shows one message. Node.js itself uses none of these. */
export const MESSAGE_END = { yes: 0x61, no: 0x62, noAnswer: 0x63, denied: 0x64, sent: 0x65 } as const;

const QUESTION = MB_OK_OR_CANCEL | MB_ICON_QUESTION | MB_ON_TOP;
const NOTE = MB_OK | MB_ICON_INFORMATION | MB_ON_TOP;

/**
 * Shows a question in another session and waits for the answer, on a worker thread because the call blocks. Only a
 * click is an answer; Windows' IDTIMEOUT (32000), IDASYNC (32001) and zero are none.
 * https://learn.microsoft.com/windows/win32/api/wtsapi32/nf-wtsapi32-wtssendmessagew
 * @returns one of `MESSAGE_END`
 */
export async function askSession(
  native: Native,
  sessionId: number,
  seconds: number,
  title: string,
  text: string,
  server: Server = THIS_PC,
): Promise<number> {
  // Zero seconds would be for ever.
  if (!isSignOutId(sessionId) || !Number.isInteger(seconds) || seconds < 1) return MESSAGE_END.noAnswer;
  const { value, error, response } = await send(native, server, sessionId, title, text, QUESTION, seconds, 1);
  if (value === 0) return isDenied(error) ? MESSAGE_END.denied : MESSAGE_END.noAnswer;
  if (response === IDOK) return MESSAGE_END.yes;
  return response === IDCANCEL ? MESSAGE_END.no : MESSAGE_END.noAnswer;
}

/** How long a note stays if nobody closes it, in seconds. Somebody who is away over a weekend still finds it. */
const NOTE_STAYS = 7 * 24 * 3600;

/**
 * Leaves a note in another session.
 * @param seconds how long the note is true and stays; null to stay a week, with the time of writing in its text
 * @returns one of `MESSAGE_END`
 */
export async function noteSession(
  native: Native,
  sessionId: number,
  title: string,
  text: string,
  server: Server = THIS_PC,
  seconds: number | null = null,
): Promise<number> {
  const stays = seconds ?? NOTE_STAYS;
  // Zero seconds would be for ever.
  if (!isSignOutId(sessionId) || !Number.isInteger(stays) || stays < 1) return MESSAGE_END.noAnswer;
  const dated = seconds === null ? `${text}\n\n${localTime(Date.now(), 'minutes')}` : text;
  const { value, error } = await send(native, server, sessionId, title, dated, NOTE, stays, 0);
  if (value !== 0) return MESSAGE_END.sent;
  return isDenied(error) ? MESSAGE_END.denied : MESSAGE_END.noAnswer;
}

type SendArgs = [Server, number, string, number, string, number, number, number, [number], number];

async function send(
  native: Native,
  server: Server,
  sessionId: number,
  title: string,
  rawText: string,
  style: number,
  seconds: number,
  wait: 0 | 1,
) {
  const text = withoutAccessKeys(rawText);
  const sendMessage = native.declare<SendArgs, number>(
    'wtsapi32.dll',
    'int __stdcall WTSSendMessageW(void *server, uint32_t session, const char16_t *title, uint32_t titleBytes, const char16_t *message, uint32_t messageBytes, uint32_t style, uint32_t timeout, _Out_ uint32_t *response, int wait)',
  );
  const response: [number] = [0];
  // The lengths are bytes, not characters.
  const bytes = (each: string) => Buffer.byteLength(each, 'utf16le');
  const answer = await sendMessage.start(
    server,
    sessionId,
    title,
    bytes(title),
    text,
    bytes(text),
    style,
    seconds,
    response,
    wait,
  );
  return { ...answer, response: response[0] };
}

function isDenied(error: number): boolean {
  return sessionErrorKind(error) === 'accessDenied';
}
