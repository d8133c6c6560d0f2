import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../src/conversation/outcome.ts';
import { englishCli } from '../../../src/languages/en/cli.ts';
import { SESSION_STATES } from '../../../src/sessions/session.ts';

const { errors, progress, dryRun, help, table } = englishCli;

const BEN = { host: 'SRV1', sessionId: 3, userName: 'ben', domainName: 'OFFICE', fullName: null };

const COMPLAINTS = [
  errors.wrongUse("Unknown option '--foo'.", null),
  errors.wrongUse("Unknown option '--foo'.", 'list'),
  errors.noTerminal,
  errors.noSuchUser('bob', ['DESKTOP-7'], []),
  errors.noSuchUser('2', ['SRV1', 'SRV2', 'SRV3'], []),
  errors.noSuchUser('bob', ['DESKTOP-7'], [{ userName: 'benja', fullName: 'Ben' }]),
  errors.noSuchId(null, 3, ['DESKTOP-7']),
  errors.noSuchId('bob', 3, ['DESKTOP-7']),
  errors.ambiguous('ben', [{ ...BEN, idle: { kind: 'away', ms: 7_200_000 } }], false),
  errors.ambiguous('ben', [{ ...BEN, idle: { kind: 'inUse', ms: null } }], true),
  errors.ownSession('kai'),
  errors.protectedUser('ben'),
  errors.protectedUnknown,
  errors.mayBeProtected('ben'),
  errors.unreadable('ben'),
  ...(['question', 'note'] as const).flatMap((what) =>
    [true, false].map((isKnown) => errors.coolDown({ what, name: 'Ben', ms: 180_000, isKnown })),
  ),
  errors.ownUnknown,
  errors.timedOut('SRV2', 10),
  errors.unreachable('SRV2', 1722),
  errors.hostDenied('SRV2', false),
  errors.hostDenied('DESKTOP-7', true),
  errors.listFailed('DESKTOP-7', null, null),
  errors.listFailed('DESKTOP-7', 1722, 'Der RPC-Server ist nicht verfügbar.'),
  errors.noteRefused('Ben'),
  errors.noteFailed('Ben'),
  errors.notWindows,
  errors.windowsNotFound,
  errors.unexpected('a defect'),
];

const OUTCOMES: readonly Outcome[] = [
  { kind: 'signedOut', memoryBytes: 1024 ** 3 },
  { kind: 'declined' },
  { kind: 'refused' },
  { kind: 'failed', error: { kind: 'windows', code: null } },
];

const inSeconds = (count: number) => ({ count, unit: 'seconds' }) as const;

const SENTENCES = [
  ...COMPLAINTS.flatMap(({ sentence, hint }) => (hint === null ? [sentence] : [sentence, hint])),
  ...Object.values(help.allowed),
  help.unknownCommand('lst', null),
  help.unknownCommand('lst', 'list'),
  help.didYouMean('--json'),
  help.whom,
  help.whomToDisconnect,
  help.idleOverAlone,
  progress.permitting('Ben'),
  progress.asked('Ben', inSeconds(43), 'signOut'),
  progress.asked('Ben', inSeconds(43), 'disconnect'),
  progress.countdown('Ben', inSeconds(8), 'signOut'),
  progress.countdown('Ben', inSeconds(8), 'disconnect'),
  progress.countdowns(3, inSeconds(60), true),
  progress.countdowns(3, null, false),
  progress.acting('Ben', 'signOut'),
  progress.acting('Ben', 'disconnect'),
  progress.watching('Ben', 'disconnect'),
  ...OUTCOMES.map((outcome) => englishCli.ended(outcome, 'Ben', 'signOut')),
  ...OUTCOMES.map((outcome) => englishCli.ended(outcome, 'Ben', 'disconnect')),
  englishCli.canceled,
  englishCli.tooLateToCancel('signOut'),
  englishCli.tooLateToCancel('disconnect'),
  englishCli.locked,
  dryRun.question('Sign out Ben?', 'Ben is away.'),
  dryRun.asked('Ben', 60, true, 'signOut'),
  dryRun.asked('Ben', 60, false, 'signOut'),
  dryRun.asked('Ben', 60, false, 'disconnect'),
  dryRun.told('Ben'),
  dryRun.cannotBeAsked('Ben'),
  dryRun.permission,
  dryRun.countdown('Ben', 10, 'logoff 2'),
  dryRun.noRights('Ben', 'signOut'),
  dryRun.noRights('Ben', 'disconnect'),
  dryRun.answered('Sign out Ben?', 'Ben is away.'),
  dryRun.noAnswer(60, 'signOut'),
  dryRun.noAnswer(60, 'disconnect'),
  dryRun.reads('Ben', 'Title', 'Text.'),
  dryRun.end('signOut'),
  dryRun.end('disconnect'),
  englishCli.noteLeft('Ben'),
  englishCli.nobodyToSignOut(null),
  englishCli.nobodyToSignOut(7_200_000),
  table.nobody,
];

