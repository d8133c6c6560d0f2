import { describe, expect, it } from 'vitest';
import type { Event } from '../../src/conversation/event.ts';
import type { Pinned } from '../../src/conversation/pinned.ts';
import type { CountingDown } from '../../src/conversation/state.ts';
import type { PersonParts } from '../../src/engine/person.ts';
import { askPerson, warnPerson } from '../../src/engine/person.ts';
import type { HistoryEvent } from '../../src/history/history.ts';
import { english } from '../../src/languages/en/words.ts';
import type { PersonNote } from '../../src/sessions/person-note.ts';
import type { SessionHost } from '../../src/sessions/session-host.ts';
import { fakeHost } from '../fakes/host.ts';
import { anna, mia } from '../fakes/people.ts';
import { countingDown, PACE, pinned } from '../fakes/pinned.ts';

const KAI = { operator: 'Kai', account: 'DESKTOP-7\\kai' };
const STRANGER = { operator: 'Kai', account: null };

/** Words that tell what they are about, and the facts that they are given. */
const telling = (title: string) => (facts: unknown) => ({ title, text: JSON.stringify(facts) });

function partsOn(host: SessionHost, there = PACE.there): PersonParts {
  return {
    host,
    words: {
      ...english,
      questionFor: telling('sign out'),
      disconnectQuestionFor: telling('disconnect'),
      warningFor: telling('warning'),
    },
    timings: { ...PACE, there },
    operatorShown: (pc) => (pc === 'DESKTOP-7' ? KAI : STRANGER),
  };
}

const countdownFor = (about: Pinned): CountingDown => countingDown({ pinned: about, person: 'waiting' });

describe('the person on their screen', () => {
  /** What they are asked. */
  function question(about: Pinned) {
    const pc = fakeHost([]);
    void askPerson(countdownFor(about), partsOn(pc.host), new AbortController().signal, () => {});
    return pc.asked.map(({ question }) => question);
  }

  it('is asked whether they may be signed out, by whom and why, and for how long', () => {
    const facts = { seconds: 60, silenceSignsOut: true, reason: 'The PC restarts' };
    expect(question(pinned(anna(), { reason: facts.reason }))).toEqual([
      { deed: 'signOut', ...telling('sign out')({ ...KAI, ...facts }), ...facts },
    ]);
  });

  it('is asked for their own yes where they are known to be there', () => {
    const facts = { seconds: 60, silenceSignsOut: false, reason: null };
    expect(question(pinned(mia({ host: 'SRV1' })))).toEqual([
      { deed: 'signOut', ...telling('sign out')({ ...STRANGER, ...facts }), ...facts },
    ]);
  });

  it('is asked about a disconnect with its own sentence', () => {
    const facts = { seconds: 60, silenceSignsOut: true, reason: null };
    expect(question(pinned(anna(), { deed: 'disconnect' }))).toEqual([
      { deed: 'disconnect', ...telling('disconnect')({ ...KAI, ...facts }), ...facts },
    ]);
  });

  it('is heard with their answer and what they gave as the reason', async () => {
    const pc = fakeHost([]);
    const sent: Event[] = [];
    const { signal } = new AbortController();
    const over = askPerson(countdownFor(pinned(anna())), partsOn(pc.host), signal, (event) =>
      sent.push(event),
    );
    const [asked] = pc.asked;
    asked?.answer('no', 'stillWorking');
    await over;
    expect({ about: asked?.session, isByThisSignal: asked?.signal === signal, sent }).toEqual({
      about: anna(),
      isByThisSignal: true,
      sent: [{ kind: 'personAnswered', answer: 'no', because: 'stillWorking' }],
    });
  });
});

describe('somebody who is there and is not asked', () => {
  /** What they read, and what the history tells of it. */
  async function warned(about: Pinned, there?: number) {
    const notes: PersonNote[] = [];
    const happened: HistoryEvent[] = [];
    const { host } = fakeHost([], {
      async leaveNote(_, note) {
        notes.push(note);
        return 'refused';
      },
    });
    await warnPerson(countdownFor(about), partsOn(host, there), {
      happened: (event) => happened.push(event),
    });
    return { notes, happened };
  }

  it('is warned for as long as they have, by whom and why', async () => {
    const facts = { seconds: 60, reason: 'The PC restarts' };
    expect(await warned(pinned(anna(), { reason: facts.reason }))).toEqual({
      notes: [{ ...telling('warning')({ ...KAI, ...facts }), seconds: 60 }],
      happened: [{ event: 'note', note: 'refused' }],
    });
  });

  it('has ten seconds to read it even if less is left', async () => {
    const facts = { seconds: 5, reason: null };
    expect(await warned(pinned(mia({ host: 'SRV1' })), 5000)).toEqual({
      notes: [{ ...telling('warning')({ ...STRANGER, ...facts }), seconds: 10 }],
      happened: [{ event: 'note', note: 'refused' }],
    });
  });
});
