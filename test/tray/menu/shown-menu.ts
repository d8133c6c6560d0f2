import type { Conversation } from '../../../src/conversation/state.ts';
import { english } from '../../../src/languages/en/words.ts';
import { signInKey } from '../../../src/sessions/identity.ts';
import { otherUsers } from '../../../src/sessions/other-users.ts';
import type { Session } from '../../../src/sessions/session.ts';
import type { Action } from '../../../src/tray/menu/action.ts';
import { plan } from '../../../src/tray/menu/menu.ts';
import { assignRows, SLOTS } from '../../../src/tray/menu/slots.ts';
import { timesLeft } from '../../../src/tray/menu/times-left.ts';
import type { View } from '../../../src/tray/menu/view.ts';
import { anna, ben, kai } from '../../fakes/people.ts';

/*
 * Menus for tests, and what is seen of them.
 */

export const BEN = signInKey(ben());
export const ANNA = signInKey(anna());

/** A menu with these people besides the operator. */
export function view(sessions: readonly Session[], over: Partial<View> = {}): View {
  const people = otherUsers([kai(), ...sessions]);
  return {
    listing: 'listed',
    slots: assignRows([], people, 0),
    others: people,
    withoutRow: Math.max(0, people.length - SLOTS),
    isOwnKnown: true,
    conversations: new Map(),
    timesLeft: new Map(),
    mayLeaveNotes: true,
    everyoneOverMs: 60 * 60_000,
    ...over,
  };
}

/** Ben alone, with his conversation in this state, at a moment of its clock in ms. */
export function about(state: Conversation, over: Partial<View> = {}, now = 0): View {
  const conversations = new Map([[BEN, state]]);
  return view([ben()], { conversations, timesLeft: timesLeft(conversations, now), ...over });
}

/** The visible menu: the text of each row, disabled ones in brackets. */
export function seen(given: View): string[] {
  return plan(given, english).menu.rows.flatMap((row) => {
    if ('line' in row) return ['---'];
    if (row.hidden) return [];
    return [row.enabled ? row.text : `[${row.text}]`];
  });
}

/** What a click on that row does. */
export const action = (given: View, row: string): Action | undefined => plan(given, english).actions.get(row);

/** The tooltip and the icon. */
export const face = (given: View) => {
  const { tooltip, icon } = plan(given, english).menu;
  return [tooltip, icon];
};
