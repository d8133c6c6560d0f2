/** One row of the table: what is measured, and what it has to be. */
export interface Aim {
  readonly id: string;
  readonly figure: string;
  /** What it is measured against. */
  readonly against: string;
  readonly unit: 'calls' | 'times' | 'ms' | 'bytes' | 'messages';
  /** The largest value that meets it; or the smallest one. */
  readonly most?: number;
  readonly least?: number;
  /** `plain`: on any Linux, on a PC in memory. `lab`: the Windows programs, in Wine. */
  readonly where: 'plain' | 'lab';
}

const NODE = 'bare Node.js';
const IN_C = 'a C program that makes the same calls, 50 µs each';

function refreshes(id: string, place: string, where: Aim['where']): Aim[] {
  return [5, 50, 500].map((sessions) => ({
    id: `${id}-${sessions}`,
    figure: `one refresh${place}, ${sessions} sessions`,
    against: IN_C,
    unit: 'times',
    most: 1.5,
    where,
  }));
}

/** Everything that Usher promises in figures. */
export const AIMS: readonly Aim[] = [
  {
    id: 'calls-same',
    figure: 'session calls of one refresh, 50 sessions, nothing changed',
    against: '1 + N',
    unit: 'calls',
    most: 51,
    where: 'plain',
  },
  {
    id: 'calls-changed',
    figure: 'the same, 3 people have connected anew',
    against: '1 + N, and 3 for each of them',
    unit: 'calls',
    most: 60,
    where: 'plain',
  },
  ...refreshes('koffi', ' on Linux', 'plain'),
  {
    id: 'growth-500',
    figure: 'one refresh, from 50 to 500 sessions',
    against: 'linear',
    unit: 'times',
    most: 1.1,
    where: 'plain',
  },
  {
    id: 'growth-5000',
    figure: 'one refresh, from 500 to 5,000 sessions',
    against: 'linear',
    unit: 'times',
    most: 1.1,
    where: 'plain',
  },
  {
    id: 'growth-names',
    figure: 'names that nobody mixes up, from 100 to 1,000 people',
    against: 'linear',
    unit: 'times',
    most: 1.1,
    where: 'plain',
  },
  {
    id: 'growth-processes',
    figure: 'one list of processes, from 2,000 to 20,000',
    against: 'linear',
    unit: 'times',
    most: 1.1,
    where: 'plain',
  },
  ...(
    [
      [500, '500 sessions and 2,000 processes'],
      [5000, '5,000 sessions and 20,000 processes'],
    ] as const
  ).map(
    ([sessions, much]): Aim => ({
      id: `blocked-${sessions}`,
      figure: `the main thread stands still, ${much}`,
      against: '0',
      unit: 'ms',
      most: 50,
      where: 'plain',
    }),
  ),
  {
    id: 'bytes-same',
    figure: 'to the tray program, nothing changed',
    against: '0',
    unit: 'bytes',
    most: 0,
    where: 'plain',
  },
  {
    id: 'messages-text',
    figure: 'to the tray program, one text changed',
    against: '1',
    unit: 'messages',
    most: 1,
    where: 'plain',
  },
  {
    id: 'sign-outs',
    figure: '200 sign-outs, 20 at a time, each 2 s',
    against: '20 s',
    unit: 'times',
    most: 1.15,
    where: 'plain',
  },
  {
    id: 'churn',
    figure: 'memory after 100,000 refreshes, people come and go',
    against: 'at the start',
    unit: 'times',
    most: 1.05,
    where: 'plain',
  },
  ...refreshes('refresh', '', 'lab'),
  {
    id: 'quser',
    figure: '`quser` started and read, 5 sessions',
    against: 'one refresh',
    unit: 'times',
    least: 20,
    where: 'lab',
  },
  {
    id: 'idle-processor',
    figure: 'processor time while idle, 20 sessions',
    against: NODE,
    unit: 'ms',
    most: 50,
    where: 'lab',
  },
  {
    id: 'idle-memory',
    figure: 'resident memory of everything that Usher runs',
    against: NODE,
    unit: 'times',
    most: 1.25,
    where: 'lab',
  },
  { id: 'start-menu', figure: 'start to menu', against: NODE, unit: 'times', most: 2, where: 'lab' },
  { id: 'start-list', figure: '`usher list`', against: NODE, unit: 'times', most: 1.3, where: 'lab' },
  {
    id: 'click',
    figure: 'click to question, 99 of 100',
    against: '0',
    unit: 'ms',
    most: 150,
    where: 'lab',
  },
  {
    id: 'deed',
    figure: 'last look to deed, by the second way',
    against: 'the bare start of logoff',
    unit: 'times',
    most: 1.5,
    where: 'lab',
  },
  {
    id: 'facts',
    figure: "what a neighbor's Usher tells, 99 of 100",
    against: '0',
    unit: 'ms',
    most: 300,
    where: 'lab',
  },
];
