import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { englishSettings } from '../../src/languages/en/settings.ts';
import { otherUsers } from '../../src/sessions/other-users.ts';
import type { Session } from '../../src/sessions/session.ts';
import {
  askAgainMs,
  DEFAULT_SETTINGS,
  parseSettings,
  readSettings,
  schema,
  timings,
} from '../../src/settings/settings.ts';
import { anna, ben, kai } from '../fakes/people.ts';
import { runs } from '../fakes/runs.ts';

const STANDARD = {
  silenceCounts: 'whenNothingToLose',
  askIn: 'toast',
  quietAfterMinutes: 5,
  everyoneAwayMinutes: 60,
  othersMaySignMeOut: 'whenNothingIsLost',
  protected: [],
  askAgainAfterMinutes: 5,
  countdowns: { away: 10, silence: 30, there: 60 },
};

function read(text: string) {
  return parseSettings(text, englishSettings);
}

/** The expected result: the standard settings with `over`, and these problems. */
function used(over: object, ...problems: string[]) {
  return { settings: { ...STANDARD, ...over }, problems };
}

/** The expected result if the file exists but cannot be used. */
function unusable(why: string) {
  const follows = 'Until that is fixed, Usher signs nobody out, and no silence counts as a yes.';
  const settings = { silenceCounts: 'never', othersMaySignMeOut: 'never', protected: 'unknown' };
  return { ...used(settings, `${why} ${follows}`), unusable: why };
}

/** Runs it without root's rights, because root can read every file. */
function asNobody<T>(work: () => T): T {
  if (process.geteuid?.() !== 0) return work();
  process.seteuid?.(65_534);
  try {
    return work();
  } finally {
    process.seteuid?.(0);
  }
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
      askIn: 'window',
      quietAfterMinutes: 15,
      everyoneAwayMinutes: 90,
      othersMaySignMeOut: 'politely',
      protected: ['mia', 'OFFICE\\\\ben'],
      askAgainAfterMinutes: 1,
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

  it.each(['"always"', '"Never"', 'true', '0', 'null', '{}', '["never"]'])(
    '%s for silenceCounts is taken for never',
    (value) => {
      expect(read(`{ "silenceCounts": ${value} }`)).toEqual(
        used(
          { silenceCounts: 'never' },
          'settings.json, line 1: silenceCounts must be whenNothingToLose, whenAway or never. Using never.',
        ),
      );
    },
  );

  it.each(['quietAfterMinutes', 'askAgainAfterMinutes'])('for %s is not obeyed', (name) => {
    for (const minutes of ['0', '0.5', '-1', '1441'])
      expect(read(`{ "${name}": ${minutes} }`)).toEqual(
        used({}, `settings.json, line 1: ${name} must be 1 to 1440 minutes. Using 5.`),
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
      silenceCounts: 'never',
      quietAfterMinutes: 20,
      countdowns: { away: 10, silence: 30, there: 120 },
    });
    expect([...problems].sort()).toEqual([
      'settings.json, line 2: silenceCounts must be whenNothingToLose, whenAway or never. Using never.',
      'settings.json, line 4: countdowns.away must be 5 to 3600 seconds. Using 10.',
      'settings.json, line 6: colour is not a setting.',
    ]);
  });
});

