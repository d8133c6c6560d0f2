import { visibleName } from '../../base/text/plain-text.ts';
import { textWidth } from '../../base/text/text-width.ts';
import { unsavedPrograms } from '../../sessions/could-be-lost.ts';
import type { Heard } from '../../sessions/details.ts';
import type { Session } from '../../sessions/session.ts';
import { shownIdle } from '../../sessions/shown-idle.ts';
import type { ListedSession } from '../neighbors.ts';
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

/** The usual width of a terminal, in cells. */
const TERMINAL = 80;

/** What a table that tells of neighbors leaves out to be no wider than a terminal, the first first. */
const GIVE_WAY: readonly Column[] = ['session', 'logon', 'memory'];

/**
 * The sessions as lines of aligned columns, after a line of headings. The operator's own session is marked with
 * `>`. What their own Ushers say has columns where somebody was asked, and other columns give way to them.
 */
export function sessionTable(listed: readonly ListedSession[], options: TableOptions): readonly string[] {
  const { showsHosts, words } = options;
  const hasNeighbors = listed.some(({ heard }) => heard !== 'notAsked');
  const columns: readonly Column[] = [
    ...(showsHosts ? (['host'] as const) : []),
    'user',
    ...(listed.some(({ session }) => fullNameOf(session) !== '') ? (['fullName'] as const) : []),
    'state',
    'idle',
    'memory',
    ...(hasNeighbors ? (['neighbor', 'unsaved'] as const) : []),
    'session',
    'id',
    'logon',
  ];
  const rows = [
    { mark: ' ', cells: words.headings as Readonly<Record<Column, string>> },
    ...listed.map((each) => ({
      mark: each.session.isCurrent ? '>' : ' ',
      cells: cellsOf(each, options),
    })),
  ];
  const widths = new Map(
    columns.map((column) => [column, Math.max(...rows.map(({ cells }) => textWidth(cells[column])))]),
  );
  const shown = hasNeighbors ? fitting(columns, widths) : columns;
  return rows.map(({ mark, cells }) => {
    const line = shown.map((column) => aligned(cells[column], widths.get(column) ?? 0, column));
    return `${mark} ${line.join('  ')}`.trimEnd();
  });
}

/** The columns without as many of those that give way as it takes. */
function fitting(columns: readonly Column[], widths: ReadonlyMap<Column, number>): readonly Column[] {
  const widthOf = (some: readonly Column[]) =>
    some.reduce((sum, column) => sum + 2 + (widths.get(column) ?? 0), 0);
  const dropped = GIVE_WAY.map((_, count) =>
    columns.filter((each) => !GIVE_WAY.slice(0, count).includes(each)),
  );
  const least = columns.filter((each) => !GIVE_WAY.includes(each));
  return dropped.find((some) => widthOf(some) <= TERMINAL) ?? least;
}

function cellsOf(
  { session, heard }: ListedSession,
  { words, localTime }: TableOptions,
): Readonly<Record<Column, string>> {
  const { userName, sessionId, isReadable, logonTime } = session;
  return {
    host: visibleName(session.host),
    user: userName === '' && !isReadable ? words.unreadable(sessionId) : visibleName(userName),
    fullName: fullNameOf(session),
    state: words.state(session.state, session.locked),
    // A session without a user has no idle time.
    idle: userName === '' ? '' : words.idle(shownIdle(session, toldMs(heard))),
    memory: userName === '' ? '' : words.memory(session.memoryBytes),
    neighbor: userName === '' || session.isCurrent ? '' : words.neighbor(answers(heard)),
    unsaved: userName === '' || session.isCurrent ? '' : words.unsaved(unsavedBy(heard)),
    session: visibleName(session.stationName),
    id: String(sessionId),
    logon:
      logonTime !== null
        ? localTime(logonTime)
        : visibleName(session.logonText ?? '') || (userName === '' ? '' : words.unknown),
  };
}

/** Whether the session's own Usher answers; null if nobody asked. */
function answers(heard: Heard): boolean | null {
  return heard === 'notAsked' ? null : heard !== 'silent';
}

function toldMs(heard: Heard): number | null {
  return typeof heard === 'string' ? null : heard.idleMs;
}

function unsavedBy(heard: Heard): readonly string[] | null {
  return typeof heard === 'string' ? null : unsavedPrograms(heard.lost);
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
