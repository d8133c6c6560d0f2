/** `problem`: Usher cannot work. `advice`: it works, but something could be better. */
export type Level = 'fine' | 'advice' | 'problem';

/** The result of one check. Everything that is not fine has a fix. */
export type Finding =
  | { readonly level: 'fine'; readonly text: string }
  | { readonly level: 'advice' | 'problem'; readonly text: string; readonly fix: string };

export const fine = (text: string): Finding => ({ level: 'fine', text });
export const advice = (text: string, fix: string): Finding => ({ level: 'advice', text, fix });
export const problem = (text: string, fix: string): Finding => ({ level: 'problem', text, fix });
