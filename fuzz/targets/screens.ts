import { isDeepStrictEqual } from 'node:util';
import { permissionAnswerOf, readPermissionArguments } from '../../src/elevation/client/permission.ts';
import { answerOfExitCode, readQuestionArguments } from '../../src/neighbors/own/own-question-child.ts';
import type { Menu } from '../../src/tray/ports.ts';
import { childWindow } from '../../src/tray/question/child-window.ts';
import { lastFace } from '../../src/tray/question/face-lines.ts';
import { trayInbox } from '../../src/tray/question/face-program.ts';
import type { TrayChildListener } from '../../src/tray/systray/supervised-tray.ts';
import { SupervisedTray } from '../../src/tray/systray/supervised-tray.ts';
import { isFailedCall, readTrayMessage } from '../../src/tray/systray/tray-output.ts';
import { toastEnd } from '../../src/tray/toasts/toast-end.ts';
import { parentLines } from '../../src/windows/parent-lines.ts';
import { fakeNative, put } from '../../test/fakes/native.ts';
import type { Target } from '../target.ts';
import { demand, texts } from '../target.ts';

/* What the programs say that draw the icon, the questions and the notifications. */

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

const chosen = (number: number, choice: string | null) => JSON.stringify({ kind: 'chosen', number, choice });

function window(input: Buffer): boolean {
  const clicks: unknown[] = [];
  let tell = (_: string) => {};
  let end = () => {};
  const open = childWindow({
    ownProgram: { file: '/usher', args: [] },
    clock: { after: () => () => {} },
    isShown: () => true,
    start(_, listener) {
      tell = listener.line;
      end = listener.ended;
      return { processId: null, send() {}, end() {} };
    },
  });
  open({
    chosen: (number, choice) => void clicks.push({ kind: 'chosen', number, choice }),
    shown() {},
    unseen() {},
    gone() {},
  });
  const said = input.toString().split('\n');
  for (const line of said) tell(line);
  end();
  const count = clicks.length;
  for (const line of said) tell(line);
  demand(clicks.length === count, 'a click after the end');
  const lines = said.map(parsed);
  demand(
    clicks.every((click) => lines.some((line) => isDeepStrictEqual(line, click))),
    'a click that nobody made',
  );
  return count > 0;
}

const MENU: Menu = {
  tooltip: 'Usher',
  icon: 'calm',
  rows: [
    { id: 'caption', text: 'Usher', enabled: false, hidden: false },
    { id: 'ben', text: 'Ben', enabled: true, hidden: false },
    { id: 'line', line: true },
    { id: 'gone', text: '', enabled: true, hidden: true },
    { id: 'quit', text: 'Quit', enabled: true, hidden: false },
  ],
};

/** Rows that take clicks, by the number that the tray program knows. */
const ROWS: Readonly<Record<number, string>> = { 2: 'ben', 5: 'quit' };

function trayProgram(input: Buffer): boolean {
  const clicks: string[] = [];
  let child = null as TrayChildListener | null;
  const tray = new SupervisedTray(
    MENU,
    (_, listener) => {
      child = listener;
      return { send() {}, isMenuOpen: () => false, async stop() {} };
    },
    { clicked: (id) => void clicks.push(id), lost() {} },
    () => {},
    () => {},
  );
  child?.ready();
  const wanted: string[] = [];
  for (const line of input.toString().split(/\r?\n/)) {
    isFailedCall(line);
    const message = readTrayMessage(line);
    if (message?.type === 'clicked') child?.clicked(message.itemId);
    const said = parsed(line) as { type?: unknown; __id?: unknown; item?: { __id?: unknown } } | null;
    if (said?.type !== 'clicked') continue;
    const row = said.__id ?? said.item?.__id;
    if (typeof row === 'number') wanted.push(ROWS[row] ?? '');
  }
  void tray.close();
  demand(clicks.length <= wanted.length && clicks.every((id) => wanted.includes(id)), `clicks on ${clicks}`);
  return clicks.length > 0;
}

const click = (id: number) =>
  JSON.stringify({ type: 'clicked', item: { title: 'Ben', __id: id, enabled: true }, seq_id: 0, __id: id });

