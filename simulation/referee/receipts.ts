import { receiptsFile } from '../../src/history/receipts.ts';
import { folderOf } from '../pc/disk.ts';
import type { Item } from '../pc/item.ts';
import type { SignIn } from '../pc/sign-in.ts';
import type { RunningUsher } from '../pc/usher.ts';
import type { Known } from './known.ts';

/** The title of a receipt, as its person reads it. */
const RECEIPT =
  /(?: signed you out| asked to sign you out| asked, and you (?:signed out|said yes)) (?:at|on) /u;

const BOX = 'Left for you';

/** Whether somebody may have read it. */
const MAY_BE_READ: readonly (string | null)[] = [
  'yes',
  'no',
  'note',
  'body',
  'dismissed',
  'timedOut',
  'unknown',
];

/** From a receipt to the deed, in ms. */
const LONGEST_DEED = 20_000;

interface Line {
  readonly id?: string;
  readonly of?: string;
  readonly mark?: string;
  readonly time?: string;
  readonly person?: { readonly sessionId: number };
}

/** Somebody whose own Usher signs them out is told so once they are back: once. */
export class ReceiptRules {
  readonly #known: Known;
  /** How many each account has read, by SID. */
  readonly #read = new Map<string, number>();

  constructor(known: Known) {
    this.#known = known;
  }

  /** There is one new receipt, in which nothing is said yet about how it went. */
  isWritten({ account, id }: SignIn, today: number): boolean {
    const lines = this.#linesOf(account.sid);
    const marked = new Set(lines.flatMap(({ of }) => of ?? []));
    const fresh = lines.filter((line) => {
      const age = Math.abs(today - Date.parse(line.time ?? ''));
      const isOpen = line.id !== undefined && !marked.has(line.id);
      return isOpen && line.person?.sessionId === id && age < LONGEST_DEED;
    });
    return fresh.length === 1;
  }

  /** Whether this person was ever asked to leave. */
  hasAny({ sid }: SignIn['account']): boolean {
    return this.#linesOf(sid).some(({ id }) => id !== undefined);
  }

  /** Something stands on the screen of whoever has that account. */
  appeared({ title }: Item, { sid }: SignIn['account']): void {
    if (!RECEIPT.test(title) || this.#known.disk.hasFailed) return;
    if (this.#countOf(sid) < 1) this.#known.fault(`"${title}" is told, and all receipts have been read`);
  }

  /** @param isSeen whether Windows has shown it for all of its time */
  ended({ title, text, kind, end }: Item, { sid }: SignIn['account'], isSeen: boolean): void {
    const isBox = kind === 'box' && title === BOX && end === 'yes';
    const count = isBox
      ? text.split('\n').filter((line) => RECEIPT.test(line)).length
      : RECEIPT.test(title)
        ? 1
        : 0;
    const isClicked = end !== 'timedOut' && end !== 'unknown';
    if (!isBox && !(MAY_BE_READ.includes(end) && (isSeen || isClicked))) return;
    this.#read.set(sid, (this.#read.get(sid) ?? 0) + count);
  }

  /** Their Usher has run for long, they are there, and nothing stands on their screen: they have read everything. */
  hasRead({ signIn: { name, account }, tray }: RunningUsher): void {
    // A receipt from the future has not ended yet.
    if (this.#known.stepped.length > 0 || this.#known.disk.hasFailed) return;
    const isToldOf = tray.menu.rows.some((row) => !('line' in row) && row.id === 'unread' && !row.hidden);
    const left = this.#countOf(account.sid);
    if (left > 0 && !isToldOf)
      this.#known.fault(`${name} is there again, and is not told of ${left} receipts`);
  }

  /** How many are not read. */
  #countOf(sid: string): number {
    const written = this.#linesOf(sid).filter(({ id }) => id !== undefined).length;
    return written - (this.#read.get(sid) ?? 0);
  }

  #linesOf(sid: string): readonly Line[] {
    return this.#known.disk.lines(receiptsFile(folderOf(sid))).flatMap((line) => readLine(line));
  }
}

function readLine(line: string): readonly Line[] {
  try {
    return [JSON.parse(line) as Line];
  } catch {
    return [];
  }
}
