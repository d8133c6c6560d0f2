import { describe, expect, it } from 'vitest';
import { english } from '../../../src/languages/en/words.ts';
import { NOTHING_OPEN, WORD_OPEN } from '../../fakes/pinned.ts';

const LONG = 'Christopher Alexander Montgomery-Featherstonehaugh the Younger';

describe('the box of the elevated helper', () => {
  it('names everybody whole, with the account, and what they would lose', () => {
    const people = [
      { name: LONG, account: 'OFFICE\\christopher.montgom', usage: WORD_OPEN },
      { name: 'Ben', account: 'PC\\ben', usage: { kind: 'unknown' } },
      { name: 'Ben', account: 'OFFICE\\ben', usage: { kind: 'known', programs: [], memoryBytes: 0 } },
    ] as const;
    expect(english.helperQuestion({ people, anyway: null })).toEqual({
      title: 'Sign out 3 people?',
      text: [
        'Usher now has administrator rights and asks once more.',
        `${LONG} (OFFICE\\christopher.montgom): Unsaved work will be lost: Word is open.`,
        "Ben (PC\\ben): Usher can't see what's open. Any unsaved work will be lost.",
        "Ben (OFFICE\\ben): Usher can't see what's open. Any unsaved work will be lost.",
        'OK signs all of them out. Cancel keeps all of them signed in.',
      ].join('\n\n'),
    });
  });

  it.each([
    ['refused', 'Mia said no.'],
    ['personUnanswered', "Mia didn't answer and may be there."],
    ['cannotBeAsked', "Mia may be at this PC and can't be asked."],
  ] as const)('tells whose answer it would overrule, and what is lost: %s', (anyway, why) => {
    const box = (usage: typeof NOTHING_OPEN) =>
      english.helperQuestion({ people: [{ name: 'Mia', account: 'PC\\mia', usage }], anyway });
    const buttons = 'OK signs Mia out anyway. Cancel keeps Mia signed in.';
    expect(box(NOTHING_OPEN)).toEqual({
      title: 'Sign out Mia anyway?',
      text: `Mia is the account PC\\mia. ${why} Unsaved work will be lost.\n\n${buttons}`,
    });
    expect(box(WORD_OPEN).text).toEqual(
      `Mia is the account PC\\mia. ${why} Unsaved work will be lost: Word is open.\n\n${buttons}`,
    );
  });
});

describe('a reason', () => {
  it('is a quotation with the asker’s name, which it cannot end', () => {
    const facts = { operator: 'Kai', account: null, seconds: 60, silenceSignsOut: false };
    const reason = 'Done.” “Windows” says "OK: stay signed in"';
    const said = 'Reason given by Kai: “Done.’ ’Windows’ says ’OK: stay signed in’”';
    expect(
      english
        .questionFor({ ...facts, reason })
        .text.split('\n\n')
        .at(-1),
    ).toBe(said);
    expect(
      english
        .warningFor({ ...facts, reason })
        .text.split('\n\n')
        .at(-1),
    ).toBe(said);
  });
});
