import type { AnywayReason, Conversation } from '../conversation/state.ts';
import { questionId } from '../conversation/state.ts';
import { displayNames } from '../sessions/display-name.ts';
import type { RowActivity, Words } from '../words/words.ts';
import { isOverrulable } from './notes.ts';
import type { Slot, Slots } from './slots.ts';
import { SLOTS } from './slots.ts';
import type { Line, Menu, Row } from './tray.ts';

/** What the menu is made from. */
export interface View {
  readonly listing: 'pending' | 'failed' | 'listed';
  readonly slots: Slots;
  /** How many people there is no row for. */
  readonly unseated: number;
  /** False where no session is marked as the operator's own. */
  readonly isOwnKnown: boolean;
  /** By sign-in key. */
  readonly conversations: ReadonlyMap<string, Conversation>;
}

/** What a click on a row does. */
export type Action =
  | { readonly kind: 'begin'; readonly key: string; readonly anyway: AnywayReason | null }
  | { readonly kind: 'cancel'; readonly key: string; readonly conversation: number }
  | { readonly kind: 'yes'; readonly key: string; readonly question: string }
  | { readonly kind: 'refresh' }
  | { readonly kind: 'everyone' }
  | { readonly kind: 'about' }
  | { readonly kind: 'quit' };

export interface Plan {
  readonly menu: Menu;
  /** By row id. A row without an action is disabled. */
  readonly actions: ReadonlyMap<string, Action>;
}

interface Entry {
  readonly text: string;
  readonly action: Action | null;
  readonly mnemonic?: true;
}

/** The menu for what is known now, with the deed behind each of its rows. Pure. */
export function plan(view: View, words: Words): Plan {
  const people = new Map<string, string>();
  const seated = view.slots.filter((slot) => slot !== null);
  const names = displayNames(
    seated.map((slot) => slot.person),
    words.name,
  );
  seated.forEach((slot, index) => {
    people.set(slot.key, names[index] ?? '');
  });

  const entries: [string, Entry | Line | null][] = [
    ['caption', caption(view, people, words)],
    ...Array.from({ length: SLOTS }, (_, index): [string, Entry | null] => {
      const slot = view.slots[index] ?? null;
      return [`person-${index}`, slot && personEntry(slot, people.get(slot.key) ?? '', view, words)];
    }),
    [
      'more',
      view.unseated === 0 ? null : { text: words.row.more(view.unseated), action: { kind: 'everyone' } },
    ],
    ['line', { id: 'line', line: true }],
    ['about', { text: words.row.about, action: { kind: 'about' } }],
    ['quit', { text: words.row.quit, action: { kind: 'quit' }, mnemonic: true }],
  ];
  const { tooltip, icon } = summary(view, people, words);
  return {
    menu: { rows: entries.map(([id, entry]) => row(id, entry)), tooltip, icon },
    actions: new Map(
      entries.flatMap(([id, entry]): [string, Action][] =>
        entry !== null && 'action' in entry && entry.action !== null ? [[id, entry.action]] : [],
      ),
    ),
  };
}

function row(id: string, entry: Entry | Line | null): Row | Line {
  if (entry === null) return { id, text: '', enabled: false, hidden: true };
  if ('line' in entry) return entry;
  const { text, action, ...mark } = entry;
  return { id, text, enabled: action !== null, hidden: false, ...mark };
}

type Names = ReadonlyMap<string, string>;

function caption(view: View, names: Names, words: Words): Entry {
  for (const [key, state] of view.conversations) {
    if (state.kind !== 'asking') continue;
    const text = words.caption.question(names.get(key) ?? '', state.anyway !== null);
    return { text, action: { kind: 'yes', key, question: questionId(state) } };
  }
  if (view.listing === 'pending') return { text: words.caption.looking, action: null };
  if (view.listing === 'failed') return { text: words.caption.listFailed, action: { kind: 'refresh' } };
  if (!view.isOwnKnown) return { text: words.caption.ownUnknown, action: null };
  return { text: words.caption.people(countPeople(view)), action: null };
}

function countPeople(view: View): number {
  return view.slots.filter((slot) => slot !== null && slot.endedAt === null).length + view.unseated;
}

function personEntry(slot: Slot, name: string, view: View, words: Words): Entry {
  const { key, person } = slot;
  const { session, notOffered } = person;
  const state = view.conversations.get(key);
  const activity = state === undefined ? null : activityOf(state);
  if (activity !== null && state !== undefined) {
    const isCancelable = CANCELABLE.has(state.kind);
    const { conversation } = state.pinned;
    return {
      text: words.row.activity(name, activity),
      action: isCancelable ? { kind: 'cancel', key, conversation } : null,
    };
  }
  if (slot.endedAt !== null) return { text: words.row.activity(name, 'signedOut'), action: null };
  if (notOffered === 'unreadable') return { text: words.row.unreadable(name), action: null };
  const isOffered = notOffered === null && view.listing === 'listed';
  const anyway = state === undefined ? null : overrulable(state);
  const { idle, locked } = session;
  return {
    text:
      anyway === null
        ? words.row.person({ name, idle, locked, memoryBytes: null })
        : words.row.anyway(name, anyway),
    action: isOffered ? { kind: 'begin', key, anyway } : null,
  };
}

const CANCELABLE: ReadonlySet<Conversation['kind']> = new Set([
  'waiting',
  'weighing',
  'asking',
  'countingDown',
]);

function activityOf(state: Conversation): RowActivity | null {
  switch (state.kind) {
    case 'waiting':
      return 'next';
    case 'weighing':
    case 'asking':
      return 'asking';
    case 'permitting':
      return 'permitting';
    case 'countingDown':
      return state.person === 'waiting' ? 'askedOnScreen' : 'signingOutSoon';
    case 'lastLook':
    case 'signingOut':
      return 'signingOut';
    case 'verifying':
      return 'stillSigningOut';
    case 'ready':
      return null;
  }
}

/** A no, or no answer, can be overruled for as long as it is remembered. */
function overrulable(state: Conversation): AnywayReason | null {
  return state.kind === 'ready' && isOverrulable(state.outcome) ? state.outcome.kind : null;
}

function summary(view: View, names: Names, words: Words): Pick<Menu, 'tooltip' | 'icon'> {
  const running = [...view.conversations].filter(([, state]) => isBusy(state));
  const signingOut = running.find(([, state]) => state.kind !== 'asking' && state.kind !== 'weighing');
  const [key] = signingOut ?? running[0] ?? [];
  if (key === undefined) {
    const tooltip =
      view.listing === 'failed' ? words.tooltip.listFailed : words.tooltip.people(countPeople(view));
    return { tooltip, icon: 'calm' };
  }
  const name = names.get(key) ?? '';
  const tooltip = signingOut === undefined ? words.tooltip.asking(name) : words.tooltip.signingOut(name);
  return { tooltip, icon: 'asking' };
}

function isBusy(state: Conversation): boolean {
  return state.kind !== 'ready' && state.kind !== 'waiting';
}
