/** The values of `othersMaySignMeOut`, the strictest first. */
export const OTHERS_MAY = ['never', 'askMe', 'whenNothingIsLost', 'politely'] as const;

/**
 * When this person's own Usher signs them out because somebody else asks.
 *
 * - `never`: not at all.
 * - `askMe`: only after their own click.
 * - `whenNothingIsLost`: also while they are away and nothing can be lost.
 * - `politely`: also while they are away and programs are open that may object.
 */
export type OthersMaySignMeOut = (typeof OTHERS_MAY)[number];

export function stricterOf(one: OthersMaySignMeOut, other: OthersMaySignMeOut): OthersMaySignMeOut {
  return OTHERS_MAY.indexOf(one) < OTHERS_MAY.indexOf(other) ? one : other;
}
