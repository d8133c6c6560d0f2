import { describe, expect, it } from 'vitest';
import type { MachineRegistry, Registry } from '../../src/windows/registry.ts';
import { isOffForMe, signInStart } from '../../src/windows/sign-in-start.ts';

const RUN = 'Software\\Microsoft\\Windows\\CurrentVersion\\Run';
const APPROVED = 'Software\\Microsoft\\Windows\\CurrentVersion\\Explorer\\StartupApproved\\Run';
const LAUNCHER = 'C:\\Program Files\\Usher\\Usher.exe';
const OWN_COMMAND = `"${LAUNCHER}" --at-sign-in`;
const switchAs = (first: number) => Buffer.from([first, ...Array(11).fill(0)]);

interface Values {
  readonly run?: string;
  readonly approved?: Buffer;
}

/** What is in the registry for everybody, and for this person. @param error for whatever is written */
function pc({ machine = {}, own = {}, error = 0 }: { machine?: Values; own?: Values; error?: number }) {
  const mine = { ...own };
  const logged: string[] = [];
  const value = (key: string, name: string, values: Values) => {
    expect(name).toBe('Usher');
    expect([RUN, APPROVED]).toContain(key);
    return key === RUN ? (values.run ?? null) : null;
  };
  const bytes = (key: string, values: Values) => (key === APPROVED ? (values.approved ?? null) : null);
  const registry: Registry = {
    read: (key, name) => value(key, name, mine),
    bytes: (key) => bytes(key, mine),
    write({ key, name, text }) {
      if (error === 0) Object.assign(mine, { run: text });
      return [key, name].join() === `${RUN},Usher` ? error : 87;
    },
    writeBytes(key, name, data) {
      if (error === 0) Object.assign(mine, { approved: data });
      return [key, name].join() === `${APPROVED},Usher` ? error : 87;
    },
  };
  const everybody: Pick<MachineRegistry, 'text' | 'bytes'> = {
    text: (key, name) => value(key, name, machine),
    bytes: (key) => bytes(key, machine),
  };
  const start = signInStart({
    registry,
    machine: everybody as MachineRegistry,
    launcher: LAUNCHER,
    today: () => Date.UTC(2026, 10, 24, 12),
    log: (line) => logged.push(line),
  });
  return { start, registry, mine, logged };
}

const SETUP = { run: `"${LAUNCHER}" --at-sign-in` };

describe("Usher's start at sign-in", () => {
  it.each<[string, Parameters<typeof pc>[0], boolean]>([
    ['nobody has set it', {}, false],
    ['setup set it for everybody', { machine: SETUP }, true],
    [
      'setup set it, and an administrator switched it off',
      { machine: { ...SETUP, approved: switchAs(3) } },
      false,
    ],
    [
      'setup set it, and this person switched it off',
      { machine: SETUP, own: { approved: switchAs(3) } },
      false,
    ],
    [
      'setup set it, and this person switched it on again',
      { machine: SETUP, own: { approved: switchAs(2) } },
      true,
    ],
    ['this person set it', { own: { run: OWN_COMMAND } }, true],
    [
      'this person set it, and Task Manager switched it off',
      { own: { run: OWN_COMMAND, approved: switchAs(7) } },
      false,
    ],
    [
      'this person set it, and Task Manager left it on',
      { own: { run: OWN_COMMAND, approved: switchAs(6) } },
      true,
    ],
    ['only a switch is left', { own: { approved: switchAs(2) } }, false],
    ['a switch is empty', { machine: SETUP, own: { approved: Buffer.alloc(0) } }, true],
  ])('where %s', (_, values, isOn) => {
    expect(pc(values).start.isOn()).toBe(isOn);
  });

  it.each<[string, Parameters<typeof pc>[0], string | undefined]>([
    ['setup set it for everybody', { machine: SETUP }, undefined],
    [
      'an administrator switched it off for everybody',
      { machine: { ...SETUP, approved: switchAs(3) } },
      OWN_COMMAND,
    ],
    ['nobody has set it', {}, OWN_COMMAND],
  ])('is switched on and off by this person for themselves, where %s', (_, values, run) => {
    const { start, mine, registry, logged } = pc(values);
    start.set(true);
    expect([start.isOn(), isOffForMe(registry)]).toEqual([true, false]);
    expect(mine).toEqual({ ...(run !== undefined && { run }), approved: switchAs(2) });
    start.set(false);
    expect([start.isOn(), isOffForMe(registry)]).toEqual([false, true]);
    // 24 November 2026, 12:00 in UTC, as a FILETIME.
    const time = Buffer.alloc(8);
    time.writeBigInt64LE(134_399_952_000_000_000n);
    expect(mine.approved).toEqual(Buffer.concat([Buffer.from([3, 0, 0, 0]), time]));
    start.set(true);
    expect(start.isOn()).toBe(true);
    expect(logged).toEqual([]);
  });

  it('stays as it is where Windows refuses, and the log says so', () => {
    const { start, logged } = pc({ machine: SETUP, error: 5 });
    start.set(false);
    expect(start.isOn()).toBe(true);
    expect(logged).toEqual(["the start at sign-in can't be changed: error 5"]);
  });
});
