/** What stands for a word. The file is the user's: `__proto__` and `constructor` are words like any other. */
export function own<T>(all: Partial<Record<string, T>>, word: string): T | undefined {
  return Object.hasOwn(all, word) ? all[word] : undefined;
}
