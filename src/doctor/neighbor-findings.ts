import type { Finding } from './finding.ts';
import { advice, fine } from './finding.ts';
import type { Neighbor } from './neighbor.ts';
import type { DoctorWords } from './words.ts';

/** One finding for the session of each other person here. Nothing is wrong where they have no Usher. */
export function neighborFindings(neighbors: readonly Neighbor[], words: DoctorWords): readonly Finding[] {
  return neighbors.map((neighbor) => finding(neighbor, words));
}

function finding({ sessionId, name, usher }: Neighbor, { neighbor, fix }: DoctorWords): Finding {
  switch (usher.kind) {
    case 'answers':
      return fine(neighbor.answers(sessionId, name, usher.version));
    case 'otherVersion':
      return advice(neighbor.otherVersion(sessionId, name, usher.version), fix.otherVersion);
    case 'none':
      return fine(neighbor.none(sessionId, name));
    case 'stranger':
      return advice(neighbor.stranger(sessionId, name), fix.stranger);
    case 'unknown':
      return advice(neighbor.unknown(sessionId, name), fix.report);
  }
}
