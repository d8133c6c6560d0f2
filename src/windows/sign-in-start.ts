import { AT_SIGN_IN } from '../base/child-flags.ts';
import type { Log } from '../base/log.ts';
import type { MachineRegistry, Registry } from './registry.ts';

const WINDOWS = 'Software\\Microsoft\\Windows\\CurrentVersion';
/** What Windows starts when somebody signs in: for everybody by setup, or for this person by Usher's menu. */
const RUN = `${WINDOWS}\\Run`;
/** The switches of Task Manager and of Windows' settings, beside each key `Run`. Windows does not document them. */
const APPROVED = `${WINDOWS}\\Explorer\\StartupApproved\\Run`;
/** The name of Usher's value in each of these keys. */
const NAME = 'Usher';

/** Whether Usher starts when this person signs in. */
export interface SignInStart {
  /** As the registry has it now. Never throws. */
  isOn(): boolean;
  /** For this person alone. Never throws. */
  set(isOn: boolean): void;
}

export interface SignInParts {
  readonly registry: Registry;
  readonly machine: MachineRegistry;
  readonly launcher: string;
  /** In ms since 1970. */
  today(): number;
  readonly log: Log;
}

/** Setup starts Usher for everybody, and each person can switch their own start off. */
export function signInStart({ registry, machine, launcher, today, log }: SignInParts): SignInStart {
  const isForEverybody = () =>
    machine.text(RUN, NAME) !== null && !isSwitchedOff(machine.bytes(APPROVED, NAME));
  const told = (error: number) => {
    if (error !== 0) log(`the start at sign-in can't be changed: error ${error}`);
  };
  return {
    isOn: () => (isForEverybody() || registry.read(RUN, NAME) !== null) && !isOffForMe(registry),
    set(isOn) {
      if (isOn && !isForEverybody()) {
        told(registry.write({ key: RUN, name: NAME, type: 'string', text: `"${launcher}" ${AT_SIGN_IN}` }));
      }
      told(registry.writeBytes(APPROVED, NAME, isOn ? SWITCHED_ON : switchedOff(today())));
    },
  };
}

/** Whether this person has switched Usher's start off. It does not depend on how Windows itself takes that switch. */
export function isOffForMe(registry: Pick<Registry, 'bytes'>): boolean {
  return isSwitchedOff(registry.bytes(APPROVED, NAME));
}

/** As seen in Task Manager: the first of the 12 bytes is even for on, and odd for off. Without a value it is on. */
const SWITCHED_ON = Buffer.from([2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);

/**
 * Seen by others as 2 and 3, and as 6 and 7. https://superuser.com/questions/1098450
 * @param data null without a value
 */
function isSwitchedOff(data: Buffer | null): boolean {
  return data !== null && ((data[0] ?? 0) & 1) === 1;
}

/** 1970 as a FILETIME, in units of 100 ns since 1601. */
const UNIX_EPOCH = 116_444_736_000_000_000n;

/** The time when it was switched off stands behind the 3. https://superuser.com/questions/1766797 */
function switchedOff(now: number): Buffer {
  const data = Buffer.alloc(12);
  data.writeUInt32LE(3);
  data.writeBigInt64LE(BigInt(Math.trunc(now)) * 10_000n + UNIX_EPOCH, 4);
  return data;
}
