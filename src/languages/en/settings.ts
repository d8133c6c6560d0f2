import { quoted, spelledOut } from '../../base/text/plain-text.ts';
import type { Allowed, PolicyFault, SettingsWords, TextPlace } from '../../settings/words.ts';

import { either, listed } from './programs.ts';

/** Of what stands in a file or in the registry, in code points. */
const LONGEST = 60;

const POLICY = 'HKLM\\SOFTWARE\\Policies\\Usher';

const NOBODY = 'Until that is fixed, Usher signs nobody out.';

export const englishSettings: SettingsWords = {
  file: {
    gone: 'settings.json is gone. Quit Usher and start it again to use the standard settings.',
    unreadable: {
      denied: "settings.json can't be read.",
      encoding: "settings.json can't be read: it is neither UTF-8 nor UTF-16. Save it as UTF-8.",
      length: "settings.json can't be read: it is longer than a million bytes.",
      misnamed:
        'There is no settings.json but a settings.json.txt, whose end Windows hides. Rename settings.json.txt to settings.json.',
    },
    syntax({ fault, sign, ...at }) {
      if (fault === 'empty') return 'settings.json is empty. Write {} into it, or delete it.';
      if (fault === 'ends')
        return `${place(at)}: the text ends too early. A quotation mark or a bracket is missing.`;
      if (fault === 'backslash')
        return `${place(at)}: a backslash stands alone. Write it twice, as in "OFFICE\\\\ben".`;
      return `${place(at)}: ${quoted(sign, LONGEST)} can't stand here. Perhaps a comma, a quotation mark or a bracket is missing.`;
    },
    notAnObject: (at) => `${place(at)}: the settings must stand between { and }.`,
    notASetting(at, name, meant) {
      const problem = `${place(at, 'line')}: ${spelledOut(name, LONGEST)} is not a setting`;
      if (meant === null) return `${problem}.`;
      return `${problem}, ${meant} is. ${instead(meant === 'protected' ? null : 'never')}`;
    },
    mustBe: (at, name, allowed, used) =>
      `${place(at, 'line')}: ${name} must be ${allowedText(allowed)}. ${instead(used)}`,
    twice: (at, name, used) => `${place(at, 'line')}: ${name} is there twice. ${instead(used)}`,
    standardOnes: 'the standard ones',
    protectedNoList: (at) =>
      `${place(at, 'line')}: protected must be a list of account names, as in ["ben", "mia"]. ${NOBODY}`,
    noAccount(at, written, fault) {
      const problem = `${place(at, 'line')}: protected has ${spelledOut(written, LONGEST)}, which can't be an account.`;
      return fault === 'control'
        ? `${problem} A backslash is written twice. ${NOBODY}`
        : `${problem} ${NOBODY}`;
    },
    leftOut: (at, written) =>
      `${place(at, 'line')}: protected has ${spelledOut(written, LONGEST)}, which names nobody.`,
  },
  untilMended: {
    withLast:
      'Until that is fixed, the earlier settings are used. No silence counts as a yes, and your Usher lets nobody sign you out.',
    without: 'Until that is fixed, Usher signs nobody out, and no silence counts as a yes.',
  },
  policy: {
    protected: (fault, entry) =>
      `Usher signs nobody out, because ${because(`${POLICY}\\Protected`, fault, {
        type: 'must be a list of accounts (REG_MULTI_SZ)',
        value: `has an entry that can't be an account: ${quoted(entry, LONGEST)}`,
      })}.`,
    countdown: (name, fault, { least, most }) =>
      `Countdowns last ${most} seconds, because ${because(`${POLICY}\\${name}`, fault, {
        type: 'must be a number (REG_DWORD)',
        value: `must be ${least} to ${most} seconds`,
      })}.`,
    othersMay: (fault, allowed) =>
      `Your Usher lets nobody sign you out, because ${because(`${POLICY}\\OthersMaySignMeOut`, fault, {
        type: 'must be a text (REG_SZ)',
        value: `must be ${either(allowed)}`,
      })}.`,
  },
};

function place({ line, column }: TextPlace, precision: 'line' | 'column' = 'column'): string {
  return `settings.json, line ${line}${precision === 'line' ? '' : `, column ${column}`}`;
}

/** What a setting has to be, in words. */
export function allowedText(allowed: Allowed): string {
  switch (allowed.kind) {
    case 'range':
      return `${allowed.least} to ${allowed.most} ${allowed.unit}`;
    case 'oneOf':
      return either(allowed.values);
    case 'names':
      return 'a list of account names';
    case 'object':
      return `an object with ${listed(allowed.names)}`;
  }
}

function instead(used: string | null): string {
  return used === null ? NOBODY : `Using ${used}.`;
}

function because(name: string, fault: PolicyFault, why: Readonly<Record<'type' | 'value', string>>): string {
  return `${name} ${fault === 'unreadable' ? "can't be read" : why[fault]}`;
}
