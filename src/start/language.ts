/**
 * Picks the language: the only file outside `languages/` that imports a language's texts. Each text is loaded when it
 * is first asked for, so that a small command loads few of them.
 */
export const language = {
  words: async () => (await import('../languages/en/words.ts')).english,
  help: async () => (await import('../languages/en/cli-help.ts')).englishHelp,
  cli: async () => (await import('../languages/en/cli.ts')).englishCli,
  plain: async () => (await import('../languages/en/plain.ts')).englishPlain,
  settings: async () => (await import('../languages/en/settings.ts')).englishSettings,
  doctor: async () => (await import('../languages/en/doctor.ts')).englishDoctor,
  terminal: async () => (await import('../languages/en/terminal.ts')).englishTerminal,
  demo: async () => (await import('../languages/en/demo.ts')).englishDemo,
};
