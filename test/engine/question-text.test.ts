import { describe, expect, it } from 'vitest';
import type { QuestionParts } from '../../src/engine/question-text.ts';
import { isGroup, questionAbout } from '../../src/engine/question-text.ts';
import type { Question } from '../../src/engine/words.ts';
import { english } from '../../src/languages/en/words.ts';
import { fakeHost } from '../fakes/host.ts';
import { anna, ben, mia } from '../fakes/people.ts';
import { asking, askingWithSilence, NOTHING_OPEN, PACE, pinned, WORD_OPEN } from '../fakes/pinned.ts';

const QUESTION: Question = { title: 'Sign out?', text: 'Really?', yes: 'Yes', no: 'No', note: null };

/** Words that tell which question is asked, and with which facts. */
function parts(over: Partial<QuestionParts> = {}) {
  const told: { readonly kind: string; readonly facts: unknown }[] = [];
  const telling = (kind: string) => (facts: unknown) => {
    told.push({ kind, facts });
    return QUESTION;
  };
  const words = {
    ...english,
    question: telling('one person'),
    disconnectQuestion: telling('disconnect'),
    groupQuestion: telling('group'),
  };
  const nameOf = ({ fullName }: { readonly fullName: string | null }) => `${fullName}, named`;
  return { told, parts: { host: fakeHost([]).host, words, timings: PACE, overMs: null, nameOf, ...over } };
}

type About = Parameters<typeof questionAbout>[0];

/** The facts that a question is put into words with. */
function factsOf(about: About, over: Partial<QuestionParts> = {}, mayLeaveNote?: boolean): unknown {
  const { told, parts: given } = parts(over);
  expect(questionAbout(about, given, mayLeaveNote)).toEqual(QUESTION);
  return told;
}

const ABOUT_BEN = {
  name: 'Ben, named',
  idle: { kind: 'away', ms: 134 * 60_000 },
  presence: 'away',
  personSeconds: 60,
  needsPermission: false,
};
const SIGN_OUT_BEN = {
  ...ABOUT_BEN,
  usage: WORD_OPEN,
  anyway: null,
  silenceCounts: false,
  mayLeaveNote: false,
};

describe('the question about one person', () => {
  it('tells all that the operator has to know', () => {
    expect(factsOf([asking()])).toEqual([{ kind: 'one person', facts: SIGN_OUT_BEN }]);
  });

  it('tells where no answer is a yes, and where a message can be left', () => {
    expect(factsOf([askingWithSilence()], {}, true)).toEqual([
      {
        kind: 'one person',
        facts: { ...SIGN_OUT_BEN, usage: NOTHING_OPEN, silenceCounts: true, mayLeaveNote: true },
      },
    ]);
  });

  it('promises nobody time to answer where the host cannot ask', () => {
    expect(factsOf([asking({ anyway: 'refused' })], { host: fakeHost([], { canAsk: false }).host })).toEqual([
      { kind: 'one person', facts: { ...SIGN_OUT_BEN, anyway: 'refused', personSeconds: null } },
    ]);
  });

  it('tells that their own Usher would not do it, once that is known', () => {
    const about = pinned(ben(), { rights: 'withPermission', mayHaveNeighbor: true });
    const facts = { ...SIGN_OUT_BEN, needsPermission: true };
    expect([
      factsOf([asking({ pinned: about })]),
      factsOf([asking({ pinned: about, isNeighborLate: true })]),
      factsOf([asking({ pinned: { ...about, throughNeighbor: true } })]),
    ]).toEqual([
      [{ kind: 'one person', facts: { ...facts, isOverNeighbor: true } }],
      [{ kind: 'one person', facts }],
      [{ kind: 'one person', facts: SIGN_OUT_BEN }],
    ]);
  });

  it('about a disconnect tells nothing of what a sign-out would close', () => {
    const about = pinned(ben(), { deed: 'disconnect' });
    expect(factsOf([asking({ pinned: about })])).toEqual([{ kind: 'disconnect', facts: ABOUT_BEN }]);
  });
});

describe('the question about a group', () => {
  const aboutAnna = asking({ pinned: pinned(anna(), { rights: 'withPermission' }) });
  const person = (name: string, isAsked: boolean, isThereUnasked: boolean) => ({
    name: `${name}, named`,
    usage: WORD_OPEN,
    isAsked,
    isThereUnasked,
  });
  const group = { overMs: 3_600_000, personSeconds: 60, needsPermission: false };

  it('tells of each whether they are asked, and that one of them needs permission', () => {
    expect(factsOf([asking(), aboutAnna], { overMs: 3_600_000 })).toEqual([
      {
        kind: 'group',
        facts: {
          ...group,
          people: [person('Ben', false, false), person('Anna', true, false)],
          needsPermission: true,
        },
      },
    ]);
  });

  it('tells who is there and is not asked, because the host cannot or the operator overrules them', () => {
    const aboutMia = asking({ pinned: pinned(mia()), anyway: 'ordered' });
    const cannotAsk = { host: fakeHost([], { canAsk: false }).host, overMs: 3_600_000 };
    const mias = asking({ pinned: pinned(mia()) });
    expect([
      factsOf([asking({ anyway: 'ordered' }), aboutMia], { overMs: 3_600_000 }),
      factsOf([asking(), mias], cannotAsk),
    ]).toEqual(
      [1, 2].map(() => [
        {
          kind: 'group',
          facts: { ...group, people: [person('Ben', false, false), person('Mia', false, true)] },
        },
      ]),
    );
  });

  it('is one about a single person as soon as the others are left out of it', () => {
    expect([isGroup([asking()]), isGroup([asking(), aboutAnna])]).toEqual([false, true]);
  });
});
