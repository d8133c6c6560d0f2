// Windows has no taskbar while there is a file C:\\lab\\explorer.txt.
import { existsSync } from 'node:fs';
import { replaceInKoffi } from './koffi-answers.ts';

export const EXPLORER_GONE = 'C:\\lab\\explorer.txt';

replaceInKoffi({
  FindWindowW: (real) => (name: string, title: string | null) =>
    name === 'Shell_TrayWnd' && existsSync(EXPLORER_GONE) ? null : real(name, title),
});
