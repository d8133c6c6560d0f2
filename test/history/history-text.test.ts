import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blocksOf } from '../../src/history/history-blocks.ts';
import type { ToldEntry } from '../../src/history/history-reader.ts';
import { UNDAMAGED } from '../../src/history/history-reader.ts';
import { historyText } from '../../src/history/history-text.ts';
import { english } from '../../src/languages/en/words.ts';
import { runs } from '../fakes/runs.ts';

const KAI = { sessionId: 1, userName: 'kai' };
const BEN = { sessionId: 2, userName: 'ben', name: 'Ben' };
const ANNA = { sessionId: 3, userName: 'anna', name: 'Anna' };

/** At this second of a minute, in local time. */
const at = (second: number) => new Date(2026, 10, 24, 17, 3, second).toISOString();

type About = Pick<ToldEntry, 'target'> & Readonly<Record<string, unknown>>;

/** The entries of one click, a second apart. */
function click(about: About, ...events: readonly (readonly [string, object?])[]): readonly ToldEntry[] {
  return events.map(([event, more], second) => ({
    time: at(second),
    event,
    conversation: 1,
    run: 'a',
    operator: KAI,
    ...about,
    ...more,
  }));
}

function linesOf(entries: readonly ToldEntry[], last?: number): readonly string[] {
  const [heading, ...lines] = historyText({ entries, damage: UNDAMAGED }, english, last).split('\r\n');
  expect(heading).toBe('What Usher asked and did, newest at the bottom');
  return lines.slice(1, -1);
}

const told = (...clicks: readonly (readonly ToldEntry[])[]) => linesOf(clicks.flat());

/** The first line of the only block, without its time. */
const headline = (about: About, ...events: readonly (readonly [string, object?])[]) =>
  told(click(about, ...events))[0]?.slice('2026-11-24 17:03  '.length);

