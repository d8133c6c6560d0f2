/**
 * What the two buttons of a box do, which Windows calls OK and Cancel.
 * @param who null for several people
 * @param how what an OK adds to a plain sign-out: ` anyway`
 */
export function boxButtons(who: string | null, how = ''): string {
  return who === null
    ? `OK signs all of them out${how}. Cancel keeps all of them signed in.`
    : `OK signs ${who} out${how}. Cancel keeps ${who} signed in.`;
}
