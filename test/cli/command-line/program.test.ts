import { describe, expect, it } from 'vitest';
import { readCommandLine } from '../../../src/cli/command-line/program.ts';
import { englishHelp } from '../../../src/languages/en/cli-help.ts';

/** The invocation of a command line, and what was printed. */
function read(line: string | readonly string[]) {
  const printed: string[] = [];
  const args = typeof line === 'string' ? line.split(' ').filter(Boolean) : line;
  const parts = { version: '1.2.3', help: englishHelp, print: (text: string) => void printed.push(text) };
  return { asked: readCommandLine(args, parts), printed: printed.join('') };
}

const HERE = { demo: false, server: [] };
const SIGN_OUT = {
  command: 'signOut',
  whom: { user: 'ben', id: null },
  yes: false,
  anyway: false,
  countdown: null,
  reason: null,
  dryRun: false,
  json: false,
  assumeUnelevated: false,
  ...HERE,
};

describe('the command line', () => {
  it.each([
    ['', { command: 'tray', demo: false, terminal: false, assumeUnelevated: false }],
    ['--quit', { command: 'quit', everybody: false }],
    ['--quit --everybody', { command: 'quit', everybody: true }],
    [
      '--at-sign-in',
      { command: 'tray', demo: false, terminal: false, assumeUnelevated: false, atSignIn: true },
    ],
    ['--plain', { command: 'plain', demo: false, assumeUnelevated: false }],
    ['--plain --demo --terminal', { command: 'plain', demo: true, assumeUnelevated: false }],
    ['--demo --terminal', { command: 'tray', demo: true, terminal: true, assumeUnelevated: false }],
    ['--quser table.txt', { command: 'quser', file: 'table.txt' }],
    ['list', { command: 'list', whom: null, all: false, json: false, ...HERE }],
    ['list ben', { command: 'list', whom: { user: 'ben', id: null }, all: false, json: false, ...HERE }],
    ['list 2', { command: 'list', whom: { user: '2', id: null }, all: false, json: false, ...HERE }],
    ['list --id 2', { command: 'list', whom: { user: null, id: 2 }, all: false, json: false, ...HERE }],
    [
      'list --all --json --server SRV1 --server SRV2',
      { command: 'list', whom: null, all: true, json: true, demo: false, server: ['SRV1', 'SRV2'] },
    ],
    ['sign-out ben', SIGN_OUT],
    ['sign-out 1234', { ...SIGN_OUT, whom: { user: '1234', id: null } }],
    ['sign-out --id 3', { ...SIGN_OUT, whom: { user: null, id: 3 } }],
    ['sign-out ben --id 3', { ...SIGN_OUT, whom: { user: 'ben', id: 3 } }],
    ['sign-out --others', { ...SIGN_OUT, whom: { idleOverMs: null } }],
    ['sign-out --others --idle-over 2h', { ...SIGN_OUT, whom: { idleOverMs: 7_200_000 } }],
    [
      'sign-out ben -y --anyway --countdown 0 --dry-run --json --server SRV1',
      { ...SIGN_OUT, yes: true, anyway: true, countdown: 0, dryRun: true, json: true, server: ['SRV1'] },
    ],
    ['sign-out ben --assume-unelevated', { ...SIGN_OUT, assumeUnelevated: true }],
    ['ask anna', { command: 'ask', whom: { user: 'anna', id: null }, text: null, json: false, ...HERE }],
    ['history', { command: 'history', last: 50, json: false, demo: false }],
    ['history --last 3 --json', { command: 'history', last: 3, json: true, demo: false }],
    ['doctor --report', { command: 'doctor', report: true, demo: false }],
    ['demo', { command: 'demo', assumeUnelevated: false, stories: false }],
    ['demo --stories', { command: 'demo', assumeUnelevated: false, stories: true }],
  ])('usher %s', (line, asked) => {
    expect(read(line)).toEqual({ asked, printed: '' });
  });

  it.each([
    ['--demo', 'list'],
    ['list', '--demo'],
  ])('takes --demo before and after the command: %s %s', (...args) => {
    expect(read(args).asked).toMatchObject({ command: 'list', demo: true });
  });

  it('makes one plain line of what other people will read', () => {
    expect(read(['sign-out', 'ben', '--reason', 'The PC\nrestarts.']).asked).toMatchObject({
      reason: 'The PC restarts.',
    });
    expect(read(['ask', 'ben', 'Supper\tis ready.']).asked).toMatchObject({ text: 'Supper is ready.' });
  });

  it.each([
    ['bob', "Unknown command 'bob'."],
    ['lst', "Unknown command 'lst'. Did you mean usher list?"],
    ['signout', "Unknown command 'signout'. Did you mean usher sign-out?"],
    ['logoff 3', "Unknown command 'logoff'. Did you mean usher sign-out?"],
    ['quser', "Unknown command 'quser'. Did you mean usher list?"],
    ['version', "Unknown command 'version'. Did you mean usher --version?"],
    ['toString', "Unknown command 'toString'."],
    ['--foo', "Unknown option '--foo'."],
    ['list --foo', "Unknown option '--foo'."],
    ['list --jsn', "Unknown option '--jsn'. Did you mean --json?"],
    ['list bob anna', "Too many arguments for 'list'. Expected 1 argument but got 2."],
    ['sign-out', englishHelp.whom],
    ['sign-out ben --others', englishHelp.whom],
    ['sign-out --id 3 --others', englishHelp.whom],
    ['sign-out ben --idle-over 2h', englishHelp.idleOverAlone],
    ['sign-out ben anna', "Too many arguments for 'sign-out'. Expected 1 argument but got 2."],
    ['sign-out ben --id 0', englishHelp.allowed.id],
    ['sign-out ben --id', "Option '--id <number>' argument missing."],
    ['sign-out ben --countdown soon', englishHelp.allowed.countdown],
    ['sign-out --others --idle-over long', englishHelp.allowed.idleOver],
    ['list --server /v', englishHelp.allowed.server],
    ['sign-out ben --yes --reason --dry-run', englishHelp.allowed.reason],
    ['sign-out ben --yes --quser --dry-run', englishHelp.menuOnly],
    ['--terminal sign-out ben --yes', englishHelp.menuOnly],
    ['--plain list', englishHelp.menuOnly],
    ['--quit list', englishHelp.menuOnly],
    ['--everybody list', englishHelp.menuOnly],
    ['--everybody', englishHelp.everybodyAlone],
    ['sign-out ben --id 3 --id 2', englishHelp.twice('--id <number>')],
    ['sign-out ben --countdown 60 --countdown 0', englishHelp.twice('--countdown <seconds>')],
    ['ask', "Missing required argument 'user'."],
    ['history --last 0', englishHelp.allowed.last],
  ])('usher %s is told to be a mistake', (line, sentence) => {
    expect(read(line)).toMatchObject({ asked: { kind: 'misuse', sentence }, printed: '' });
  });

  it.each([
    ['list --foo', 'list'],
    ['sign-out', 'sign-out'],
    ['list --server /v', 'list'],
    ['lst', null],
    ['--foo', null],
  ])('usher %s is a mistake of the command %s', (line, command) => {
    expect(read(line).asked).toMatchObject({ kind: 'misuse', command });
  });

  it.each(['help list', 'list /?', 'list --help', 'list /H'])('usher %s tells of that command', (line) => {
    const { asked, printed } = read(line);
    expect(asked).toEqual({ kind: 'told' });
    expect(printed).toContain(englishHelp.examples.list);
  });

  it.each(['help', '/?', '-?', '/help', '--help'])('usher %s tells of the program', (line) => {
    expect(read(line).printed).toContain(englishHelp.exitCodes);
  });

  it('tells its version', () => {
    expect(read('--version')).toEqual({ asked: { kind: 'told' }, printed: '1.2.3\n' });
  });

  it.each([
    ['--help', englishHelp.examples.program],
    ['--help', englishHelp.exitCodes],
    ['list --help', englishHelp.examples.list],
    ['sign-out --help', englishHelp.examples.signOut],
    ['ask --help', englishHelp.examples.ask],
    ['history --help', englishHelp.examples.history],
  ])('usher %s has examples', (line, examples) => {
    const { asked, printed } = read(line);
    expect(asked).toEqual({ kind: 'told' });
    expect(printed).toContain(examples);
  });

  it('has only examples that it understands itself', () => {
    const lines = Object.values(englishHelp.examples)
      .join('\n')
      .matchAll(/^ {2}usher(.*?)(?: {2,}.*)?$/gm);
    const asked = [...lines].map(([, line = '']) => {
      const args = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
      return [line, read(args).asked] as const;
    });
    expect(asked.length).toBeGreaterThan(10);
    expect(asked.filter(([, one]) => 'kind' in one)).toEqual([]);
  });
});
