import type { Tap } from './pipes.ts';
import type { Process } from './process.ts';
import type { SignIn } from './sign-in.ts';

/** What the referee and the story hear of Windows. */
export interface Witness {
  /** One sentence of the story. */
  tell(sentence: string): void;
  /** A program ends the session of this id, whoever has it; null for nobody. */
  loggedOff(by: Process, victim: SignIn | null, id: number): void;
  /** A program takes the connection of this session away. */
  disconnects(by: Process, victim: SignIn | null): void;
  /** A program of their own session asks Windows to sign them out, politely. */
  exits(by: Process, victim: SignIn): void;
  /** Their session ends because a program asked for it. */
  signedOut(victim: SignIn): void;
  /** Windows has taken it. It ends the session, or does not. */
  taken(victim: SignIn): void;
  readonly line: Tap;
}
