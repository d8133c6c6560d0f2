import { signInKey } from '../../sessions/identity.ts';
import type { Line, Menu, Row } from '../ports.ts';
import { ROW_ROOM } from '../systray/menu-text.ts';
import type { TrayWords } from '../words.ts';
import type { Action, Entry } from './action.ts';
import { caption } from './caption.ts';
import { everyoneEntry } from './everyone-row.ts';
import { personEntry } from './person-row.ts';
import { namesWithin } from './slot-names.ts';
import type { Slot, Slots } from './slots.ts';
import { SLOTS } from './slots.ts';
import { summary } from './summary.ts';
import { longestTimes } from './times-left.ts';
import type { Names, View } from './view.ts';
import { standing } from './view.ts';

export interface Plan {
  readonly menu: Menu;
  /** By row id. A row without an action is disabled. */
  readonly actions: ReadonlyMap<string, Action>;
}

/** The menu for what is known now, and the action of each row. Pure. */
export function plan(view: View, words: TrayWords): Plan {
  const people = rowNames(view, words);
  const isListed = view.listing === 'listed';
  const entries: [string, Entry | Line | null][] = [
    ['caption', caption(view, people, words)],
    ...Array.from({ length: Math.max(SLOTS, view.slots.length) }, (_, index): [string, Entry | null] => {
      const slot = view.slots[index] ?? null;
      return [`person-${index}`, slot && seatedEntry(slot, people, view, words)];
    }),
    [
      'more',
      view.withoutRow === 0 ? null : { text: words.row.more(view.withoutRow), action: { kind: 'everyone' } },
    ],
    ['line', { id: 'line', line: true }],
    ['away', everyoneEntry(view.others, view.conversations, isListed, view.everyoneOverMs, words)],
    ...unreadRow(view, words),
    ...doNotAskRow(view, words),
    ['history', { text: words.row.history, action: { kind: 'history' } }],
    ...settingsRow(view, words),
    ...signInRow(view, words),
    ['help', { text: words.row.help, action: { kind: 'help' } }],
    ['quit', { text: words.row.quit, action: { kind: 'quit' }, mnemonic: true }],
  ];
  const { tooltip, icon } = summary(view, (key) => tooltipNames(view, words).get(key) ?? '', words);
  return {
    menu: { rows: entries.map(([id, entry]) => row(id, entry)), tooltip, icon },
    actions: new Map(
      entries.flatMap(([id, entry]): [string, Action][] =>
        entry !== null && 'action' in entry && entry.action !== null ? [[id, entry.action]] : [],
      ),
    ),
  };
}

/** No row at all where nothing is kept for this person. */
function unreadRow({ unread }: View, words: TrayWords): readonly [string, Entry | null][] {
  if (unread === undefined) return [];
  return [['unread', unread === 0 ? null : { text: words.row.unread(unread), action: { kind: 'unread' } }]];
}

/** No row at all where nobody can ask this person's own Usher. */
function doNotAskRow({ doNotAsk }: View, words: TrayWords): readonly [string, Entry][] {
  if (doNotAsk === undefined) return [];
  const text = doNotAsk ? words.row.askAgain : words.row.doNotAsk;
  return [['doNotAsk', { text, action: { kind: 'doNotAsk', isOn: !doNotAsk } }]];
}

/** No row at all where nothing can open the settings. */
function settingsRow({ opensSettings }: View, words: TrayWords): readonly [string, Entry][] {
  if (opensSettings !== true) return [];
  return [['settings', { text: words.row.settings, action: { kind: 'settings' } }]];
}

/** No row at all where Usher is not installed. */
function signInRow({ startsAtSignIn: checked }: View, words: TrayWords): readonly [string, Entry][] {
  if (checked === undefined) return [];
  const action: Action = { kind: 'signInStart', isOn: !checked };
  return [['signInStart', { text: words.row.signInStart, action, checked }]];
}

function seatedEntry(slot: Slot, names: Names, view: View, words: TrayWords): Entry {
  const state = view.conversations.get(slot.key);
  const offers = {
    isListed: view.listing === 'listed',
    mayLeaveNotes: view.mayLeaveNotes,
    toldIdleMs: view.toldIdle?.get(slot.key) ?? null,
    left: view.timesLeft.get(slot.key) ?? null,
  };
  const entry = personEntry(slot, names.get(slot.key) ?? '', state, offers, words);
  return state?.kind === 'asking' ? { ...entry, asks: true } : entry;
}

function row(id: string, entry: Entry | Line | null): Row | Line {
  if (entry === null) return { id, text: '', enabled: false, hidden: true };
  if ('line' in entry) return entry;
  const { text, action, ...mark } = entry;
  return { id, text, enabled: action !== null, hidden: false, ...mark };
}

/**
 * Names that fit the rows and the caption. A person has one name in the whole menu, and it looks like nobody
 * else's.
 */
function rowNames(given: View, words: TrayWords): Names {
  const view = { ...given, timesLeft: longestTimes(given.timesLeft) };
  const nameless: Names = new Map();
  const captionRest = caption(view, nameless, words).text.length;
  const asked = standing(view)?.key;
  const seated = new Set(view.slots.map((slot) => slot?.key));
  return namesWithin(everybody(view), words.name, (slot) => {
    // Whoever has no row stands in the caption at most, but nobody's name may look like theirs.
    const rest = seated.has(slot.key) ? seatedEntry(slot, nameless, view, words).text.length : 0;
    return ROW_ROOM - Math.max(rest, slot.key === asked ? captionRest : 0);
  });
}

/**
 * Includes people without a row, because the caption and the tooltip may name them, and those whose row is gone while
 * their conversation goes on.
 */
function everybody({ slots, others, conversations }: View): Slots {
  const withoutRow = others.map((person) => ({ key: signInKey(person.session), person, endedAt: null }));
  const gone = [...conversations].map(([key, { pinned }]) => ({
    key,
    person: { session: pinned.session, isOperator: false, notOffered: null },
    endedAt: 0,
  }));
  const known = new Set(slots.map((slot) => slot?.key));
  const added = [...withoutRow, ...gone].filter(({ key }) => !known.has(key) && known.add(key));
  return [...slots, ...added];
}

function tooltipNames(view: View, words: TrayWords): Names {
  const widest = { ...view, timesLeft: longestTimes(view.timesLeft) };
  const { tooltip } = summary(widest, () => '', words);
  return namesWithin(everybody(view), words.name, () => ROW_ROOM - tooltip.length);
}
