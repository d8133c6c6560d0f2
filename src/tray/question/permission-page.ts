import type { PermissionAnswer, PermissionAsked } from '../../elevation/client/permission.ts';
import type { PermissionPage } from '../../elevation/client/permission-window.ts';
import type { DialogChange, DialogWatch } from '../../windows/dialog.ts';
import type { FaceWatch } from './face-dialog.ts';

export interface PermissionPageParts {
  readonly faces: FaceWatch;
  /** What the tray has asked for since the last look; null for nothing. */
  wanted(): PermissionAsked | null;
  page(asked: PermissionAsked): PermissionPage;
  answered(answer: PermissionAnswer): void;
  /** The tray has gone, and with it everything that could follow. */
  hasGone(): boolean;
}

/**
 * The operator's window, which also has Windows ask for permission: on a page of its own that stands until Windows, or the
 * operator on it, has answered. The tray's faces come back then.
 */
export function withPermission({
  faces,
  wanted,
  page: pageFor,
  answered,
  hasGone,
}: PermissionPageParts): DialogWatch {
  let page: PermissionPage | null = null;
  let isDeclined = false;

  function over(answer: PermissionAnswer): DialogChange {
    page = null;
    answered(answer);
    return { page: faces.again() };
  }

  return {
    tick(ms) {
      if (hasGone()) return null;
      if (page === null) {
        const asked = wanted();
        if (asked === null) return faces.tick(ms);
        page = pageFor(asked);
        isDeclined = false;
        return { page: page.dialog };
      }
      if (isDeclined) return over('declined');
      return page.watch.tick(ms) ?? over(page.watch.answer() ?? 'declined');
    },
    counts(button, ms) {
      if (page === null) return faces.counts(button, ms);
      // What would close the dialog is a no, and the window stays.
      isDeclined ||= page.watch.counts(button, ms);
      return false;
    },
  };
}
