const AFTER_RUNNING_WELL_MS = 3_000;
const AFTER_FAILED_STARTS_MS = [2_000, 5_000, 10_000, 30_000] as const;

/**
 * How long to wait before the tray program is started again, in milliseconds. `failedStarts` counts the
 * starts in a row that came to nothing; 0 after a run that went well, which may have ended because Windows
 * was about to shut down and then did not.
 */
export function restartDelay(failedStarts: number): number {
  if (failedStarts <= 0) return AFTER_RUNNING_WELL_MS;
  return AFTER_FAILED_STARTS_MS[failedStarts - 1] ?? AFTER_FAILED_STARTS_MS[3];
}
