import type { Pipe } from '../pc/pipes.ts';
import type { Process } from '../pc/process.ts';
import type { Known } from './known.ts';
import type { OwnRules } from './own-rules.ts';

const NEIGHBOR_PIPE = /\\Usher\\\d+$/u;

interface Said {
  readonly kind: string;
  readonly answer?: string;
  readonly because?: string;
}

/** A line between an Usher and the one of somebody else arrives. What liars say is not believed. */
export function heardLine(known: Known, own: OwnRules, line: string, from: Process, to: Process, pipe: Pipe) {
  if (!NEIGHBOR_PIPE.test(pipe.name) || (from.isLiar && from === pipe.server)) return;
  const said = JSON.parse(line) as Said;
  if (said.kind === 'signOut') askedOwn(known, own, pipe);
  if (said.kind === 'ask') own.asksPerson(pipe);
  const asker = known.watched.get(to);
  const victim = known.windows.of(from.sessionId);
  const isClearNo = said.kind === 'no' && said.because !== 'there' && said.because !== 'busy';
  if (isClearNo && victim) asker?.ownAsked.delete(victim.key);
  if (said.kind !== 'said' || asker === undefined || !victim) return;
  if (said.answer === 'signOut') asker.personSaidYes.set(victim.key, known.now);
  if (said.answer === 'stay') asker.refused.set(victim.key, known.now);
}

function askedOwn(known: Known, own: OwnRules, pipe: Pipe): void {
  own.asked(pipe);
  const victim = known.windows.of(pipe.server.sessionId);
  if (victim) known.watched.get(pipe.client)?.ownAsked.set(victim.key, known.now);
}
