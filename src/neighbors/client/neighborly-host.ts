import { LATE, within } from '../../base/deadline.ts';
import { oneLine } from '../../base/text/plain-text.ts';
import type { NoteResult, PersonNote } from '../../sessions/person-note.ts';
import type { Session } from '../../sessions/session.ts';
import type { AttemptResult, NeighborSays, SessionHost, SignOutMethod } from '../../sessions/session-host.ts';
import type { NeighborAnswer } from '../protocol.ts';
import { LONGEST_TEXT, VERSION } from '../protocol.ts';
import { ask } from './ask.ts';
import { askPerson } from './ask-person.ts';
import type { NeighborlyParts } from './ports.ts';
import { talk } from './talk.ts';

/** Windows ends a session's programs within this, or shows which of them objects. In ms. */
const LEAVING = 20_000;

/**
 * A host that asks the Usher in the person's own session first. It sees what nobody outside sees, may sign its person
 * out without any right, and asks Windows politely. Where there is none everything is as without it.
 */
export function neighborlyHost(host: SessionHost, parts: NeighborlyParts): SessionHost {
  return {
    ...host,
    methods: [politely(parts), ...host.methods],
    async neighbor(session) {
      return saysOf(await ask(session, { kind: 'facts' }, parts));
    },
    async ask(session, question, signal) {
      // Their own Usher would take their yes for one to a sign-out.
      if (question.deed === 'disconnect') return host.ask(session, question, signal);
      return (await askPerson(session, question, signal, parts)) ?? host.ask(session, question, signal);
    },
    async leaveNote(session, note) {
      return (await keepNote(session, note, parts)) ?? host.leaveNote(session, note);
    },
  };
}

function saysOf(answer: NeighborAnswer | null): NeighborSays | null {
  if (answer?.kind !== 'facts') return null;
  const { lost, allows, asks, askedBy, idleMs } = answer;
  return { version: VERSION, lost, allows, asks, askedBy, idleMs };
}

/** @returns null if no neighbor kept it, and nobody told why */
async function keepNote(
  session: Session,
  { title, text }: PersonNote,
  parts: NeighborlyParts,
): Promise<NoteResult | null> {
  const line = oneLine(text === '' ? title : text, LONGEST_TEXT);
  if (line === '') return null;
  const answer = await ask(session, { kind: 'note', text: line }, parts);
  if (answer?.kind === 'noteKept') return 'left';
  return answer?.kind === 'no' ? 'refused' : null;
}

/** The first method: the person's own Usher asks Windows, so that a program with unsaved work can object. */
function politely({ connect, clock }: NeighborlyParts): SignOutMethod {
  return {
    describe: ({ sessionId }) => `Usher(${sessionId})`,
    // It looks at its own session right before, which is nearer than any look from here.
    looksItself: () => true,
    async end(session) {
      const stream = await connect(session).catch(() => null);
      if (stream === null) return { kind: 'absent' };
      const asked = talk(stream, { kind: 'signOut' }, clock);
      const result = resultOf(await asked.first, asked.isAsked);
      const then = result === null ? await within(asked.next(), LEAVING, clock) : null;
      asked.close();
      if (result !== null) return result;
      // It went with its session, or Windows takes its time: the listing tells. Nothing else is tried meanwhile.
      return (then !== LATE && lateResult(then)) || { kind: 'slow' };
    },
  };
}

const CAME_BACK: AttemptResult = { kind: 'stopped', because: 'cameBack' };

/** What its answer after `leaving` comes to; null if only the listing can tell. */
function lateResult(answer: NeighborAnswer | null): AttemptResult | null {
  if (answer?.kind === 'kept') return answer;
  return answer?.kind === 'no' && answer.because === 'there' ? CAME_BACK : null;
}

/**
 * What its first answer comes to; null while it signs its person out.
 *
 * If it falls silent after it was asked, nobody knows whether it began. That is `slow`, and the listing tells. Another
 * method may follow only a clear no, or a neighbor that was never asked.
 */
function resultOf(answer: NeighborAnswer | null, isAsked: boolean): AttemptResult | null {
  switch (answer?.kind) {
    case 'leaving':
      return null;
    case 'kept':
      return answer;
    case 'no':
      if (answer.because === 'there') return CAME_BACK;
      // Somebody else has asked it, and their programs may be objecting right now.
      return { kind: answer.because === 'busy' ? 'slow' : 'absent' };
    default:
      return { kind: isAsked ? 'slow' : 'absent' };
  }
}
