import type { OperatorFacts, PersonFacts, TitledText, WarningFacts } from '../../engine/words.ts';
import { seconds as inSeconds } from './units.ts';

/**
 * What the person is asked. The box cannot be taken back where the operator no longer wants it, so that every sentence
 * is true then too.
 */
export function questionFor(facts: PersonFacts): TitledText {
  const { operator, seconds, silenceSignsOut, reason } = facts;
  return {
    title: `${operator} is asking you to sign out (Usher)`,
    text: [
      `${usherAsked(facts)} Please save your work before you answer.`,
      `OK signs you out now, if ${operator} still wants it. Unsaved work is lost.\nCancel keeps you signed in.`,
      silenceSignsOut
        ? `No answer within ${inSeconds(seconds)} counts as OK: you will be signed out, if ${operator} still wants it.`
        : `No answer within ${inSeconds(seconds)} counts as Cancel: you stay signed in.`,
      ...givenReason(operator, reason),
    ].join('\n\n'),
  };
}

/** What tells a genuine box from any other: which program it is of, on whose behalf, and that Windows lists them here. */
export function usherAsked({ operator, account }: OperatorFacts): string {
  return account === null
    ? `Usher on this PC asked you this for ${operator}.`
    : `Usher on this PC asked you this for ${operator} (${account}), who is signed in here, too.`;
}

/** A message instead of a sign-out. */
export function noteFor(operator: string, isThere: boolean): TitledText {
  return isThere
    ? {
        title: `${operator} would like to use this PC`,
        text: 'Could you sign out when you have finished?',
      }
    : { title: `Message from ${operator}`, text: 'Please sign out when you have finished.' };
}

/** Nobody saves their work in fewer seconds. */
const SHORTEST_TO_SAVE = 5;

/** For somebody who is there and is not asked. */
export function warningFor({ operator, seconds, reason }: WarningFacts): TitledText {
  return {
    title: `${operator} is signing you out`,
    text: [
      seconds < SHORTEST_TO_SAVE
        ? 'You are being signed out of this PC now.'
        : `You will be signed out of this PC in ${inSeconds(seconds)}. Please save your work at once.`,
      ...givenReason(operator, reason),
    ].join('\n\n'),
  };
}

/** As a quotation, so that it passes for nothing that Usher or Windows says. */
export function givenReason(operator: string, reason: string | null): string[] {
  // A quotation mark in it would end the quotation.
  return reason === null ? [] : [`Reason given by ${operator}: “${reason.replaceAll(/[“”„‟"]/gu, '’')}”`];
}
