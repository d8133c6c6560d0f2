import type { ToldEntry } from '../../history/history-reader.ts';

type PastAccount = ToldEntry['target'];

const KAI: PastAccount = { sessionId: 1, userName: 'kai' };
const BEN: PastAccount = { sessionId: 6, userName: 'ben', name: 'Ben' };
const ANNA: PastAccount = { sessionId: 3, userName: 'anna', name: 'Anna' };

/** Seconds after the beginning, the person, and the event. */
const EVENTS: readonly (readonly [number, PastAccount, Readonly<Record<string, unknown>>])[] = [
  [0, BEN, { event: 'clicked', anyway: null }],
  [1, BEN, { event: 'asked', anyway: null, silence: 'counts' }],
  [5, BEN, { event: 'answered', answer: 'yes' }],
  [5, BEN, { event: 'countdown', consent: 'operator', asked: false }],
  [15, BEN, { event: 'lastLook', consent: 'operator', method: 0 }],
  [15, BEN, { event: 'signingOut', consent: 'operator', method: 0 }],
  [17, BEN, { event: 'attempt', result: 'done', code: null }],
  [17, BEN, { event: 'ended', outcome: 'signedOut', error: null }],
  [300, ANNA, { event: 'clicked', anyway: null }],
  [301, ANNA, { event: 'asked', anyway: null, silence: 'somebodyThere' }],
  [304, ANNA, { event: 'answered', answer: 'yes' }],
  [304, ANNA, { event: 'countdown', consent: 'operator', asked: true }],
  [312, ANNA, { event: 'personAnswered', answer: 'no' }],
  [312, ANNA, { event: 'ended', outcome: 'refused', error: null }],
];

/** The history of the usual simulated PC, from the day before `now`, in ms since 1970. */
export function demoPast(now: number): readonly ToldEntry[] {
  const began = now - 86_400_000;
  return EVENTS.map(([seconds, target, { event, ...detail }]) => ({
    time: new Date(began + seconds * 1000).toISOString(),
    event: String(event),
    ...detail,
    conversation: target === BEN ? 1 : 2,
    operator: KAI,
    target,
    run: 'a3f1c07d5be9246f',
  }));
}
