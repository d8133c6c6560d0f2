import type { KnownProgram } from './program-kind.ts';

/** Editors begin or end a title so, as Notepad since Windows 10 1903, GIMP, Blender, Photoshop, VS Code (`●`). */
const AT_AN_END = /^\s*[*●]|[*●]\s*$/u;

/**
 * A star at the end of a word. Windows allows none in a file's name, so it is the program's. Qt puts its star where
 * the program wants it: https://doc.qt.io/qt-6/qwidget.html#windowModified-prop. Illustrator writes `name* @ 50 %`.
 */
const WITHIN = /\*(?=\s)/u;

/** Word and its family call a document so until it is saved for the first time. */
const NEVER_SAVED = [
  'Document|Dokument|Documento|Dokumentti|Dokumentum|Документ|文書|文档|문서',
  'Book|Mappe|Classeur|Libro|Cartel|Pasta|Map|Книга|ブック|工作簿|통합 문서',
  'Presentation|Präsentation|Présentation|Presentación|Presentazione|Apresentação|Presentatie|Презентация|プレゼンテーション|演示文稿',
].join('|');

/** Marks of single programs, by image name. */
const OWN: Readonly<Record<string, RegExp>> = {
  ...byEach(
    ['winword.exe', 'excel.exe', 'powerpnt.exe'],
    // A document that was saved and never renamed looks the same. Then it is called unsaved, which keeps somebody in.
    // https://support.microsoft.com/office/recover-your-microsoft-365-files-dc901de2-acae-47f2-9175-fb5a91e9b3c8
    new RegExp(
      `^(?:${NEVER_SAVED}) ?\\d+\\s+[-–]\\s|\\((?:Auto)?Recovered\\)|\\[(?:Recovered|Repaired)\\]`,
      'iu',
    ),
  ),
  // `untitled • - Sublime Text`.
  'sublime_text.exe': /•/u,
};

/**
 * Whether a window's title shows that something is not saved. Titles of chats and players have stars and dots for
 * other things, and those of terminals show commands.
 */
export function showsUnsaved(title: string, { kind, imageName }: KnownProgram): boolean {
  if (kind === 'shell' || kind === 'chat' || kind === 'player' || kind === 'terminal') return false;
  if (AT_AN_END.test(title)) return true;
  if (kind === 'documents' && WITHIN.test(title)) return true;
  return Object.hasOwn(OWN, imageName) && OWN[imageName]?.test(title) === true;
}

function byEach(names: readonly string[], mark: RegExp): Record<string, RegExp> {
  return Object.fromEntries(names.map((name) => [name, mark]));
}
