import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  argument,
  inAscii,
  messageLine,
  messageLines,
  oneLine,
  quoted,
  spelledOut,
  visibleName,
} from '../../../src/base/text/plain-text.ts';

/** Any text, with far more dangerous characters than arbitrary text has. */
const anyText = fc.string({
  unit: fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    fc.constantFrom(
      ...'\0\t\n\r\u001b\u007f\u0085\u009b\u2028\u2029 \u3000\uffff\ud800\udc00',
      ...'\u061c\u200e\u200f\u202a\u202e\u2066\u2069',
      ...'\u00ad\u034f\u115f\u200b\u200c\u200d\u2060\u3164\ufe0f\ufeff',
      ...['\u{e0041}', '\u{e0100}', '👍', '👩‍💻', '…', 'ab', '\\', '"', '&'],
    ),
  ),
  maxLength: 60,
});

const most = fc.integer({ min: 1, max: 80 });

/** The unsafe characters in one line, and in several. */
const UNSAFE = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Surrogate}\p{Noncharacter_Code_Point}]/u;
const UNSAFE_IN_LINES = /(?!\n)[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Surrogate}\p{Noncharacter_Code_Point}]/u;
const HIDDEN = /(?!\u200c|\u200d|\p{Variation_Selector})\p{Default_Ignorable_Code_Point}/u;

describe.each<[string, (text: string, most: number) => string, RegExp]>([
  ['one line', oneLine, UNSAFE],
  ['a visible name', visibleName, UNSAFE],
  ['an argument', argument, UNSAFE_IN_LINES],
  ['a line of a message', messageLine, UNSAFE],
  ['lines of a message', messageLines, UNSAFE_IN_LINES],
])('%s', (_, plain, unsafe) => {
  it('never has a control, a mark that turns text round, or a hidden sign', () => {
    fc.assert(
      fc.property(anyText, most, (text, longest) => {
        expect(plain(text, longest)).not.toMatch(unsafe);
        expect(plain(text, longest)).not.toMatch(HIDDEN);
      }),
    );
  });

  it('is never longer than asked', () => {
    fc.assert(
      fc.property(anyText, most, (text, longest) => {
        expect([...plain(text, longest)].length).toBeLessThanOrEqual(longest);
      }),
    );
  });

  it('is the same when it is made plain again', () => {
    fc.assert(
      fc.property(anyText, most, (text, longest) => {
        const once = plain(text, longest);
        expect(plain(once, longest)).toBe(once);
      }),
    );
  });
});

describe('one line', () => {
  it.each([
    ['ends of lines', ' Ben\r\nis\u2028here ', 'Ben is here'],
    ['controls, as of a terminal', '\u001b[2JBen\u009bx\0', '[2JBen x'],
    ['marks that turn text round', '\u202eneB\u202c\u200f', 'neB'],
    ['what takes no room', 'B\u200be\u00adn\ufeff', 'Ben'],
    ['half a sign', 'Ben\ud83d', 'Ben\ufffd'],
    ['what XML forbids', 'Ben\uffff', 'Ben'],
    ['nothing to see', ' \u200d\ufe0f\u3164', ''],
  ])('is without %s', (_, text, line) => {
    expect(oneLine(text)).toBe(line);
  });

  it.each(['👩‍💻 Kim', '❤️', 'नी\u200dल', 'می\u200cخواهم', 'Tom & Jerry', '山田\ue000'])(
    'keeps %s',
    (text) => {
      expect(oneLine(text)).toBe(text);
    },
  );

  it('ends in an ellipsis where it was cut', () => {
    expect([oneLine('Ben Miller', 10), oneLine('Ben Miller', 9), oneLine('Ben Miller', 5)]).toEqual([
      'Ben Miller',
      'Ben Mill…',
      'Ben…',
    ]);
  });
});

