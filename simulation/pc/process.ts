/** A program that runs on the simulated PC until it ends or is killed. */
export class Process {
  /** Never used again, unlike on Windows. */
  readonly id: number;
  readonly name: string;
  readonly sessionId: number;
  readonly isElevated: boolean;
  isAlive = true;
  /** Whatever it answers to others may be false. */
  isLiar = false;
  /** The monotonic moments between which it stands still: it is slow, or the PC has no time for it. */
  stillSince = 0;
  stillUntil = 0;

  constructor(id: number, name: string, sessionId: number, isElevated = false) {
    this.id = id;
    this.name = name;
    this.sessionId = sessionId;
    this.isElevated = isElevated;
  }
}
