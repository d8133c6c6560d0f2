const AFTER_RUNNING_WELL_MS = 3_000;
/** The taskbar may come later than Usher does, right after a sign-in. */
const AFTER_FAILED_STARTS_MS = [2_000, 10_000] as const;

/**
 * How long to wait before the tray program is started again, in milliseconds; null where it is not. `failedStarts`
 * counts the starts in a row that came to nothing; 0 after a run that went well, which may have ended because Windows
 * was about to shut down and then did not.
 */
export function restartDelay(failedStarts: number): number | null {
  if (failedStarts <= 0) return AFTER_RUNNING_WELL_MS;
  return AFTER_FAILED_STARTS_MS[failedStarts - 1] ?? null;
}
