import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InfoClass } from '../../../src/sessions/wts/bindings.ts';
import { INFO_CLASS } from '../../../src/sessions/wts/bindings.ts';
import type { KnownClients } from '../../../src/sessions/wts/clients.ts';
import type { Processes } from '../../../src/sessions/wts/processes.ts';
import { listSessions, lookAt, NO_ACCOUNTS } from '../../../src/sessions/wts/session-list.ts';
import { anna, ben, kai, LISTED_AT, mia } from '../../fakes/people.ts';
import { runs } from '../../fakes/runs.ts';
import { rowOf } from '../remote/fake-pcs.ts';
import type { FakeSession } from './fake-wts.ts';
import { fakeWts } from './fake-wts.ts';

const PC = 'DESKTOP-7';
const NO_PROGRAMS: Processes = { read: async () => new Map() };

const { sessionInfoEx: info, clientName, clientProtocolType, clientAddress } = INFO_CLASS;
/** What is asked about a client beside the session: of one at the console no address. */
const CONSOLE = [clientName, clientProtocolType];
const REMOTE = [...CONSOLE, clientAddress];

/** Lists these sessions again and again, as one Usher does. */
function listings() {
  const clients: KnownClients = new Map();
  return async (...sessions: readonly FakeSession[]) => {
    const wts = fakeWts(sessions);
    const asked: [number, InfoClass][] = [];
    const counted: typeof wts = {
      ...wts,
      querySession(sessionId, infoClass) {
        asked.push([sessionId, infoClass]);
        return wts.querySession(sessionId, infoClass);
      },
    };
    const listed = await listSessions(counted, NO_ACCOUNTS, NO_PROGRAMS, PC, clients);
    expect(wts.faults).toEqual([]);
    // Of each session in order: two of them are read at a time.
    return { asked: asked.toSorted(([one], [other]) => one - other), listed, known: [...clients.keys()] };
  };
}

const about = (id: number, classes: readonly InfoClass[]) => classes.map((each) => [id, each]);

describe('a listing asks about a client', () => {
  it('once, and then only for each session what changes from moment to moment', async () => {
    const list = listings();
    const everybody = [rowOf(kai()), rowOf(ben()), rowOf(anna())];
    const first = await list(...everybody);
    const second = await list(...everybody);
    expect(first.asked).toEqual([
      ...about(1, [info, ...CONSOLE]),
      ...about(2, [info, ...CONSOLE]),
      ...about(3, [info, ...REMOTE]),
    ]);
    expect(second.asked).toEqual([
      [1, info],
      [2, info],
      [3, info],
    ]);
    expect(second.listed).toEqual(first.listed);
  });

  it.each([
    ['somebody connects anew', { connectTime: LISTED_AT }],
    ['they leave', { state: 'disconnected', disconnectTime: LISTED_AT }],
    ['they take it to the console', { stationName: 'console' }],
    ['somebody else has the session', { userName: 'zoe' }],
    ['they have signed in again', { logonTime: LISTED_AT }],
  ] as const)('again where %s', async (_, change) => {
    const list = listings();
    await list(rowOf(mia()), rowOf(anna()));
    const changed = rowOf(anna({ ...change, clientName: 'PHONE', protocol: 'remote' }));
    const { asked, listed } = await list(rowOf(mia()), changed);
    expect(asked).toEqual([...about(3, [info, ...REMOTE]), [4, info]]);
    expect(listed[1]?.clientName).toEqual('PHONE');
  });

  it.each([
    ['name', { clientName: 5 }],
    ['protocol', { protocol: 5 }],
    ['address', { clientAddress: 5 }],
  ])('again where Windows did not tell its %s', async (_, silence) => {
    const list = listings();
    await list({ ...rowOf(anna()), ...silence });
    const { asked, listed } = await list(rowOf(anna()));
    expect(asked).toEqual(about(3, [info, ...REMOTE]));
    expect(listed).toEqual((await listings()(rowOf(anna()))).listed);
  });

  it.each([
    ['may not be told since when they are connected', { connectTime: null }],
    ['may not be read', { isReadable: false }],
  ])('each time of somebody who %s', async (_, change) => {
    const list = listings();
    const first = await list(rowOf(anna(change)));
    expect((await list(rowOf(anna(change)))).asked).toEqual(first.asked);
  });

  it('of nobody who has gone, and remembers nothing of them', async () => {
    const list = listings();
    await list(rowOf(kai()), rowOf(ben()), rowOf(anna()));
    expect((await list(rowOf(kai()))).known).toEqual([1]);
  });

  it('so that whoever connects, and to whatever, it tells the same as one that asks everything', async () => {
    const connection = fc.record({
      sessionId: fc.integer({ min: 1, max: 3 }),
      userName: fc.constantFrom('ben', 'zoe'),
      connectTime: fc.integer({ min: 1, max: 40 }).map((minute) => LISTED_AT + minute * 60_000),
    });
    /** As on a PC: one connection is one client's. */
    const rowFor = ({
      sessionId,
      userName,
      connectTime,
    }: {
      sessionId: number;
      userName: string;
      connectTime: number;
    }) => rowOf(anna({ sessionId, userName, connectTime, clientName: `AT-${userName}-${connectTime}` }));
    const pc = fc.uniqueArray(connection, { selector: ({ sessionId }) => sessionId, minLength: 1 });
    await fc.assert(
      fc.asyncProperty(fc.array(pc, { minLength: 1, maxLength: 6 }), async (moments) => {
        const list = listings();
        for (const moment of moments) {
          const rows = moment.map(rowFor);
          expect((await list(...rows)).listed).toEqual((await listings()(...rows)).listed);
        }
      }),
      { numRuns: runs(50) },
    );
  });
});

it('the last look asks Windows for everything, whatever a listing knows', async () => {
  const sessions = [rowOf(kai()), rowOf(anna())];
  const wts = fakeWts(sessions);
  const asked: [number, InfoClass][] = [];
  const look = () =>
    lookAt(
      {
        ...wts,
        querySession(sessionId, infoClass) {
          asked.push([sessionId, infoClass]);
          return wts.querySession(sessionId, infoClass);
        },
      },
      PC,
      3,
    );
  await look();
  const first = asked.splice(0);
  await look();
  expect([first, asked]).toEqual([[...about(1, [info, ...CONSOLE]), ...about(3, [info, ...REMOTE])], first]);
});
