/** What differs from PC to PC. */
export interface Habits {
  /** How long Windows takes to tell of a change, in ms. */
  readonly tellsAfter: number;
  /** Nobody signs in sooner with the number of somebody who is gone. In ms. */
  readonly freeAgainAfter: number;
  /** Somebody who gets the number of somebody else gets their times, too: its clock is coarse. */
  readonly hasEqualTimes: boolean;
  /** Whom an administrator protects, in a policy that only a helper knows. */
  readonly protects: readonly string[];
}
