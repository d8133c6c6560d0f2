import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oneLine } from '../../../src/base/text/plain-text.ts';
import { textWidth } from '../../../src/base/text/text-width.ts';
import { englishTerminal } from '../../../src/languages/en/terminal.ts';
import { terminalPicture } from '../../../src/tray/terminal/terminal-picture.ts';
import type { Shown } from '../../../src/tray/terminal/terminal-screen.ts';
import type { Toast } from '../../../src/tray/toasts/toast.ts';
import { runs } from '../../fakes/runs.ts';

const question = (title: string, text: string): NonNullable<Shown['question']> => ({
  toast: {
    kind: 'question',
    title,
    text,
    buttons: [
      { id: 'yes', label: 'Sign out' },
      { id: 'no', label: 'Keep signed in' },
    ],
    silent: true,
  } satisfies Toast,
  press() {},
  notDrawn() {},
});

function shown(people: number, asks: number | null, more: Partial<Shown> = {}): Shown {
  return {
    menu: {
      rows: [
        { id: 'caption', text: 'Caption', enabled: asks !== null, hidden: false },
        ...Array.from({ length: people }, (_, n) => ({
          id: `person-${n}`,
          text: `Person ${n}`,
          enabled: true,
          hidden: false,
          ...(n === asks && { asks: true }),
        })),
        { id: 'quit', text: 'Quit', enabled: true, hidden: false },
      ],
      tooltip: '',
      icon: 'calm',
    },
    question: asks === null ? null : question('Sign out Person?', 'Word is open. Unsaved work will be lost.'),
    silence: '',
    notes: [],
    status: [],
    cancelHint: '',
    page: null,
    ...more,
  };
}

const drawn = (given: Shown, chosen: string, rows: number, columns = 80) =>
  terminalPicture(given, chosen, { rows, columns }, englishTerminal);
const texts = (...given: Parameters<typeof drawn>) => drawn(...given).lines.map(({ text }) => text);

function widestSign(line: string): number {
  const signs = new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(line);
  return Math.max(0, ...Array.from(signs, ({ segment }) => textWidth(segment)));
}

