/** What was read, or null where reading it throws. One question that fails leaves the others their answers. */
export function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
