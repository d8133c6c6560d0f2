import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { DEFAULT_SETTINGS, pace, parseSettings, readSettings, schema } from '../src/settings.ts';

const STANDARD = {
  silenceCounts: 'whenNothingToLose',
  quietAfterMinutes: 5,
  everyoneAwayMinutes: 60,
  protected: [],
  askAgainAfterMinutes: 5,
  countdowns: { away: 10, silence: 30, there: 60 },
};

function read(text: string) {
  return parseSettings(text);
}

/** What is used where `over` could be, and what is said about the rest. */
function used(over: object, ...problems: string[]) {
  return { settings: { ...STANDARD, ...over }, problems };
}

describe('settings.json', () => {
  it('may be empty of settings', () => {
    expect(DEFAULT_SETTINGS).toEqual(STANDARD);
    expect(read('{}')).toEqual(used({}));
    expect(read('{ "countdowns": {} }')).toEqual(used({}));
  });

  it('may set everything', () => {
    const all = {
      silenceCounts: 'never',
      quietAfterMinutes: 15,
      everyoneAwayMinutes: 90,
      protected: ['mia', 'OFFICE\\\\ben'],
      askAgainAfterMinutes: 0,
      countdowns: { away: 5, silence: 3600, there: 90 },
    };
    expect(read(JSON.stringify(all))).toEqual(used(all));
  });

  it('may set one of the countdowns', () => {
    expect(read('{ "countdowns": { "away": 20 } }')).toEqual(
      used({ countdowns: { away: 20, silence: 30, there: 60 } }),
    );
  });

  it('may begin with a byte order mark, as Notepad writes it', () => {
    expect(read('\ufeff{ "silenceCounts": "whenAway" }')).toEqual(used({ silenceCounts: 'whenAway' }));
  });
});

describe('one bad value', () => {
  it.each([
    ['too short', '4'],
    ['too long', '3601'],
    ['negative', '-10'],
    ['more than any number', '1e999'],
    ['a text', '"10"'],
    ['null', 'null'],
    ['a list', '[10]'],
  ])('that is %s costs only itself and is named with its line', (_, value) => {
    const text = `{\n  "silenceCounts": "never",\n  "countdowns": {\n    "away": ${value},\n    "silence": 45\n  }\n}`;
    expect(read(text)).toEqual(
      used(
        { silenceCounts: 'never', countdowns: { away: 10, silence: 45, there: 60 } },
        'settings.json, line 4: countdowns.away must be 5 to 3600 seconds. Using 10.',
      ),
    );
  });

  it('does not give whoever is there less than a minute', () => {
    expect(read('{ "countdowns": { "there": 59 } }')).toEqual(
      used({}, 'settings.json, line 1: countdowns.there must be 60 to 3600 seconds. Using 60.'),
    );
  });

  it.each(['"always"', '"Never"', 'true', '0'])('%s for silenceCounts is not obeyed', (value) => {
    expect(read(`{ "silenceCounts": ${value} }`)).toEqual(
      used(
        {},
        'settings.json, line 1: silenceCounts must be whenNothingToLose, whenAway or never. Using whenNothingToLose.',
      ),
    );
  });

  it('for quietAfterMinutes is not obeyed', () => {
    expect(read('{ "quietAfterMinutes": 0 }')).toEqual(
      used({}, 'settings.json, line 1: quietAfterMinutes must be 1 to 1440 minutes. Using 5.'),
    );
  });

  it.each(['null', '[]', '30', '"short"'])('%s for the countdowns costs only them', (value) => {
    expect(read(`{ "quietAfterMinutes": 7, "countdowns": ${value} }`)).toEqual(
      used(
        { quietAfterMinutes: 7 },
        'settings.json, line 1: countdowns must be an object with away, silence and there. Using the standard ones.',
      ),
    );
  });

  it('beside others costs nobody else, and each is named', () => {
    const text =
      '{\n"silenceCounts": 1,\n"quietAfterMinutes": 20,\n"countdowns": { "away": 1,\n"there": 120 },\n"colour": "red"\n}';
    const { settings, problems } = read(text);
    expect(settings).toEqual({
      ...STANDARD,
      quietAfterMinutes: 20,
      countdowns: { away: 10, silence: 30, there: 120 },
    });
    expect([...problems].sort()).toEqual([
      'settings.json, line 2: silenceCounts must be whenNothingToLose, whenAway or never. Using whenNothingToLose.',
      'settings.json, line 4: countdowns.away must be 5 to 3600 seconds. Using 10.',
      'settings.json, line 6: colour is not a setting.',
    ]);
  });
});

describe('a name that is not a setting', () => {
  it.each([
    ['at the top', '{ "silence": "never" }', 'silence'],
    ['among the countdowns', '{ "countdowns": { "everybody": 5 } }', 'countdowns.everybody'],
    ['that objects have by nature', '{ "__proto__": { "silenceCounts": "whenAway" } }', '__proto__'],
    [
      'that objects have by nature, further in',
      '{ "countdowns": { "__proto__": 1 } }',
      'countdowns.__proto__',
    ],
    ['that objects inherit', '{ "constructor": 1 }', 'constructor'],
    ['that is empty', '{ "": 1 }', ''],
  ])('%s is named and changes nothing', (_, text, name) => {
    expect(read(text)).toEqual(used({}, `settings.json, line 1: ${name} is not a setting.`));
    expect(({} as Record<string, unknown>).silenceCounts).toEqual(undefined);
  });
});

