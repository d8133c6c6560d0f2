import type { Conversation } from '../../conversation/state.ts';
import { hasMoreTime, isAskingPerson, isCancelable } from '../../conversation/state-facts.ts';
import type { Menu } from '../ports.ts';
import type { TrayWords } from '../words.ts';
import type { Names, View } from './view.ts';
import { countPeople } from './view.ts';

/** What the icon shows while the menu is closed: its picture and its tooltip. */
export function summary(view: View, names: Names, words: TrayWords): Pick<Menu, 'tooltip' | 'icon'> {
  const running = [...view.conversations].filter(([, state]) => isBusy(state));
  const signingOut = running.find(([, state]) => !isStillAsked(state));
  const [key, state] = signingOut ?? running[0] ?? [];
  if (key === undefined || state === undefined) {
    const tooltip =
      view.listing === 'failed' ? words.tooltip.listFailed : words.tooltip.people(countPeople(view));
    return { tooltip, icon: 'calm' };
  }
  const name = names.get(key) ?? '';
  const tooltip =
    signingOut === undefined
      ? words.tooltip.asking(name)
      : words.tooltip.signingOut(name, isCancelable(state));
  return { tooltip, icon: 'asking' };
}

/** Nobody is being signed out yet: the operator or the person has not answered. */
function isStillAsked(state: Conversation): boolean {
  if (state.kind === 'asking' || state.kind === 'checkingUsage') return true;
  return isAskingPerson(state) || hasMoreTime(state);
}

function isBusy(state: Conversation): boolean {
  return state.kind !== 'ended' && state.kind !== 'waiting';
}
