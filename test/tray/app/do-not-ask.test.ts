import { describe, expect, it } from 'vitest';
import { ben } from '../../fakes/people.ts';
import { inFakeTime, seconds, startUsher } from '../../fakes/usher.ts';

inFakeTime();

const OFF = "Don't ask me until tomorrow";
const ON = 'Your Usher says no for now. Click to let others ask again';

function doNotAsk() {
  let isOn = false;
  const set = (on: boolean) => () => {
    isOn = on;
  };
  return { isOn: () => isOn, begin: set(true), end: set(false) };
}

describe('"Don\'t ask me until tomorrow"', () => {
  it('is no row where nobody can ask this Usher', async () => {
    const { tray } = await startUsher([ben()]);
    expect(tray.menu.rows.map(({ id }) => id)).not.toContain('doNotAsk');
  });

  it('begins with a click and ends with a second one', async () => {
    const port = doNotAsk();
    const { tray } = await startUsher([ben()], { doNotAsk: port });
    tray.click(OFF);
    await seconds(2);
    expect(port.isOn()).toBe(true);
    tray.click(ON);
    await seconds(2);
    expect(port.isOn()).toBe(false);
    expect(rowText(tray)).toBe(OFF);
  });

  it('takes a double click for one', async () => {
    const port = doNotAsk();
    const { tray } = await startUsher([ben()], { doNotAsk: port });
    tray.click(OFF);
    await seconds(0.3);
    tray.click(ON);
    await seconds(2);
    expect([port.isOn(), rowText(tray)]).toEqual([true, ON]);
  });

  it('shows by itself that it is over', async () => {
    const port = doNotAsk();
    port.begin();
    const { tray } = await startUsher([ben()], { doNotAsk: port });
    expect(rowText(tray)).toBe(ON);
    port.end();
    await seconds(61);
    expect(rowText(tray)).toBe(OFF);
  });
});

function rowText({ menu }: Awaited<ReturnType<typeof startUsher>>['tray']): string | undefined {
  const row = menu.rows.find(({ id }) => id === 'doNotAsk');
  return row !== undefined && 'text' in row ? row.text : undefined;
}
