import { join } from 'node:path';
import type { Log } from '../base/log.ts';
import type { StartWords } from '../languages/start-words.ts';
import { silentNotice } from '../tray/notices.ts';
import type { Toaster } from '../tray/toasts/toast.ts';
import type { Native } from '../windows/native.ts';
import { openInNewConsole } from '../windows/shell-execute.ts';
import { textFile } from './text-file.ts';

export interface OpenedWindowsParts {
  /** Null where no window can be opened. */
  readonly native: Native | null;
  /** Where texts are written. */
  readonly folder: string;
  readonly toaster: Toaster;
  readonly words: StartWords;
  readonly log: Log;
}

/** What is opened beside the icon. */
export interface OpenedWindows {
  /** @returns false where Windows did not open it, which is logged */
  open(file: string, args: readonly string[]): Promise<boolean>;
  /** Shows a text; where nothing can, a note tells where it is. */
  show(name: string, text: string): Promise<void>;
}

export function openedWindows({ native, folder, toaster, words, log }: OpenedWindowsParts): OpenedWindows {
  async function open(file: string, args: readonly string[]): Promise<boolean> {
    if (native === null) return false;
    const error = await openInNewConsole(native, file, args);
    if (error !== 0) log(`${file} could not be opened: error ${error}`);
    return error === 0;
  }
  return {
    open,
    async show(name, text) {
      const file = textFile(folder, name, text, log);
      // Notepad can be removed from Windows: then whatever opens texts here.
      if (file !== null && native !== null) {
        const notepad = join(native.systemFolder, 'notepad.exe');
        if ((await open(notepad, [file])) || (await open(file, []))) return;
      }
      void toaster.show(
        silentNotice(words.notOpened(file ?? join(folder, name), file !== null)),
        new AbortController().signal,
      );
    },
  };
}
