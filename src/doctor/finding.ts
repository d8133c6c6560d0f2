/** `problem`: Usher cannot do its work. `advice`: it can, and something could be better. */
export type Level = 'fine' | 'advice' | 'problem';

/** One thing that was looked at. Whatever is not fine has a fix. */
export type Finding =
  | { readonly level: 'fine'; readonly text: string }
  | { readonly level: 'advice' | 'problem'; readonly text: string; readonly fix: string };

export const fine = (text: string): Finding => ({ level: 'fine', text });
export const advice = (text: string, fix: string): Finding => ({ level: 'advice', text, fix });
export const problem = (text: string, fix: string): Finding => ({ level: 'problem', text, fix });
