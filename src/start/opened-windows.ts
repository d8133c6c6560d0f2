import { join } from 'node:path';
import type { Log } from '../base/log.ts';
import type { StartWords } from '../languages/start-words.ts';
import { settingsText } from '../settings/settings-file.ts';
import { silentNotice } from '../tray/notices.ts';
import type { Toaster } from '../tray/toasts/toast.ts';
import type { Native } from '../windows/native.ts';
import { openInNewConsole } from '../windows/shell-execute.ts';
import { textFile, written } from './text-file.ts';

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
  /**
   * Opens the settings of this person in Notepad.
   * @param first the lines of a new file; it is made only where there certainly is none
   */
  edit(file: string, first: readonly string[]): Promise<void>;
}

export function openedWindows({ native, folder, toaster, words, log }: OpenedWindowsParts): OpenedWindows {
  async function open(file: string, args: readonly string[]): Promise<boolean> {
    if (native === null) return false;
    const error = await openInNewConsole(native, file, args);
    if (error !== 0) log(`${file} could not be opened: error ${error}`);
    return error === 0;
  }

  /** Notepad can be removed from Windows: then whatever opens texts here. */
  async function openText(file: string): Promise<boolean> {
    if (native === null) return false;
    const notepad = join(native.systemFolder, 'notepad.exe');
    return (await open(notepad, [file])) || (await open(file, []));
  }

  function notOpened(file: string, isWritten: boolean): void {
    void toaster.show(silentNotice(words.notOpened(file, isWritten)), new AbortController().signal);
  }

  return {
    open,
    async show(name, text) {
      const file = textFile(folder, name, text, log);
      if (file !== null && (await openText(file))) return;
      notOpened(file ?? join(folder, name), file !== null);
    },
    async edit(file, first) {
      const found = settingsText(file);
      // The one with the wrong name is meant. An empty one beside it would take its protections away.
      const isMisnamed = found.kind === 'unreadable' && found.because === 'misnamed';
      const isThere = found.kind !== 'missing' || written(file, first.join('\r\n'), log);
      if (isThere && (await openText(isMisnamed ? `${file}.txt` : file))) return;
      notOpened(file, isThere);
    },
  };
}
