import type { HistoryLine } from '../../history/words.ts';

/** One line of the history as a sentence. An event that this version does not know is named as it is. */
export function historyLine({ event, operator, person, detail }: HistoryLine): string {
  switch (event) {
    case 'clicked':
      return `${operator} clicked ${person}.`;
    case 'asked':
      return `${operator} was asked whether to sign out ${person}.`;
    case 'answered':
      return `${operator} answered ${detail === 'yes' ? 'Yes' : 'No'}.`;
    case 'questionNotShown':
      return `The question about ${person} was not on the screen, so only an answer counts.`;
    case 'permission':
      return detail === 'yes' ? 'Permission was given.' : 'Permission was denied.';
    case 'countdown':
      return `The countdown for ${person} began.`;
    case 'personAnswered':
      return own(PERSON_ANSWERS, detail)?.(person) ?? `${person}: ${detail}.`;
    case 'note':
      return detail === 'left'
        ? `${operator} left ${person} a message.`
        : `Windows did not take a message for ${person}.`;
    case 'noteShown':
      return `${person} was shown ${operator}'s message.`;
    case 'receipt':
      return own(RECEIPTS, detail)?.(operator) ?? `${operator} asked Usher to sign you out.`;
    case 'canceled':
      return `${operator} canceled.`;
    case 'lastLook':
      return `Usher checked again that it was ${person}.`;
    case 'signingOut':
      return `Usher told Windows to sign ${person} out.`;
    case 'attempt':
      return own(DEEDS, detail) ?? `Windows answered: ${detail}.`;
    case 'ended':
      return own(ENDS, detail)?.(person) ?? `It ended for ${person}: ${detail}.`;
    default:
      return `${event}: ${person}.`;
  }
}

/** The file is the user's: `__proto__` and `constructor` are details like any other. */
function own<T>(all: Partial<Record<string, T>>, detail: string): T | undefined {
  return Object.hasOwn(all, detail) ? all[detail] : undefined;
}

type Sentence = (person: string) => string;

const PERSON_ANSWERS: Partial<Record<string, Sentence>> = {
  yes: (person) => `${person} answered Yes.`,
  no: (person) => `${person} answered No.`,
  later: (person) => `${person} asked for 10 more minutes.`,
  noAnswer: (person) => `${person} did not answer.`,
  cannotBeAsked: (person) => `${person} could not be asked.`,
};

const DEEDS: Partial<Record<string, string>> = {
  done: 'Windows started the sign-out.',
  stopped: 'The final check stopped it: something had changed.',
  slow: 'Windows had not finished in time.',
  absent: 'This Windows has no such program.',
  failed: 'Windows refused, or the sign-out failed.',
  kept: 'A program objected.',
};

const RECEIPTS: Partial<Record<string, Sentence>> = {
  signedOut: (operator) => `${operator} signed you out.`,
  kept: (operator) => `${operator} asked Usher to sign you out. You stayed signed in.`,
  yes: (operator) => `${operator} asked you to sign out, and you said yes.`,
};

const ENDS: Partial<Record<string, Sentence>> = {
  signedOut: (person) => `${person} was signed out.`,
  declined: (person) => `${person} stayed signed in.`,
  unanswered: (person) => `Nobody answered, and ${person} stayed signed in.`,
  permissionDeclined: (person) => `Permission was denied, and ${person} stayed signed in.`,
  refused: (person) => `${person} refused and stayed signed in.`,
  personUnanswered: (person) => `${person} seemed to be working and stayed signed in.`,
  keptByProgram: (person) => `A program of ${person}'s objected, and ${person} stayed signed in.`,
  beingAsked: (person) => `Somebody else was asking ${person} already, and ${person} stayed signed in.`,
  canceled: (person) => `It was canceled, and ${person} stayed signed in.`,
  operatorLeft: (person) => `The operator left, and ${person} stayed signed in.`,
  cameBack: (person) => `${person} came back, and nobody was signed out.`,
  alreadyGone: (person) => `${person} had signed out already.`,
  changed: () => 'The session belonged to somebody else by then, and nobody was signed out.',
  slept: (person) => `The PC slept, and ${person} stayed signed in.`,
  clockStepped: (person) => `The clock of this PC was changed, and ${person} stayed signed in.`,
  stillThere: (person) => `Windows was still signing ${person} out when Usher stopped watching.`,
  failed: (person) => `It failed, and ${person} stayed signed in.`,
};