describe('the line of a problem', () => {
  it('is that of the name, not of a value that reads the same', () => {
    const text = '{\n"silenceCounts": "away",\n"countdowns": {\n"away": 1 } }';
    expect(read(text).problems).toContain(
      'settings.json, line 4: countdowns.away must be 5 to 3600 seconds. Using 10.',
    );
  });

  it('is that of the name inside its own object', () => {
    const text = '{\n"away": 1,\n"countdowns": {\n"away": 1 } }';
    expect([...read(text).problems].sort()).toEqual([
      'settings.json, line 2: away is not a setting.',
      'settings.json, line 4: countdowns.away must be 5 to 3600 seconds. Using 10.',
    ]);
  });

  it('is left out where the name is spelled with escapes', () => {
    expect(read('{ "quietAfterMin\\u0075tes": 0 }').problems).toEqual([
      'settings.json: quietAfterMinutes must be 1 to 1440 minutes. Using 5.',
    ]);
  });
});

describe('a settings.json that is no settings at all', () => {
  it.each(['', ' ', '{', '{ silenceCounts: never }', 'never', '{}{}', '\u0000'])(
    '%j is said not to be JSON',
    (text) => {
      expect(read(text)).toEqual(used({}, 'settings.json is not JSON. Using the standard settings.'));
    },
  );

  it.each(['null', '[]', '5', '"{}"', 'true'])('%s is said not to be an object', (text) => {
    expect(read(text)).toEqual(used({}, 'settings.json is not an object. Using the standard settings.'));
  });

  it('whatever it holds, is answered with settings that are allowed, and never with an error', () => {
    const value = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom('never', 'whenAway', 7, 60, 1e9));
    const names = ['silenceCounts', 'quietAfterMinutes', 'countdowns', '__proto__', 'other'];
    const inner = fc.dictionary(fc.constantFrom('away', 'silence', 'there', '__proto__', 'x'), value);
    const content = fc.dictionary(fc.constantFrom(...names), fc.oneof(value, inner));
    fc.assert(
      fc.property(
        fc.oneof(
          content.map((each) => JSON.stringify(each)),
          fc.string(),
        ),
        (text) => {
          const { settings } = read(text);
          expect(read(JSON.stringify(settings))).toEqual({ settings, problems: [] });
        },
      ),
    );
  });
});

/** What each setting may be, by its path; `none` closes an object to every other name. */
function kinds(of: z.core.JSONSchema.BaseSchema, path: string): string[] {
  if (of.type === 'object') {
    const inner = Object.entries(of.properties ?? {}).flatMap(([name, property]) =>
      typeof property === 'object' ? kinds(property, `${path}.${name}`) : [`${path}.${name}: anything`],
    );
    return [...inner, `${path}.*: ${of.additionalProperties === false ? 'none' : 'anything'}`];
  }
  if (of.type === 'array' && typeof of.items === 'object') return kinds(of.items as typeof of, `${path}[]`);
  return [`${path}: ${of.enum ? of.enum.join(' or ') : of.type}`];
}

describe('a setting', () => {
  it('is a number, a choice or the name of an account, and so never names a program or a command', () => {
    expect(kinds(z.toJSONSchema(schema, { io: 'input' }), 'settings')).toEqual([
      'settings.silenceCounts: whenNothingToLose or whenAway or never',
      'settings.quietAfterMinutes: number',
      'settings.everyoneAwayMinutes: number',
      // Compared with the names of accounts, and nothing else.
      'settings.protected[]: string',
      'settings.askAgainAfterMinutes: number',
      'settings.countdowns.away: number',
      'settings.countdowns.silence: number',
      'settings.countdowns.there: number',
      'settings.countdowns.*: none',
      'settings.*: none',
    ]);
  });
});

describe('the file settings.json', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'usher-settings-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('need not be there', () => {
    expect(readSettings(join(folder, 'settings.json'))).toEqual(used({}));
    expect(readSettings(join(folder, 'no', 'folder', 'settings.json'))).toEqual(used({}));
  });

  it('is read', () => {
    writeFileSync(join(folder, 'settings.json'), '{ "silenceCounts": "never" }');
    expect(readSettings(join(folder, 'settings.json'))).toEqual(used({ silenceCounts: 'never' }));
  });

  it('that cannot be read is said so', () => {
    mkdirSync(join(folder, 'settings.json'));
    expect(readSettings(join(folder, 'settings.json'))).toEqual(
      used({}, "settings.json can't be read. Using the standard settings."),
    );
  });
});

describe('the pace of a conversation', () => {
  it('is in milliseconds; the question and the check afterwards are not a setting', () => {
    expect(pace(DEFAULT_SETTINGS)).toEqual({
      question: 60_000,
      away: 10_000,
      silence: 30_000,
      there: 60_000,
      verify: 30_000,
    });
  });
});