describe('a name that is not a setting', () => {
  it.each([
    ['at the top', '{ "quiet": "never" }', 'quiet'],
    ['among the countdowns', '{ "countdowns": { "everybody": 5 } }', 'countdowns.everybody'],
    ['that objects have by nature', '{ "__proto__": { "everyoneAwayMinutes": 7 } }', '__proto__'],
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

describe('a setting that keeps somebody safe, one level too deep,', () => {
  it.each([
    ['{ "settings": { "protected": ["ben"] } }', { protected: 'unknown' }],
    ['{ "usher": [{ "Protect": "ben" }] }', { protected: 'unknown' }],
    ['{ "__proto__": { "protected": ["ben"] } }', { protected: 'unknown' }],
    ['{ "a": { "b": [{ "c": { "silenceCounts": "never" } }] } }', { silenceCounts: 'never' }],
  ])('was meant all the same: %s', (text, strictest) => {
    expect(read(text).settings).toMatchObject(strictest);
  });

  it.each(['silence', 'silent', 'Silencing'])('was meant where it is called %s', (name) => {
    expect(read(`{ "${name}": "never" }`).settings.silenceCounts).toBe('never');
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

  it('is that of a name that is spelled with escapes', () => {
    expect(read('{\n "quietAfterMin\\u0075tes": 0 }').problems).toEqual([
      'settings.json, line 2: quietAfterMinutes must be 1 to 1440 minutes. Using 5.',
    ]);
  });
});

const NOBODY = 'Until that is fixed, Usher signs nobody out.';

/** Whether somebody is offered: Ben, as a PC, a domain and quser list him, or somebody else. */
function offered(text: string, session: Session): boolean {
  const [person] = otherUsers([kai(), session], read(text).settings.protected);
  return person?.notOffered === null;
}

describe('protected', () => {
  it('may hold names, numbers and SIDs, each as it was written', () => {
    const text =
      '{"protected": ["ben", "OFFICE\\\\mia", 1234, 12345678901234567890, 1.50, "S-1-5-21-1-2-3-1001"]}';
    expect(read(text)).toEqual(
      used({
        protected: ['ben', 'OFFICE\\mia', '1234', '12345678901234567890', '1.50', 'S-1-5-21-1-2-3-1001'],
      }),
    );
  });

  it.each(['null', 'true', 'false', '{}', '[ ]', '""', '"  "'])(
    'with %s in it goes without it, and says so',
    (value) => {
      expect(read(`{\n"silenceCounts": "never",\n"protected": ["ben",\n${value}] }`)).toEqual(
        used(
          { silenceCounts: 'never', protected: ['ben'] },
          `settings.json, line 4: protected has ${value}, which names nobody.`,
        ),
      );
    },
  );

  it.each([
    ['"OFFICE\\ben"', 'OFFICE\ben', ' A backslash is written twice.'],
    ['"OFFICE\\tom"', 'OFFICE\tom', ' A backslash is written twice.'],
    ['"ben*"', 'ben*', ''],
    ['"ben;mia"', 'ben;mia', ''],
    ['1e+3', '1e+3', ''],
  ])('with %s in it offers nobody until that is corrected', (written, entry, advice) => {
    const text = `{"quietAfterMinutes": 7,\n "protected": ["mia",\n ${written}]}`;
    expect(read(text)).toEqual(
      used(
        { quietAfterMinutes: 7, protected: ['mia', entry] },
        `settings.json, line 3: protected has ${written}, which can't be an account.${advice} ${NOBODY}`,
      ),
    );
    expect([offered(text, ben()), offered(text, anna())]).toEqual([false, false]);
  });

  it.each(['{"name": "ben"}', '["ben"]'])(
    'with %s in it offers nobody until that is corrected',
    (written) => {
      expect(read(`{"protected": ["mia", ${written}]}`)).toEqual(
        used(
          { protected: 'unknown' },
          `settings.json, line 1: protected has ${written}, which can't be an account. ${NOBODY}`,
        ),
      );
    },
  );

  it.each(['"ben"', 'null', '5', 'true', '{"ben": true}', '{}'])(
    'that is %s is no list, so nobody is offered',
    (value) => {
      expect(read(`{"protected": ${value}}`)).toEqual(
        used(
          { protected: 'unknown' },
          `settings.json, line 1: protected must be a list of account names, as in ["ben", "mia"]. ${NOBODY}`,
        ),
      );
    },
  );

  it.each([
    'Protected',
    'PROTECTED',
    'protect',
    'protectedUsers',
    'protcted',
    'portected',
    ' protected ',
    'pro\u00adtected',
  ])('under the name %s is not obeyed, so nobody is offered', (name) => {
    const { settings, problems } = read(`{"protected": ["mia"], ${JSON.stringify(name)}: ["ben"]}`);
    expect(settings).toEqual({ ...STANDARD, protected: 'unknown' });
    expect(problems).toEqual([
      expect.stringMatching(/is not a setting, protected is\. Until that is fixed, Usher/),
    ]);
  });

  it('among the countdowns is not obeyed, so nobody is offered', () => {
    expect(read('{"countdowns": {"away": 20, "protected": ["ben"]}}').settings).toEqual({
      ...STANDARD,
      countdowns: { away: 20, silence: 30, there: 60 },
      protected: 'unknown',
    });
  });

  it('that is there twice is not obeyed, so nobody is offered', () => {
    expect(read('{"protected": ["ben"],\n"protected": []}')).toEqual(
      used({ protected: 'unknown' }, `settings.json, line 2: protected is there twice. ${NOBODY}`),
    );
  });
});

describe('silenceCounts', () => {
  it.each(['SilenceCounts', 'silencecounts', 'silenceCount', 'silence_counts'])(
    'under the name %s is not obeyed, so no silence counts',
    (name) => {
      expect(read(`{"${name}": "never"}`)).toEqual(
        used(
          { silenceCounts: 'never' },
          `settings.json, line 1: ${name} is not a setting, silenceCounts is. Using never.`,
        ),
      );
    },
  );

  it('that is there twice is taken for never', () => {
    expect(read('{"silenceCounts": "never", "silenceCounts": "whenAway"}')).toEqual(
      used({ silenceCounts: 'never' }, 'settings.json, line 1: silenceCounts is there twice. Using never.'),
    );
  });
});

describe('othersMaySignMeOut', () => {
  it.each(['whenNothingIsLost', 'politely', 'askMe', 'never'])('may be %s', (value) => {
    expect(read(`{ "othersMaySignMeOut": "${value}" }`)).toEqual(used({ othersMaySignMeOut: value }));
  });

  it.each(['"always"', '"Politely"', 'true', '1', 'null', '{}', '["politely"]'])(
    'that is %s is taken for never',
    (value) => {
      expect(read(`{ "othersMaySignMeOut": ${value} }`)).toEqual(
        used(
          { othersMaySignMeOut: 'never' },
          'settings.json, line 1: othersMaySignMeOut must be never, askMe, whenNothingIsLost or politely. Using never.',
        ),
      );
    },
  );

  it.each([
    'OthersMaySignMeOut',
    'otherMaySignMeOut',
    'othersMaySingMeOut',
    'others_may_sign_me_out',
    'mayOthersSignMeOut',
    'othersMaySignOut',
  ])('under the name %s is not obeyed, so nobody may', (name) => {
    expect(read(`{ "${name}": "politely" }`)).toEqual(
      used(
        { othersMaySignMeOut: 'never' },
        `settings.json, line 1: ${name} is not a setting, othersMaySignMeOut is. Using never.`,
      ),
    );
  });

  it('that is there twice, or one level too deep, is taken for never', () => {
    for (const text of [
      '{ "othersMaySignMeOut": "askMe", "othersMaySignMeOut": "politely" }',
      '{ "usher": { "othersMaySignMeOut": "askMe" } }',
    ])
      expect(read(text).settings.othersMaySignMeOut).toBe('never');
  });
});

describe('an account that the settings are meant to protect', () => {
  /** However he is written, Ben is never offered: as a local account, as a domain's, and as quser lists him. */
  const MEANT = [
    '{"silenceCounts":"never","protected":["ben",5]}',
    '{"silenceCounts":"never","protected":["ben",null]}',
    '{"protected":["OFFICE\\ben"]}',
    '{"protected":["OFFICE\\kai"]}',
    '{"protected":["ben",],}',
    '{"protected":["ben"] // the one who calls\n}',
    '{"protected":"ben"}',
    '{"Protected":["ben"]}',
    '{"protect":["ben"]}',
    '{"protected":[" ben"]}',
    '{"protected":["ben@office.example"]}',
    '{"protected":["ben*"]}',
    '',
    '{"protected":["ben"',
  ];

  it.each(MEANT)('by %j is not offered', (text) => {
    const bens = [ben(), ben({ domainName: 'OFFICE', fullName: null }), quser];
    expect(bens.map((each) => offered(text, each))).toEqual([false, false, false]);
  });

  it.each(['OFFICE\\\\ben', 'PC\\\\ben', '.\\\\ben'])(
    'by "%s" is not offered where quser tells no domain',
    (entry) => {
      expect(offered(`{"protected":["${entry}"]}`, quser)).toBe(false);
    },
  );

  const quser = ben({ domainName: '', fullName: null, sid: null });
});

describe('a settings.json that is no settings at all', () => {
  it.each([
    ['', 'settings.json is empty. Write {} into it, or delete it.'],
    [' \n\t', 'settings.json is empty. Write {} into it, or delete it.'],
    [
      '{\n  "quietAfterMinutes": 7',
      'settings.json, line 2, column 25: the text ends too early. A quotation mark or a bracket is missing.',
    ],
    [
      '{\n"protected": ["OFFICE\\kai"]}',
      'settings.json, line 2, column 22: a backslash stands alone. Write it twice, as in "OFFICE\\\\ben".',
    ],
    [
      '{\n"protected": ["ben" "mia"]}',
      'settings.json, line 2, column 21: "\\"" can\'t stand here. Perhaps a comma, a quotation mark or a bracket is missing.',
    ],
    [
      '{ silenceCounts: never }',
      'settings.json, line 1, column 3: "s" can\'t stand here. Perhaps a comma, a quotation mark or a bracket is missing.',
    ],
    [
      '{}{}',
      'settings.json, line 1, column 3: "{" can\'t stand here. Perhaps a comma, a quotation mark or a bracket is missing.',
    ],
    [
      '\u0000',
      'settings.json, line 1, column 1: "\\u0000" can\'t stand here. Perhaps a comma, a quotation mark or a bracket is missing.',
    ],
    ...['null', '[]', '5', '"{}"', 'true'].map((text) => [
      text,
      'settings.json, line 1, column 1: the settings must stand between { and }.',
    ]),
  ])('%j: nobody is offered, and no silence counts', (text, problem) => {
    expect(read(text)).toEqual(unusable(problem));
  });

  it('is none where it can be used in part', () => {
    expect(read('{"protected": 5, "colour": 1}').unusable).toBeUndefined();
    expect(read('{}').unusable).toBeUndefined();
  });

  it('is told from one with comments, commas too many and a schema for editors', () => {
    const text =
      '// mine\n{ "$schema": "usher.json", /* so */ "quietAfterMinutes": 7, "protected": ["ben",],\n}\n';
    expect(read(text)).toEqual(used({ quietAfterMinutes: 7, protected: ['ben'] }));
  });
});

describe('whatever settings.json holds', { timeout: 120_000 }, () => {
  const entry = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom('ben', 'OFFICE\\ben', 1234, null, ''),
  );
  const value = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom('never', 'whenAway', 7, 60, 1e9));
  const NAMES = [
    'silenceCounts',
    'othersMaySignMeOut',
    'quietAfterMinutes',
    'countdowns',
    '__proto__',
    'other',
    'Protected',
    'toString',
  ];
  const inner = fc.dictionary(fc.constantFrom('away', 'silence', 'there', '__proto__', 'x'), value);
  const content = fc.record(
    {
      rest: fc.dictionary(fc.constantFrom(...NAMES), fc.oneof(value, inner)),
      protected: fc.option(fc.oneof(fc.array(entry, { maxLength: 4 }), value)),
    },
    { requiredKeys: ['rest'] },
  );
  const texts = fc.oneof(
    content.map(({ rest, ...more }) => JSON.stringify({ ...rest, ...more })),
    content.map(({ rest, ...more }) => JSON.stringify({ ...rest, ...more }).slice(0, -1)),
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
  );

  it('the answer is settings that are allowed, and never an error', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { settings, problems } = read(text);
        for (const problem of problems) expect(problem).toMatch(/^settings\.json[^\p{Cc}]*\.$/u);
        const { protected: users, ...rest } = settings;
        expect(read(JSON.stringify(rest))).toEqual({ settings: { ...rest, protected: [] }, problems: [] });
        if (users !== 'unknown')
          expect(read(JSON.stringify({ protected: users })).settings.protected).toEqual(users);
        if (problems.length === 0) expect(users).not.toBe('unknown');
      }),
      { numRuns: runs(20_000) },
    );
  });

  it('ben is not offered where he stands in a list of protected accounts, whatever stands beside him', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 4 }), fc.nat(4), (others, at) => {
        const list = [...others.slice(0, at), 'ben', ...others.slice(at)];
        expect(offered(JSON.stringify({ protected: list }), ben())).toBe(false);
      }),
      { numRuns: runs(20_000) },
    );
  });
});

