import { describe, expect, it } from 'vitest';
import { whoServes } from '../../../src/neighbors/client/server-check.ts';

const BEN = 'S-1-5-21-1-2-3-1002';
const MIA = 'S-1-5-21-1-2-3-1004';

describe('the server of a session’s pipe', () => {
  it.each([
    ['theirs', 2, BEN, BEN],
    ['stranger', 3, BEN, BEN],
    ['stranger', 2, MIA, BEN],
    ['stranger', 3, null, null],
    ['unknown', 2, null, BEN],
    ['unknown', 2, BEN, null],
    ['unknown', 2, null, null],
  ] as const)(
    'is %s where it is in session %i, of account %s, and the person is %s',
    (who, sessionId, user, sid) => {
      expect(whoServes({ sessionId, user }, 2, sid)).toBe(who);
    },
  );
});
