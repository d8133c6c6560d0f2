import { beforeEach, describe, expect, it } from 'vitest';
import type { Event } from '../../src/conversation/event.ts';
import type { Asking, Conversation } from '../../src/conversation/state.ts';
import { end } from '../../src/conversation/state-facts.ts';
import type { GroupQuestion } from '../../src/engine/group-question.ts';
import { groupQuestion } from '../../src/engine/group-question.ts';
import type { Operator } from '../../src/engine/operator.ts';
import type { Session } from '../../src/sessions/session.ts';
import { anna, ben, mia } from '../fakes/people.ts';
import { asking, checkingUsage, countingDown, pinned } from '../fakes/pinned.ts';

/** Each question that was put: whom it names, and whether it still stands. */
let shown: { readonly names: string; readonly signal: AbortSignal; readonly send: (event: Event) => void }[];
let heard: Event[];
let question: GroupQuestion;

const operator: Operator = {
  silenceObjection: () => null,
  async ask(about, signal, send) {
    const names = about.map(({ pinned }) => pinned.session.userName).join();
    shown.push({ names, signal, send });
  },
};

const inGroup = (session: Session, conversation: number, id = 'g') =>
  pinned(session, { conversation, group: { id, isAnybodyThere: true } });
const asked = (about: Conversation['pinned'], id = 'g'): Asking => asking({ pinned: about, question: id });

const BEN = inGroup(ben(), 1);
const ANNA = inGroup(anna(), 2);
const BOTH = [asked(BEN), asked(ANNA)];
const answered = (id: string): Event => ({ kind: 'answered', question: id, answer: 'yes' });
const standing = () => shown.map(({ names, signal }) => `${names}${signal.aborted ? ', over' : ''}`);
const turn = () => new Promise((resolve) => setImmediate(resolve));

beforeEach(() => {
  shown = [];
  heard = [];
  question = groupQuestion(operator, (event) => heard.push(event));
});

describe('the one question about a group', () => {
  it('stands once nobody of them is looked at any more, about whoever is asked about', () => {
    question.follow([checkingUsage({ pinned: BEN }), asked(ANNA)]);
    expect(standing()).toEqual([]);
    question.follow([end(checkingUsage({ pinned: BEN }), { kind: 'canceled' }, 0), asked(ANNA)]);
    expect(standing()).toEqual(['anna']);
  });

  it('names nobody of another group’s, nobody asked about alone, and nobody who was answered about', () => {
    const alone = asking({ pinned: pinned(mia(), { conversation: 3 }) });
    const secondTime = asked(inGroup(mia(), 4), 'second');
    const agreed = countingDown({ pinned: inGroup(mia(), 5) });
    const looking = checkingUsage({ pinned: pinned(mia(), { conversation: 6 }) });
    question.follow([alone, secondTime, agreed, looking, ...BOTH]);
    expect(standing()).toEqual(['ben,anna']);
  });

  it('is not put where nobody is asked about', () => {
    question.follow([]);
    question.follow([asking(), countingDown({ pinned: BEN })]);
    expect(standing()).toEqual([]);
  });

  it('is not put again while it is about the same people', async () => {
    question.follow(BOTH);
    question.follow([...BOTH, asking()]);
    await turn();
    expect(standing()).toEqual(['ben,anna']);
  });

  it('is put anew about the others as soon as one is not asked about any more', async () => {
    question.follow([...BOTH, asked(inGroup(mia(), 3))]);
    question.follow(BOTH);
    expect(standing()).toEqual(['ben,anna,mia']);
    await turn();
    expect(standing()).toEqual(['ben,anna,mia, over', 'ben,anna']);
    question.follow([asked(ANNA)]);
    await turn();
    expect(standing()).toEqual(['ben,anna,mia, over', 'ben,anna, over', 'anna']);
  });

  it('is put anew where it would name somebody who is not asked about', async () => {
    question.follow(BOTH);
    question.follow([asked(BEN), asked(inGroup(mia(), 3))]);
    await turn();
    expect(standing()).toEqual(['ben,anna, over', 'ben,mia']);
  });

  it('is put anew once, however many are left out of it in one moment', async () => {
    question.follow([...BOTH, asked(inGroup(mia(), 3))]);
    question.follow(BOTH);
    question.follow([asked(ANNA)]);
    await turn();
    expect(standing()).toEqual(['ben,anna,mia, over', 'anna']);
  });

  it('is not put anew while an answer to it reaches one after the other', async () => {
    question.follow(BOTH);
    question.follow([countingDown({ pinned: BEN }), asked(ANNA)]);
    question.follow([countingDown({ pinned: BEN }), countingDown({ pinned: ANNA })]);
    expect(standing()).toEqual(['ben,anna, over']);
    await turn();
    expect(standing()).toEqual(['ben,anna, over']);
  });

  it('gives way to that of the next group at once', () => {
    question.follow(BOTH);
    question.follow([asked(inGroup(mia(), 3, 'next'), 'next')]);
    expect(standing()).toEqual(['ben,anna, over', 'mia']);
  });

  it('is answered only while it stands', () => {
    question.follow(BOTH);
    shown[0]?.send(answered('g'));
    question.stop();
    shown[0]?.send(answered('g'));
    expect(heard).toEqual([answered('g')]);
  });

  it('goes when everything stops, and is not put anew after it', async () => {
    question.follow(BOTH);
    question.follow([asked(ANNA)]);
    question.stop();
    await turn();
    expect(standing()).toEqual(['ben,anna, over']);
  });
});
