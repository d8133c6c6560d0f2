import type { PolicyFault, SettingsWords } from './settings-words.ts';

const POLICY = 'HKLM\\SOFTWARE\\Policies\\Usher';

export const settingsEnglish: SettingsWords = {
  policy: {
    protected: (fault, entry) =>
      `Nobody is offered, because ${because(`${POLICY}\\Protected`, fault, {
        type: 'must be a list of accounts (REG_MULTI_SZ)',
        value: `has an entry that can be no account: ${quoted(entry)}`,
      })}.`,
    countdown: (name, fault, { least, most }) =>
      `Countdowns last ${most} seconds, because ${because(`${POLICY}\\${name}`, fault, {
        type: 'must be a number (REG_DWORD)',
        value: `must be ${least} to ${most} seconds`,
      })}.`,
  },
};

function because(name: string, fault: PolicyFault, why: Readonly<Record<'type' | 'value', string>>): string {
  return `${name} ${fault === 'unreadable' ? "can't be read" : why[fault]}`;
}

/** As JSON writes it, so that a control character can be seen; cut where it is long. */
export function quoted(entry: string): string {
  const text = JSON.stringify(entry.toWellFormed()).replace(
    /[\p{Cc}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\u2028\u2029]/gu,
    (sign) => `\\u${sign.codePointAt(0)?.toString(16).padStart(4, '0')}`,
  );
  return text.length <= LONGEST_QUOTED ? text : `${text.slice(0, LONGEST_QUOTED)}…"`;
}

const LONGEST_QUOTED = 60;