describe('what the command line says', () => {
  it.each([...new Set(SENTENCES)])('is whole sentences, for everybody, spelled one way: %s', (text) => {
    expect(text.trim()).toBe(text);
    expect(text).toMatch(/[.?]$/);
    expect(text).not.toMatch(/\b(he|she|him|her|his|hers|himself|herself|guys?|man|men|woman|women)\b/i);
    expect(text).not.toMatch(
      /cancell|\bkill|terminat|log(ging|ged) ?(off|out)|\breset|undefined|null|NaN|\[object/i,
    );
    expect(text).not.toMatch(/ {2}|\.\.| [.,?]/);
  });

  it('names every candidate, and where each is', () => {
    const candidates = [
      { ...BEN, idle: { kind: 'away', ms: 2 * 3_600_000 } },
      { ...BEN, host: 'SRV2', sessionId: 5, idle: { kind: 'inUse', ms: null } },
    ] as const;
    expect([errors.ambiguous('ben', candidates, false), errors.ambiguous('ben', candidates, true)]).toEqual([
      {
        sentence: '2 sessions match ben: 3 (away 2 h) and 5 (in use).',
        hint: 'Choose one with --id.',
      },
      {
        sentence: '2 sessions match ben: 3 on SRV1 (away 2 h) and 5 on SRV2 (in use).',
        hint: 'Choose one with --id and one --server.',
      },
    ]);
  });

  it('names the accounts of candidates where they are not the same', () => {
    const idle = { kind: 'inUse', ms: null } as const;
    const candidates = [
      { ...BEN, idle },
      { ...BEN, sessionId: 5, domainName: 'DESKTOP-7', idle },
    ];
    expect(errors.ambiguous('ben', candidates, false).sentence).toBe(
      '2 sessions match ben: 3 (OFFICE\\ben, in use) and 5 (DESKTOP-7\\ben, in use).',
    );
  });

  it('names the persons, too, where several fit one name', () => {
    const idle = { kind: 'inUse', ms: null } as const;
    const candidates = [
      { ...BEN, domainName: '', idle },
      { ...BEN, sessionId: 5, userName: 'benja', fullName: 'Ben', idle },
    ];
    expect(errors.ambiguous('ben', candidates, false).sentence).toBe(
      '2 sessions match ben: 3 (ben, in use) and 5 (OFFICE\\benja, Ben, in use).',
    );
  });

  it('names who may have been meant, and the option for a number', () => {
    const meant = [
      { userName: 'benja', fullName: 'Ben' },
      { userName: 'bea', fullName: null },
    ];
    expect([errors.noSuchUser('bem', ['PC'], meant).hint, errors.noSuchUser('2', ['PC'], []).hint]).toEqual([
      'Did you mean benja (Ben) or bea?',
      'For the session with that ID, use --id 2. usher list shows who is.',
    ]);
  });

  it('has a word for every state, and calls a locked session locked', () => {
    expect([...SESSION_STATES, 'unknown' as const].map((state) => table.state(state, null))).toEqual([
      ...SESSION_STATES,
      'unknown',
    ]);
    expect(table.state('active', true)).toBe('locked');
  });

  it('never says zero for memory that nobody could read', () => {
    expect([table.memory(null), table.memory(1.8 * 1024 ** 3)]).toEqual(['unknown', '1.8 GB']);
  });
});
