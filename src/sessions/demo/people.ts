import type { DemoSession } from './state.ts';

const MB = 1024 ** 2;
const WINDOWS: DemoSession['programs'] = [
  { name: 'Windows Explorer', holds: 'harmless' },
  { name: 'Desktop Window Manager', holds: 'harmless' },
];

const person = (
  about: Pick<DemoSession, 'sessionId' | 'userName' | 'fullName'> & Partial<DemoSession>,
): DemoSession => ({
  stationName: '',
  state: 'disconnected',
  locked: false,
  idleMinutes: null,
  logonMinutes: 300,
  client: null,
  isCurrent: false,
  notes: [],
  programs: WINDOWS,
  memoryBytes: 400 * MB,
  ...about,
});

/** The same people each time: one in every state that occurs in a family, a school or an office. */
export const DEMO_PEOPLE: readonly DemoSession[] = [
  person({
    sessionId: 1,
    userName: 'kai',
    fullName: 'Kai',
    stationName: 'console',
    state: 'active',
    isCurrent: true,
    memoryBytes: 2600 * MB,
  }),
  person({ sessionId: 2, userName: 'ben', fullName: 'Ben', idleMinutes: 134, memoryBytes: 1843 * MB }),
  person({
    sessionId: 3,
    userName: 'anna',
    fullName: 'Anna',
    stationName: 'rdp-tcp#1',
    client: { name: 'ANNAS-LAPTOP', address: '192.168.0.21' },
    state: 'active',
    idleMinutes: 14,
    memoryBytes: 2200 * MB,
    programs: [...WINDOWS, { name: 'Word', holds: 'documents' }],
    answer: { afterSeconds: 8, says: 'no' },
  }),
  person({
    sessionId: 4,
    userName: 'mia',
    fullName: 'Mia',
    stationName: 'rdp-tcp#2',
    client: { name: 'MIAS-LAPTOP', address: '192.168.0.22' },
    state: 'active',
    locked: true,
    idleMinutes: 40,
    programs: [...WINDOWS, { name: 'Excel', holds: 'documents' }, { name: 'Word', holds: 'documents' }],
  }),
  person({
    sessionId: 5,
    userName: 'leo',
    fullName: 'Leo',
    stationName: 'rdp-tcp#3',
    client: { name: 'LEOS-TABLET', address: '192.168.0.23' },
    state: 'active',
    idleMinutes: 0,
    answer: { afterSeconds: 12, says: 'yes' },
  }),
  person({ sessionId: 7, userName: 'guest', fullName: 'Guest', idleMinutes: 75, memoryBytes: 310 * MB }),
];

/** Another simulated PC: its sessions, or `refuses` if it lets nobody look. */
export type DemoServer = readonly DemoSession[] | 'refuses';

/** The PCs of the simulated network. No other name exists in it. */
export const DEMO_SERVERS: Readonly<Record<string, DemoServer>> = {
  SRV1: [
    person({ sessionId: 2, userName: 'mia', fullName: 'Mia', idleMinutes: 300 }),
    person({
      sessionId: 3,
      userName: 'zoe',
      fullName: 'Zoe',
      stationName: 'rdp-tcp#7',
      client: { name: 'ZOES-LAPTOP', address: '192.168.0.24' },
      state: 'active',
      idleMinutes: 2,
      programs: [...WINDOWS, { name: 'Excel', holds: 'documents' }],
      answer: { afterSeconds: 5, says: 'yes' },
    }),
  ],
  SRV2: 'refuses',
};
