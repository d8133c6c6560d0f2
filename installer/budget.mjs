// How large setup and an installed Usher may be, in bytes. Nearly all of it is Node.js.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn } from './stage.mjs';

export const SETUP_BUDGET = 26_000_000;
/**
 * With each line of Node.js.
 *
 * @type {Readonly<Record<string, number>>}
 */
export const INSTALLED_BUDGETS = { 22: 100_000_000, 24: 106_000_000 };

/** @param {string} folder @returns {number} the bytes of all files in it */
export function sizeOf(folder) {
  return filesIn(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
}

/**
 * @param {string} what
 * @param {number} bytes
 * @param {number} budget
 * @throws Error where it is larger
 */
export function keepWithin(what, bytes, budget) {
  if (bytes > budget)
    throw new Error(`${what} has ${bytes} bytes, which is more than the ${budget} of its budget.`);
}
