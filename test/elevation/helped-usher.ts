import type { Duplex } from 'node:stream';
import { duplexPair } from 'node:stream';
import { clock } from '../../src/base/clock.ts';
import { openChannel } from '../../src/elevation/client/channel.ts';
import { elevation } from '../../src/elevation/client/elevation.ts';
import type { PermissionAnswer } from '../../src/elevation/client/permission.ts';
import type { HelperRequest } from '../../src/elevation/request.ts';
import { serveTray } from '../../src/elevation/server/serve.ts';
import { english } from '../../src/languages/en/words.ts';
import type { Session } from '../../src/sessions/session.ts';
import type { AttemptResult, SessionHost } from '../../src/sessions/session-host.ts';
import type { Policy } from '../../src/settings/policy.ts';
import { NO_POLICY } from '../../src/settings/policy.ts';
import type { AppParts } from '../../src/tray/ports.ts';
import { fakeHost } from '../fakes/host.ts';
import type { ShownBox } from '../fakes/operator.ts';
import { fakeBox } from '../fakes/operator.ts';
import { kai, services } from '../fakes/people.ts';
import type { Usher } from '../fakes/usher.ts';
import { startUsher } from '../fakes/usher.ts';

/** The standard countdowns, as the tray passes them on. Nothing is overruled. */
export const REQUEST = {
  away: 10_000,
  there: 60_000,
  quiet: 300_000,
  reason: null,
  overrulesPrograms: false,
  deed: 'signOut',
} as const;

/** A helper as it was started: its arguments, and both ends of its pipe. */
export interface StartedHelper {
  readonly args: readonly string[];
  readonly request: HelperRequest;
  readonly traySide: Duplex;
  readonly helperSide: Duplex;
  /** True once it has ended by itself. */
  isOver: boolean;
}

export interface Elevations {
  readonly started: StartedHelper[];
  /** The boxes that helpers showed to the operator. */
  readonly boxes: readonly ShownBox[];
  /** The administrator's policy for this PC. */
  policy: Policy;
  /** The answer to Windows' question. With `never comes` the helper is started and does not connect. */
  answer: PermissionAnswer | 'never comes';
  /** Windows' question is open until this settles. */
  asked: Promise<unknown>;
  /** The PC as helpers see it. */
  host: SessionHost;
  /** Called between the permission and the helper's first look. */
  meanwhile(): void;
}

export interface HelpedUsher extends Usher {
  readonly elevations: Elevations;
}

const AWAKE = { asleep: () => null, log: () => {} };
const DENIED: AttemptResult = { kind: 'failed', code: 5, accessDenied: true };

/**
 * The whole app for an account that needs permission. A helper of the same program runs beside it on the same PC,
 * connected by a pipe in memory. The tray's own sign-out methods are denied.
 */
export async function startHelped(
  sessions: readonly Session[],
  over: Partial<AppParts> = {},
): Promise<HelpedUsher> {
  const pc = fakeHost([services(), kai(), ...sessions]);
  const method = { describe: () => 'by the tray', end: async () => DENIED };
  const box = fakeBox();
  const elevations: Elevations = {
    started: [],
    boxes: box.shown,
    policy: NO_POLICY,
    host: pc.host,
    answer: 'started',
    asked: Promise.resolve(),
    meanwhile() {},
  };

  function begin(args: readonly string[], request: HelperRequest): Duplex {
    const [traySide, helperSide] = duplexPair();
    const [, , token = '', welcome = ''] = args;
    const helper = { args, request, traySide, helperSide, isOver: false };
    elevations.started.push(helper);
    elevations.meanwhile();
    const { policy, host } = elevations;
    const parts = { host, clock: clock(), words: english, box: box.box, policy, ...AWAKE };
    void serveTray(helperSide, { token, welcome }, parts).then(() => {
      helper.isOver = true;
    });
    return traySide;
  }

  const port = elevation({
    request: REQUEST,
    clock: clock(),
    open(request, _about, listener) {
      let arrived = (_stream: Duplex) => {};
      return openChannel(request, listener, {
        log: () => {},
        clock: clock(),
        serve(_name, heard) {
          arrived = heard;
          return { close() {} };
        },
        async elevate(args) {
          await elevations.asked;
          const { answer } = elevations;
          if (answer === 'started') arrived(begin(args, request));
          return answer === 'never comes' ? 'started' : answer;
        },
      });
    },
  });
  const ordinary = { ...pc.host, methods: [method, method] };
  const usher = await startUsher([], {
    rights: () => 'withPermission',
    elevation: port,
    pc,
    host: ordinary,
    ...over,
  });
  return Object.assign(usher, { elevations });
}
