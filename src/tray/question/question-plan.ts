import { timeLeft } from '../../base/time-left.ts';
import { needsPermission } from '../../conversation/pinned.ts';
import type { About } from '../../engine/operator.ts';
import type { Question } from '../../engine/words.ts';
import { signInKey } from '../../sessions/identity.ts';
import { milderChoice } from '../milder-choice.ts';
import type { FaceFacts, FacePlan, PlannedChoice } from './planned-face.ts';
import { cancels, planned } from './planned-face.ts';

/** The question, with the time in which it can be answered. */
export function questionPlan(about: About, facts: FaceFacts): FacePlan {
  const [first] = about;
  const { now, timings } = facts;
  const words = facts.words.window;
  const asked = facts.question(about);
  const name = about.length > 1 ? null : facts.nameOf(first);
  const isSilence = first.silenceEndsAt !== null;
  const leftMs = Math.max(0, (first.silenceEndsAt ?? first.until) - now);
  return planned(`asking ${first.question}`, choicesOf(about, asked, name, facts), facts, about, {
    title: asked.title,
    text: `${asked.text}\n\n${isSilence ? words.silenceEnds(timeLeft(leftMs)) : words.silenceKeeps(name)}`,
    time: { leftMs, wholeMs: Math.max(leftMs, isSilence ? timings.silence : timings.question) },
  });
}

/** The yes, what ends nothing, and the no. */
function choicesOf(
  about: About,
  { yes, no, note }: Question,
  name: string | null,
  facts: FaceFacts,
): readonly PlannedChoice[] {
  const [first] = about;
  const { words } = facts;
  const key = signInKey(first.pinned.session);
  const { question, pinned } = first;
  const { conversation, deed } = pinned;
  const cancel = cancels(about);
  const shield = about.some((each) => needsPermission(each.pinned)) ? ({ shield: true } as const) : {};
  return [
    { id: 'yes', label: yes, ...shield, actions: [{ kind: 'yes', key, question }] },
    ...facts.milder(first).map((step): PlannedChoice => {
      const { action, ...choice } = milderChoice(step, first, name ?? '', words);
      return { ...choice, ...(step === 'disconnect' && shield), actions: [action] };
    }),
    ...(note === null
      ? []
      : [{ id: 'note', label: note, actions: [{ kind: 'note', key, conversation } as const, ...cancel] }]),
    { id: 'no', label: deed === 'disconnect' ? no : words.window.keep(name), actions: cancel },
  ];
}
