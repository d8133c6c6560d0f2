import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toastBody, toastButtons, toastTitle } from '../../../src/tray/toasts/toast-text.ts';

const HYPHEN = '\u2010';
const anyText = fc.string({
  unit: fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('-Embedding', '-', '\n', '\u0000', '\ud800', ';', '=', ' '),
  ),
});

describe('a toast title', () => {
  it.each([
    ['a plain question', 'Sign out Ben?', 'Sign out Ben?'],
    ['control characters, which XML forbids', 'Sign\u0000 out\u001b Ben\uffff?', 'Sign out Ben ?'],
    ['a name that turns the text round', 'Sign out \u202ecba?', 'Sign out cba?'],
    ['half an emoji', 'Sign out \udc00?', 'Sign out \ufffd?'],
    [
      'the word that makes SnoreToast a COM server',
      'a-EMBEDDING-Embedding',
      `a${HYPHEN}EMBEDDING${HYPHEN}Embedding`,
    ],
    ['what looks like an option', '-close 1', `${HYPHEN}close 1`],
    ['nothing at all', ' \r\n', 'Usher'],
  ])('is shown for %s', (_, text, title) => {
    expect(toastTitle(text)).toEqual(title);
  });

  it('is cut at 60 code points', () => {
    expect(toastTitle('😀'.repeat(61))).toEqual(`${'😀'.repeat(59)}…`);
  });
});

describe('a toast text', () => {
  it('keeps up to four lines and joins the rest to the fourth', () => {
    expect(toastBody('1\r\n2\n\n \n3\r4\n5')).toEqual('1\n2\n3\n4 5');
  });

  it('breaks the COM word up in every line', () => {
    expect(toastBody('x\n-Embedding\nword-embedding')).toEqual(
      `x\n${HYPHEN}Embedding\nword${HYPHEN}embedding`,
    );
  });

  it('is cut at 200 code points and never empty', () => {
    expect(toastBody('x'.repeat(201))).toEqual(`${'x'.repeat(199)}…`);
    expect(toastBody('\u0000')).toEqual(' ');
  });

  it('leaves the longest question about what is lost whole', () => {
    const text =
      'Benjamin Alexander has been away for 12 h 34 min. Word, Excel, PowerPoint and 12 more are open. ' +
      "Unsaved work will be lost. Benjamin Alexander can't be asked. Windows will ask for permission.";
    expect(toastBody(text)).toEqual(text);
  });
});

describe('toast buttons', () => {
  it('lose the signs at which SnoreToast splits, and a button without a label goes', () => {
    expect(
      toastButtons([
        { id: 'yes', label: 'Sign out; now = yes' },
        { id: 'no', label: ';' },
      ]),
    ).toEqual([{ id: 'yes', label: 'Sign out now yes' }]);
  });
});

it('never gives SnoreToast an empty, ill-formed or option-like text', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const labels = toastButtons([{ id: 'yes', label: text }]).map(({ label }) => label);
      for (const shown of [toastTitle(text), toastBody(text), ...labels]) {
        expect(shown).toMatch(/^[^\p{Surrogate}\uFFFE\uFFFF]+$/u);
        expect(shown.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
        expect(shown).not.toMatch(/^-|-embedding/i);
      }
      expect(labels.join()).not.toMatch(/[;=]/);
    }),
  );
});