describe('a name from another account', () => {
  it.each([
    ['line ends and NUL', 'Ben\r\nis\u0000out', 'Ben is out'],
    ['line separators', 'Ben\u2028Anna\u2029', 'Ben Anna'],
    ['escape codes of a terminal', '\u001b[2JBen', '[2JBen'],
    ['C1 controls', 'B\u009ben', 'B en'],
    ['overrides and isolates of direction', '\u202eneB\u202c\u2066x\u2069', 'neBx'],
    ['marks of direction', '\u200eBe\u061cn\u200f', 'Ben'],
    ['blanks of no width', 'B\u200be\u2060n\ufeff', 'Ben'],
    ['many blanks', '  Ben \t  Miller\u3000', 'Ben Miller'],
    ['half an emoji', 'Ben\ud83d', 'Ben\ufffd'],
    ['nothing to see', '\u00ad\u200d\u3164\ufe0f', ''],
  ])('is shown without %s', (_, name, plain) => {
    expect(visibleName(name)).toEqual(plain);
  });

  it.each(['山田太郎', 'Zoë O’Brien', '👩‍💻 Kim', 'عمر', 'नी\u200dल', '<SEPARATOR>', 'Tom & Jerry'])(
    'is left as it is: %s',
    (name) => {
      expect(visibleName(name)).toEqual(name);
    },
  );

  it('is cut at 64 code points', () => {
    expect(visibleName('👍'.repeat(300))).toEqual('👍'.repeat(64));
  });

  it('is always one well-formed line, and the same when it is cleaned again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (name) => {
        const plain = visibleName(name);
        expect(plain).toMatch(/^[^\p{Cc}\p{Bidi_Control}\u2028\u2029]*$/u);
        expect(plain.isWellFormed()).toEqual(true);
        expect([...plain].length).toBeLessThanOrEqual(64);
        expect(visibleName(plain)).toEqual(plain);
      }),
      { numRuns: 300 },
    );
  });
});

it('a name just ends where it is cut, and is nothing where nothing could be seen then', () => {
  expect([
    visibleName('👍'.repeat(65)),
    visibleName('Ben Miller', 4),
    visibleName(`${'\u200d'.repeat(64)}x`),
  ]).toEqual(['👍'.repeat(64), 'Ben', '']);
});

it('an argument keeps its lines, and its letters', () => {
  expect(argument('Sign out  👩‍💻?\r\nYes\0', 100)).toBe('Sign out  👩‍💻? \nYes ');
});

it('a message has only what Unicode has a sign for', () => {
  const text = 'a\u202eb\ue000\n👩‍💻';
  expect([messageLines(text, 100), messageLine(text, 100)]).toEqual(['a b \n👩 💻', 'a b  👩 💻']);
  fc.assert(
    fc.property(anyText, most, (any, longest) => {
      expect(messageLines(any, longest)).toMatch(/^(?:\P{C}|\n)*$/u);
      expect(messageLine(any, longest)).toMatch(/^\P{C}*$/u);
    }),
  );
});

describe('a text that is spelled out', () => {
  it('shows each hidden sign', () => {
    expect(spelledOut('B\u202ee\u200bn\0\u{e0041}', 100)).toBe('B\\u202ee\\u200bn\\u0000\\udb40\\udc41');
    expect(quoted('B\u202e"\n', 100)).toBe('"B\\u202e\\"\\n"');
  });

  it('never has one, and is never longer than asked', () => {
    fc.assert(
      fc.property(anyText, most, (text, longest) => {
        for (const shown of [spelledOut(text, longest), quoted(text, longest)]) {
          expect(shown).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}]/u);
          expect([...shown].length).toBeLessThanOrEqual(longest);
        }
        expect(spelledOut(spelledOut(text, longest), longest)).toBe(spelledOut(text, longest));
      }),
    );
  });
});

it('JSON in ASCII is of the same value, and has nothing that a terminal obeys', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const json = inAscii(JSON.stringify(text));
      expect(json).toMatch(/^[\u0020-\u007e]*$/);
      expect(JSON.parse(json)).toBe(text);
    }),
  );
});
