import { visibleName } from '../../base/text/plain-text.ts';
import { textWidth } from '../../base/text/text-width.ts';
import type { Session } from '../../sessions/session.ts';
import type { CliWords } from '../words.ts';

export interface TableOptions {
  /** True if the sessions are of several PCs, or of another one. */
  readonly showsHosts: boolean;
  readonly words: CliWords['table'];
  /** A moment in this PC's own time. */
  localTime(ms: number): string;
}

type Column = keyof CliWords['table']['headings'];

/** Numbers, which are aligned to the right. */
const AT_THE_RIGHT: ReadonlySet<Column> = new Set(['memory', 'id']);

/**
 * The sessions as lines of aligned columns, after a line of headings. The operator's own session is marked with
 * `>`.
 */
export function sessionTable(sessions: readonly Session[], options: TableOptions): readonly string[] {
  const { showsHosts, words } = options;
  const columns: readonly Column[] = [
    ...(showsHosts ? (['host'] as const) : []),
    'user',
    ...(sessions.some((session) => fullNameOf(session) !== '') ? (['fullName'] as const) : []),
    'state',
    'idle',
    'memory',
    'session',
    'id',
    'logon',
  ];
  const rows = [
    { mark: ' ', cells: words.headings as Readonly<Record<Column, string>> },
    ...sessions.map((session) => ({
      mark: session.isCurrent ? '>' : ' ',
      cells: cellsOf(session, options),
    })),
  ];
  const widths = new Map(
    columns.map((column) => [column, Math.max(...rows.map(({ cells }) => textWidth(cells[column])))]),
  );
  return rows.map(({ mark, cells }) => {
    const line = columns.map((column) => aligned(cells[column], widths.get(column) ?? 0, column));
    return `${mark} ${line.join('  ')}`.trimEnd();
  });
}

function cellsOf(session: Session, { words, localTime }: TableOptions): Readonly<Record<Column, string>> {
  const { userName, sessionId, isReadable, logonTime } = session;
  return {
    host: visibleName(session.host),
    user: userName === '' && !isReadable ? words.unreadable(sessionId) : visibleName(userName),
    fullName: fullNameOf(session),
    state: words.state(session.state, session.locked),
    // A session without a user has no idle time.
    idle: userName === '' ? '' : words.idle(session.idle),
    memory: userName === '' ? '' : words.memory(session.memoryBytes),
    session: visibleName(session.stationName),
    id: String(sessionId),
    logon:
      logonTime !== null
        ? localTime(logonTime)
        : visibleName(session.logonText ?? '') || (userName === '' ? '' : words.unknown),
  };
}

/** Empty if it is not known, or if it only repeats the account's name. */
function fullNameOf({ fullName, userName }: Session): string {
  const full = visibleName(fullName ?? '');
  const isMore = userName !== '' && full.toLowerCase() !== visibleName(userName).toLowerCase();
  return isMore ? full : '';
}

function aligned(text: string, width: number, column: Column): string {
  const blanks = ' '.repeat(Math.max(0, width - textWidth(text)));
  return AT_THE_RIGHT.has(column) ? blanks + text : text + blanks;
}
