import { describe, expect, it } from 'vitest';
import type { Conversation } from '../../../src/conversation/state.ts';
import { signInKey } from '../../../src/sessions/identity.ts';
import { SLOTS } from '../../../src/tray/menu/slots.ts';
import { ben } from '../../fakes/people.ts';
import { asking, pinned } from '../../fakes/pinned.ts';
import { seen, view } from './shown-menu.ts';

const named = (index: number, fullName: string) =>
  ben({ sessionId: index + 2, userName: `user${index}`, fullName, sid: null });

/** Everybody who has a row. */
const seated = Array.from({ length: SLOTS }, (_, index) =>
  named(index, `Anna ${String(index).padStart(2, '0')}`),
);

/** The caption while the first of these is asked about. None of them has a row. */
function caption(names: readonly string[], over: Parameters<typeof asking>[0] = {}): string | undefined {
  const [asked = ben(), ...others] = names.map((name, index) => named(SLOTS + index, name));
  const state: Conversation = asking({ pinned: pinned(asked), ...over });
  const conversations = new Map([[signInKey(asked), state]]);
  return seen(view([...seated, asked, ...others], { conversations }))[0];
}

describe('whoever has no row and is asked about', () => {
  it('has the whole room of the caption', () => {
    const name = `Zoe ${'x'.repeat(60 - 'Yes, sign out Zoe '.length)}`;
    expect(caption([name])).toBe(`Yes, sign out ${name}`);
    expect(caption([`${name}yz`])).toBe(`Yes, sign out ${name.slice(0, -1)}…`);
    expect(caption([name], { anyway: 'refused' })).toBe(
      `Yes, sign out ${name.slice(0, -1 - ' anyway'.length)}… anyway`,
    );
  });

  it('is told from somebody else without a row who differs only where the caption ends', () => {
    const name = `Zoe ${'x'.repeat(50)}`;
    expect(caption([`${name}1`, `${name}2`])).toBe(`Yes, sign out Zoe ${'x'.repeat(19)}…${'x'.repeat(21)}1`);
  });
});

it('a name in a row has its whole room while somebody else is asked about', () => {
  const name = `Anna ${'x'.repeat(60 - 'Anna , idle 1 min'.length)}`;
  const anna = ben({ sessionId: 3, fullName: name, sid: null, idle: { kind: 'noInput', ms: 60_000 } });
  const given = view([anna, ben()], { conversations: new Map([[signInKey(ben()), asking()]]) });
  expect(seen(given)[1]).toBe(`${name}, idle 1 min`);
});
