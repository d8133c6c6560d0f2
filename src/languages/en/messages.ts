import type { SilenceReason } from '../../conversation/consent.ts';
import type { PersonFacts, Question, TitledText, WarningFacts } from '../../engine/words.ts';
import type { NoteResult } from '../../sessions/person-note.ts';
import { cut, fit, LONGEST_NAME } from '../fit.ts';
import { seconds as inSeconds } from './units.ts';

/** The question's text where the only buttons are OK and Cancel. */
export function boxText(asked: Question, name: string): string {
  return `${asked.text}\n\nOK: ${asked.yes.toLowerCase()}.\nCancel: keep ${name} signed in.`;
}

/**
 * What the person is asked. The box cannot be taken back where the operator no longer wants it, so that every sentence
 * is true then too.
 */
export function questionFor({ operator, seconds, silenceSignsOut, reason }: PersonFacts): TitledText {
  return {
    title: `${operator} is asking you to sign out`,
    text: [
      `${operator} asked you to sign out of this PC. Please save your work before you answer.`,
      `OK: sign out now, if ${operator} still wants it; unsaved work is lost.\nCancel: I'm still using it.`,
      silenceSignsOut
        ? `If you don't answer in ${inSeconds(seconds)}, you will be signed out, if ${operator} still wants it.`
        : `If you don't answer in ${inSeconds(seconds)}, you stay signed in.`,
      ...givenReason(operator, reason),
    ].join('\n\n'),
  };
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

/** For somebody who is there and is not asked. */
export function warningFor({ operator, seconds, reason }: WarningFacts): TitledText {
  return {
    title: `${operator} is signing you out`,
    text: [
      `You will be signed out of this PC in ${inSeconds(seconds)}. Please save your work at once.`,
      ...givenReason(operator, reason),
    ].join('\n\n'),
  };
}

/** As a quotation, so that it passes for nothing that Usher or Windows says. */
function givenReason(operator: string, reason: string | null): string[] {
  // A quotation mark in it would end the quotation.
  return reason === null ? [] : [`Reason given by ${operator}: “${reason.replaceAll(/[“”„‟"]/gu, '’')}”`];
}

/** What became of that message. */
export function noteResult(end: NoteResult, name: string): TitledText {
  const who = cut(name, LONGEST_NAME);
  switch (end) {
    case 'left':
      return { title: fit('', name, ' stays signed in'), text: `Windows has your message for ${who}.` };
    case 'refused':
      return {
        title: 'Windows did not take the message',
        text: `Windows only lets an administrator leave ${who} a message.`,
      };
    case 'failed':
      return { title: 'Windows did not take the message', text: `${who} was told nothing.` };
  }
}

const SILENCE: Record<SilenceReason, string> = {
  setToNever: 'settings.json says that no answer is never a yes.',
  secondQuestion: 'Overruling somebody takes a click.',
  severalPeople: 'Signing out several people takes a click.',
  somebodyThere: 'Somebody may be there.',
  idleUnknown: "Windows can't tell how long nobody has been there.",
  idleTooShort: 'They left a short while ago.',
  needsPermission: 'Windows will ask for permission.',
  notExact: 'Only the quser command is there, which tells too little.',
  usageUnknown: "Usher can't see what is open.",
  documentsOpen: 'Programs that hold documents are open.',
  unknownPrograms: "Programs that Usher doesn't know are open.",
  questionNotShown: 'Windows did not show the question.',
  mayBeUnseen: 'Windows may not show the question now.',
  commandLine: 'At the command line only a typed answer counts.',
};

/** Why no answer is not a yes this time. */
export function silenceReason(reason: SilenceReason): string {
  return SILENCE[reason];
}
