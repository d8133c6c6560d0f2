import { describe, expect, it } from 'vitest';
import { sessionLimits, uacValues } from '../../src/doctor/policy-values.ts';
import { windowsFacts } from '../../src/doctor/windows-facts.ts';
import type { FakeFunction } from '../fakes/native.ts';
import { failed, fakeNative, put } from '../fakes/native.ts';
import { fakeRegistry } from '../fakes/registry.ts';
import { TOKEN, windowsWith } from '../fakes/token.ts';
import { UNASKED } from './facts.ts';

const PARTS = {
  rights: { rights: 'withPermission', because: 'standardUser', mayLeaveNotes: false },
  toasts: { appId: 'Usher.Tray', displayName: 'Usher', icon: 'C:\\u\\usher.png', snoreToast: 'C:\\u\\s.exe' },
  programsRefused: [],
  places: ['C:\\u', 'C:\\u', 'C:\\u\\usher.cjs', 'D:\\node\\node.exe'],
  elevation: { variables: null, nodeVersion: '22.1.0', isRemote: null },
  profiles: 'C:\\Users',
  commandsFolder: 'C:\\Windows\\System32',
  osRelease: '10.0.26100',
} as const;

const UAC = 'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System';
const POLICY = 'SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services';

function windows(over: Record<string, FakeFunction> = {}) {
  return windowsWith(new Map([[TOKEN, { user: 'S-1-5-21-1-2-3-1001', groups: [] }]]), {
    RegGetValueW: fakeRegistry({}),
    RegSetKeyValueW: () => 5,
    SHQueryUserNotificationState: (state) => {
      put(state, 5);
      return 0;
    },
    OpenMutexW: () => failed(2, null),
    CloseHandle: () => 1,
    ...over,
  });
}

