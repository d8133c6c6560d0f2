import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROGRAM } from './folders.ts';
import { exchangeFile } from './node-process.ts';

const PROMPTS = exchangeFile('prompts.jsonl');
const BEHIND = exchangeFile('behind.txt');

/** The title of Windows' prompt for permission. */
export const PROMPT = 'User Account Control';

/** A prompt that Windows was asked for, by what it could tell of the window that asked. */
export interface AskedPrompt {
  /** Of the process that asked. */
  readonly isOwn: boolean;
  readonly isVisible: boolean;
  readonly isInFront: boolean;
}

/** A prompt as it comes to the front: the asking process's own window, which is there. */
export const IN_FRONT: AskedPrompt = { isOwn: true, isVisible: true, isInFront: true };

/**
 * From now on Windows asks for permission, with a box of the title `PROMPT` in the place of its prompt. Call it when the
 * program has started: it is loaded by its children.
 * @param behind true where Windows lets no window of the program come to the front by itself
 */
export function withPrompts({ behind }: { readonly behind: boolean }): void {
  for (const file of [PROMPTS, BEHIND]) rmSync(file, { force: true });
  if (behind) writeFileSync(BEHIND, '');
  const file = join(PROGRAM, 'usher.cjs');
  const [first, ...lines] = readFileSync(file, 'utf8').split('\n');
  writeFileSync(file, [first, "require('./probes/lab-prompt.cjs');", ...lines].join('\n'));
}

/** From now on Windows lets them. */
export function noLongerBehind(): void {
  rmSync(BEHIND, { force: true });
}

/** The prompts so far. */
export function askedPrompts(): AskedPrompt[] {
  if (!existsSync(PROMPTS)) return [];
  return readFileSync(PROMPTS, 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));
}
