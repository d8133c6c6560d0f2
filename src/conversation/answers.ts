/*
 * What people answered, and what a sign-out rests on.
 */

/** Why the second question is asked. */
export type AnywayReason =
  | 'refused'
  | 'personUnanswered'
  | 'cannotBeAsked'
  /** A program objected to a polite sign-out. */
  | 'keptByProgram'
  /** Somebody else is asking them, by what their own Usher says. */
  | 'beingAsked'
  /** The operator ordered on the command line not to wait for anybody. */
  | 'ordered';

/** Whose yes the sign-out rests on. */
export type Consent = 'operator' | 'anyway' | 'silence' | 'person';

/**
 * What the person answered, or why they did not. `waiting`: no answer yet. `later`: they asked for 10 more minutes.
 * `notAsked`: nobody is there to ask.
 */
export type PersonState = 'waiting' | 'later' | 'noAnswer' | 'cannotBeAsked' | 'notAsked';
