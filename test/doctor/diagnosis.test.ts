import { describe, expect, it } from 'vitest';
import type { NativeFault } from '../../src/base/refusal.ts';
import { nativeReason } from '../../src/base/refusal.ts';
import { diagnosis } from '../../src/doctor/diagnosis.ts';
import { diagnosisText } from '../../src/doctor/diagnosis-text.ts';
import type { DoctorFacts, ElevatedStart, Place, WindowsFacts, Writer } from '../../src/doctor/facts.ts';
import { foldersAbove, worstPlaces, writersOf } from '../../src/doctor/facts.ts';
import type { Finding } from '../../src/doctor/finding.ts';
import type { Neighbor } from '../../src/doctor/neighbor.ts';
import { englishDoctor } from '../../src/languages/en/doctor.ts';
import { NOTIFICATION_STATES } from '../../src/windows/notification-state.ts';
import { HEALTHY_START, healthy, healthyWindows, UNASKED } from './facts.ts';

const look = (over: Partial<DoctorFacts> = {}) => diagnosis(healthy(over), englishDoctor);
const onWindows = (over: Partial<WindowsFacts>) => look({ windows: healthyWindows(over) });
const notFine = (findings: readonly Finding[]) => findings.filter(({ level }) => level !== 'fine');

describe('doctor', () => {
  it('finds nothing wrong where nothing is', () => {
    expect(diagnosisText(look(), englishDoctor)).toEqual([
      '[ok]      Usher 1.2.3 on Node.js 22.1.0 (x64).',
      '[ok]      Windows 11 Professional 24H2 (build 26100.2314).',
      '[ok]      Usher can read sessions directly from Windows (wtsapi32).',
      '[ok]      quser, logoff and msg are there.',
      '[ok]      This account is an administrator: Windows asks for permission at each sign-out.',
      '[ok]      Usher can try to send messages to other people.',
      '[ok]      The tray and toast programs are the ones that this Usher was built with.',
      "[ok]      Toasts are registered under Usher's name.",
      "[ok]      Windows shows notifications now. It doesn't say whether Do not disturb is on.",
      '[ok]      Usher runs in this session. According to the log, its icon was never lost.',
      '[ok]      Only administrators can change C:\\Program Files\\Usher.',
      '[ok]      Settings are in C:\\Users\\kai\\Roaming\\Usher, history and log in C:\\Users\\kai\\Local\\Usher.',
    ]);
  });

  it('takes the build for what Windows is, and tells an older one', () => {
    expect(notFine(onWindows({ build: '19045.5131', edition: 'Core', release: '22H2' }))).toEqual([
      { level: 'advice', text: 'Windows 10 Core 22H2 (build 19045.5131).', fix: 'Use Usher on Windows 11.' },
    ]);
  });

  it('is not troubled by a Home edition without the commands', () => {
    const findings = onWindows({ commands: { quser: false, logoff: false, msg: false } });
    expect(notFine(findings)).toEqual([]);
    expect(findings[3]?.text).toEqual(
      "This Windows has no quser, logoff and msg. Usher doesn't need it; Home editions have no quser, logoff and msg.",
    );
  });

  it.each([
    ['filteredAdministrator', 'withPermission', 'fine'],
    ['standardUser', 'withPermission', 'fine'],
    ['resetGranted', 'direct', 'fine'],
    ['unknown', 'withPermission', 'fine'],
    ['elevated', 'direct', 'advice'],
    ['uacOff', 'none', 'problem'],
    ['promptDenied', 'none', 'problem'],
    ['environment', 'none', 'problem'],
    ['environmentUnknown', 'none', 'problem'],
    ['nodeUnsupported', 'none', 'problem'],
    ['remoteFolder', 'none', 'problem'],
  ] as const)('takes an account that is %s for %s, which is %s', (because, rights, level) => {
    expect(onWindows({ because, rights })[4]?.level).toEqual(level);
  });

  it('says who could change what is started as an administrator', () => {
    const writers = [{ path: 'C:\\clone', who: ['thisAccount', 'users'] as const }];
    expect(notFine(onWindows({ writers }))).toEqual([
      {
        level: 'advice',
        text: 'This account and every signed-in user could change C:\\clone, which is started as an administrator.',
        fix: 'Move it to a folder that only administrators can change, such as C:\\Program Files.',
      },
    ]);
  });

  it('takes what it cannot read for unknown, never for fine', () => {
    const unknown = onWindows({
      edition: null,
      release: null,
      build: null,
      toastKeysMissing: null,
      notifications: null,
      writers: [{ path: 'C:\\usher', who: null }],
    });
    expect(notFine(unknown).map(({ text }) => text)).toEqual([
      "Windows doesn't say which edition and build it is.",
      "Usher can't read whether toasts are registered.",
      "Windows doesn't say whether it shows notifications.",
      "Usher can't read who can change C:\\usher.",
    ]);
  });

  it.each(NOTIFICATION_STATES)('has a sentence where notifications are %s', (notifications) => {
    expect(onWindows({ notifications })[8]?.text).toMatch(/^Windows (?:shows|holds) .+\.$/);
  });

  it('calls a program that is not the one that was built a problem', () => {
    expect(notFine(onWindows({ programsRefused: ['traybin/tray_windows_release.exe'] }))).toEqual([
      {
        level: 'problem',
        text: 'traybin/tray_windows_release.exe is missing or changed.',
        fix: 'Install Usher again.',
      },
    ]);
  });

  it('names the session of each other person, with what is known of the Usher in it', () => {
    const neighbors: readonly Neighbor[] = [
      { sessionId: 3, name: 'Anna', usher: { kind: 'answers', version: 1 } },
      { sessionId: 2, name: 'Ben', usher: { kind: 'otherVersion', version: 2 } },
      { sessionId: 7, name: 'Guest', usher: { kind: 'none' } },
      { sessionId: 5, name: 'Leo', usher: { kind: 'stranger' } },
      { sessionId: 4, name: 'Mia', usher: { kind: 'unknown' } },
    ];
    const told = look({ neighbors }).filter(({ text }) => text.startsWith('Session'));
    expect(diagnosisText(told, englishDoctor)).toEqual([
      '[ok]      Session 3, Anna: their own Usher answers (protocol version 1).',
      "[advice]  Session 2, Ben: an Usher of another version answers (protocol version 2), so it isn't asked.",
      '          What to do: Let everybody on this PC use the same version of Usher.',
      '[ok]      Session 7, Guest: no Usher of their own runs.',
      "[advice]  Session 5, Leo: a program in another session or of another account answers in place of their own Usher, so it isn't asked.",
      '          What to do: Find out which program that is, or restart the PC.',
      "[advice]  Session 4, Mia: Usher can't tell whether their own Usher runs.",
      '          What to do: Send the output of usher doctor --report.',
    ]);
    expect(look({ neighbors: [] })).toEqual(look());
  });

  it('counts lost icons and names settings that cannot be used', () => {
    const findings = look({
      iconsLost: 3,
      settingsProblems: ['settings.json is not JSON. Using the standard settings.'],
    });
    expect(notFine(findings).map(({ text }) => text)).toEqual([
      'Usher runs in this session. According to the log, its icon was lost 3 times.',
      'settings.json is not JSON. Using the standard settings.',
    ]);
  });

  it.each([
    [false, 'advice'],
    [true, 'problem'],
  ] as const)(
    'tells where to correct a setting; where nobody is offered (%s) that is a %s',
    (isNobodyOffered, level) => {
      const findings = look({ settingsProblems: ['settings.json is empty.'], isNobodyOffered });
      expect(notFine(findings)).toEqual([
        {
          level,
          text: 'settings.json is empty.',
          fix: `Correct settings.json in ${healthy().folders.settings} and save it. Usher needs no restart.`,
        },
      ]);
    },
  );

  it('names what a policy has wrong, and whom an entry of protected does not protect', () => {
    const findings = look({
      policyProblems: ['The policy is unreadable.'],
      unknownEntries: ['nobody\u0007', 's-1-5-21-9-9-9-1'],
      untoldEntries: ['ben@contoso.com'],
    });
    expect(notFine(findings)).toEqual([
      {
        level: 'advice',
        text: 'The policy is unreadable.',
        fix: 'An administrator can correct it: HKLM\\SOFTWARE\\Policies\\Usher in the registry.',
      },
      {
        level: 'advice',
        text: '"protected" has "nobody\\u0007": Windows knows no user of that name, and nobody signed in is called so.',
        fix: 'Write the account as usher list shows it, or as DOMAIN\\\\account.',
      },
      {
        level: 'advice',
        text: '"protected" has "s-1-5-21-9-9-9-1": Windows knows no user with that SID.',
        fix: 'Write the account as usher list shows it, or as DOMAIN\\\\account.',
      },
      {
        level: 'problem',
        text: '"protected" has "ben@contoso.com": Windows can\'t tell now who that is. Until it can, Usher signs out nobody it may be.',
        fix: 'Connect to the network of its domain, or write DOMAIN\\\\account or its SID instead.',
      },
    ]);
  });

  it('of a simulated PC names its own folder', () => {
    const backend = { name: 'simulated', because: null } as const;
    const folders = { settings: '/tmp/demo', data: '/tmp/demo' };
    expect(look({ windows: null, backend, folders }).map(({ level, text }) => [level, text])).toEqual([
      ['fine', englishDoctor.usher('1.2.3', '22.1.0', 'x64')],
      ['fine', englishDoctor.simulated],
      [
        'fine',
        'The standard settings are used. History and log are in /tmp/demo, which belongs to this simulated PC.',
      ],
    ]);
  });

  it('says elsewhere than on Windows what it can', () => {
    const findings = look({
      platform: 'linux',
      windows: null,
      backend: { name: 'simulated', because: nativeReason('system') },
    });
    expect(findings.map(({ level }) => level)).toEqual(['fine', 'advice', 'fine']);
    expect(findings[1]?.text).toEqual('This is linux, not Windows: the PC and its people are simulated.');
  });

  it('says why a Windows is read through quser, what is there nonetheless, and claims nothing else', () => {
    const because = nativeReason('absent', { quote: 'not found' });
    const windows = healthyWindows({ ...UNASKED, rights: 'direct', because: 'unknown' });
    const findings = look({ windows, backend: { name: 'quser', because } });
    expect(findings.map(({ text }) => text).slice(1, -1)).toEqual([
      'Windows 11 (build 26100).',
      "Usher can read sessions only from the table of quser, which tells less: koffi can't be loaded: not found.",
      'quser, logoff and msg are there.',
      'Usher finds out at each sign-out whether this account may sign people out. Without wtsapi32, Windows is not asked for permission.',
      'The tray and toast programs are the ones that this Usher was built with.',
      "Usher can't tell whether it runs in this session. According to the log, its icon was never lost.",
    ]);
    expect(notFine(findings).slice(0, 1)).toEqual([
      {
        level: 'advice',
        text: "Usher can read sessions only from the table of quser, which tells less: koffi can't be loaded: not found.",
        fix: 'Run npm ci again, with optional packages, or install Usher again.',
      },
    ]);
  });

  it.each<[NativeFault, string]>([
    ['architecture', englishDoctor.fix.native.architecture],
    ['absent', englishDoctor.fix.native.absent],
    ['foreign', englishDoctor.fix.native.foreign],
    ['policy', englishDoctor.fix.native.policy],
    ['refused', englishDoctor.fix.native.refused],
    ['library', englishDoctor.fix.report],
  ])('says what can be done where the fault is %s, whichever commands are there', (fault, fix) => {
    const windows = healthyWindows(UNASKED);
    for (const name of ['quser', 'none'] as const) {
      const findings = notFine(look({ windows, backend: { name, because: nativeReason(fault) } }));
      expect(findings[0]).toMatchObject({ fix });
      expect(findings.at(-1)).toMatchObject({
        fix,
        text: expect.stringContaining(englishDoctor.trayUnknown),
      });
    }
  });

  it('tells nobody to install again what a policy refuses, and asks for Node.js only where that is it', () => {
    const { policy, ...others } = englishDoctor.fix.native;
    expect(policy).toMatch(/^Installing Usher again does not help\. .*allow the file in that policy/);
    const names = Object.entries(others).filter(([, fix]) => fix.includes('Node.js'));
    expect(names.map(([name]) => name)).toEqual(['architecture']);
  });

  it('calls it a problem where not even quser is in reach', () => {
    const windows = healthyWindows({ ...UNASKED, rights: 'direct', because: 'unknown' });
    const findings = look({
      windows,
      backend: { name: 'none', because: nativeReason('absent', { quote: 'not found' }) },
    });
    expect(findings.filter(({ level }) => level === 'problem')).toEqual([
      {
        level: 'problem',
        text: "Usher can't read sessions: koffi can't be loaded: not found, and Windows is not in C:\\Windows.",
        fix: 'Run npm ci again, with optional packages, or install Usher again.',
      },
    ]);
  });

  it('does not say that Usher rests where Windows does not tell', () => {
    expect(notFine(onWindows({ isTrayRunning: null }))).toEqual([
      {
        level: 'advice',
        text: "Usher can't tell whether it runs in this session. According to the log, its icon was never lost.",
        fix: 'Send the output of usher doctor --report.',
      },
    ]);
    expect(notFine(onWindows({ isTrayRunning: false }))).toEqual([]);
  });

  it('says what else a start as an administrator depends on', () => {
    const elevatedStart: ElevatedStart = {
      variables: ['NODE_OPTIONS', 'OPENSSL_CONF'],
      isNodeSupported: false,
      isRemote: true,
      profileFolder: 'C:\\Users\\kai\\usher',
      isAdministratorProtected: true,
      smartAppControl: 'on',
    };
    const findings = onWindows({ because: 'environment', rights: 'none', elevatedStart });
    expect(notFine(findings).map(({ level, text }) => [level, text])).toEqual([
      ['problem', englishDoctor.rights.environment],
      ['advice', 'This version of Node.js gets no security updates any more.'],
      ['advice', 'NODE_OPTIONS and OPENSSL_CONF are set and can decide what Node.js runs before Usher.'],
      ['advice', englishDoctor.remote],
      ['advice', englishDoctor.inProfile('C:\\Users\\kai\\usher')],
      ['advice', englishDoctor.smartAppControl.on],
    ]);
    expect(findings).toContainEqual({ level: 'fine', text: englishDoctor.administratorProtection });
  });

  it("minds a user's own folder only where another account is asked for permission", () => {
    const elevatedStart = { ...HEALTHY_START, profileFolder: 'C:\\Users\\kai\\usher' };
    expect(notFine(onWindows({ elevatedStart }))).toEqual([]);
    expect(notFine(onWindows({ elevatedStart, because: 'standardUser' })).length).toBe(1);
  });

  it('takes what a start as an administrator depends on for unknown where it cannot be read', () => {
    const elevatedStart = { ...HEALTHY_START, variables: null, smartAppControl: null };
    expect(notFine(onWindows({ elevatedStart })).map(({ text }) => text)).toEqual([
      englishDoctor.variablesUnknown,
      englishDoctor.smartAppControl.unknown,
    ]);
  });

  it('says who could put another folder in the place of one above', () => {
    const writers: Place[] = [{ path: 'C:\\tools', isAbove: true, who: ['users'] }];
    expect(notFine(onWindows({ writers })).map(({ text }) => text)).toEqual([
      'Every signed-in user could put another folder in the place of C:\\tools, which holds what is started as an administrator.',
    ]);
  });

  it('gives a fix for whatever is not fine, on a line of its own', () => {
    expect(diagnosisText(onWindows({ mayLeaveNotes: false }), englishDoctor).slice(5, 7)).toEqual([
      '[advice]  Windows does not let this account send messages to other sessions.',
      '          What to do: Ask people yourself, or let an administrator use Usher.',
    ]);
  });
});

