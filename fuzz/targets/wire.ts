import { isDeepStrictEqual } from 'node:util';
import { readFromHelper, readHello, readToHelper } from '../../src/elevation/protocol.ts';
import { readWelcome } from '../../src/elevation/request.ts';
import { readFromNeighbor, readToNeighbor, readVersion } from '../../src/neighbors/protocol.ts';
import type { RemoteCall } from '../../src/sessions/remote/remote-answer.ts';
import { readRemoteAnswer } from '../../src/sessions/remote/remote-answer.ts';
import { SessionError } from '../../src/sessions/session-error.ts';
import { signInOf } from '../../src/sessions/sign-in.ts';
import { readChosen, readFace, readPermission, readPermitted } from '../../src/tray/question/face-lines.ts';
import { anna, ben } from '../../test/fakes/people.ts';
import type { Kind, Target } from '../target.ts';
import { demand, texts } from '../target.ts';

/* Lines between processes. What each of them leads to is tried in helper.ts, neighbors.ts and windows.ts. */

const SECRET = 'b'.repeat(32);

/** As the tray passes it on. */
export const REQUEST = {
  reason: null,
  away: 10_000,
  there: 60_000,
  quiet: 300_000,
  overrulesPrograms: false,
  deed: 'signOut',
  people: [signInOf(ben())],
} as const;

const json = (...all: readonly object[]) => texts(...all.map((each) => JSON.stringify(each)));

/** A reader of lines. What it believes must be what the line says, and nothing more. */
function reader(
  name: string,
  reads: string,
  corpus: readonly Buffer[],
  read: (line: string) => unknown,
  kind: Kind = 'wire',
): Target {
  return {
    name,
    kind,
    reads: [reads],
    form: 'text',
    corpus,
    run(input) {
      const line = input.toString();
      const message = read(line);
      if (message === null) return false;
      demand(isDeepStrictEqual(message, JSON.parse(line)), `it was read as ${JSON.stringify(message)}`);
      return true;
    },
  };
}

const { isCurrent: _, ...rest } = ben();
const SESSION = { ...rest, isCurrent: false };

/** @throws what it may not */
function remote(call: RemoteCall, line: string): unknown {
  try {
    const answer = readRemoteAnswer(call, line);
    if (!('sessions' in answer)) return answer;
    for (const { logonTime } of answer.sessions) if (logonTime !== null) new Date(logonTime).toISOString();
    return answer;
  } catch (error) {
    if (error instanceof SessionError) return null;
    throw error;
  }
}

const toHelper = json({ kind: 'cancel', person: 0 }, { kind: 'beat' });

const fromHelper = json(
  { kind: 'moved', person: 0, stage: 'countingDown', leftMs: 9000 },
  { kind: 'happened', person: 1, happened: { event: 'countdown', consent: 'operator', asked: true } },
  {
    kind: 'happened',
    person: 1,
    happened: { event: 'personAnswered', answer: 'no', because: 'stillWorking' },
  },
  { kind: 'ended', person: 0, outcome: { kind: 'signedOut', memoryBytes: 12_000 } },
  { kind: 'ended', person: 0, outcome: { kind: 'keptByProgram', programs: ['Word'] } },
  { kind: 'ended', person: 0, outcome: { kind: 'failed', error: { kind: 'windows', code: 5 } } },
);

export const NEIGHBOR_ANSWERS = [
  {
    kind: 'facts',
    lost: { word: 'work', programs: [{ name: 'Word', why: 'work' }] },
    idleMs: 60_000,
    isAway: true,
    allows: true,
    asks: false,
    askedBy: null,
  },
  { kind: 'asking' },
  { kind: 'said', answer: 'signOut' },
  { kind: 'said', answer: 'stay', reason: 'stillWorking' },
  { kind: 'leaving' },
  { kind: 'kept', programs: ['Word'] },
  { kind: 'no', because: 'there' },
  { kind: 'noteKept' },
] as const;

export const NEIGHBOR_REQUESTS = [
  { kind: 'signOut' },
  { kind: 'facts' },
  { kind: 'ask', seconds: 60, reason: 'The PC restarts', silenceSignsOut: false },
  { kind: 'note', text: 'Please come back' },
  { kind: 'noteShown' },
] as const;

