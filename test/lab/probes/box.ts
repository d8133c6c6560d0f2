// Shows a box like the program's boxes (OK/Cancel, Cancel the default), and writes its answer to C:\lab\box.json.
import { writeFileSync } from 'node:fs';
import koffi from 'koffi';

const MB_OKCANCEL_DEFAULT_CANCEL = 0x101;
const IDOK = 1;

const messageBox = koffi
  .load('user32.dll')
  .func('int32_t __stdcall MessageBoxW(void *owner, str16 text, str16 caption, uint32_t type)');

messageBox.async(
  null,
  'Sign out Zoë 佐藤?\n\nUnsaved work is lost.',
  'Usher',
  MB_OKCANCEL_DEFAULT_CANCEL,
  (_: unknown, answer: number) => writeFileSync('C:\\lab\\box.json', JSON.stringify(answer === IDOK)),
);
