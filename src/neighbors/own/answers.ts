import { visibleName } from '../../base/text/plain-text.ts';
import type { AffectedProgram, OwnFacts } from '../../sessions/could-be-lost.ts';
import { LONGEST_PROGRAM_NAME, MOST_PROGRAMS, WHYS } from '../../sessions/could-be-lost.ts';
import type { NeighborAnswer } from '../protocol.ts';
import { LONGEST_LINE, writeLine } from '../protocol.ts';

/** What this Usher would do for whoever asks. See protocol.ts. */
export interface Would {
  readonly allows: boolean;
  readonly asks: boolean;
  readonly askedBy: number | null;
}

/**
 * The facts as a line may have them: the worst programs first, as many as it holds.
 * @param facts null if they cannot be trusted
 */
export function factsAnswer(facts: OwnFacts | null, would: Would): NeighborAnswer {
  if (facts === null) {
    const lost = { word: 'unknown', programs: [] } as const;
    return { kind: 'facts', lost, idleMs: null, isAway: null, ...would, allows: false, asks: false };
  }
  const { couldBeLost, idleMs, isAway } = facts;
  const programs = [...couldBeLost.programs]
    .sort((a, b) => WHYS.indexOf(a.why) - WHYS.indexOf(b.why))
    .map(({ name, why }): AffectedProgram => ({ name: visibleName(name, LONGEST_PROGRAM_NAME), why }));
  return asManyAsFit(programs, (some) => ({
    kind: 'facts',
    lost: { word: couldBeLost.word, programs: some },
    idleMs: idleMs === null ? null : Math.max(0, Math.trunc(idleMs)),
    isAway,
    ...would,
  }));
}

/** @param names of the programs that object */
export function keptAnswer(names: readonly string[]): NeighborAnswer {
  return asManyAsFit(programNames(names), (programs) => ({ kind: 'kept', programs }));
}

/** Each name once, cut and made safe. Those that cannot be seen are left out. */
function programNames(names: readonly string[]): readonly string[] {
  const visible = names.map((name) => visibleName(name, LONGEST_PROGRAM_NAME)).filter((name) => name !== '');
  return [...new Set(visible)];
}

/** A name may take four bytes for each sign, so a line does not always hold them all. It always holds none. */
function asManyAsFit<T>(all: readonly T[], answer: (some: T[]) => NeighborAnswer): NeighborAnswer {
  const some = all.slice(0, MOST_PROGRAMS);
  while (Buffer.byteLength(writeLine(answer(some))) > LONGEST_LINE) some.pop();
  return answer(some);
}
