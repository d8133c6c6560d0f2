/** The value read, or null if reading throws. So one failed question does not cost the other answers. */
export function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