describe('the facts of a Windows', () => {
  it('that tells nothing are unknown, not a guess', () => {
    expect(windowsFacts(fakeNative({}), PARTS)).toEqual({
      isCallable: true,
      edition: null,
      release: null,
      build: null,
      commands: { quser: false, logoff: false, msg: false },
      rights: 'withPermission',
      because: 'standardUser',
      mayLeaveNotes: false,
      toastKeysMissing: null,
      notifications: null,
      programsRefused: [],
      isTrayRunning: null,
      writers: [
        { path: 'C:\\', isAbove: true, who: null },
        { path: 'D:\\', isAbove: true, who: null },
      ],
      elevatedStart: UNASKED.elevatedStart,
    });
  });

  it('whose libraries cannot be called are its build and what is in its folders', () => {
    const facts = windowsFacts(null, { ...PARTS, programsRefused: ['vendor/x.exe'], commandsFolder: null });
    expect(facts).toEqual({
      ...UNASKED,
      commands: { quser: false, logoff: false, msg: false },
      rights: 'withPermission',
      because: 'standardUser',
      mayLeaveNotes: false,
      programsRefused: ['vendor/x.exe'],
    });
  });

  it('tell the policy of UAC as it stands in the registry', () => {
    const native = windows({ RegGetValueW: fakeRegistry({ [`${UAC}\\EnableLUA`]: 0 }) });
    expect(uacValues(native)).toEqual({
      enableLua: 0,
      consentPromptBehaviorUser: null,
      consentPromptBehaviorAdmin: null,
      typeOfAdminApprovalMode: null,
    });
    expect(uacValues(fakeNative({}))).toBeNull();
  });

  it('tell what a start as an administrator depends on', () => {
    const native = windows({
      RegGetValueW: fakeRegistry({
        [`${UAC}\\TypeOfAdminApprovalMode`]: 2,
        'SYSTEM\\CurrentControlSet\\Control\\CI\\Policy\\VerifiedAndReputablePolicyState': 1,
      }),
    });
    const elevation = {
      variables: ['Path', 'node_options', 'NODE_OPTIONS', 'NODE'],
      nodeVersion: '20.20.2',
      isRemote: true,
    };
    const places = ['C:\\Program Files\\nodejs\\node.exe', 'C:\\users\\kai\\usher'];
    expect(windowsFacts(native, { ...PARTS, elevation, places }).elevatedStart).toEqual({
      variables: ['NODE_OPTIONS'],
      isNodeSupported: false,
      isRemote: true,
      profileFolder: 'C:\\users\\kai\\usher',
      isAdministratorProtected: true,
      smartAppControl: 'on',
    });
  });

  it.each([
    ['says it is off', 0, 'off'],
    ['says it is on', 1, 'on'],
    ['says it watches', 2, 'evaluating'],
    ['says something new', 3, null],
    ['is of another type', Buffer.alloc(4), null],
    ['cannot be read', { error: 5 }, null],
    ['is not there', undefined, 'off'],
  ] as const)('take Smart App Control, whose value %s, for %s: %s', (_, value, expected) => {
    const key = 'SYSTEM\\CurrentControlSet\\Control\\CI\\Policy\\VerifiedAndReputablePolicyState';
    const native = windows({ RegGetValueW: fakeRegistry(value === undefined ? {} : { [key]: value }) });
    expect(windowsFacts(native, PARTS).elevatedStart.smartAppControl).toEqual(expected);
  });

  it('look at the folders above for who could exchange what is in them', () => {
    const descriptors: Record<string, string> = {
      'C:\\': 'O:SYD:(A;OICIIO;SDGXGWGR;;;AU)(A;;LC;;;AU)(A;;FA;;;BA)',
      'C:\\tools': 'O:BAD:(A;;0x1301bf;;;AU)(A;;FA;;;BA)',
      'C:\\tools\\usher': 'O:BAD:(A;;FA;;;BA)',
    };
    const native = windows({
      GetNamedSecurityInfoW: (path, ...rest) => {
        put(rest.at(-1), native.place(Buffer.from(String(path))));
        return 0;
      },
      ConvertSecurityDescriptorToStringSecurityDescriptorW: (descriptor, _revision, _info, out) => {
        const path = native.bytes(descriptor as bigint, 100).toString();
        put(out, native.place(Buffer.from(`${descriptors[path]}\0`, 'utf16le')));
        return 1;
      },
      LocalFree: () => null,
    });
    expect(windowsFacts(native, { ...PARTS, places: ['C:\\tools\\usher'] }).writers).toEqual([
      { path: 'C:\\tools', isAbove: true, who: ['users'] },
    ]);
  });

  it('name each value that is missing for toasts, and change none', () => {
    const native = windows();
    expect(windowsFacts(native, PARTS).toastKeysMissing).toEqual([
      'Software\\Classes\\AppUserModelId\\Usher.Tray\\DisplayName',
      'Software\\Classes\\AppUserModelId\\Usher.Tray\\IconUri',
      'Software\\Classes\\AppUserModelId\\Usher.Tray\\CustomActivator',
      'Software\\Classes\\CLSID\\{eb1fdd5b-8f70-4b5a-b230-998a2dc19303}\\LocalServer32',
    ]);
    expect(native.calls.filter(({ name }) => name === 'RegSetKeyValueW')).toEqual([]);
  });

  it.each([
    [1, 'notPresent'],
    [5, 'accepts'],
    [7, 'app'],
    [8, null],
    [0, null],
  ])('take the notification state %i for %s', (state, expected) => {
    const native = windows({
      SHQueryUserNotificationState: (out) => {
        put(out, state);
        return 0;
      },
    });
    expect(windowsFacts(native, PARTS).notifications).toEqual(expected);
  });

  it.each([
    ['nobody has its mutex', () => failed(2, null), false],
    ['an elevated one has it', () => failed(5, null), true],
    ['one has it', () => 4n, true],
  ])('tell whether an Usher runs where %s, and become none', (_, OpenMutexW, expected) => {
    expect(windowsFacts(windows({ OpenMutexW }), PARTS).isTrayRunning).toEqual(expected);
  });

  it('tell the time limits that a policy sets', () => {
    const native = windows({ RegGetValueW: fakeRegistry({ [`${POLICY}\\MaxDisconnectionTime`]: 900_000 }) });
    expect(sessionLimits(native)).toEqual({ disconnected: 900_000, idle: null, active: null });
  });
});
