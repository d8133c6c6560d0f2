const AFTER_RUNNING_WELL_MS = 3_000;
/** Right after a sign-in the taskbar may come later than Usher. */
const AFTER_FAILED_STARTS_MS = [2_000, 10_000] as const;

/**
 * How long to wait before the tray program is started again, in ms; null to give up. `failedStarts` counts the
 * failed starts in a row. It is 0 after a run that went well: such a run may end because Windows began to shut down
 * and then did not.
 */
export function restartDelay(failedStarts: number): number | null {
  if (failedStarts <= 0) return AFTER_RUNNING_WELL_MS;
  return AFTER_FAILED_STARTS_MS[failedStarts - 1] ?? null;
}