/** The allowed kinds of each setting, by its path. `none` means that an object allows no other names. */
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
      'settings.askIn: toast or window',
      'settings.quietAfterMinutes: number',
      'settings.everyoneAwayMinutes: number',
      'settings.othersMaySignMeOut: never or askMe or whenNothingIsLost or politely',
      // Only compared with account names.
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
    expect(readSettings(join(folder, 'settings.json'), englishSettings)).toEqual(used({}));
    expect(readSettings(join(folder, 'no', 'folder', 'settings.json'), englishSettings)).toEqual(used({}));
  });

  it('is read', () => {
    writeFileSync(join(folder, 'settings.json'), '{ "silenceCounts": "never" }');
    expect(readSettings(join(folder, 'settings.json'), englishSettings)).toEqual(
      used({ silenceCounts: 'never' }),
    );
  });

  const CANNOT_BE_READ = "settings.json can't be read.";

  it('that is a folder cannot be read, so nobody is offered', () => {
    mkdirSync(join(folder, 'settings.json'));
    expect(readSettings(join(folder, 'settings.json'), englishSettings)).toEqual(unusable(CANNOT_BE_READ));
  });

  it('that is a link to nowhere, or to itself, cannot be read, so nobody is offered', () => {
    symlinkSync(join(folder, 'gone.json'), join(folder, 'settings.json'));
    symlinkSync(join(folder, 'round.json'), join(folder, 'round.json'));
    expect(readSettings(join(folder, 'settings.json'), englishSettings)).toEqual(unusable(CANNOT_BE_READ));
    expect(readSettings(join(folder, 'round.json'), englishSettings)).toEqual(unusable(CANNOT_BE_READ));
  });

  it('that is called settings.json.txt is named, and nobody is offered until it has its own name', () => {
    writeFileSync(join(folder, 'settings.json.txt'), '{ "protected": ["ben"] }');
    expect(readSettings(join(folder, 'settings.json'), englishSettings)).toEqual(
      unusable(
        'There is no settings.json but a settings.json.txt, whose end Windows hides. Rename settings.json.txt to settings.json.',
      ),
    );
    writeFileSync(join(folder, 'settings.json'), '{}');
    expect(readSettings(join(folder, 'settings.json'), englishSettings)).toEqual(used({}));
  });

  it('whose folder is a file cannot be read, so nobody is offered', () => {
    writeFileSync(join(folder, 'file'), '');
    expect(readSettings(join(folder, 'file', 'settings.json'), englishSettings)).toEqual(
      unusable(CANNOT_BE_READ),
    );
  });

  it.skipIf(process.platform === 'win32')('that is denied cannot be read, so nobody is offered', () => {
    writeFileSync(join(folder, 'settings.json'), '{}', { mode: 0 });
    expect(asNobody(() => readSettings(join(folder, 'settings.json'), englishSettings))).toEqual(
      unusable(CANNOT_BE_READ),
    );
  });

  it('that is longer than any settings is not read', () => {
    writeFileSync(join(folder, 'settings.json'), `{}${' '.repeat(1_000_000)}`);
    expect(readSettings(join(folder, 'settings.json'), englishSettings)).toEqual(
      unusable("settings.json can't be read: it is longer than a million bytes."),
    );
  });

  const TEXT = '{ "protected": ["René"] }';
  const RENE = used({ protected: ['René'] });

  it.each<[string, Buffer]>([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${TEXT}`)],
    ['UTF-16 with a mark, as PowerShell writes it', Buffer.from(`\ufeff${TEXT}`, 'utf16le')],
    ['UTF-16 the other method round', Buffer.from(`\ufeff${TEXT}`, 'utf16le').swap16()],
  ])('may be %s', (_, bytes) => {
    writeFileSync(join(folder, 'settings.json'), bytes);
    expect(readSettings(join(folder, 'settings.json'), englishSettings)).toEqual(RENE);
  });

  it.each<[string, Buffer]>([
    ['of a code page', Buffer.from(TEXT, 'latin1')],
    ['of half a character', Buffer.from(`\ufeff${TEXT}`, 'utf16le').subarray(0, -1)],
  ])('%s is not guessed at', (_, bytes) => {
    writeFileSync(join(folder, 'settings.json'), bytes);
    expect(readSettings(join(folder, 'settings.json'), englishSettings)).toEqual(
      unusable("settings.json can't be read: it is neither UTF-8 nor UTF-16. Save it as UTF-8."),
    );
  });

  it('of any bytes is answered without an error', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        writeFileSync(join(folder, 'settings.json'), bytes);
        const { settings, problems } = readSettings(join(folder, 'settings.json'), englishSettings);
        expect(settings.protected === 'unknown').toBe(problems.length > 0);
      }),
    );
  });
});

describe('the pace of a conversation', () => {
  it('is in milliseconds; the question and the check afterwards are not a setting', () => {
    expect(timings(DEFAULT_SETTINGS)).toEqual({
      question: 60_000,
      away: 10_000,
      silence: 30_000,
      there: 60_000,
      verify: 30_000,
    });
  });
});

describe('the time between two questions to the same person', () => {
  it('is what the settings say, and never less than a question stands on their screen', () => {
    const { countdowns } = DEFAULT_SETTINGS;
    expect([
      askAgainMs({ askAgainAfterMinutes: 5, countdowns }),
      askAgainMs({ askAgainAfterMinutes: 1, countdowns }),
      askAgainMs({ askAgainAfterMinutes: 1, countdowns: { ...countdowns, there: 600 } }),
    ]).toEqual([300_000, 60_000, 600_000]);
  });
});
