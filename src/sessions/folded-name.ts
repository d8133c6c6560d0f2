/**
 * The form in which names are compared: composed, in one width, in upper case, without characters that take no
 * room. It has one kind of apostrophe, and no quotation marks around the whole.
 */
export function fold(name: string): string {
  return name
    .normalize('NFKC')
    .toUpperCase()
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/[\u2018\u2019\u02bc`\u00b4]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(['"])(.*)\1$/, '$2')
    .trim();
}
