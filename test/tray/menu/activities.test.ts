import { describe, expect, it } from 'vitest';
import type { Stage } from '../../../src/conversation/stage.ts';
import type { Conversation } from '../../../src/conversation/state.ts';
import { end } from '../../../src/conversation/state-facts.ts';
import { activityOf } from '../../../src/tray/menu/person-row.ts';
import { anna } from '../../fakes/people.ts';
import {
  askingPerson,
  countingDown,
  elevated,
  lastLooking,
  permitting,
  pinned,
  signingOut,
  verifying,
  waiting,
} from '../../fakes/pinned.ts';
import { about, action, BEN, face, seen } from './shown-menu.ts';

const CANCEL = { kind: 'cancel', key: BEN, conversation: 1 };
const NEIGHBOR_LOST = { kind: 'failed', error: { kind: 'neighborLost' } } as const;

describe('what an elevated helper does', () => {
  it.each<[Stage, string, boolean]>([
    ['checkingUsage', 'Ben, checking what is open. Click to cancel', true],
    ['asking', 'Ben, asking once more. Click to keep signed in', true],
    ['waitingForPerson', 'Asking Ben, 9 s left. Click to cancel', true],
    ['personHasMoreTime', 'Ben has more time, 9 s left. Click to cancel', true],
    ['countingDown', 'Signing out Ben in 9 s. Click to cancel', true],
    ['countingDownUnasked', 'Signing out Ben in 9 s. Click to cancel', true],
    ['lastLook', 'Signing out Ben in 9 s. Click to cancel', true],
    ['signingOut', '[Signing out Ben…]', false],
    ['verifying', '[Still signing out Ben…]', false],
  ])('is in the row, with a cancel up to the deed: %s', (stage, text, isCancelable) => {
    const given = about(elevated({ stage }));
    expect([seen(given)[1], action(given, 'person-0')]).toEqual([text, isCancelable ? CANCEL : undefined]);
  });

  it('is to stop once it was told so, and is told only once', () => {
    const given = about(elevated({ stopped: { kind: 'canceled' } }));
    expect([seen(given)[1], action(given, 'person-0')]).toEqual(['[Ben, stopping]', undefined]);
  });

  it('is unknown where it is lost, and then nothing can be canceled', () => {
    const given = about(verifying({ lost: { kind: 'failed', error: { kind: 'helperLost' } } }));
    expect([seen(given)[1], action(given, 'person-0')]).toEqual(['[Ben, helper lost, watching]', undefined]);
  });
});

it('a person whose own Usher was asked and says nothing more may be on their way', () => {
  const given = about(verifying({ lost: NEIGHBOR_LOST }));
  expect([seen(given)[1], face(given)[0]]).toEqual(['[Still signing out Ben…]', 'Usher: signing out Ben']);
});

describe('a disconnect', () => {
  const disconnect = { pinned: pinned(anna(), { deed: 'disconnect' }) };

  it.each<[Conversation, string, string]>([
    [permitting(disconnect), 'Ben, waiting for permission. Click to cancel', 'Usher: asking about Ben'],
    [
      countingDown(disconnect),
      'Disconnecting Ben in 10 s. Click to cancel',
      'Usher disconnects Ben in 10 s. Open to cancel',
    ],
    [
      askingPerson(anna(), disconnect),
      'Asking Ben, 60 s left. Click to cancel',
      'Usher: asking Ben, 60 s left',
    ],
    [
      lastLooking(disconnect),
      'Disconnecting Ben now. Click to cancel',
      'Usher disconnects Ben now. Open to cancel',
    ],
    [signingOut(disconnect), '[Disconnecting Ben…]', 'Usher: disconnecting Ben'],
    [verifying(disconnect), '[Still disconnecting Ben…]', 'Usher: disconnecting Ben'],
    [
      elevated({ ...disconnect, stopped: { kind: 'canceled' } }),
      '[Ben, stopping]',
      'Usher: stopping the disconnect of Ben',
    ],
  ])('is never called a sign-out: $kind', (state, row, tooltip) => {
    const given = about(state);
    expect([seen(given)[1], face(given)[0]]).toEqual([row, tooltip]);
  });

  it('that is not allowed says nothing about a sign-out, and a no to it is overruled by nobody', () => {
    const denied = end(waiting(disconnect), { kind: 'failed', error: { kind: 'accessDenied' } }, 0);
    for (const ended of [denied, end(waiting(disconnect), { kind: 'refused' }, 0)]) {
      const given = about(ended);
      expect([seen(given)[1], action(given, 'person-0')]).toEqual([
        'Ben, away for 2 h 10 min',
        { kind: 'begin', key: BEN, anyway: null },
      ]);
    }
  });
});

it('what somebody’s conversation does is told until it has ended', () => {
  const ended = end(countingDown(), { kind: 'canceled' }, 0);
  expect([activityOf(countingDown()), activityOf(ended)]).toEqual(['countingDown', null]);
});

describe('whoever is remembered after an end', () => {
  it.each([
    [{ kind: 'keptByProgram', programs: ['Word'] }, 'Ben, kept by an app. Click to sign out anyway…'],
    [{ kind: 'beingAsked', by: null }, 'Ben, asked by others. Click to sign out anyway…'],
  ] as const)('may be asked about a second time: $kind', (outcome, text) => {
    const given = about(end(waiting(), outcome, 0));
    expect([seen(given)[1], action(given, 'person-0')]).toEqual([
      text,
      { kind: 'begin', key: BEN, anyway: outcome.kind },
    ]);
    // Nobody is offered by a listing that failed, not even for the second time.
    const failed = about(end(waiting(), outcome, 0), { listing: 'failed' });
    expect([seen(failed)[1], action(failed, 'person-0')]).toEqual(['[Ben, away for 2 h 10 min]', undefined]);
  });

  it('is not asked about a second time where nobody here could act on the yes', () => {
    const given = about(end(waiting({ pinned: pinned(anna(), { rights: 'none' }) }), { kind: 'refused' }, 0));
    expect(action(given, 'person-0')).toEqual({ kind: 'begin', key: BEN, anyway: null });
  });
});
