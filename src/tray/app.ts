import { ICON_LOST } from '../base/log.ts';
import { seen } from '../conversation/seen.ts';
import type { AnywayReason, Conversation } from '../conversation/state.ts';
import { couldNotBeAsked } from '../conversation/state.ts';
import type { Conversations } from '../engine/conversations.ts';
import { conversations } from '../engine/conversations.ts';
import { personByKey } from '../engine/listing.ts';
import { sentenceNames } from '../engine/names.ts';
import { beginnings } from '../engine/pin.ts';
import { Disturbances } from '../history/disturbances.ts';
import type { HistoryEvent } from '../history/history.ts';
import { recordEvent } from '../history/history.ts';
import { hasLeft } from '../sessions/last-look.ts';
import type { Session } from '../sessions/session.ts';
import { askAgainMs, timings } from '../settings/settings.ts';
import { announcements } from './announcements.ts';
import type { AppParts } from './app-parts.ts';
import type { Desk } from './desk.ts';
import { perform } from './desk.ts';
import type { Plan } from './menu/menu.ts';
import { plan } from './menu/menu.ts';
import { roster } from './menu/roster.ts';
import type { Meanings } from './menu/steady-clicks.ts';
import { isSteady, meanings } from './menu/steady-clicks.ts';
import { aboutNotice, coolDownNotice, notAskedNotice, noteResultNotice, settingsNotice } from './notices.ts';
import { operatorHere } from './operator.ts';
import { discreetToaster } from './toasts/discreet-toaster.ts';

export interface App {
  /** What is known and going on; for faces that tell more than a menu does. */
  readonly conversations: Conversations;
  /** As the menu calls them. */
  nameOf(session: Session): string;
  /** Ends what runs, toasts and boxes first, the tray last. */
  close(): Promise<void>;
}

