import { IN_USE } from '../../src/sessions/idle-time.ts';
import type { Session } from '../../src/sessions/session.ts';
import type { Process } from '../pc/process.ts';
import type { SignIn } from '../pc/sign-in.ts';
import type { Begun, Consent, Watched } from './witnessed.ts';

/*
 * What speaks against a sign-out, by what truly was and by what was shown and clicked.
 */

/** A look counts for so long, in ms. What happens after it cannot be known. */
export const LOOK_COUNTS = 1000;

/** A line between two processes may be on its way for so long, beside what all lines take, in ms. */
export const ON_ITS_WAY = 100;

/** Whoever says nothing for so long is gone, in ms. Nothing was heard since the beat before. */
const SILENT = 6000;

/** How the PC was disturbed, by the monotonic clock. */
export interface Disturbed {
  readonly slept: readonly number[];
  readonly stepped: readonly number[];
  /** How long lines took at the most, in ms. */
  readonly slowest: number;
}

export interface Deed {
  readonly victim: SignIn;
  /** Who decided it: a tray, or a helper. */
  readonly asker: Watched;
  /** The tray, in either case. */
  readonly tray: Watched;
  /** When the asker had decided it, and when it was done. */
  readonly decidedAt: number;
  readonly at: number;
  /** The person's own Usher did it. */
  readonly isNeighbors: boolean;
}

/** @returns what is wrong with it, as sentences */
export function whatIsWrong(
  deed: Deed,
  consent: Consent,
  begun: Begun,
  disturbed: Disturbed,
): readonly string[] {
  const { victim, asker, tray, decidedAt, at, isNeighbors } = deed;
  const { key } = victim;
  const isHelper = asker !== tray;
  const since = consent.at;
  const onItsWay = ON_ITS_WAY + disturbed.slowest;
  const until = decidedAt - (isHelper ? onItsWay : 0);
  const wrong: string[] = [];
  const say = (isSo: boolean, sentence: string) => {
    if (isSo) wrong.push(sentence);
  };
  const isBetween = (moment: number | null | undefined, from: number, to: number) =>
    moment !== null && moment !== undefined && moment > from && moment < to;

  say(isBetween(tray.canceled.get(key), since, until), 'it was canceled');
  say(isBetween(tray.endedAt, 0, until) && isHelper, 'the tray that it was decided for was gone');
  say(isHelper && isSilent(tray.process, until - SILENT), 'the tray that it was decided for was silent');
  say(isBetween(tray.iconLostAt, since, until), 'the icon had been lost');
  say(
    disturbed.slept.some((moment) => isBetween(moment, begun.at, decidedAt)),
    'the PC had slept',
  );
  say(
    disturbed.stepped.some((moment) => isBetween(moment, begun.at, decidedAt)),
    'the clock had been set',
  );
  say(
    asker.failed.some((moment) => isBetween(moment, since, until)),
    'a listing had failed',
  );
  say(
    asker.toldLeft.some((moment) => isBetween(moment, since, until)),
    'the operator had been listed as gone',
  );
  say(hasLeft(tray.operator, decidedAt - LOOK_COUNTS), 'the operator had left');
  say(tray.protected.includes(victim.account.userName), 'they are protected');
  const refused = [asker.refused.get(key), tray.refused.get(key)];
  say(
    refused.some((moment) => isBetween(moment, since, until)),
    'they had refused',
  );
  if (!isNeighbors) {
    const looked = asker.looked;
    say(isBetween(asker.ownAsked.get(key), since, decidedAt), 'their own Usher had been asked to');
    say(looked === null || !looked.works, 'the last look had failed');
    say(looked !== null && decidedAt - looked.begunAt > LOOK_COUNTS + 60, 'the last look was too old');
  }
  const saidYes = [asker.personSaidYes.get(key), tray.personSaidYes.get(key)].some(
    (moment) => moment !== undefined && moment >= begun.at,
  );
  if (saidYes || consent.isAnyway) return wrong;
  const { session, listedAt } = begun;
  if (isAway(session)) say(isBack(session, victim, listedAt, at - LOOK_COUNTS), 'they had come back');
  else if (!isQuiet(session, tray.quietMs)) wrong.push('they may be there, and have not agreed');
  else say(hasTyped(victim, listedAt, at - LOOK_COUNTS), 'they were quiet, and have typed since');
  return wrong;
}

export function isAway({ state, locked }: Session): boolean {
  return state === 'disconnected' || locked === true;
}

function isQuiet({ idle }: Session, quietMs: number): boolean {
  return idle.kind === 'noInput' && idle.ms >= Math.max(quietMs, IN_USE);
}

/** It stands still, and has since before that moment. */
function isSilent({ stillSince, stillUntil }: Process, moment: number): boolean {
  return stillSince < moment && stillUntil > moment + SILENT;
}

/** They left before that moment, and have not come back. */
function hasLeft({ awaySince, endedAt }: SignIn, moment: number): boolean {
  return (awaySince !== null && awaySince < moment) || (endedAt !== null && endedAt < moment);
}

/** They have been there since, in a way that a listing can tell: they still are, or have connected meanwhile. */
function isBack(
  listed: Session,
  { isThere, backAt, connectTime }: SignIn,
  since: number,
  until: number,
): boolean {
  const canBeTold = isThere || connectTime !== listed.connectTime;
  return canBeTold && backAt !== null && backAt > since && backAt < until;
}

function hasTyped({ inputAt }: SignIn, since: number, until: number): boolean {
  return inputAt > since && inputAt < until;
}
