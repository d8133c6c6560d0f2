import type { Log } from '../base/log.ts';
import { isOverrulable } from '../conversation/outcome.ts';
import type { Conversation, Ended } from '../conversation/state.ts';
import type { Session } from '../sessions/session.ts';
import { groupNotice, outcomeNotice } from './notices.ts';
import type { Toast, ToastEnd, Toaster } from './ports.ts';
import type { TrayWords } from './words.ts';

export interface AnnouncementParts {
  readonly toaster: Toaster;
  readonly words: TrayWords;
  readonly log: Log;
  /** Aborts when nothing is to be told any more. */
  readonly signal: AbortSignal;
  nameOf(session: Session): string;
  /** False where nobody can be left a message. */
  mayLeaveNotes(): boolean;
  leaveNote(conversation: Conversation): void;
  /** The operator wants the second question. */
  overrule(key: string, reason: 'refused' | 'personUnanswered'): void;
}

/** What the operator is told at the end of conversations. */
export interface Announcements {
  /** @param all the conversations as they stand, to tell when the last of a group has ended */
  ended(key: string, conversation: Ended, all: Iterable<Conversation>): void;
  tell(note: Toast): Promise<ToastEnd>;
}

export function announcements(parts: AnnouncementParts): Announcements {
  const { toaster, words, nameOf } = parts;

  async function tell(note: Toast): Promise<ToastEnd> {
    const end = await toaster.show(note, parts.signal);
    if (end === 'notShown') parts.log(`not shown: ${note.title}. ${note.text}`);
    return end;
  }

  function endedAlone(key: string, conversation: Ended): void {
    const { outcome, pinned } = conversation;
    const isAway = pinned.presence === 'away';
    const note = outcomeNotice(
      outcome,
      nameOf(pinned.session),
      words,
      parts.mayLeaveNotes() ? { isAway } : null,
    );
    if (note === null) return;
    void tell(note).then((end) => {
      if (end === 'yes' && isOverrulable(outcome)) parts.overrule(key, outcome.kind);
      if (end === 'note') parts.leaveNote(conversation);
    });
  }

  /** One summary for all of them, once the last has ended. */
  function endedTogether(group: readonly Conversation[]): void {
    const ends = group.filter((state): state is Ended => state.kind === 'ended');
    if (ends.length < group.length) return;
    const named = ends.map(({ outcome, pinned }) => ({ name: nameOf(pinned.session), outcome }));
    const note = groupNotice(named, words);
    if (note !== null) void tell(note);
  }

  return {
    ended(key, conversation, all) {
      const id = conversation.pinned.group?.id;
      if (id === undefined) endedAlone(key, conversation);
      else endedTogether([...all].filter(({ pinned }) => pinned.group?.id === id));
    },
    tell,
  };
}
