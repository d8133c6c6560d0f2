/**
 * What decides, room by room, and the tests that judge it. Out are words, types, and adapters: files that pass a
 * call on to Windows, a program or a pipe, and add no meaning.
 *
 * @typedef {{ files: readonly string[], tests: readonly string[] }} Room `files` and `tests` are patterns; one with
 *   `!` takes out.
 */

/** @type {Readonly<Record<string, Room>>} */
export const ROOMS = {
  conversation: {
    files: ['src/conversation/*.ts'],
    tests: ['test/conversation/**/*.test.ts'],
  },
  engine: {
    files: ['src/engine/*.ts', '!src/engine/{words,ports}.ts'],
    tests: ['test/engine/**/*.test.ts'],
  },
  sessions: {
    files: ['src/sessions/*.ts', 'src/sessions/{commands,remote}/*.ts', '!src/sessions/commands/oem-text.ts'],
    tests: ['test/sessions/*.test.ts', 'test/sessions/{commands,remote}/*.test.ts'],
  },
  elevation: {
    files: [
      'src/elevation/*.ts',
      'src/elevation/{client,server}/*.ts',
      '!src/elevation/words.ts',
      '!src/elevation/client/{helper-process,permission-dialog,permission-window,run-as-administrator}.ts',
    ],
    tests: ['test/elevation/**/*.test.ts'],
  },
  neighbors: {
    files: [
      'src/neighbors/*.ts',
      'src/neighbors/{client,own,own-session}/*.ts',
      '!src/neighbors/{words,client/ports,own/ports}.ts',
      '!src/neighbors/own-session/windows-own-session.ts',
    ],
    tests: ['test/neighbors/**/*.test.ts'],
  },
  rights: {
    files: ['src/rights/*.ts'],
    tests: ['test/rights/**/*.test.ts'],
  },
  menu: {
    files: ['src/tray/menu/*.ts'],
    tests: ['test/tray/menu/*.test.ts'],
  },
};
