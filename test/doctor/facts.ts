import type { DoctorFacts, ElevatedStart, WindowsFacts } from '../../src/doctor/facts.ts';

/** A program in Program Files, on a PC with classic UAC. */
export const HEALTHY_START: ElevatedStart = {
  variables: [],
  isNodeSupported: true,
  isRemote: false,
  profileFolder: null,
  isAdministratorProtected: false,
  smartAppControl: 'off',
};

/** A PC without any findings. */
export function healthyWindows(over: Partial<WindowsFacts> = {}): WindowsFacts {
  return {
    isCallable: true,
    edition: 'Professional',
    release: '24H2',
    build: '26100.2314',
    commands: { quser: true, logoff: true, msg: true },
    rights: 'withPermission',
    because: 'filteredAdministrator',
    mayLeaveNotes: true,
    toastKeysMissing: [],
    notifications: 'accepts',
    programsRefused: [],
    isTrayRunning: true,
    writers: [{ path: 'C:\\Program Files\\Usher', who: [] }],
    elevatedStart: HEALTHY_START,
    ...over,
  };
}

/** What is known about a Windows whose libraries cannot be called. */
export const UNASKED = {
  isCallable: false,
  edition: null,
  release: null,
  build: '26100',
  toastKeysMissing: null,
  notifications: null,
  isTrayRunning: null,
  writers: [],
  elevatedStart: {
    variables: null,
    isNodeSupported: true,
    isRemote: null,
    profileFolder: null,
    isAdministratorProtected: null,
    smartAppControl: null,
  },
} as const;

export function healthy(over: Partial<DoctorFacts> = {}): DoctorFacts {
  return {
    usher: '1.2.3',
    platform: 'win32',
    node: { version: '22.1.0', arch: 'x64' },
    backend: { name: 'wtsapi32', because: null },
    windows: healthyWindows(),
    folders: { settings: 'C:\\Users\\kai\\Roaming\\Usher', data: 'C:\\Users\\kai\\Local\\Usher' },
    settingsProblems: [],
    isNobodyOffered: false,
    iconsLost: 0,
    ...over,
  };
}
