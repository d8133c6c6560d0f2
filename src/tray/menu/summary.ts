import type { TimeLeft } from '../../base/time-left.ts';
import type { Conversation } from '../../conversation/state.ts';
import { hasMoreTime, isAskingPerson, isCancelable, isCertain } from '../../conversation/state-facts.ts';
import type { Menu } from '../ports.ts';
import type { TrayWords } from '../words.ts';
import type { View } from './view.ts';
import { countPeople } from './view.ts';

/**
 * What the icon shows while the menu is closed: its picture and its tooltip.
 * @param nameOf by sign-in key; called only if somebody is named
 */
export function summary(
  view: View,
  nameOf: (key: string) => string,
  words: TrayWords,
): Pick<Menu, 'tooltip' | 'icon'> {
  const running = [...view.conversations].filter(([, state]) => isBusy(state));
  const shown =
    running.find(([, each]) => isCertain(each)) ??
    running.find(([, each]) => !isStopping(each) && !isWatching(each)) ??
    running[0];
  if (shown === undefined) return { tooltip: atRest(view, words), icon: 'calm' };
  const [key, state] = shown;
  const left = view.timesLeft.get(key) ?? null;
  return { tooltip: busy(state, nameOf(key), left, words), icon: 'asking' };
}

function atRest(view: View, { tooltip }: TrayWords): string {
  switch (view.listing) {
    case 'pending':
      return tooltip.looking;
    case 'failed':
      return tooltip.listFailed;
    case 'listed':
      return tooltip.people(countPeople(view));
  }
}

/** Nobody is being signed out while anybody is still asked. */
function busy(state: Conversation, name: string, left: TimeLeft | null, words: TrayWords): string {
  const { tooltip } = words;
  const isDisconnect = state.pinned.deed === 'disconnect';
  if (isStopping(state)) return (isDisconnect ? tooltip.stoppingDisconnect : tooltip.stopping)(name);
  if (isAskingPerson(state)) return tooltip.askingPerson(name, left);
  if (hasMoreTime(state)) return tooltip.moreTime(name, left);
  const isSilenceRunning = state.kind === 'asking' && left !== null;
  const isCounting = isSilenceRunning || (isCertain(state) && isCancelable(state));
  if (isCounting) return (isDisconnect ? tooltip.disconnectingIn : tooltip.countingDown)(name, left);
  if (isCertain(state)) return (isDisconnect ? tooltip.disconnecting : tooltip.signingOut)(name);
  return isWatching(state) ? tooltip.watching(name) : tooltip.asking(name);
}

function isStopping(state: Conversation): boolean {
  return state.kind === 'elevated' && state.stopped !== null;
}

/** The helper is lost. */
function isWatching(state: Conversation): boolean {
  return state.kind === 'verifying' && !isCertain(state);
}

function isBusy(state: Conversation): boolean {
  return state.kind !== 'ended' && state.kind !== 'waiting';
}
