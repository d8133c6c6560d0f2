import type { OthersMaySignMeOut } from '../src/settings/others-may.ts';
import type { Settings } from '../src/settings/settings.ts';
import type { Habits } from './pc/habits.ts';
import type { ProgramName } from './pc/programs.ts';

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

export type Place = 'switchedOut' | 'remoteOut' | 'remoteQuiet' | 'remoteThere' | 'remoteLocked' | 'absent';

/** Whoever comes back from another computer leaves the operator where they are. */
export const AWAY: readonly Place[] = ['switchedOut', 'switchedOut', 'remoteOut', 'remoteLocked', 'absent'];
export const THERE: readonly Place[] = [
  'remoteThere',
  'remoteThere',
  'remoteQuiet',
  'remoteLocked',
  'absent',
];
export const LONG: readonly number[] = [0, 400, 1500, 3000, 16_000, 31_000, 61_000, 301_000, 601_000];

export const ANY: Theme = {
  name: 'any afternoon',
  operators: ['kai', 'ben', 'anna', 'mia'],
  places: [
    ...(['switchedOut', 'switchedOut', 'remoteOut', 'remoteOut'] as const),
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

export const PERMISSION: Theme = {
  ...ANY,
  name: 'an ordinary account and its permissions',
  operators: ['anna', 'office ben'],
  places: [...AWAY, 'remoteThere', 'remoteQuiet'],
  open: [[], ['browser'], ['word'], ['unsaved', 'word'], ['strange']],
  ownUshers: ['runs', 'none', 'none', 'old'],
  othersMay: ['never', 'never', 'askMe', 'whenNothingIsLost'],
  more: { 'an agreement': 60, 'a helper is killed': 2, 'at a stage of a helper': 50 },
};
