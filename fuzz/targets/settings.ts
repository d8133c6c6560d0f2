import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { englishSettings } from '../../src/languages/en/settings.ts';
import { entryFault } from '../../src/sessions/protected-entry.ts';
import { doNotAsk, doNotAskFile } from '../../src/settings/do-not-ask.ts';
import { fileText } from '../../src/settings/file-text.ts';
import { OTHERS_MAY } from '../../src/settings/others-may.ts';
import type { ReadSettings, Settings } from '../../src/settings/settings.ts';
import { schema, settingsIn } from '../../src/settings/settings.ts';
import { afterLook, BEFORE_THE_FIRST_LOOK, WRITING } from '../../src/settings/standing.ts';
import type { Target } from '../target.ts';
import { demand, texts } from '../target.ts';

/* What a person may have written into their files. In doubt the strictest counts. */

const SILENCE = ['never', 'whenAway', 'whenNothingToLose'];

/** Its values are stricter than those without a file. */
const SAFE = {
  silenceCounts: 'never',
  othersMaySignMeOut: 'askMe',
  protected: ['ben', 'OFFICE\\anna'],
  quietAfterMinutes: 10,
  countdowns: { away: 20, there: 120 },
};

const COMMENTED = `{
  // Only I decide.
  "silenceCounts": "whenAway", /* and nobody else */
  "othersMaySignMeOut": "politely",
  "protected": ["ben", "mia@example.org", 1234,],
  "askIn": "window",
}`;

const deep = (depth: number) => `{"protected":["ben"],"x":${'['.repeat(depth)}${']'.repeat(depth)}}`;
const wide = (count: number) =>
  `{${Array.from({ length: count }, (_, at) => `"setting${at}":${at}`).join(',')},"protected":["ben"]}`;

export function readFile(bytes: Buffer): ReadSettings {
  const text = fileText(bytes);
  return settingsIn(
    text === null ? { kind: 'unreadable', because: 'encoding' } : { kind: 'text', text },
    englishSettings,
  );
}

function isStrictest({ silenceCounts, othersMaySignMeOut, protected: users }: Settings): boolean {
  return silenceCounts === 'never' && othersMaySignMeOut === 'never' && users === 'unknown';
}

/** Plain JSON says for certain what its author meant. */
function plain(bytes: Buffer): Readonly<Record<string, unknown>> | null {
  try {
    const read: unknown = JSON.parse(fileText(bytes) ?? '');
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? { ...read } : null;
  } catch {
    return null;
  }
}

/** As strict as what stands there; the strictest where that is no value of it. */
function demandMeant(said: Readonly<Record<string, unknown>>, { settings }: ReadSettings): void {
  const isAtMost = (order: readonly unknown[], used: string, wanted: unknown) =>
    order.indexOf(used) <= Math.max(0, order.indexOf(wanted));
  const has = (name: string) => Object.hasOwn(said, name);
  const { silenceCounts, othersMaySignMeOut, protected: users } = settings;
  demand(!has('silenceCounts') || isAtMost(SILENCE, silenceCounts, said.silenceCounts), 'silence counts');
  demand(
    !has('othersMaySignMeOut') || isAtMost(OTHERS_MAY, othersMaySignMeOut, said.othersMaySignMeOut),
    'others may sign out',
  );
  if (!has('protected') || users === 'unknown') return;
  demand(Array.isArray(said.protected), 'nobody knows who is protected');
  // An entry without a visible sign names nobody. It is reported.
  const meant = (said.protected as unknown[]).filter(
    (each) => typeof each === 'string' && entryFault(each) !== 'empty',
  );
  demand(
    meant.every((each) => users.some((user) => user === each)),
    'somebody is not protected any more',
  );
}

function demandRules(read: ReadSettings): void {
  const { settings, problems, unusable } = read;
  demand(
    unusable === undefined || (isStrictest(settings) && problems.length > 0),
    'an unusable file is mild',
  );
  const usable = { ...settings, protected: [] };
  demand(schema.safeParse(usable).success, `no settings: ${JSON.stringify(usable)}`);
  demand(
    problems.every((each) => !each.includes('\n')),
    'a problem of several lines',
  );
}

const folder = mkdtempSync(join(tmpdir(), 'usher-fuzz-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
const NOW = Date.UTC(2026, 10, 24, 12);

export const SETTINGS: readonly Target[] = [
  {
    name: 'a settings file',
    kind: 'settings',
    reads: ['settings/schema.ts', 'settings/settings-file.ts', 'settings/file-text.ts'],
    form: 'text',
    corpus: [
      ...texts(JSON.stringify(SAFE, null, 2), COMMENTED),
      Buffer.from(`\ufeff${COMMENTED}`, 'utf16le'),
    ],
    run(input) {
      const read = readFile(input);
      demandRules(read);
      const said = plain(input);
      if (said !== null) demandMeant(said, read);
      return read.unusable === undefined;
    },
  },
  {
    name: 'a settings file that changes',
    kind: 'settings',
    reads: ['settings/schema.ts'],
    form: 'text',
    corpus: texts(JSON.stringify(SAFE, null, 2)),
    run(input) {
      const before = readFile(Buffer.from(JSON.stringify(SAFE)));
      const now = readFile(input);
      const first = afterLook(BEFORE_THE_FIRST_LOOK, before, false, 0, englishSettings);
      const writing = afterLook(first, now, false, 1000, englishSettings);
      const { settings } = afterLook(writing, now, false, 1000 + WRITING, englishSettings);
      if (now.unusable === undefined) return true;
      demand(
        settings.silenceCounts === 'never' && settings.othersMaySignMeOut === 'never',
        'a torn file is mild',
      );
      demand(settings.protected === 'unknown' || settings.protected.includes('ben'), 'Ben is forgotten');
      demand(settings.countdowns.there === SAFE.countdowns.there, 'the countdown is forgotten');
      return false;
    },
  },
  {
    name: 'a deep or a long settings file',
    kind: 'settings',
    reads: ['settings/schema.ts'],
    form: 'bytes',
    isSlow: true,
    // How deep, and how wide, as two numbers of 16 bits.
    corpus: [
      Buffer.from([10, 0, 10, 0]),
      Buffer.from([0, 2, 0, 0]),
      Buffer.from([0, 0, 0, 1]),
      Buffer.from([0, 16, 0, 1]),
    ],
    run(input) {
      if (input.length < 4) return false;
      const deeper = readFile(Buffer.from(deep(input.readUInt16LE(0))));
      const wider = readFile(Buffer.from(wide(input.readUInt16LE(2) % 1000)));
      for (const read of [deeper, wider]) {
        demandRules(read);
        demand(
          read.settings.protected === 'unknown' || read.settings.protected.includes('ben'),
          'Ben is lost',
        );
      }
      return deeper.unusable === undefined;
    },
  },
  {
    name: 'until when nobody may ask',
    kind: 'settings',
    reads: ['settings/do-not-ask.ts'],
    form: 'text',
    corpus: texts('2026-11-25T04:00:00.000Z', '2026-11-24T04:00:00.000Z'),
    run(input) {
      writeFileSync(doNotAskFile(folder), input);
      const isOn = doNotAsk({ data: folder, clock: { today: () => NOW }, log() {} }).isOn();
      const until = Date.parse(input.toString().trim());
      demand(isOn || until <= NOW, 'others may ask, though nobody knows until when');
      return !isOn || until > NOW;
    },
  },
];
