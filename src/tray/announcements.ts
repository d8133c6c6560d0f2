import type { Log } from '../base/log.ts';
import type { AnywayReason } from '../conversation/answers.ts';
import type { Conversation, Ended } from '../conversation/state.ts';
import { overrulable } from '../conversation/state-facts.ts';
import type { LeftNote } from '../engine/notes.ts';
import type { CoolDown, Disturbance } from '../history/cool-down.ts';
import type { Session } from '../sessions/session.ts';
import {
  coolDownNotice,
  groupNotice,
  notAskedNotice,
  noteResultNotice,
  outcomeNotice,
  settingsNotice,
  silentNotice,
} from './notices.ts';
import type { QuestionWindows } from './question/question-windows.ts';
import type { Toast, ToastEnd, Toaster } from './toasts/toast.ts';
import type { TrayWords } from './words.ts';

export interface AnnouncementsParts {
  readonly toaster: Toaster;
  /** Null where there can be none. */
  readonly windows: Pick<QuestionWindows, 'tell'> | null;
  readonly words: TrayWords;
  readonly log: Log;
  nameOf(session: Session): string;
  /** False where nobody can be left a note. */
  mayLeaveNotes(): boolean;
  leaveNote(conversation: Conversation): void;
  /** The operator wants the second question. */
  overrule(key: string, reason: AnywayReason): void;
}

/** What the operator is told: how conversations ended, and what else they have to know. */
export class Announcements {
  readonly #parts: AnnouncementsParts;
  /** The notices that stand, and what takes each away. */
  readonly #shown = new Map<Promise<ToastEnd>, AbortController>();
  #isClosed = false;
  #toldProblems = '';

  constructor(parts: AnnouncementsParts) {
    this.#parts = parts;
  }

  /** This person was asked, or got a note, too short a while ago. */
  notAgain(what: Disturbance, session: Session, coolDown: CoolDown): void {
    const { nameOf, words } = this.#parts;
    void this.#tell(coolDownNotice(what, nameOf(session), coolDown, words));
  }

  note(left: LeftNote, session: Session): void {
    const { nameOf, words } = this.#parts;
    if (left.kind === 'coolingDown') this.notAgain('note', session, left.coolDown);
    else void this.#tell(noteResultNotice(left.kind, nameOf(session), words));
  }

  /** The sign-in screen did not come. @param code Windows' error number; null for none */
  notLetIn(session: Session, code: number | null): void {
    const { nameOf, words } = this.#parts;
    void this.#tell(silentNotice(words.notLetIn(nameOf(session), code)));
  }

  /** Windows did not let this person be asked, and the operator's yes stands. */
  notAsked(session: Session): void {
    const { nameOf, words } = this.#parts;
    void this.#tell(notAskedNotice(nameOf(session), words));
  }

  /** Shows it once no other notice is shown, because a notice gives way to the next one. */
  async afterOthers(notice: Toast): Promise<ToastEnd> {
    await Promise.all(this.#shown.keys());
    return this.#tell(notice);
  }

  async #tell(notice: Toast): Promise<ToastEnd> {
    // A common signal would remember each notice for as long as this process runs.
    const abort = new AbortController();
    if (this.#isClosed) abort.abort();
    const shown = this.#parts.toaster.show(notice, abort.signal);
    this.#shown.set(shown, abort);
    const end = await shown;
    this.#shown.delete(shown);
    if (end === 'notShown') this.#parts.log(`not shown: ${notice.title}. ${notice.text}`);
    return end;
  }

  /** @param all the conversations as they stand, to tell when the last of a group has ended */
  ended(key: string, conversation: Ended, all: Iterable<Conversation>): void {
    const id = conversation.pinned.group?.id;
    if (id === undefined) this.#endedAlone(key, conversation);
    else this.#endedTogether([...all].filter(({ pinned }) => pinned.group?.id === id));
  }

  /** What is wrong with the settings, once for as long as it is the same. */
  settings(problems: readonly string[]): void {
    if (problems.join() === this.#toldProblems) return;
    this.#toldProblems = problems.join();
    for (const problem of problems) this.#parts.log(problem);
    const [first] = problems;
    if (first !== undefined) void this.#tell(settingsNotice(first, problems.length, this.#parts.words));
  }

  /** Takes away what stands, and tells nothing more. */
  close(): void {
    this.#isClosed = true;
    for (const abort of this.#shown.values()) abort.abort();
  }

  #endedAlone(key: string, conversation: Ended): void {
    const { nameOf, words, mayLeaveNotes, overrule, leaveNote } = this.#parts;
    const { pinned } = conversation;
    const anyway = overrulable(conversation);
    const instead = mayLeaveNotes() ? { isAway: pinned.presence === 'away' } : null;
    const notice = outcomeNotice(conversation, nameOf(pinned.session), words, instead);
    if (notice === null) return;
    void this.#tellEnd([conversation], notice).then((end) => {
      if (end === 'yes' && anyway !== null) overrule(key, anyway.kind);
      if (end === 'note') leaveNote(conversation);
    });
  }

  /** One summary for all of them, once the last has ended. */
  #endedTogether(group: readonly Conversation[]): void {
    const { nameOf, words } = this.#parts;
    const ends = group.filter((state): state is Ended => state.kind === 'ended');
    if (ends.length < group.length) return;
    const named = ends.map(({ outcome, pinned }) => ({ name: nameOf(pinned.session), outcome }));
    const notice = groupNotice(named, words);
    if (notice !== null) void this.#tellEnd(ends, notice);
  }

  /** Where a window stands that asked about them, it tells how that ended. */
  async #tellEnd(ended: readonly Conversation[], notice: Toast): Promise<ToastEnd> {
    const inWindow = this.#parts.windows?.tell(ended, notice) ?? null;
    if (inWindow === null) return this.#tell(notice);
    const end = await inWindow;
    return end === 'notShown' ? this.#tell(notice) : end;
  }
}
