import { describe, expect, it } from 'vitest';
import { seen } from '../../src/conversation/seen.ts';
import type { Verdict } from '../../src/sessions/last-look.ts';
import type { Session } from '../../src/sessions/session.ts';
import { ben, kai, minutesAgo } from '../fakes/people.ts';
import { pinned } from '../fakes/pinned.ts';

describe('a listing that came by', () => {
  it.each<[Verdict, readonly Session[]]>([
    ['same', [kai(), ben()]],
    ['cameBack', [kai(), ben({ state: 'active', locked: false })]],
    ['changed', [kai(), ben({ logonTime: minutesAgo(1) })]],
    ['unreadable', [kai(), ben({ isReadable: false })]],
    ['gone', [kai()]],
    ['operatorLeft', [kai({ locked: true }), ben()]],
    ['operatorLeft', []],
  ])('says of the pinned session: %s', (verdict, sessions) => {
    expect(seen(pinned(ben()), sessions)).toEqual({ kind: 'seen', verdict });
  });

  it('that failed is a doubt, and never says that somebody is gone', () => {
    expect(seen(pinned(ben()), null)).toEqual({ kind: 'doubt', doubt: 'listFailed' });
  });
});
