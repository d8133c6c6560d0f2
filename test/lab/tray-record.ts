import { existsSync, readFileSync } from 'node:fs';

/** A row as the operator reads it, or a line between groups of rows (`---`, never enabled). */
export interface MenuRow {
  readonly text: string;
  readonly enabled: boolean;
  /** With a check mark. */
  readonly checked?: true;
}

export const SEPARATOR = '---';

/** What the tray program last received, and what it answered. */
export interface TrayRecord {
  /** The visible rows from top to bottom. */
  readonly rows: readonly MenuRow[];
  readonly tooltip: string;
  /** How often a tray program was started. */
  readonly starts: number;
  readonly isReady: boolean;
  /** The texts of all rows clicked so far, by every tray program. */
  readonly clicks: readonly string[];
  /** The numbers of the visible rows, by their texts. */
  readonly ids: ReadonlyMap<string, number>;
}

interface Item {
  readonly title: string;
  readonly enabled: boolean;
  readonly checked?: boolean;
  readonly hidden?: boolean;
  readonly __id: number;
}

interface Told {
  readonly type?: string;
  readonly tooltip?: string;
  readonly items?: readonly Item[];
  readonly item?: Item;
  readonly menu?: { readonly tooltip?: string };
}

/** Reads the record of `probes/tap.ts`. The menu is empty if no tray program was started yet. */
export function readTrayRecord(file: string): TrayRecord {
  let items = new Map<number, Item>();
  let tooltip = '';
  let starts = 0;
  let isReady = false;
  const clicks: string[] = [];

  const told = (message: Told): void => {
    if (message.type === undefined && message.items !== undefined) {
      items = new Map(message.items.map((item) => [item.__id, item]));
      tooltip = message.tooltip ?? '';
    }
    if (message.item !== undefined) items.set(message.item.__id, message.item);
    if (message.menu !== undefined) tooltip = message.menu.tooltip ?? '';
  };
  const answered = (message: { type?: string; __id?: number }): void => {
    if (message.type === 'ready') isReady = true;
    if (message.type === 'clicked') clicks.push(shown(items.get(message.__id ?? -1)?.title ?? '?'));
  };

  for (const record of lines(file)) {
    if (record.start !== undefined) {
      items = new Map();
      tooltip = '';
      starts += 1;
      isReady = false;
    }
    if (record.to !== undefined) told(JSON.parse(record.to));
    if (record.from?.startsWith('{')) answered(JSON.parse(record.from));
  }
  const visible = [...items.values()].filter(({ hidden }) => hidden !== true);
  const ids = new Map(visible.map(({ title, __id }) => [shown(title), __id]));
  const rows = visible.map(({ title, enabled, checked }): MenuRow => {
    if (title === '<SEPARATOR>') return { text: SEPARATOR, enabled: false };
    return { text: shown(title), enabled, ...(checked && { checked }) };
  });
  return { rows, tooltip, starts, isReady, clicks, ids };
}

/** Windows shows `&&` as one `&`. A single one marks an access key. */
function shown(title: string): string {
  return title.replace(/&(.?)/gs, '$1');
}

function lines(file: string): { start?: number; to?: string; from?: string }[] {
  if (!existsSync(file)) return [];
  const whole = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  return whole.map((line) => JSON.parse(line));
}