const HELLO = { kind: 'hello', version: 1 };

const choice = { id: 'signOut', label: 'Sign out', shield: true };
const FACE = {
  title: 'Sign out Ben?',
  text: 'Nothing is open.',
  choices: [choice, { id: 'stay', label: 'Keep' }],
  usual: 'stay',
  time: { leftMs: 9000, wholeMs: 10_000 },
  details: { text: 'Word', show: 'Show', hide: 'Hide' },
};

const PROTOCOL = 'elevation/protocol.ts';
const FACES = 'tray/question/face-lines.ts';
const REMOTE = 'sessions/remote/remote-answer.ts';
const NEIGHBORS = 'neighbors/protocol.ts';

export const WIRE: readonly Target[] = [
  reader('hello of a helper', PROTOCOL, json({ kind: 'hello', token: SECRET }), readHello),
  reader('line to a helper', PROTOCOL, toHelper, readToHelper),
  reader('line from a helper', PROTOCOL, fromHelper, readFromHelper),
  reader(
    'welcome of a helper',
    'elevation/request.ts',
    json(
      { kind: 'welcome', secret: SECRET, request: REQUEST },
      {
        kind: 'welcome',
        secret: SECRET,
        request: { ...REQUEST, reason: 'Updates', people: [signInOf(ben()), signInOf(anna())] },
      },
    ),
    readWelcome,
  ),
  reader('line to a neighbor', NEIGHBORS, json(HELLO, ...NEIGHBOR_REQUESTS), readToNeighbor),
  reader('line from a neighbor', NEIGHBORS, json(HELLO, ...NEIGHBOR_ANSWERS), readFromNeighbor),
  {
    name: 'hello of any version',
    kind: 'wire',
    reads: [NEIGHBORS],
    form: 'text',
    corpus: json(HELLO, { ...HELLO, version: 27, more: true }),
    run(input) {
      const version = readVersion(input.toString());
      demand(version === null || (version >= 0 && version <= 9999), `version ${version}`);
      return version !== null;
    },
  },
  reader('list of another PC', REMOTE, json({ sessions: [SESSION] }), (line) => remote('list', line)),
  reader(
    'deed on another PC',
    REMOTE,
    json(
      { result: { kind: 'done' } },
      { result: { kind: 'stopped', because: 'changed' } },
      { result: { kind: 'failed', code: 5, accessDenied: true } },
    ),
    (line) => remote('logoff', line),
  ),
  reader('disconnect on another PC', REMOTE, json({ result: { kind: 'done' } }), (line) =>
    remote('disconnect', line),
  ),
  reader(
    'usage of another PC',
    'sessions/schemas.ts',
    json({
      usage: { kind: 'known', programs: [{ name: 'word.exe', holds: 'documents' }], memoryBytes: 1e8 },
    }),
    (line) => remote('usage', line),
  ),
  reader(
    'face of a window',
    FACES,
    json({ kind: 'face', number: 3, face: FACE }),
    (line) => {
      const read = readFace(line);
      return read && { kind: 'face', ...read };
    },
    'windows',
  ),
  reader(
    'click in a window',
    FACES,
    json({ kind: 'chosen', number: 3, choice: 'signOut' }, { kind: 'chosen', number: 3, choice: null }),
    (line) => {
      const read = readChosen(line);
      return read && { kind: 'chosen', ...read };
    },
    'windows',
  ),
  reader(
    'permission by a window',
    FACES,
    json({ kind: 'permission', deed: 'signOut', count: 1, name: 'Ben', args: ['--helper', SECRET] }),
    (line) => {
      const read = readPermission(line);
      return read && { kind: 'permission', ...read };
    },
    'windows',
  ),
  reader(
    'answer of Windows',
    FACES,
    json({ kind: 'permitted', answer: 'started' }, { kind: 'permitted', answer: 'declined' }),
    (line) => {
      const answer = readPermitted(line);
      return answer && { kind: 'permitted', answer };
    },
    'windows',
  ),
];
