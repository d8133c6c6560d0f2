import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Menu } from '../../../src/tray/ports.ts';
import { shownChanges, shownMenu } from '../../../src/tray/systray/shown-menu.ts';

const row = fc.record({
  id: fc.string(),
  text: fc.string({ unit: 'binary' }),
  enabled: fc.boolean(),
  hidden: fc.boolean(),
});
const menuOf = (rows: number) =>
  fc.record<Menu>({
    rows: fc.array(row, { minLength: rows, maxLength: rows }),
    tooltip: fc.string(),
    icon: fc.constantFrom('calm', 'asking'),
  });

it('a face has every field of every row, numbered from 1, and a hidden row tells nothing', () => {
  const face = shownMenu({
    rows: [
      { id: 'a', text: 'Tom & Jerry', enabled: true, hidden: false },
      { id: 'line', line: true },
      { id: 'b', text: 'not yet', enabled: true, hidden: true },
      { id: 'quit', text: '&Quit', enabled: true, hidden: false, mnemonic: true },
    ],
    tooltip: 'Usher & friends',
    icon: 'asking',
  });
  const always = { tooltip: '', checked: false };
  expect(face).toEqual({
    items: [
      { ...always, title: 'Tom && Jerry', enabled: true, hidden: false, __id: 1 },
      { ...always, title: '<SEPARATOR>', enabled: true, hidden: false, __id: 2 },
      { ...always, title: '', enabled: false, hidden: true, __id: 3 },
      { ...always, title: '&Quit', enabled: true, hidden: false, __id: 4 },
    ],
    tooltip: 'Usher and friends',
    icon: 'asking',
  });
});

it('the changes between two menus with the same rows make the one look like the other', () => {
  fc.assert(
    fc.property(menuOf(5), menuOf(5), (before, after) => {
      const [from, to] = [shownMenu(before), shownMenu(after)];
      const shown = { items: [...from.items], tooltip: from.tooltip, icon: from.icon };
      for (const change of shownChanges(from, to)) {
        if (change.type === 'update-item') shown.items[change.item.__id - 1] = change.item;
        else Object.assign(shown, { tooltip: change.tooltip, icon: change.icon ?? shown.icon });
      }
      expect(shown).toEqual(to);
      expect(shownChanges(to, shownMenu(after))).toEqual([]);
    }),
  );
});

it('one text that changed is one message, and nothing is none, however many rows there are', () => {
  const menuWith = (text: string): Menu => ({
    rows: Array.from({ length: 50 }, (_, index) => ({
      id: `person-${index}`,
      text: index === 7 ? text : `Somebody ${index}`,
      enabled: true,
      hidden: false,
    })),
    tooltip: 'Usher',
    icon: 'calm',
  });
  const [before, after] = [shownMenu(menuWith('away for 2 h')), shownMenu(menuWith('away for 3 h'))];
  expect(shownChanges(before, shownMenu(menuWith('away for 2 h')))).toEqual([]);
  expect(shownChanges(before, after)).toEqual([{ type: 'update-item', item: after.items[7] }]);
});

it('the icon is sent only when it changes, the tooltip with it', () => {
  const face = (tooltip: string, icon: Menu['icon']) => shownMenu({ rows: [], tooltip, icon });
  expect(shownChanges(face('a', 'calm'), face('b', 'calm'))).toEqual([{ type: 'update-menu', tooltip: 'b' }]);
  expect(shownChanges(face('a', 'calm'), face('a', 'asking'))).toEqual([
    { type: 'update-menu', tooltip: 'a', icon: 'asking' },
  ]);
});

it('only a line is ever drawn as a line, whatever somebody is called', () => {
  const unit = fc.constantFrom('<SEPARATOR>', ' ', '\0', '\u202e', '\ud800', 'x');
  const name = fc.string({ unit, minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(name, fc.boolean(), (text, mnemonic) => {
      const rows = [{ id: 'ben', text, enabled: true, hidden: false, mnemonic }];
      const [item] = shownMenu({ rows, tooltip: '', icon: 'calm' }).items;
      expect(item?.title).not.toEqual('<SEPARATOR>');
    }),
  );
});
