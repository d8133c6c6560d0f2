import type { SignIn } from '../pc/sign-in.ts';
import { some } from '../plan.ts';
import type { World } from '../world.ts';

export type Picks = readonly [number, number, number, number];

export interface Action {
  /** How often it is chosen, beside what a theme adds. */
  readonly weight: number;
  /** Does nothing where it is not possible. */
  act(world: World, picks: Picks): void;
}

export type Actions = Readonly<Record<string, Action>>;

/** How much later something is heard than it was done, in ms. */
export const LATE = [0, 0, 0, 100, 300, 900];

export const everybody = ({ windows }: World): readonly SignIn[] => windows.signIns;

/** One of those of whom this is so. */
export const whoever = (world: World, at: number, is: (who: SignIn) => boolean): readonly SignIn[] =>
  some(everybody(world).filter(is), at);
