import { join } from 'node:path';
import { z } from 'zod';
import type { Clock } from '../base/clock.ts';
import { oneLine } from '../base/text/plain-text.ts';
import type { CouldBeLost } from '../sessions/could-be-lost.ts';
import { LONGEST_PROGRAM_NAME, WHYS } from '../sessions/could-be-lost.ts';
import type { Session } from '../sessions/session.ts';
import { isoOf } from './history.ts';
import type { HistoryDamage } from './history-reader.ts';
import { isoTime } from './history-reader.ts';
import type { Kept, KeptRead } from './kept-lines.ts';
import { KeptLines, SHOWN } from './kept-lines.ts';
import type { Somebody } from './somebody.ts';
import { shownName, somebody, somebodyOf } from './somebody.ts';

/** How many receipts wait at most. */
const MOST_RECEIPTS = 50;

const schema = z.object({
  id: z.string(),
  time: isoTime,
  asker: somebody,
  person: z.object({ sessionId: z.number(), userName: z.string(), logonTime: isoTime.nullable() }),
  saidYes: z.literal(true).optional(),
  lost: z.object({
    word: z.enum([...WHYS, 'nothing', 'unknown']),
    programs: z.array(z.object({ name: z.string(), why: z.enum(WHYS) })),
  }),
});

/**
 * What became of it.
 *
 * - `signedOut`: the person has signed in again since.
 * - `kept`: a program objected, or Windows did not do it.
 * - `unknown`: nobody has seen yet.
 */
export type Became = 'signedOut' | 'kept' | 'unknown';

/** That somebody asked this person's own Usher to sign them out, and it began to. */
export interface Receipt {
  readonly id: string;
  /** In ms since 1970. */
  readonly time: number;
  /** Ready to be shown; empty if Windows did not tell. */
  readonly asker: string;
  readonly askerAccount: Pick<Somebody, 'sessionId' | 'userName'>;
  readonly person: Pick<Somebody, 'sessionId' | 'userName'> & {
    /** When the person had signed in, in ms since 1970; null if it was unknown. */
    readonly logonTime: number | null;
  };
  /** What was open. */
  readonly lost: CouldBeLost;
  /** The person clicked *Sign out* themselves. */
  readonly saidYes: boolean;
  readonly became: Became;
}

export interface NewReceipt {
  readonly asker: Somebody;
  readonly person: Pick<Session, 'sessionId' | 'userName' | 'logonTime'>;
  readonly lost: CouldBeLost;
  /** The person clicked *Sign out* themselves. */
  readonly saidYes: boolean;
}

export interface ReadReceipts {
  readonly receipts: readonly Receipt[];
  readonly damage: HistoryDamage;
}

export interface Receipts {
  /** Comes before the sign-out. @returns the receipt's id @throws if it cannot be written; then nobody is signed out */
  write(receipt: NewReceipt): string;
  /** The person stayed signed in after all. @throws as `write` */
  kept(id: string): void;
  /** The person has seen it. @throws as `write` */
  shown(id: string, became: Became): void;
  /** Those that the person has not seen, oldest first. Never throws. */
  waiting(): ReadReceipts;
}

export const receiptsFile = (data: string) => join(data, 'receipts.jsonl');

/** @param data the person's own folder */
export function receipts(data: string, clock: Pick<Clock, 'today'>): Receipts {
  const lines = linesIn(data);
  return {
    write({ asker, person, lost, saidYes }) {
      const { sessionId, userName, logonTime } = person;
      return lines.add({
        time: isoOf(clock.today()),
        asker: somebodyOf(asker),
        person: { sessionId, userName, logonTime: logonTime === null ? null : isoOf(logonTime) },
        ...(saidYes && { saidYes }),
        lost: { word: lost.word, programs: lost.programs.map(({ name, why }) => ({ name, why })) },
      });
    },
    kept: (id) => lines.mark(id, KEPT),
    shown(id, became) {
      if (became === 'signedOut') lines.mark(id, SIGNED_OUT);
      lines.mark(id, SHOWN);
    },
    waiting: () => receiptsOf(lines.waiting()),
  };
}

/** All of them, oldest first. Never throws. */
export function readReceipts(data: string): ReadReceipts {
  return receiptsOf(linesIn(data).read());
}

function linesIn(data: string) {
  return new KeptLines(receiptsFile(data), schema, MOST_RECEIPTS);
}

const KEPT = 'kept';
const SIGNED_OUT = 'signedOut';

type Line = z.infer<typeof schema>;

function receiptsOf({ kept, damage }: KeptRead<Line>): ReadReceipts {
  return { receipts: kept.map(receiptOf), damage };
}

function receiptOf({ line, marks }: Kept<Line>): Receipt {
  const { id, time, asker, person, lost, saidYes = false } = line;
  return {
    id,
    time: Date.parse(time),
    asker: shownName(asker),
    askerAccount: { sessionId: asker.sessionId, userName: asker.userName },
    person: { ...person, logonTime: person.logonTime === null ? null : Date.parse(person.logonTime) },
    lost: {
      ...lost,
      programs: lost.programs.map(({ name, why }) => ({ name: oneLine(name, LONGEST_PROGRAM_NAME), why })),
    },
    saidYes,
    became: marks.includes(KEPT) ? 'kept' : marks.includes(SIGNED_OUT) ? 'signedOut' : 'unknown',
  };
}
