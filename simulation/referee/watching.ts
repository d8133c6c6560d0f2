import type { Conversation } from '../../src/conversation/state.ts';
import { isActing } from '../../src/conversation/state-facts.ts';
import type { Session } from '../../src/sessions/session.ts';
import type { Settings } from '../../src/settings/settings.ts';
import type { Process } from '../pc/process.ts';
import type { SignIn } from '../pc/sign-in.ts';
import { keyOf } from '../pc/sign-in.ts';
import type { Known } from './known.ts';
import { watched } from './witnessed.ts';

/*
 * What trays and helpers were told, and what they had done. It is noted, and judged elsewhere.
 */

/** A tray runs from now on. */
export function trayBegan(known: Known, process: Process, operator: SignIn, settings: Settings): void {
  known.watched.set(
    process,
    watched({
      process,
      operator,
      tray: null,
      begunAt: known.now,
      quietMs: settings.quietAfterMinutes * 60_000,
      silenceMs: settings.countdowns.silence * 1000,
      silenceCounts: settings.silenceCounts,
      othersMay: settings.othersMaySignMeOut,
      protected: Array.isArray(settings.protected) ? settings.protected : [],
    }),
  );
}

/** A helper of this tray runs from now on. */
export function helperBegan(known: Known, tray: Process, helper: Process): void {
  const of = known.of(tray);
  known.tell(`a helper of ${of.operator.name} begins`);
  known.watched.set(helper, {
    ...watched({ ...of, process: helper, tray, begunAt: known.now }),
    told: of.told,
  });
}

/** A listing, or a look, has told that process this; null for one that failed. */
export function wasTold(
  known: Known,
  process: Process,
  sessions: readonly Session[] | null,
  begunAt: number,
  isLook: boolean,
): void {
  const of = known.watched.get(process);
  if (of === undefined || !process.isAlive) return;
  if (isLook) {
    of.looked = { begunAt, works: sessions !== null };
    return;
  }
  // Older news is dropped.
  if (of.told !== null && begunAt < of.told.begunAt) return;
  of.looked = { begunAt, works: sessions !== null };
  of.hasFailed = sessions === null;
  for (const each of sessions ?? []) of.known.set(keyOf(each), each);
  if (sessions === null) {
    of.failed.push(known.now);
    return;
  }
  of.told = { sessions, begunAt };
  of.first ??= of.told;
  const own = sessions.find(({ isCurrent }) => isCurrent);
  if (own === undefined || own.state === 'disconnected' || own.locked === true) of.toldLeft.push(known.now);
}

/** Only for what rows say of it. */
export function conversationMoved(known: Known, process: Process, conversation: Conversation): void {
  const at = conversation.kind === 'elevated' ? conversation.stage : conversation.kind;
  if (isActing(at)) known.of(process).deeds.add(keyOf(conversation.pinned.session));
}
