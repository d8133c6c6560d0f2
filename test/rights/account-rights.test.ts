import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccountFacts } from '../../src/rights/account-rights.ts';
import { accountRights } from '../../src/rights/account-rights.ts';

/** A standard user of a PC with Windows' default settings. */
function facts(over: Partial<AccountFacts> = {}): AccountFacts {
  return {
    isElevated: false,
    elevationType: 'default',
    isAdministrator: false,
    isUacOn: true,
    standardUsersArePrompted: true,
    isResetGranted: false,
    isMessageGranted: false,
    ...over,
  };
}

const FILTERED = { elevationType: 'limited', isAdministrator: true } as const;

const NOTHING_KNOWN: AccountFacts = {
  isElevated: null,
  elevationType: null,
  isAdministrator: null,
  isUacOn: null,
  standardUsersArePrompted: null,
  isResetGranted: null,
  isMessageGranted: null,
};

const known = fc.constantFrom(true, false, null);
const anyFacts: fc.Arbitrary<AccountFacts> = fc.record({
  isElevated: known,
  elevationType: fc.constantFrom('default', 'full', 'limited', null),
  isAdministrator: known,
  isUacOn: known,
  standardUsersArePrompted: known,
  isResetGranted: known,
  isMessageGranted: known,
});

describe('an account may sign others out', () => {
  it.each<[string, Partial<AccountFacts>, string]>([
    ['it is elevated', { isElevated: true, elevationType: 'full', isAdministrator: true }, 'elevated'],
    ['UAC is off and it is an administrator', { isElevated: true, isUacOn: false }, 'elevated'],
    ['somebody granted Reset to it', { isResetGranted: true }, 'resetGranted'],
  ])('directly where %s', (_, over, because) => {
    expect(accountRights(facts(over))).toEqual({ rights: 'direct', because });
  });

  it.each<[string, Partial<AccountFacts>, string]>([
    ['an administrator works without elevation', FILTERED, 'filteredAdministrator'],
    [
      'its token is filtered and nobody knows of what',
      { elevationType: 'limited', isAdministrator: null },
      'filteredAdministrator',
    ],
    ['UAC was switched off after the sign-in', { ...FILTERED, isUacOn: false }, 'filteredAdministrator'],
    [
      'standard users are denied, but it is an administrator',
      { ...FILTERED, standardUsersArePrompted: false },
      'filteredAdministrator',
    ],
    ['a standard user is asked for credentials', {}, 'standardUser'],
    ['nobody knows whether UAC is on', { isUacOn: null }, 'standardUser'],
    ['nobody knows whether standard users are asked', { standardUsersArePrompted: null }, 'standardUser'],
    ['nobody knows whether it is elevated', { isElevated: null, isUacOn: false }, 'unknown'],
    ['nobody knows whether it is an administrator', { isAdministrator: null }, 'unknown'],
  ])('with permission where %s', (_, over, because) => {
    expect(accountRights(facts(over))).toEqual({ rights: 'withPermission', because });
  });

  it.each<[string, Partial<AccountFacts>, string]>([
    ['Windows denies a standard user without asking', { standardUsersArePrompted: false }, 'promptDenied'],
    [
      'it is filtered but no administrator, and would be denied',
      { elevationType: 'limited', standardUsersArePrompted: false },
      'promptDenied',
    ],
    ['UAC is off', { isUacOn: false }, 'uacOff'],
  ])('not at all where %s', (_, over, because) => {
    expect(accountRights(facts(over))).toEqual({ rights: 'none', because });
  });

  it('with permission where nothing is known at all', () => {
    expect(accountRights(NOTHING_KNOWN)).toEqual({ rights: 'withPermission', because: 'unknown' });
  });

  it('never directly unless it is known to be elevated or to hold Reset', () => {
    fc.assert(
      fc.property(anyFacts, (any) => {
        const isKnown = any.isElevated === true || any.isResetGranted === true;
        expect(accountRights(any).rights === 'direct').toBe(isKnown);
      }),
    );
  });

  it('never any less for what is allowed about messages', () => {
    fc.assert(
      fc.property(anyFacts, known, (any, isMessageGranted) => {
        expect(accountRights({ ...any, isMessageGranted })).toEqual(accountRights(any));
      }),
    );
  });
});
