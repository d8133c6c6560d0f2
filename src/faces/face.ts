import { join } from 'node:path';
import type { AppParts } from '../app.ts';
import { appendDeed } from '../history.ts';
import { fileLog } from '../log.ts';
import { english } from '../words/english.ts';

/** What the faces have in common; each overrides what it knows better. `folder` takes the history and the log. */
export function commonParts(folder: string) {
  const deeds = join(folder, 'deeds.jsonl');
  return {
    words: english,
    deeds,
    log: fileLog(join(folder, 'usher.log')),
    record: (line) => appendDeed(deeds, line),
    asleep: () => null,
    moved() {},
    // An account that has the right needs no permission; one that has not is told so at the click.
    permit: async () => true,
  } satisfies Partial<AppParts> & { readonly deeds: string };
}
