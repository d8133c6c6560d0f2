import { oneLine } from '../../base/text/plain-text.ts';
import { LONGEST_PROGRAM_NAME } from '../../sessions/could-be-lost.ts';
import { classify } from '../../sessions/programs.ts';
import type { ProgramClass } from '../../sessions/usage.ts';
import type { KnownProgram, ProgramKind } from './program-kind.ts';
import { NO_PROGRAM } from './program-kind.ts';
import kinds from './program-kinds.json' with { type: 'json' };

type Names = Readonly<Record<string, string>>;

const KINDS: readonly (readonly [ProgramKind, Names])[] = [
  ['shell', kinds.shell.programs],
  ['explorer', kinds.explorer.programs],
  ['mail', kinds.mail.programs],
  ['chat', kinds.chat.programs],
  ['player', kinds.player.programs],
  ['settings', kinds.settings.programs],
  ['launcher', kinds.launcher.programs],
  ['terminal', kinds.terminal.programs],
];

/** For programs that program-kinds.json does not name. */
const KIND_OF: Readonly<Record<ProgramClass, ProgramKind>> = {
  documents: 'documents',
  forms: 'browser',
  harmless: 'background',
  unknown: 'unknown',
};

/**
 * The program with this image name. Anybody can call a program so, but risks only their own work by it.
 * @param imageName a file name; of a path only the last part counts. Null if Windows does not tell
 */
export function knownProgram(imageName: string | null): KnownProgram {
  const file = (imageName ?? '').replace(/^.*[\\/]/s, '');
  const key = file.toLowerCase();
  if (key === '') return NO_PROGRAM;
  for (const [kind, names] of KINDS) {
    const name = Object.hasOwn(names, key) ? names[key] : undefined;
    if (name !== undefined) return { imageName: key, name, kind };
  }
  const { name, holds } = classify(file);
  return { imageName: key, name: oneLine(name, LONGEST_PROGRAM_NAME), kind: KIND_OF[holds] };
}