describe('The history as people read it', () => {
  it('tells a sign-out in one sentence, and its steps below', () => {
    expect(
      told(
        click(
          { target: BEN },
          ['clicked', { anyway: null }],
          ['asked', { anyway: null, silence: 'counts' }],
          ['answered', { answer: 'yes' }],
          ['permission', { answer: 'yes' }],
          ['countdown', { consent: 'operator', asked: false }],
          ['lastLook', { consent: 'operator', method: 0 }],
          ['signingOut', { consent: 'operator', method: 0 }],
          ['attempt', { result: 'failed', code: 1722 }],
          ['lastLook', { consent: 'operator', method: 1 }],
          ['signingOut', { consent: 'operator', method: 1 }],
          ['attempt', { result: 'done', code: null }],
          ['ended', { outcome: 'signedOut', error: null }],
        ),
      ),
    ).toEqual([
      '2026-11-24 17:03  You signed Ben out.',
      '    17:03:01  You were asked whether to sign Ben out. No answer would count as a yes.',
      '    17:03:02  You said yes to signing Ben out.',
      '    17:03:03  Windows asked for permission to sign Ben out. It was given.',
      '    17:03:04  The countdown for Ben began.',
      '    17:03:06  Windows was told to sign Ben out.',
      "    17:03:07  Windows couldn't sign Ben out that way (error 1722).",
      '    17:03:09  Windows was told in another way to sign Ben out.',
    ]);
  });

  it('tells what the person said, and the line they picked', () => {
    expect(
      told(
        click(
          { target: ANNA, reason: 'The "printer" needs this PC.' },
          ['clicked', { anyway: null }],
          ['asked', { anyway: null, silence: 'somebodyThere' }],
          ['answered', { answer: 'yes' }],
          ['countdown', { consent: 'operator', asked: true }],
          ['personAnswered', { answer: 'later' }],
          ['personAnswered', { answer: 'no', because: 'stillWorking' }],
          ['ended', { outcome: 'refused', error: null }],
        ),
      ),
    ).toEqual([
      '2026-11-24 17:03  Anna said no and stays signed in.',
      '    17:03:00  Reason given by you: “The ’printer’ needs this PC.”',
      '    17:03:01  You were asked whether to sign Anna out.',
      '    17:03:02  You said yes to signing Anna out.',
      '    17:03:03  Anna was asked on screen, and the countdown began.',
      '    17:03:04  Anna asked for 10 more minutes.',
      "    17:03:05  Anna picked “I'm still working”.",
    ]);
  });

  it('says nothing twice', () => {
    const asked = ['asked', { anyway: null, silence: 'documentsOpen' }] as const;
    const question = '    17:03:01  You were asked whether to sign Ben out.';
    const about = { target: BEN };
    const clicked = ['clicked', { anyway: null }] as const;
    expect([
      told(click(about, clicked, asked, ['answered', { answer: 'no' }], ['ended', { outcome: 'declined' }])),
      told(click(about, clicked, asked, ['canceled'], ['ended', { outcome: 'canceled' }])),
      told(
        click(
          about,
          clicked,
          asked,
          ['permission', { answer: 'no' }],
          ['ended', { outcome: 'permissionDeclined' }],
        ),
      ),
      told(
        click(
          about,
          clicked,
          asked,
          ['personAnswered', { answer: 'yes' }],
          ['ended', { outcome: 'signedOut' }],
        ),
      ),
      told(
        click(
          about,
          clicked,
          asked,
          ['answered', { answer: 'no' }],
          ['ended', { outcome: 'declined' }],
          ['note', { note: 'left' }],
        ),
      ),
    ]).toEqual([
      ['2026-11-24 17:03  Ben stays signed in: you said no.', question],
      ['2026-11-24 17:03  Ben stays signed in: it was canceled.', question],
      ["2026-11-24 17:03  Ben stays signed in: permission wasn't given.", question],
      ['2026-11-24 17:03  Ben said yes and was signed out.', question],
      ['2026-11-24 17:03  You left Ben a message, and Ben stays signed in.', question],
    ]);
  });

  it('says that no answer counted as a yes, and once', () => {
    const look = ['lastLook', { consent: 'silence', method: 0 }] as const;
    expect(
      told(
        click({ target: BEN }, ['clicked', { anyway: null }], look, look, ['ended', { outcome: 'slept' }]),
      ),
    ).toEqual([
      '2026-11-24 17:03  Ben stays signed in: the PC was asleep.',
      "    17:03:01  You didn't answer. That counted as a yes to signing Ben out.",
    ]);
  });

  it('says that it knows no end of a click that still runs, or that a crash cut off', () => {
    const about = { target: BEN };
    const clicked = ['clicked', { anyway: 'refused' }] as const;
    expect(
      told(
        click(about, clicked, ['signingOut', { method: 0 }]),
        click({ ...about, run: 'b' }, ['clicked', { anyway: null }]),
      ),
    ).toEqual([
      '2026-11-24 17:03  You wanted to sign Ben out; no end is recorded.',
      '    17:03:00  You began again although Ben had said no.',
      '    17:03:01  Windows was told to sign Ben out.',
      '2026-11-24 17:03  You wanted to sign Ben out; no end is recorded.',
    ]);
  });

  it('has a sentence for what happened without a click', () => {
    const about = { target: BEN, conversation: 0 };
    expect(
      told(
        click(
          about,
          ['note', { note: 'left' }],
          ['note', { note: 'refused' }],
          ['noteShown'],
          ['receipt', { operator: { ...KAI, name: 'Kai' }, outcome: 'signedOut' }],
        ),
      ).map((line) => line.slice('2026-11-24 17:03  '.length)),
    ).toEqual([
      'You left Ben a message.',
      "Your message for Ben couldn't be delivered.",
      'Ben was shown your message.',
      'Kai signed you out.',
    ]);
  });

  it.each([
    ['windows', 5, "Windows couldn't sign Ben out (error 5)."],
    ['windows', null, "Windows couldn't sign Ben out."],
    ['accessDenied', null, 'Ben stays signed in: Windows only lets an administrator do this.'],
    ['noRights', null, "Ben stays signed in: this account can't sign other people out."],
    ['helperLost', null, "Ben stays signed in: Usher's helper with administrator rights didn't finish."],
    ['neighborForbids', null, "Ben stays signed in: Ben's own Usher didn't allow it."],
    ['neighborLost', null, "Ben stays signed in: Ben's own Usher didn't do it."],
    ['protected', null, 'Ben stays signed in: an administrator of this PC has protected this account.'],
    ['listUnreadable', null, "Ben stays signed in: Usher couldn't see who was signed in."],
    ['iconLost', null, "Ben stays signed in: Usher's icon disappeared."],
    ['__proto__', null, 'Ben stays signed in: it failed.'],
  ])('says why it failed: %s, error %s', (kind, code, sentence) => {
    expect(headline({ target: BEN }, ['ended', { outcome: 'failed', error: { kind, code } }])).toBe(sentence);
  });

  it.each([
    ['unanswered', "Ben stays signed in: you didn't answer."],
    ['personUnanswered', "Ben didn't answer and stays signed in."],
    ['keptByProgram', "Ben stays signed in: a program of Ben's objected."],
    ['beingAsked', 'Ben stays signed in: somebody else was asking already.'],
    ['operatorLeft', 'Ben stays signed in: you left this PC.'],
    ['cameBack', 'Ben came back and stays signed in.'],
    ['alreadyGone', 'Ben had already signed out.'],
    ['changed', "Nobody was signed out: Ben's session belonged to somebody else by then."],
    ['clockStepped', "Ben stays signed in: this PC's clock was changed."],
    ['stillThere', 'Windows was still signing Ben out when Usher stopped watching.'],
  ])('says how it ended: %s', (outcome, sentence) => {
    expect(headline({ target: BEN }, ['ended', { outcome }])).toBe(sentence);
  });

  it('says so where there is none yet', () => {
    expect(linesOf([])).toEqual(["Usher hasn't asked anybody yet."]);
  });

  it('shows as many clicks as are wanted, each of them whole', () => {
    const one = (conversation: number) =>
      click({ target: BEN, conversation }, ['clicked'], ['canceled'], ['ended', { outcome: 'cameBack' }]);
    const lines = linesOf([...one(1), ...one(2), ...one(3)], 2);
    expect(lines).toEqual(
      [2, 3].flatMap(() => [
        '2026-11-24 17:03  Ben came back and stays signed in.',
        '    17:03:01  The sign-out of Ben was canceled.',
      ]),
    );
  });

  it('has the date of a step on another day', () => {
    const [first, second] = click({ target: BEN }, ['clicked'], ['countdown']);
    const late = { ...second, time: new Date(2026, 10, 25, 0, 0, 5).toISOString() } as ToldEntry;
    expect(linesOf([first as ToldEntry, late])[1]).toBe(
      '    2026-11-25 00:00:05  The countdown for Ben began.',
    );
  });

  it('shows what it does not know as it is, and no line more than there are entries', () => {
    const odd = { target: { sessionId: 7, userName: '\u202e\n' }, conversation: 0 };
    expect(headline(odd, ['later\r\ninvention'])).toBe('later invention: Session 7.');
    expect(headline({ target: BEN }, ['ended', { outcome: { nested: true } }])).toBe(
      'It ended for Ben: unknown.',
    );
  });

  it('takes no object for a word', () => {
    const odd = { toString: 1, valueOf: 1 };
    const about = { target: { ...BEN, host: odd, sid: odd, domainName: odd } };
    expect(
      told(
        click(
          about,
          ['clicked', { anyway: odd }],
          ['personAnswered', { answer: odd }],
          ['ended', { outcome: odd }],
        ),
      ),
    ).toEqual(['2026-11-24 17:03  It ended for Ben: unknown.', '    17:03:01  Ben: unknown.']);
  });

  it('says what could not be read, and never that there was nothing', () => {
    const damage = { lines: 3, files: [{ file: '/usher/history.jsonl', code: 'EISDIR' }] };
    const lines = (entries: readonly ToldEntry[]) =>
      historyText({ entries, damage }, english).split('\r\n').slice(2, -1);
    const said = [
      "The history can't be read (EISDIR): /usher/history.jsonl",
      '3 lines of the history could not be read.',
    ];
    expect(lines([])).toEqual(said);
    expect(lines(click({ target: BEN, conversation: 0 }, ['noteShown'])).slice(1)).toEqual(['', ...said]);
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'])(
    'takes %s for a word',
    (word) => {
      const about = { target: BEN };
      const detail = (event: string, more: object) => told(click(about, ['clicked'], [event, more]))[1];
      expect([
        headline(about, ['ended', { outcome: word }]),
        headline({ ...about, conversation: 0 }, [word]),
        detail('attempt', { result: word }),
        detail('personAnswered', { answer: word, because: word }),
        detail('clicked', { anyway: word }) ?? null,
      ]).toEqual([
        `It ended for Ben: ${word}.`,
        `${word}: Ben.`,
        `    17:03:01  Windows answered about Ben: ${word}.`,
        `    17:03:01  Ben: ${word}.`,
        '2026-11-24 17:03  You wanted to sign Ben out; no end is recorded.',
      ]);
    },
  );
});

describe('The clicks of a history', () => {
  const events = ['clicked', 'asked', 'countdown', 'note', 'ended', 'receipt', 'news'];
  const entry = fc.record({
    time: fc.integer({ min: 0, max: 59 }).map(at),
    event: fc.constantFrom(...events),
    operator: fc.constantFrom(KAI, null),
    target: fc.constantFrom<ToldEntry['target']>(BEN, ANNA, { ...BEN, host: 'SRV1' }),
    conversation: fc.constantFrom<unknown>(0, 1, 2, undefined, 'x', -1, Number.NaN),
    run: fc.constantFrom<unknown>('a', 'b', '', undefined, 5),
    outcome: fc.constantFrom('signedOut', 'declined', undefined),
  });

  it('have each entry exactly once, and keep its place among theirs', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 40 }), (entries: readonly ToldEntry[]) => {
        const blocks = blocksOf(entries);
        const places = blocks.map((block) => block.map((each) => entries.indexOf(each)));
        const inOrder = (numbers: readonly number[]) => [...numbers].sort((one, other) => one - other);
        expect(inOrder(places.flat())).toEqual(entries.map((_, index) => index));
        for (const each of places) expect(each).toEqual(inOrder(each));
        const firsts = places.map(([first = -1]) => first);
        expect(firsts).toEqual(inOrder(firsts));
      }),
      { numRuns: runs(1000) },
    );
  });

  it('never mix two people, two PCs, two processes or two clicks', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 40 }), (entries) => {
        for (const block of blocksOf(entries)) {
          const whose = block.map(({ target, conversation, run }) => [
            target.userName,
            target.host,
            conversation,
            typeof run === 'string' && run,
          ]);
          expect(new Set(whose.map((each) => JSON.stringify(each).replace('""', 'false'))).size).toBe(1);
          expect(block.slice(1).map(({ event }) => event)).not.toContain('clicked');
        }
      }),
      { numRuns: runs(1000) },
    );
  });

  it('have one headline each, and what nobody knows is told where it stands, once', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 30 }), (entries) => {
        const named = entries.map((each, index) =>
          each.event === 'news' ? { ...each, event: `news-${index}!` } : each,
        );
        const lines = linesOf(named, 100);
        const blocks = blocksOf(named);
        if (named.length > 0)
          expect(lines.filter((line) => line.startsWith('2026-'))).toHaveLength(blocks.length);
        expect(lines.flatMap((line) => line.match(/news-\d+!/g) ?? [])).toEqual(
          blocks.flatMap((block) => block.flatMap(({ event }) => (event.startsWith('news') ? [event] : []))),
        );
      }),
      { numRuns: runs(1000) },
    );
  });

  it('of two processes that write at the same time stay apart', () => {
    const about = { target: BEN };
    const [clicked, asked, end] = click(about, ['clicked'], ['asked'], ['ended', { outcome: 'declined' }]);
    const other = click({ ...about, run: 'b' }, ['clicked'], ['countdown'], ['ended', { outcome: 'slept' }]);
    const mixed = [clicked, ...other.slice(0, 2), asked, end, ...other.slice(2)] as readonly ToldEntry[];
    expect(linesOf(mixed)).toEqual([
      '2026-11-24 17:03  Ben stays signed in: you said no.',
      '    17:03:01  You were asked whether to sign Ben out.',
      '2026-11-24 17:03  Ben stays signed in: the PC was asleep.',
      '    17:03:01  The countdown for Ben began.',
    ]);
  });

  it('from before runs were written begin with a click and stop at their end', () => {
    const about = { target: { sessionId: 2, userName: 'ben' }, run: undefined };
    expect(
      told(
        click(about, ['clicked'], ['countdown']),
        click(about, ['clicked'], ['ended', { outcome: 'slept' }], ['note', { note: 'left' }]),
      ),
    ).toEqual([
      '2026-11-24 17:03  You wanted to sign ben out; no end is recorded.',
      '    17:03:01  The countdown for ben began.',
      '2026-11-24 17:03  ben stays signed in: the PC was asleep.',
      '2026-11-24 17:03  You left ben a message.',
    ]);
  });
});

