import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunResult } from '../../src/base/run.ts';
import { englishSettings } from '../../src/languages/en/settings.ts';
import { capturedText } from '../../src/sessions/commands/captured-text.ts';
import { commandHost } from '../../src/sessions/commands/command-host.ts';
import { logoffMethod } from '../../src/sessions/commands/logoff-method.ts';
import { msgNote } from '../../src/sessions/commands/msg-note.ts';
import { decodeOem, oemCodePage } from '../../src/sessions/commands/oem-text.ts';
import { parseQuser } from '../../src/sessions/commands/quser.ts';
import { SessionError } from '../../src/sessions/session-error.ts';
import { commandPolicy } from '../../src/settings/command-policy.ts';
import { ben } from '../../test/fakes/people.ts';
import type { Target } from '../target.ts';
import { demand, texts } from '../target.ts';

/* What Windows' commands print. Nothing reads the output of qprocess. */

const CAPTURES = join(import.meta.dirname, '..', '..', 'test', 'captures');
const captures = readdirSync(CAPTURES)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => readFileSync(join(CAPTURES, name)));

const PROGRAM = { file: 'C:\\Windows\\System32\\logoff.exe', args: [] };

/** A program that ends with 1 after this output. */
const printing = (output: Buffer, exitCode = 1) => {
  const result: RunResult = { kind: 'exited', exitCode, stdout: output, stderr: output };
  return async () => result;
};

const ERRORS = texts(
  'Error [5]:Access is denied.\r\n',
  'Error 0x000006BA enumerating sessionnames\r\nError [1722]:The RPC server is unavailable.\r\n',
  'Could not logoff session ID 2\nError code [7022]',
  'Session 2 not found\r\n',
);

const POLICY = [
  '',
  'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Usher',
  '    Protected    REG_MULTI_SZ    ben|OFFICE\\anna',
  '    PresentCountdownSeconds    REG_DWORD    0x78',
  '    AwayCountdownSeconds    REG_DWORD    0x1e',
  '    OthersMaySignMeOut    REG_SZ    never',
  '',
].join('\r\n');

/** Whether the line stands there as it was written, and nothing else claims its name. */
function isKept(output: string, name: string): boolean {
  const line = POLICY.split('\r\n').find((each) => each.includes(` ${name} `)) ?? '';
  const [, ...others] = output.split(new RegExp(`^ {4}${name} {4}`, 'gim'));
  return others.length === 1 && output.split(/\r?\n/).includes(line);
}

export const COMMANDS: readonly Target[] = [
  {
    name: 'quser',
    kind: 'commands',
    reads: ['sessions/commands/quser.ts'],
    form: 'text',
    corpus: captures,
    run(input) {
      const text = input.toString();
      const { sessions } = parseQuser(text);
      demand(
        new Set(sessions.map(({ sessionId }) => sessionId)).size === sessions.length,
        'one id, two people',
      );
      for (const { userName, stationName } of sessions) {
        demand(userName.trim() !== '' && text.includes(userName), `nobody is called ${userName}`);
        demand(text.includes(stationName), `no station is called ${stationName}`);
      }
      return sessions.length > 0;
    },
  },
  {
    name: 'quser by its host',
    kind: 'commands',
    reads: ['sessions/commands/command-host.ts', 'sessions/commands/oem-text.ts'],
    form: 'text',
    corpus: captures,
    async run(input) {
      const host = commandHost({
        host: 'PC',
        quser: PROGRAM,
        logoff: logoffMethod(PROGRAM, printing(input)),
        leaveNote: async () => 'left',
        decode: (bytes) => decodeOem(bytes, 850),
        runProgram: printing(input),
        problem() {},
      });
      try {
        const sessions = await host.list();
        demand(sessions.length > 0, 'nobody, on this PC');
        return true;
      } catch (error) {
        if (error instanceof SessionError) return false;
        throw error;
      }
    },
  },
  {
    name: 'a captured table',
    kind: 'commands',
    reads: ['sessions/commands/captured-text.ts'],
    form: 'text',
    corpus: captures,
    run: (input) => parseQuser(capturedText(input, 437)).sessions.length > 0,
  },
  {
    name: 'errors of logoff and msg',
    kind: 'commands',
    reads: ['sessions/commands/windows-error.ts', 'sessions/commands/logoff-method.ts'],
    form: 'text',
    corpus: ERRORS,
    async run(input) {
      const says = /7022|1b6e/i.test(input.toString('latin1'));
      const ended = await logoffMethod(PROGRAM, printing(input)).end(ben());
      if (ended.kind !== 'failed' && ended.kind !== 'done') throw new Error(`it is ${ended.kind}`);
      demand(ended.kind === 'failed' || says, 'done, and nothing says so');
      const left = await msgNote(PROGRAM, printing(input))(ben(), { title: 'Kai', text: 'Hi', seconds: 60 });
      demand(left !== 'left', 'a note that was not left');
      return ended.kind === 'done' || ended.code !== null || left === 'refused';
    },
  },
  {
    name: 'code page by reg',
    kind: 'commands',
    reads: ['sessions/commands/oem-text.ts'],
    form: 'text',
    corpus: texts('\r\nHKEY_LOCAL_MACHINE\\SYSTEM\\CodePage\r\n    OEMCP    REG_SZ    850\r\n\r\n'),
    run(input) {
      const codePage = oemCodePage(input.toString('latin1'));
      return decodeOem(input, codePage) !== '' && codePage !== null;
    },
  },
  {
    name: 'policy by reg',
    kind: 'policy',
    reads: ['settings/registry-text.ts', 'settings/command-policy.ts'],
    form: 'text',
    corpus: texts(POLICY),
    async run(input) {
      const text = input.toString();
      const policy = await commandPolicy({
        reg: 'C:\\Windows\\System32\\reg.exe',
        run: printing(input, 0),
        decode: (bytes) => bytes.toString(),
        words: englishSettings,
      });
      const users = policy.protected;
      const isBenSafe = users === 'unknown' || users.some((each) => each === 'ben');
      demand(isBenSafe || !isKept(text, 'Protected'), 'Ben is not protected any more');
      demand(
        policy.leastThereMs >= (isKept(text, 'PresentCountdownSeconds') ? 120_000 : 60_000),
        'too short',
      );
      demand(policy.leastAwayMs >= (isKept(text, 'AwayCountdownSeconds') ? 30_000 : 5000), 'too short away');
      const isForbidden = policy.othersMaySignMeOut === 'never';
      demand(isForbidden || !isKept(text, 'OthersMaySignMeOut'), 'others may sign out');
      return policy.problems.length === 0 && isBenSafe;
    },
  },
];
