import { describe, expect, it } from 'vitest';
import { ben } from '../../fakes/people.ts';
import { inFakeTime, seconds, startUsher } from '../../fakes/usher.ts';

inFakeTime();

const ROW = 'Start Usher when I sign in';

function signInStart(begin: boolean) {
  let is = begin;
  return {
    isOn: () => is,
    set(isOn: boolean) {
      is = isOn;
    },
  };
}

type Tray = Awaited<ReturnType<typeof startUsher>>['tray'];
const row = ({ menu }: Tray) => menu.rows.find(({ id }) => id === 'signInStart');

describe('"Start Usher when I sign in"', () => {
  it('is no row where Usher is not installed', async () => {
    const { tray } = await startUsher([ben()]);
    expect(row(tray)).toBeUndefined();
  });

  it('has a check mark while it is on, and a click changes it', async () => {
    const port = signInStart(true);
    const { tray } = await startUsher([ben()], { signInStart: port });
    expect(row(tray)).toEqual({ id: 'signInStart', text: ROW, enabled: true, hidden: false, checked: true });
    tray.click(ROW);
    await seconds(2);
    expect([port.isOn(), row(tray)]).toEqual([false, expect.objectContaining({ text: ROW, checked: false })]);
    tray.click(ROW);
    await seconds(2);
    expect([port.isOn(), row(tray)]).toEqual([true, expect.objectContaining({ text: ROW, checked: true })]);
  });

  it('shows what was switched elsewhere', async () => {
    const port = signInStart(true);
    const { tray } = await startUsher([ben()], { signInStart: port });
    port.set(false);
    await seconds(61);
    expect(row(tray)).toMatchObject({ checked: false });
  });
});