describe('A message of the command line, from before runs were written', () => {
  it('stands alone, though each had the number of a first click', () => {
    const about = { target: { sessionId: 2, userName: 'ben' }, run: undefined };
    const note = ['note', { note: 'left' }] as const;
    expect(
      told(click(about, note, note), click(about, ['clicked'], ['ended', { outcome: 'slept' }])),
    ).toEqual([
      '2026-11-24 17:03  You left ben a message.',
      '2026-11-24 17:03  You left ben a message.',
      '2026-11-24 17:03  ben stays signed in: the PC was asleep.',
    ]);
  });
});

describe('A name in the history', () => {
  const names = (...targets: readonly ToldEntry['target'][]) =>
    told(...targets.map((target) => click({ target, conversation: 0 }, ['noteShown']))).map(
      (line) => /^\S+ \S+ {2}(.*) was shown your message\.$/.exec(line)?.[1],
    );

  it('is the one that the menu showed, also where an older line has none', () => {
    expect(names({ sessionId: 2, userName: 'ben' }, { ...BEN, name: 'Ben Fischer' })).toEqual([
      'Ben Fischer',
      'Ben Fischer',
    ]);
    expect(names({ sessionId: 2, userName: 'ben' })).toEqual(['ben']);
  });

  it('tells two people of one name apart, as menus do', () => {
    const one = { sessionId: 2, userName: 'ben', name: 'Ben', sid: 'S-1-5-21-1-2-3-1002' };
    const other = { sessionId: 3, userName: 'bfischer', name: 'Ben', sid: 'S-1-5-21-1-2-3-1003' };
    expect(names(one, other, one)).toEqual(['ben', 'bfischer', 'ben']);
    const office = { ...one, sid: 'S-1-5-21-9-9-9-1002', domainName: 'OFFICE' };
    expect(names({ ...one, domainName: 'DESKTOP-7' }, office)).toEqual(['DESKTOP-7\\ben', 'OFFICE\\ben']);
  });

  it('tells the same account on two PCs apart', () => {
    expect(names({ ...BEN, host: 'SRV1' }, { ...BEN, host: 'SRV2' })).toEqual([
      'ben (session 2 on SRV1)',
      'ben (session 2 on SRV2)',
    ]);
  });

  it('is the same for one person, whatever of them Windows told at that time', () => {
    const known = { ...BEN, domainName: 'DESKTOP-7', sid: 'S-1-5-21-1-2-3-1002' };
    expect(names({ ...BEN, userName: 'BEN', domainName: '', sid: null }, known, BEN)).toEqual([
      'Ben',
      'Ben',
      'Ben',
    ]);
  });

  it('is one plain line, whatever the file says', () => {
    expect(names({ ...BEN, name: 'Be\u202en\r\nX' }, { ...ANNA, name: 5 })).toEqual(['Ben X', 'anna']);
  });
});
