import type { Command, RunResult, run } from '../../base/run.ts';
import { oneLine } from '../../base/text/plain-text.ts';
import type { Session } from '../session.ts';
import { SessionError, sessionErrorKind } from '../session-error.ts';
import type { SessionHost, SignOutMethod } from '../session-host.ts';
import { UNKNOWN_USAGE } from '../usage.ts';
import { missingRows } from './missing-rows.ts';
import type { QuserRow, QuserTable } from './quser.ts';
import { parseQuser } from './quser.ts';
import { isRemoteStation } from './station.ts';
import { windowsErrorIn } from './windows-error.ts';

/** The commands can hang on a session in a bad state. In ms. */
const DEADLINE = 10_000;

export interface CommandHostParts {
  /** The PC's name. */
  readonly host: string;
  /** True for another PC. Nobody may be signed in there; on this PC at least the operator is. */
  readonly isOtherPc?: boolean;
  /** A monotonic clock, in ms. */
  now?(): number;
  readonly quser: Command;
  readonly logoff: SignOutMethod;
  readonly leaveNote: SessionHost['leaveNote'];
  /** Bytes in the OEM code page to text. */
  decode(bytes: Buffer): string;
  readonly runProgram: typeof run;
  /** Called for each line that may be somebody and could not be read. */
  problem(line: string): void;
}

/**
 * Windows through `quser` and `logoff`, if the native library cannot be loaded. Their table has no lock state, no
 * domain and no exact times. So silence never counts, and nobody can be asked.
 */
export function commandHost(parts: CommandHostParts): SessionHost {
  const { quser, runProgram } = parts;
  const { withMissing } = missingRows(parts.now ?? (() => performance.now()));

  return {
    name: 'quser',
    isExact: false,
    canAsk: false,
    methods: [parts.logoff],
    async list() {
      const result = await runProgram(quser.file, quser.args, { timeoutMs: DEADLINE });
      const { sessions, problems } = tableOf(result, parts);
      const listed = sessions.map((row) => commandSession(row, parts.host));
      return withMissing(listed, problems.length > 0);
    },
    usage: async () => UNKNOWN_USAGE,
    ask: async () => ({ answer: 'cannotBeAsked' }),
    leaveNote: parts.leaveNote,
    watch() {},
    async close() {},
  };
}

/** A row of quser as a session. Anything that the table does not tell stays unknown. */
export function commandSession(row: QuserRow, host: string): Session {
  const { sessionId, stationName, userName, state, stateWord, idle, logonText, isCurrent } = row;
  return {
    host,
    sessionId,
    stationName,
    userName,
    domainName: '',
    fullName: null,
    sid: null,
    state,
    stateWord,
    locked: null,
    idle,
    logonTime: null,
    logonText,
    connectTime: null,
    disconnectTime: null,
    lastInputTime: null,
    clientName: null,
    clientAddress: null,
    protocol: protocolOf(stationName),
    memoryBytes: null,
    processCount: null,
    cpuMs: null,
    isCurrent,
    isReadable: true,
  };
}

function protocolOf(stationName: string): Session['protocol'] {
  if (stationName.toLowerCase() === 'console') return 'console';
  return isRemoteStation(stationName) ? 'remote' : null;
}

/**
 * Reads the table and ignores the exit code: run by SYSTEM, quser ends with 1 after a full table. An empty table is
 * an error on this PC, because at least the operator is signed in.
 * @throws SessionError
 */
function tableOf(result: RunResult, { decode, problem, isOtherPc = false }: CommandHostParts): QuserTable {
  if (result.kind === 'timedOut') throw new SessionError('timedOut', 'quser did not answer in time');
  if (result.kind !== 'exited') {
    const cause = result.kind === 'failed' ? result.cause : undefined;
    throw new SessionError('unavailable', `quser could not be run: ${result.kind}`, { cause });
  }
  const stdout = decode(result.stdout);
  const table = parseQuser(stdout);
  for (const { line, reason, text } of table.problems) problem(`quser, line ${line} is ${reason}: ${text}`);
  if (table.sessions.length > 0) return table;
  const isNobody =
    isOtherPc && result.exitCode === 1 && stdout.trim() === '' && saysNobody(decode(result.stderr));
  if (isNobody) return table;
  const output = `${decode(result.stderr)}\n${stdout}`;
  const code = windowsErrorIn(output);
  const quote = firstLine(output);
  throw new SessionError(sessionErrorKind(code), `quser listed nobody: ${quote ?? 'no output'}`, {
    code,
    quote,
  });
}

/**
 * `No User exists for *`, in any language: one sentence without an error number. It ends in the name that was asked
 * for, and `*` means everybody.
 */
function saysNobody(stderr: string): boolean {
  const text = stderr.trim();
  return /^[^\r\n]*\S \*$/.test(text) && windowsErrorIn(text) === null;
}

/** The first line that can be seen, at most 200 code points. */
function firstLine(output: string): string | null {
  const lines = output.split(/[\r\n]/).map((line) => oneLine(line, 200));
  return lines.find((each) => each !== '') ?? null;
}
