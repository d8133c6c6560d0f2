import { isAccountName } from './account-name.ts';
import { cells } from './cells.ts';
import type { RawRow, RowProblem } from './session-table.ts';
import { isStationName } from './station.ts';

/** A session's id. From 65536 on it is a listener's. */
const ID = String.raw`0|[1-9]\d{0,4}`;
/** State, then type and device. Only old Windows fills the last two. */
const STATE = String.raw`([^\s\d]\S*)(?:\s+[^\s\d]\S*){0,2}`;

/** Reads one line of `query session` by its columns; if they are shifted, from the right. */
export function readQuerySessionRow(line: string): RawRow | RowProblem | null {
  return readInPlace(line) ?? readFromTheRight(line);
}

const ID_IN_PLACE = new RegExp(String.raw`^\s*(${ID})$`);
const STATE_IN_PLACE = new RegExp(`^  ${STATE}$`, 'u');

/** Marker 0, station 1–18, name 19–38, id ending before 46, state from 48. In cells. */
function readInPlace(line: string): RawRow | RowProblem | null {
  const marker = cells(line, 0, 1);
  const stationName = cells(line, 1, 19).trimEnd();
  const id = ID_IN_PLACE.exec(cells(line, 41, 46))?.[1];
  const stateWord = STATE_IN_PLACE.exec(cells(line, 46).trimEnd())?.[1];
  if (id === undefined || stateWord === undefined || !/^[ >]$/.test(marker) || /\s/.test(stationName))
    return null;
  return row(marker === '>', stationName, cells(line, 19, 41).trim(), id, stateWord);
}

const FROM_THE_RIGHT = new RegExp(String.raw`^\s*(>?)\s*(\S.*?)\s{2,}(${ID})\s{2}${STATE}$`, 'u');

function readFromTheRight(line: string): RawRow | RowProblem | null {
  const match = FROM_THE_RIGHT.exec(line.trimEnd());
  if (match === null) return null;
  const [, marker, left = '', id = '', stateWord = ''] = match;
  const [first = '', ...others] = left.split(/\s{2,}/);
  if (isStationName(first)) {
    return row(marker === '>', first, left.slice(first.length).trimStart(), id, stateWord);
  }
  const mayBeginWithAStation = isStationName(left.split(/\s/)[0] ?? '');
  return others.length > 0 || mayBeginWithAStation
    ? 'ambiguous'
    : row(marker === '>', '', left, id, stateWord);
}

function row(
  isCurrent: boolean,
  stationName: string,
  userName: string,
  id: string,
  stateWord: string,
): RawRow | RowProblem {
  if (userName !== '' && !isAccountName(userName)) return 'unreadable';
  return {
    sessionId: Number(id),
    userName,
    stationName,
    isCurrent,
    stateWord,
    idleText: null,
    logonText: null,
  };
}
