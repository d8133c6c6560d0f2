import { describe, expect, it } from 'vitest';
import { englishNeighbors } from '../../../src/languages/en/neighbors.ts';

const { ownQuestion } = englishNeighbors;

const QUESTION = {
  asker: 'Kai',
  account: 'OFFICE\\kai',
  seconds: 60,
  reason: null,
  mayDelay: false,
  silenceSignsOut: false,
};

describe("the question of a person's own Usher", () => {
  it('says who asks, what each answer does, and that silence is harmless where it is', () => {
    expect(ownQuestion(QUESTION, 42)).toEqual({
      title: 'Usher',
      instruction: 'Kai is asking you to sign out',
      content: [
        'Usher on this PC asks for Kai (OFFICE\\kai), who is signed in here, too. The menu of your own Usher lists Kai.',
        'Sign out closes your programs: save your work first.\nIf you stay, you can tell Kai why: choose a line below.',
        "If you don't answer within 42 seconds, you stay signed in.",
      ].join('\n\n'),
      signOut: 'Sign out',
      later: '10 more minutes',
      stay: 'Stay signed in',
      noReason: 'No reason',
      reasons: {
        stillWorking: "I'm still working",
        programRuns: 'A program is still running',
        backSoon: "I'll be back soon",
      },
    });
  });

  it('says what silence does, and what more time is, and quotes the reason', () => {
    const question = { ...QUESTION, reason: 'Say "yes"', mayDelay: true, silenceSignsOut: true };
    expect(ownQuestion(question, 1).content).toEqual(
      [
        'Usher on this PC asks for Kai (OFFICE\\kai), who is signed in here, too. The menu of your own Usher lists Kai.',
        'Reason given by Kai: “Say ’yes’”',
        [
          'Sign out closes your programs: save your work first.',
          'With 10 more minutes you stay signed in, and may be asked again.',
          'If you stay, you can tell Kai why: choose a line below.',
        ].join('\n'),
        "If you don't answer within 1 second, Kai can sign you out.",
      ].join('\n\n'),
    );
  });
});