describe('The picture of a terminal', () => {
  it('scrolls to the chosen row where the menu is higher than the window', () => {
    expect(texts(shown(65, null), 'person-40', 7)).toEqual([
      '  ⋮',
      '  Person 38',
      '  Person 39',
      '❯ Person 40',
      '  Person 41',
      '  ⋮',
      '↑↓ choose · Enter click · ? keys · q quit',
    ]);
  });

  it('scrolls the menu before it leaves out what a key did', () => {
    const notes = [
      { text: 'An older note that is longer than a line.' },
      { text: 'You kept Ben signed in.' },
    ];
    expect(texts(shown(65, null, { notes }), 'person-40', 7, 40)).toEqual([
      'You kept Ben signed in.',
      '  ⋮',
      '❯ Person 40',
      '  ⋮',
      '↑↓ choose · Enter click',
      'Esc clears the messages · ? keys',
      'q quit',
    ]);
  });

  it('has the question, its row and its keys in view wherever the chosen row is', () => {
    const picture = drawn(shown(65, 50), 'person-3', 12);
    expect(picture.isQuestionShown).toBe(true);
    expect(picture.lines.map(({ text }) => text)).toEqual([
      'Sign out Person?',
      'Word is open.',
      'Unsaved work will be lost.',
      '  Caption',
      '  ⋮',
      '  Person 2',
      '❯ Person 3',
      '  Person 4',
      '  ⋮',
      '  Person 50',
      '  ⋮',
      'y Sign out · n Keep signed in · ↑↓ choose · Enter click · ? keys · q quit',
    ]);
  });

  it('leaves out other keys first, and says so where even then the question does not fit', () => {
    expect(texts(shown(3, 1), 'person-2', 7, 40)).toEqual([
      'Sign out Person?',
      'Word is open.',
      'Unsaved work will be lost.',
      '  Caption',
      '  Person 1',
      '❯ Person 2',
      'y Sign out · n Keep signed in',
    ]);
    // Whether it is shown does not depend on the row that is chosen.
    expect(drawn(shown(3, 1), 'person-1', 6, 40)).toEqual({
      isQuestionShown: false,
      page: null,
      lines: [
        { text: 'This window is too small for the', look: 'plain' },
        { text: 'question. Make it larger, or press n to', look: 'plain' },
        { text: 'keep everybody signed in.', look: 'plain' },
        { text: 'Sign out Person?', look: 'title' },
        { text: 'Word is open.', look: 'plain' },
        { text: 'y Sign out · n Keep signed in', look: 'dim' },
      ],
    });
  });

  it('has the seconds of a silence under its question, and else does not call it shown', () => {
    const running = { silence: 'No answer in 27 s signs Ben out.', status: ['Signing out Anna in 7 s.'] };
    expect(texts(shown(3, 1, running), 'person-1', 8, 40)).toEqual([
      'Sign out Person?',
      'Word is open.',
      'Unsaved work will be lost.',
      'No answer in 27 s signs Ben out.',
      '',
      '  Caption',
      '❯ Person 1',
      'y Sign out · n Keep signed in',
    ]);
    expect(drawn(shown(3, 1, running), '', 7, 40).isQuestionShown).toBe(false);
    expect(drawn(shown(3, 1, { ...running, silence: '' }), '', 7, 40).isQuestionShown).toBe(true);
  });

  it('shows what counts down under a longer text, too', () => {
    const page = { lines: ['a', 'b', 'c'], from: 1 };
    const running = { page, status: ['Signing out Ben in 7 s.'], cancelHint: 'Esc keeps Ben signed in' };
    expect(texts(shown(3, null, running), '', 4)).toEqual([
      'b',
      'c',
      'Signing out Ben in 7 s.',
      '↑↓ scroll · Esc back to the menu',
    ]);
  });

  it('tells what can be clicked from what cannot by a mark and by its look', () => {
    const given = shown(2, null);
    const rows = given.menu.rows.map((each) => (each.id === 'person-1' ? { ...each, enabled: false } : each));
    const checked = { id: 'checked', text: 'Start', enabled: true, hidden: false, checked: true };
    const menu = { ...given.menu, rows: [...rows, checked, { ...checked, id: 'unchecked', checked: false }] };
    expect(drawn({ ...given, menu }, 'quit', 9).lines).toEqual([
      { text: 'Caption', look: 'plain' },
      { text: '  Person 0', look: 'plain' },
      { text: '- Person 1', look: 'dim' },
      { text: '❯ Quit', look: 'chosen' },
      { text: '  [x] Start', look: 'plain' },
      { text: '  [ ] Start', look: 'plain' },
      { text: '', look: 'plain' },
      { text: '↑↓ choose · Enter click · ? keys · q quit', look: 'dim' },
    ]);
  });

  it('has a key for each answer by the name of its button, and for nothing that does nothing now', () => {
    const buttons = [
      { id: 'yes', label: 'Sign out' },
      { id: 'note', label: 'Leave a message' },
      { id: 'other', label: 'Yes, disconnect' },
      { id: 'another', label: 'Q' },
      { id: 'no', label: 'Keep signed in' },
    ] as unknown as Toast['buttons'];
    const asked = question('Sign out Person?', '');
    const given = shown(1, 0, { question: { ...asked, toast: { ...asked.toast, buttons } } });
    expect(texts(given, 'person-0', 9, 120).at(-1)).toBe(
      'y Sign out · m Leave a message · e Yes, disconnect · 1 Q · n Keep signed in · ↑↓ choose · Enter click · ? keys · q quit',
    );
    expect(texts(shown(1, null, { notes: [{ text: 'Told.' }] }), '', 9, 120).at(-1)).toBe(
      '↑↓ choose · Enter click · Esc clears the messages · ? keys · q quit',
    );
  });

  it('breaks a longer text below its column, and says how to leave it', () => {
    const page = { lines: ['History', '', '    12:00:01  Ben was asked whether it suits.'], from: 0 };
    expect(texts(shown(1, null, { page }), '', 9, 32)).toEqual([
      'History',
      '',
      '    12:00:01  Ben was asked',
      '              whether it suits.',
      '',
      'Esc back to the menu',
    ]);
    const keys = shown(1, null, { page: { ...page, isBrief: true } });
    expect(texts(keys, '', 9, 32).at(-1)).toBe('any key back to the menu');
  });

  it('counts the lines of a longer text as they are drawn, and knows its end', () => {
    const page = { lines: ['a b c d', 'e'], from: Number.POSITIVE_INFINITY };
    expect(drawn(shown(1, null, { page }), '', 3, 4)).toMatchObject({ page: { first: 2, last: 2, room: 1 } });
  });

  it('never needs more room than there is, and never says of a question that it is shown where a part of it is not', () => {
    // The mark of the chosen row is counted below.
    const text = fc.string({ unit: 'grapheme', maxLength: 80 }).map((each) => each.replaceAll('❯', '>'));
    fc.assert(
      fc.property(
        fc.record({
          people: fc.nat(80),
          asks: fc.option(fc.nat(79)),
          chosen: fc.nat(80),
          rows: fc.integer({ min: 1, max: 60 }),
          columns: fc.integer({ min: 1, max: 200 }),
          title: text,
          body: text,
          notes: fc.array(
            text.map((line) => ({ text: line })),
            { maxLength: 3 },
          ),
          status: fc.array(text, { maxLength: 3 }),
          silence: text,
        }),
        ({ people, asks, chosen, rows, columns, title, body, notes, status, silence }) => {
          const given = shown(people, asks, { notes, status, silence });
          const asked = asks === null ? given : { ...given, question: question(title, body) };
          const picture = drawn(asked, `person-${chosen}`, rows, columns);
          expect(picture.lines.length).toBeLessThanOrEqual(rows);
          for (const line of picture.lines) {
            // A sign is never broken, however narrow the window.
            expect(textWidth(line.text)).toBeLessThanOrEqual(Math.max(widestSign(line.text), columns - 1));
            expect(line.text).not.toMatch(/\p{Cc}/u);
          }
          // A mark may be cut off in a window of a few cells.
          if (picture.isQuestionShown && chosen < people && rows > 1 && columns > 5) {
            expect(picture.lines.filter((line) => line.text.startsWith('❯'))).toHaveLength(1);
          }
          if (asks === null || !picture.isQuestionShown) return;
          const all = picture.lines.map((line) => line.text).join('');
          const squeezed = all.replaceAll(/\s/g, '');
          for (const part of [
            'Caption',
            ...(asks < people ? [`Person${asks}`] : []),
            'ySignout',
            'nKeepsignedin',
          ]) {
            expect(squeezed).toContain(part);
          }
          // What cannot be seen is taken out first, and nothing else.
          for (const word of [title, body, silence].flatMap((each) => oneLine(each).split(' '))) {
            expect(squeezed).toContain(word);
          }
        },
      ),
      { numRuns: runs(300) },
    );
  });
});
