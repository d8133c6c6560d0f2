import type { NeighborWords } from '../../neighbors/words.ts';
import { givenReason } from './to-the-person.ts';
import { seconds } from './units.ts';

export const englishNeighbors: NeighborWords = {
  ownQuestion: ({ asker, account, reason, mayDelay, silenceSignsOut }, secondsLeft) => ({
    title: 'Usher',
    instruction: `${asker} is asking you to sign out`,
    content: [
      `Usher on this PC asks for ${asker} (${account}), who is signed in here, too. The menu of your own Usher lists ${asker}.`,
      ...givenReason(asker, reason),
      [
        'Sign out closes your programs: save your work first.',
        ...(mayDelay ? ['With 10 more minutes you stay signed in, and may be asked again.'] : []),
        `If you stay, you can tell ${asker} why: choose a line below.`,
      ].join('\n'),
      silenceSignsOut
        ? `If you don't answer within ${seconds(secondsLeft)}, ${asker} can sign you out.`
        : `If you don't answer within ${seconds(secondsLeft)}, you stay signed in.`,
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
  }),
};
