import { describe, expect, it } from 'vitest';
import { openLab } from './lab.ts';
import { anna, ben, guest, kai, mia, minutesAgo } from './people.ts';
import { closeMenu, openMenu } from './tray-menu.ts';
import { SEPARATOR } from './tray-record.ts';

const lab = openLab();

const texts = () => lab.menu().map(({ text }) => text);
const FIXED = [
  SEPARATOR,
  'Sign out everyone inactive for over 1 h…',
  "Don't ask me until tomorrow",
  'History…',
  'Settings…',
  'Help and about…',
  'Quit Usher',
];

describe('A click on the icon', () => {
  it('shows the other people, each with how long nobody has been there', async () => {
    const services = kai({ id: 0, user: '', domain: '', station: 'services', state: 'disconnected' });
    const listener = kai({ id: 65536, user: '', domain: '', station: 'rdp-tcp', state: 'listen' });
    const leo = anna({ id: 6, user: 'leo', station: 'rdp-tcp#6', locked: true });
    const paul = guest({ user: 'paul', logon: minutesAgo(500) });
    const zoe = ben({ id: 7, user: 'zoe', readable: false });
    await lab.start({ people: [services, kai(), ben(), anna(), mia(), paul, leo, zoe, listener] });
    await expect
      .poll(texts)
      .toEqual([
        '6 other people signed in. Click a name; Usher asks first',
        'anna, idle 14 min',
        'ben, away for 2 h 10 min',
        'leo, idle 14 min (locked)',
        'mia, using this PC',
        'paul, away',
        'zoe, Windows hides the details from you',
        ...FIXED,
      ]);
    const disabled = lab.menu().filter(({ enabled }) => !enabled);
    expect(disabled.map(({ text }) => text)).toEqual([
      '6 other people signed in. Click a name; Usher asks first',
      'zoe, Windows hides the details from you',
      SEPARATOR,
    ]);
    await expect.poll(() => lab.usher.tray.tooltip).toBe('Usher: 6 other people signed in');
    await lab.showMenu('menu');
    await lab.showMenu('menu-by-left-click', 'left');
    expect(lab.pc.faults()).toEqual([]);
  });

  it('follows who comes and goes, and no row moves', async () => {
    await lab.start({ people: [kai(), ben()] });
    await expect.poll(texts).toContain('ben, away for 2 h 10 min');
    lab.pc.add(anna());
    await expect.poll(() => texts()[2]).toBe('anna, idle 14 min');
    lab.pc.remove(2);
    await expect
      .poll(() => texts().slice(0, 3))
      .toEqual([
        '1 other person signed in. Click the name; Usher asks first',
        'ben, signed out',
        'anna, idle 14 min',
      ]);
  });

  it('shows a name as it is, whatever is in it', async () => {
    const odd = ['Tom & Jerry', '佐藤 花子', 'Zoë 🎈', '<SEPARATOR>', 'a\tb‮c', 'x'.repeat(300)];
    const people = odd.map((user, index) => ben({ id: 10 + index, user }));
    await lab.start({ people: [kai(), ...people] });
    await expect
      .poll(() => texts().slice(1, -FIXED.length))
      .toEqual([
        '<SEPARATOR>, away for 2 h 10 min',
        'a bc, away for 2 h 10 min',
        'Tom & Jerry, away for 2 h 10 min',
        expect.stringMatching(/^x{30,42}…, away for 2 h 10 min$/),
        'Zoë 🎈, away for 2 h 10 min',
        '佐藤 花子, away for 2 h 10 min',
      ]);
    await lab.showMenu('odd-names');
  });

  it('has fifty rows for 65 people, and says how many more there are', async () => {
    const people = Array.from({ length: 65 }, (_, index) =>
      ben({ id: 100 + index, user: `pupil${String(index + 1).padStart(2, '0')}` }),
    );
    await lab.start({ people: [kai(), ...people] });
    await expect
      .poll(() => texts().slice(0, -FIXED.length))
      .toEqual([
        '65 other people signed in. Click a name; Usher asks first',
        ...people.slice(0, 50).map(({ user }) => `${user}, away for 2 h 10 min`),
        '15 more people. Click to see everyone',
      ]);
  });

  it('moves no row while it is open: who comes meanwhile has a row once it is closed', async () => {
    await lab.start({ people: [kai(), ben()] });
    await expect.poll(texts).toContain('ben, away for 2 h 10 min');
    await openMenu(lab.desktop);
    lab.pc.add(anna());
    lab.pc.change(2, { disconnect: minutesAgo(300) });
    // Both are in one listing, and this row is changed in its place.
    await expect.poll(() => texts().slice(1, 3)).toEqual(['ben, away for 5 h', SEPARATOR]);
    await lab.screenshot('held');
    await closeMenu(lab.desktop);
    await expect.poll(() => texts().slice(1, 3)).toEqual(['ben, away for 5 h', 'anna, idle 14 min']);
  });

  it('says so where Windows does not list, and lists at a click', async () => {
    await lab.start({ people: [kai(), ben()], set: { 'enumerate.error': 1722, 'enumerate.times': 1 } });
    await expect.poll(() => texts()[0]).toBe("Can't see who is signed in. Click to try again");
    await expect.poll(() => lab.usher.tray.tooltip).toBe("Usher: can't see who is signed in");
    await lab.click("Can't see");
    await expect.poll(() => texts()[1]).toBe('ben, away for 2 h 10 min');
  });

  it.each([
    ['query.level0', 'of level 0'],
    ['query.short', 'that is cut off'],
  ])('never offers a person whose details are an answer %s (%s)', async (setting) => {
    await lab.start({ people: [kai(), ben(), anna()], set: { [setting]: 2 } });
    await expect.poll(texts).toContain('anna, idle 14 min');
    await expect
      .poll(() => lab.menu()[2])
      .toEqual({ text: 'ben, Windows hides the details from you', enabled: false });
  });
});
