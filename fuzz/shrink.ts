/** The most tries of one shrinking. */
const MOST = 3000;

/**
 * A shorter input that fails, too: pieces are left out, longer ones first, for as long as that helps.
 * @param fails whether an input still fails
 */
export async function shrunk(input: Buffer, fails: (input: Buffer) => Promise<boolean>): Promise<Buffer> {
  let best = input;
  let tries = 0;
  for (let size = best.length; size >= 1; size = Math.floor(size / 2)) {
    for (let at = 0; at < best.length && tries < MOST; ) {
      const shorter = Buffer.concat([best.subarray(0, at), best.subarray(at + size)]);
      tries += 1;
      if (await fails(shorter)) best = shorter;
      else at += size;
    }
  }
  return best;
}