describe('who could write', () => {
  it('is told once for a folder, and again only for what others could change', () => {
    const place = (path: string, ...who: Writer[]): Place => ({ path, who });
    expect(
      worstPlaces([
        place('C:\\Usher\\usher.cjs', 'thisAccount'),
        place('C:\\usher', 'thisAccount'),
        place('C:\\usher\\node.exe', 'everyone'),
        place('C:\\usher\\node_modules\\koffi'),
        place('C:\\usher-2\\usher.cjs', 'thisAccount'),
        { path: 'C:\\usher\\secret', who: null },
        place('C:\\usher', 'thisAccount'),
      ]),
    ).toEqual([
      place('C:\\usher', 'thisAccount'),
      { path: 'C:\\usher\\secret', who: null },
      place('C:\\usher\\node.exe', 'everyone'),
      place('C:\\usher-2\\usher.cjs', 'thisAccount'),
    ]);
  });

  it('is told of a folder above only where somebody could exchange it, or nobody knows', () => {
    const above = (path: string, who: readonly Writer[] | null): Place => ({ path, isAbove: true, who });
    expect(foldersAbove(['C:\\tools\\usher\\dist', 'C:\\tools\\usher'])).toEqual(['C:\\', 'C:\\tools']);
    expect(foldersAbove(['\\\\srv\\share\\usher'])).not.toContain('\\\\srv\\share\\usher');
    expect(
      worstPlaces([
        above('C:\\', []),
        above('C:\\tools', ['users']),
        { path: 'C:\\tools\\usher', who: ['users'] },
        { path: 'D:\\node', who: [] },
      ]),
    ).toEqual([{ path: 'D:\\node', who: [] }, above('C:\\tools', ['users'])]);
  });

  it('is named by kind, each once, and a SID of nobody known is another account', () => {
    const own = ['S-1-5-21-1-2-3-1001', 'S-1-5-32-545'];
    expect(
      writersOf(['S-1-1-0', 'S-1-5-11', 'S-1-5-32-545', 'S-1-5-21-1-2-3-1001', 'S-1-5-21-9'], own),
    ).toEqual(['everyone', 'users', 'thisAccount', 'others']);
  });
});