/** The tray app: events in, decisions asked, deeds started. Runs until `close`. */
export function startApp(parts: AppParts): App {
  const { host, clock, words, settings } = parts;
  const closing = new AbortController();
  const names = sentenceNames(words.name);
  const who = roster(
    host,
    clock,
    () => settings.protected,
    { heard, changed: render },
    parts.rows,
    parts.asleep,
  );
  const disturbances = new Disturbances({
    ...parts,
    get questions() {
      return askAgainMs(settings);
    },
  });
  const begin = beginnings({ ...parts, disturbances, people: () => who.people });
  const toaster = discreetToaster({
    toaster: parts.toaster,
    clock,
    isOperatorThere: () => parts.notifications() !== 'notPresent' && !isOperatorGone(),
    left: () => who.refresh(),
  });
  const tellers = announcements({
    ...parts,
    toaster,
    signal: closing.signal,
    nameOf,
    overrule: beginWith,
    leaveNote,
  });
  const durations = timings(settings);
  const overMs = () => settings.everyoneAwayMinutes * 60_000;
  const talks = conversations({
    ...parts,
    timings: durations,
    list: who.list,
    operator: operatorHere({
      ...parts,
      toaster,
      timings: durations,
      get overMs() {
        return overMs();
      },
      nameOf,
      leaveNote,
    }),
    operatorName,
    moved(conversation) {
      begin.moved(conversation);
      if (couldNotBeAsked(conversation)) {
        void tellers.tell(notAskedNotice(nameOf(conversation.pinned.session), words));
      }
      parts.moved(conversation);
    },
    changed: render,
    happened: record,
    ended: (key, conversation) => tellers.ended(key, conversation, talks.states.values()),
  });
  const desk: Desk = {
    talks,
    parts,
    begin: beginWith,
    beginAll: beginWithAll,
    leaveNote,
    refresh: who.refresh,
    tellAbout: () => void tellers.tell(aboutNotice(parts.version, host.name, words)),
  };
  let told = '';
  let known: Meanings = new Map();
  let current = planned();
  const tray = parts.openTray(current.menu, { clicked, lost });
  const stopWatching = parts.settingsFile?.watch(settingsChanged);
  tellSettings();
  render();
  who.refresh();

  function heard(sessions: readonly Session[] | null, error: unknown): void {
    if (sessions === null) parts.log(`listing failed: ${error}`);
    talks.sendToAll(({ pinned }) => seen(pinned, sessions));
    parts.settingsFile?.look();
  }

  /** Whoever is protected by now, or may be, is left alone: also where something about them had begun. */
  function settingsChanged(): void {
    who.regard();
    for (const [key, state] of talks.states) {
      const reason = personByKey(who.people, key)?.notOffered;
      const isProtected = reason === 'protected' || reason === 'protectedUnknown';
      if (isProtected && state.kind !== 'ended') talks.send(key, { kind: 'canceled' });
    }
    tellSettings();
    render();
  }

  /** Once for as long as it is the same. */
  function tellSettings(): void {
    const problems = parts.settingsFile?.problems ?? [];
    if (problems.join() === told) return;
    told = problems.join();
    for (const problem of problems) parts.log(problem);
    const [first] = problems;
    if (first !== undefined) void tellers.tell(settingsNotice(first, problems.length, words));
  }

  /** By the last listing. */
  function isOperatorGone(): boolean {
    const { operator } = who.people;
    return operator !== null && hasLeft(operator);
  }

  function record(event: HistoryEvent, conversation: Conversation): void {
    recordEvent(event, conversation.pinned, who.people.operator, parts);
  }

  function planned(): Plan {
    const { people, slots, withoutRow } = who;
    const isOwnKnown = people.operator !== null;
    const { listing, others } = people;
    const conversations = talks.states;
    const settingsDoubt = parts.settingsFile?.doubt ?? null;
    return plan(
      {
        listing,
        slots,
        others,
        withoutRow,
        isOwnKnown,
        conversations,
        everyoneOverMs: overMs(),
        mayLeaveNotes: parts.mayLeaveNotes(),
        settingsDoubt,
      },
      words,
    );
  }

  function render(): void {
    current = planned();
    known = meanings(known, current.actions, clock.now());
    tray.show(current.menu);
  }

  function clicked(rowId: string): void {
    const action = current.actions.get(rowId);
    if (action === undefined || !isSteady(known, rowId, clock.now())) return;
    perform(action, desk);
  }

  function beginWith(key: string, anyway: AnywayReason | null): void {
    parts.settingsFile?.look();
    const pinned = begin.pinned(key);
    if (pinned === null) return;
    const coolDown = begin.coolDown()(key, anyway);
    if (coolDown.ms === 0) talks.begin(key, pinned, anyway);
    else void tellers.tell(coolDownNotice('question', nameOf(pinned.session), coolDown, words));
  }

  /** Who was asked a short while ago is left out. One person alone is asked about as always. */
  function beginWithAll(keys: readonly string[]): void {
    parts.settingsFile?.look();
    const coolDown = begin.coolDown();
    const group = keys.flatMap((key) => {
      const pinned = begin.pinned(key);
      return pinned === null || coolDown(key, null).ms > 0 ? [] : [[key, pinned] as const];
    });
    const alone = group[0]?.[0] ?? keys[0];
    if (group.length > 1) talks.beginGroup(new Map(group));
    else if (alone !== undefined) beginWith(alone, null);
  }

  function operatorName(): string {
    return who.people.operator === null ? words.name.you : nameOf(who.people.operator);
  }

  function leaveNote(conversation: Conversation): void {
    const { session, presence } = conversation.pinned;
    const coolDown = disturbances.look()('note', session);
    if (coolDown.ms > 0) {
      void tellers.tell(coolDownNotice('note', nameOf(session), coolDown, words));
      return;
    }
    // At once, so that no second click overtakes it.
    disturbances.happened('note', session);
    const note = words.noteFor(operatorName(), presence !== 'away');
    void host.leaveNote(session, note).then((end) => {
      if (end !== 'left') disturbances.forget('note', session);
      record({ event: 'note', note: end }, conversation);
      void tellers.tell(noteResultNotice(end, nameOf(session), words));
    });
  }

  function lost(): void {
    parts.log(ICON_LOST);
    talks.sendToAll(() => ({ kind: 'doubt', doubt: 'iconLost' }));
  }

  function nameOf(session: Session): string {
    return names(who.people, session);
  }

  return {
    conversations: talks,
    nameOf,
    async close() {
      closing.abort();
      // So that the history tells how each ended.
      talks.sendToAll(() => ({ kind: 'canceled' }));
      stopWatching?.();
      who.stop();
      talks.stop();
      await Promise.all([tray.close(), host.close()]);
    },
  };
}
