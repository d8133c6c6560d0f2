import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { english } from '../../src/languages/en/words.ts';
import { ownQuestionDialog } from '../../src/neighbors/own/own-question-dialog.ts';
import { faceDialog } from '../../src/tray/question/face-dialog.ts';
import type { TaskDialog } from '../../src/windows/dialog.ts';
import { ben, kai, mia } from '../fakes/people.ts';
import { inFakeTime, startUsher } from '../fakes/usher.ts';
import { literalsIn } from './source-literals.ts';

/*
 * What docs/accessibility.md promises.
 */

const ROOT = join(import.meta.dirname, '..', '..');

inFakeTime();

/** A letter that Windows presses a control by: the one after a single `&`. */
const accessKeys = (text: string) =>
  [...text.replaceAll('&&', '').matchAll(/&(.)/gu)].map(([, key = '']) => key.toLowerCase());

const DIALOGS: readonly (readonly [string, TaskDialog])[] = [true, false].flatMap((either) => [
  [
    'the question to the person',
    ownQuestionDialog(
      {
        asker: 'Kai',
        account: 'OFFICE\\kai',
        seconds: 60,
        reason: null,
        mayDelay: either,
        silenceSignsOut: either,
      },
      english.ownQuestion,
      'usher.ico',
    ),
  ],
  [
    'the question to the operator',
    faceDialog(
      {
        title: 'Sign out Ben?',
        text: `Nothing is open.\n\n${english.window.silenceEnds({ count: 30, unit: 'seconds' })}`,
        choices: [
          { id: 'yes', label: 'Sign out' },
          ...(either ? [{ id: 'note', label: english.leaveMessage }] : []),
          { id: 'no', label: english.window.keep('Ben') },
        ],
        usual: 'no',
        time: { leftMs: 30_000, wholeMs: 30_000 },
        details: null,
      },
      'usher.ico',
    ),
  ],
]);

describe('a dialog', () => {
  it.each(DIALOGS)('names each of its controls, and no two alike: %s', (_, { buttons, radios }) => {
    const names = [...buttons, ...radios].map(({ text }) => text);
    expect(names.filter((name) => !/\p{L}{2}/u.test(name))).toEqual([]);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
  });

  it.each(DIALOGS)('has a title, and says in words what its bar shows: %s', (_, dialog) => {
    expect(dialog.title).toBe('Usher');
    expect(dialog.progress).not.toBeNull();
    expect(dialog.content).toMatch(/\d+ s(?:econds)?\b/);
  });

  it.each(DIALOGS)('has no access key, so that no letter answers: %s', (_, dialog) => {
    const { title, instruction, content, buttons, radios } = dialog;
    const texts = [title, instruction, content, ...[...buttons, ...radios].map(({ text }) => text)];
    expect(texts.flatMap(accessKeys)).toEqual([]);
  });
});

describe('the menu', () => {
  it('has words in each of its rows, and no access key twice', async () => {
    const { tray } = await startUsher([kai(), ben(), mia()]);
    const rows = tray.menu.rows.flatMap((row) => ('line' in row || row.hidden ? [] : [row]));
    expect(rows.length).toBeGreaterThan(4);
    expect(rows.filter(({ text }) => !/\p{L}{2}/u.test(text))).toEqual([]);
    const keys = rows.flatMap(({ text, mnemonic }) => (mnemonic === true ? accessKeys(text) : []));
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toContain('q');
  });

  it('says in its tooltip what the color of its icon says', async () => {
    const { tray, ask } = await startUsher([ben()]);
    expect([tray.menu.icon, tray.menu.tooltip]).toEqual(['calm', 'Usher: 1 other person signed in']);
    await ask('Ben');
    expect([tray.menu.icon, tray.menu.tooltip]).toEqual(['asking', expect.stringContaining('Ben')]);
  });
});

describe('what people read', () => {
  /** Signs that mean something to who sees them: dots, ticks, crosses, triangles, pictures. */
  const SIGN = /[\p{So}\u2022\u2190-\u21ff\u2200-\u22ff\u2700-\u27bf]/u;

  it('has no sign that stands for a word, but for the arrow keys in a terminal and what is typed', () => {
    const folder = join(ROOT, 'src', 'languages', 'en');
    const signs = readdirSync(folder).flatMap((file) =>
      literalsIn(readFileSync(join(folder, file), 'utf8'))
        .filter(({ text }) => SIGN.test(text) && !/^terminal|^cli-help/.test(file))
        .map(({ text }) => `${file}: ${text}`),
    );
    expect(signs).toEqual([]);
  });
});

/** The luminance of a color such as `#1f6feb`. https://www.w3.org/TR/WCAG21/#dfn-relative-luminance */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

describe('an icon', () => {
  it.each(['usher', 'usher-asking'])(
    '%s has a contrast of 3 to 1 on black and white, and within itself',
    (name) => {
      const colors = [
        ...readFileSync(join(ROOT, 'assets', `${name}.svg`), 'utf8').matchAll(/"(#[\da-f]+)"/g),
      ];
      const [ground = '', sign = ''] = colors.map(([, color = '']) =>
        color.length === 4 ? color.replaceAll(/[\da-f]/g, '$&$&') : color,
      );
      for (const beside of ['#000000', '#ffffff', sign]) {
        expect(contrast(ground, beside)).toBeGreaterThanOrEqual(3);
      }
    },
  );
});