const BUTTONS = [
  { id: 'yes', label: 'Sign out' },
  { id: 'no', label: 'Keep' },
] as const;

const answer = (fields: string) =>
  Buffer.from(`action=${fields};notificationId=7;pipe=\\\\.\\pipe\\x;version=0.7.0;`, 'utf16le');

export const SCREENS: readonly Target[] = [
  {
    name: 'clicks in a question window',
    kind: 'windows',
    reads: ['tray/question/child-window.ts'],
    form: 'text',
    corpus: texts(
      [chosen(3, 'signOut'), chosen(4, null), '{"kind":"permitted","answer":"started"}'].join('\n'),
    ),
    run: window,
  },
  {
    name: 'lines to a question window',
    kind: 'windows',
    reads: ['windows/parent-lines.ts', 'tray/question/face-program.ts'],
    form: 'text',
    corpus: texts(
      '{"kind":"permission","deed":"signOut","count":1,"name":"Ben","args":["--x"]}\n{"kind":"beat"}\n',
    ),
    run(input) {
      const native = fakeNative({
        GetStdHandle: () => 7n,
        PeekNamedPipe(_pipe, _buffer, _size, _read, available) {
          put(available, at < input.length ? Math.min(100, input.length - at) : 0);
          return 1;
        },
      });
      let at = 0;
      const read = (into: Buffer) => {
        const copied = input.copy(into, 0, at);
        at += copied;
        return copied;
      };
      const inbox = trayInbox(parentLines(native, { read, write() {} }).read);
      let isBelieved = false;
      for (let looks = 0; looks * 100 <= input.length; looks += 1) {
        const faces = inbox.faces();
        isBelieved ||= inbox.permission() !== null || (faces !== null && lastFace(faces) !== null);
      }
      return isBelieved;
    },
  },
  {
    name: 'end of a notification',
    kind: 'windows',
    reads: ['tray/toasts/toast-end.ts', 'tray/toasts/answer-pipe.ts'],
    form: 'bytes',
    corpus: [
      answer('buttonClicked;button=Sign out'),
      answer('dismissed'),
      answer('clicked'),
      answer('timedout'),
    ],
    run(input) {
      const text = input.toString('utf16le');
      const end = toastEnd({ id: '7', buttons: BUTTONS, answer: text, ranForMs: 9000 });
      const isClick = /(?:^|;)action=buttonClicked;/.test(text) && /(?:^|;)notificationId=7;/.test(text);
      demand(
        end !== 'yes' || (isClick && /;button=\s*sign out\s*;/i.test(text)),
        'a yes that nobody clicked',
      );
      return end !== 'unknown';
    },
  },
  {
    name: 'arguments and ends of children',
    kind: 'windows',
    reads: ['neighbors/own/own-question-child.ts', 'elevation/client/permission.ts'],
    form: 'text',
    corpus: texts('60\nyes\nno\nKai\nPC\\kai\nUpdates', '0\nsignOut\n1\nBen\n--helper\nsecret', '65', '113'),
    run(input) {
      const args = input.toString().split('\n');
      const question = readQuestionArguments(args);
      demand(question === null || question.seconds >= 1, 'a question without time');
      demand(question === null || question.silenceSignsOut || args[2] === 'no', 'milder than it is');
      const request = readPermissionArguments(args);
      demand(request === null || request.deed === args[1], 'another deed');
      const code = Number(args[0]);
      demand(answerOfExitCode(code).kind !== 'signOut' || code === 0x41, 'a yes by another code');
      demand(permissionAnswerOf(code) !== 'started' || code === 0x71, 'started by another code');
      return question !== null || request !== null || args.length === 1;
    },
  },
  {
    name: 'lines of the tray program',
    kind: 'tray',
    reads: ['tray/systray/tray-output.ts', 'tray/systray/supervised-tray.ts'],
    form: 'text',
    corpus: texts(
      ['{"type":"ready"}', click(2), click(5)].join('\n'),
      [click(1), click(4), click(2)].join('\r\n'),
    ),
    run: trayProgram,
  },
];
