/** Somebody who is signed in. */
export interface Person {
  readonly id: number;
  readonly user: string;
  readonly fullName: string;
  /** Their client computer; empty at the console. */
  readonly client: string;
  /** Ms since 1970. */
  readonly logon: number;
  readonly connect: number;
  readonly disconnect: number | null;
}

const FIRST = 'Anna Ben Carla Dora Emil Finn Greta Hugo Ida Jan Kai Lena Mia Noah Olga Paul'.split(' ');
const LAST = 'Adler Baum Conrad Dietz Engel Fuchs Gross Huber Iser Jung Kunz Lang Maier'.split(' ');

const MINUTE = 60_000;

/**
 * The operator, who has session 1, and others. Some have the same full name. Most are away; each fourth is connected.
 * @param count of all, with the operator
 * @param now ms since 1970
 * @param areAllAway but for the operator
 */
export function people(count: number, now: number, areAllAway = false): readonly Person[] {
  return Array.from({ length: count }, (_, index) => person(index, now, index === 0 || !areAllAway));
}

function person(index: number, now: number, mayBeConnected: boolean): Person {
  const isConnected = mayBeConnected && index % 4 === 0;
  const name = `${FIRST[index % FIRST.length]} ${LAST[Math.floor(index / 3) % LAST.length]}`;
  return {
    id: index + 1,
    user: `${name.slice(0, 3).toLowerCase()}${index}`,
    fullName: name,
    client: index > 0 && isConnected ? `LAPTOP-${index}` : '',
    logon: now - (300 + index) * MINUTE,
    connect: now - 200 * MINUTE,
    disconnect: isConnected ? null : now - 134 * MINUTE,
  };
}
