import type { AppParts } from './ports.ts';
import type { ReturnedParts } from './returned.ts';
import { Returned } from './returned.ts';

/** What the app adds. */
export type ReturnedApp = Pick<ReturnedParts, 'show' | 'changed'> & {
  /** Takes away the box in which it is read. */
  readonly closing: AbortSignal;
};

/** How this person is told what others left for them; null where nothing is kept. */
export function returnedHere(parts: AppParts, { closing, ...app }: ReturnedApp): Returned | null {
  const { left, notifications, box } = parts;
  if (left === undefined) return null;
  const returned = new Returned({
    ...parts,
    ...app,
    left,
    mayBeSeen: () => (notifications() ?? 'accepts') === 'accepts',
    read: async ({ title, text }) => (await box.ask(title, text, closing)) === 'yes',
  });
  left.watch?.(() => returned.look());
  return returned;
}
