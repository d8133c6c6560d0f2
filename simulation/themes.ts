import type { OthersMaySignMeOut } from '../src/settings/others-may.ts';
import type { Settings } from '../src/settings/settings.ts';
import type { ProgramName } from './pc/programs.ts';
import type { Habits } from './pc/windows.ts';

/** What kind of afternoon it is: what there is to choose from. Often the same is often chosen. */
export interface Theme {
  readonly name: string;
  /** Who sits at the PC, by account. */
  readonly operators: readonly string[];
  /** Where the others are. */
  readonly places: readonly Place[];
  readonly awayMinutes: readonly number[];
  readonly open: readonly (readonly ProgramName[])[];
  readonly ownUshers: readonly ('runs' | 'old' | 'none' | 'squatted')[];
  readonly othersMay: readonly OthersMaySignMeOut[];
  readonly silence: readonly Settings['silenceCounts'][];
  /** How long a notification stays on the screen, in ms. */
  readonly banners: readonly number[];
  /** How long it is from one action to the next, in ms. */
  readonly after: readonly number[];
  /** How much more often these actions are chosen than usual. */
  readonly more: Readonly<Record<string, number>>;
  readonly habits: Habits;
}

export type Place = 'switchedOut' | 'remoteQuiet' | 'remoteThere' | 'remoteLocked' | 'absent';

const AWAY: readonly Place[] = ['switchedOut', 'switchedOut', 'switchedOut', 'absent'];
const THERE: readonly Place[] = ['remoteThere', 'remoteThere', 'remoteQuiet', 'remoteLocked', 'absent'];
const LONG: readonly number[] = [0, 400, 1500, 3000, 16_000, 31_000, 61_000, 301_000, 601_000];

const ANY: Theme = {
  name: 'any afternoon',
  operators: ['kai', 'ben', 'anna', 'mia'],
  places: [
    ...(['switchedOut', 'switchedOut', 'switchedOut', 'switchedOut'] as const),
    ...(['remoteQuiet', 'remoteThere', 'remoteLocked'] as const),
    ...(['absent', 'absent', 'absent', 'absent', 'absent'] as const),
  ],
  awayMinutes: [1, 6, 14, 40, 134, 134, 134],
  open: [[], [], [], ['browser'], ['word'], ['unsaved'], ['strange']],
  ownUshers: ['runs', 'runs', 'runs', 'old', 'none'],
  othersMay: ['whenNothingIsLost', 'whenNothingIsLost', 'politely', 'askMe', 'never'],
  silence: ['whenNothingToLose', 'whenNothingToLose', 'whenNothingToLose', 'whenAway', 'never'],
  banners: [7000, 7000, 25_000, 120_000],
  after: [0, 0, 30, 400, 1100, 1500, 1500, 3000, 3000, 6000, 11_000, 16_000, 31_000],
  more: {},
  habits: { tellsAfter: 60, freeAgainAfter: 3000, hasEqualTimes: false, protects: [] },
};

const PERMISSION: Theme = {
  ...ANY,
  name: 'an ordinary account and its permissions',
  operators: ['anna', 'office ben'],
  places: [...AWAY, 'remoteThere', 'remoteQuiet'],
  open: [[], ['browser'], ['word'], ['unsaved', 'word'], ['strange']],
  ownUshers: ['runs', 'none', 'none', 'old'],
  othersMay: ['never', 'never', 'askMe', 'whenNothingIsLost'],
  more: { 'an agreement': 60, 'a helper is killed': 2, 'at a stage of a helper': 50 },
};

/** One seed after the other has one of them. */
export const THEMES: readonly Theme[] = [
  ANY,
  PERMISSION,
  {
    ...PERMISSION,
    name: 'programs that object',
    operators: ['kai', 'anna', 'anna', 'office ben'],
    places: AWAY,
    awayMinutes: [40, 134],
    open: [['unsaved'], ['strange'], ['strange', 'word'], ['unsaved', 'browser'], []],
    ownUshers: ['runs'],
    othersMay: ['politely', 'politely', 'never', 'askMe'],
  },
  {
    ...ANY,
    name: 'nothing can be read',
    operators: ['kai', 'mia'],
    places: AWAY,
    awayMinutes: [14, 134],
    open: [['word'], ['unsaved'], ['strange'], []],
    ownUshers: ['none', 'none', 'runs', 'old', 'squatted'],
    silence: ['whenNothingToLose'],
    banners: [120_000],
    after: [0, 400, 3000, 16_000, 31_000, 31_000],
    more: { 'nothing can be read': 60, 'a click': 30, 'an icon is lost': 4, 'nothing happens': 20 },
  },
  {
    ...ANY,
    name: 'people at their screens',
    operators: ['kai', 'mia', 'anna'],
    places: THERE,
    othersMay: ['politely', 'askMe', 'never'],
    more: { 'an agreement': 30, 'at a stage': 40, 'somebody is there, and answers': 20 },
  },
  {
    ...ANY,
    name: 'people who are quiet at their screens',
    operators: ['kai', 'mia', 'anna', 'office ben'],
    places: ['remoteQuiet', 'remoteQuiet', 'remoteThere', 'absent'],
    awayMinutes: [6, 14, 40],
    ownUshers: ['none', 'none', 'runs'],
    more: {
      'an agreement': 60,
      'at a stage': 40,
      'at a stage of a helper': 30,
      'somebody is there, and answers': 30,
    },
  },
  {
    ...ANY,
    name: 'numbers that are used again',
    operators: ['kai', 'mia', 'anna'],
    places: AWAY,
    habits: { ...ANY.habits, tellsAfter: 4000, freeAgainAfter: 0, hasEqualTimes: true },
    more: { 'an agreement': 30, 'somebody takes a number': 20, 'somebody signs in': 10, 'at a stage': 20 },
  },
  {
    ...PERMISSION,
    name: 'a helper, and people at their screens',
    places: THERE,
    ownUshers: ['none', 'none', 'runs'],
    othersMay: ['askMe', 'never'],
    after: LONG,
    more: { ...PERMISSION.more, 'somebody is there, and answers': 20 },
  },
  {
    ...ANY,
    name: 'a PC that has no time',
    ownUshers: ['runs'],
    places: AWAY,
    awayMinutes: [40, 134],
    othersMay: ['politely', 'whenNothingIsLost'],
    habits: { ...ANY.habits, tellsAfter: 800 },
    more: { 'a call goes wrong': 20, 'lines are slow': 12, 'a process stands still': 12, 'an agreement': 30 },
  },
  {
    ...ANY,
    name: 'an icon that is lost',
    operators: ['kai', 'mia'],
    more: { 'an icon is lost': 12, 'an agreement': 30, 'at a stage': 40 },
  },
  {
    ...PERMISSION,
    name: 'whom only a helper knows to be protected',
    habits: { ...ANY.habits, protects: ['mia', 'zoe'], hasEqualTimes: true, freeAgainAfter: 0 },
    more: { ...PERMISSION.more, 'somebody takes a number': 10, 'a process stands still': 8 },
  },
];
