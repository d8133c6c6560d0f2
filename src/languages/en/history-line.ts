import type { HistoryFact } from '../../history/words.ts';
import { disconnectLine } from './history-disconnect.ts';
import { own } from './own-word.ts';
import { givenReason } from './to-the-person.ts';

type Sentence = (person: string) => string;

/** One entry of the history as a sentence. An event that this version does not know is named as it is. */
export function historyLine(fact: HistoryFact): string {
  const { event, person, detail } = fact;
  const milder = fact.isDisconnect ? disconnectLine(fact) : null;
  if (milder !== null) return milder;
  switch (event) {
    case 'clicked':
      return begun(fact);
    case 'asked':
      return asked(fact);
    case 'answered':
      return detail === 'yes' ? `You said yes to signing ${person} out.` : `You said no: ${person} stays.`;
    case 'questionNotShown':
      return `The question about ${person} was not on the screen, so only an answer counted.`;
    case 'questionShownAgain':
      return `The question about ${person} was put in a window of its own.`;
    case 'permission':
      return `Windows asked for permission to sign ${person} out. It was ${detail === 'yes' ? '' : 'not '}given.`;
    case 'countdown':
      return fact.isPersonAsked
        ? `${person} was asked on screen, and the countdown began.`
        : `The countdown for ${person} began.`;
    case 'personAnswered':
      return personAnswered(fact);
    case 'note':
      return own(NOTES, detail)?.(person) ?? `Your message for ${person} couldn't be delivered.`;
    case 'noteShown':
      return `${person} was shown your message.`;
    case 'receipt':
      return own(RECEIPTS, detail)?.(person) ?? `${person} asked Usher to sign you out.`;
    case 'letIn':
      return detail === 'shown'
        ? 'The sign-in screen was shown instead of your session.'
        : "The sign-in screen couldn't be shown instead of your session.";
    case 'canceled':
      return `The sign-out of ${person} was canceled.`;
    case 'lastLook':
      return `You didn't answer. That counted as a yes to signing ${person} out.`;
    case 'signingOut':
      return fact.isAnotherWay
        ? `Windows was told in another way to sign ${person} out.`
        : `Windows was told to sign ${person} out.`;
    case 'attempt':
      return attempt(fact);
    default:
      return `${event}: ${person}.`;
  }
}

function begun({ person, because, reason }: HistoryFact): string {
  const although = own(ALTHOUGH, because)?.(person) ?? `You wanted to sign ${person} out.`;
  return [because === '' ? '' : although, ...givenReason('you', reason === '' ? null : reason)]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function asked({ person, because, silenceCounts }: HistoryFact): string {
  const question = `You were asked whether to sign ${person} out${because === '' ? '' : ' anyway'}.`;
  return silenceCounts ? `${question} No answer would count as a yes.` : question;
}

function personAnswered({ person, detail, because }: HistoryFact): string {
  return (
    own(STAYS, because)?.(person) ??
    own(PERSON_ANSWERS, detail)?.(person) ??
    `${person}: ${detail || 'unknown'}.`
  );
}

function attempt({ person, detail, code }: HistoryFact): string {
  if (detail === 'failed') {
    return `Windows couldn't sign ${person} out that way${code === null ? '' : ` (error ${code})`}.`;
  }
  return own(ATTEMPTS, detail)?.(person) ?? `Windows answered about ${person}: ${detail || 'unknown'}.`;
}

const ALTHOUGH: Partial<Record<string, Sentence>> = {
  refused: (person) => `You began again although ${person} had said no.`,
  personUnanswered: (person) => `You began again although ${person} hadn't answered.`,
  cannotBeAsked: (person) => `You began again although ${person} couldn't be asked.`,
  keptByProgram: (person) => `You began again although a program of ${person}'s had objected.`,
  beingAsked: (person) => `You began again although somebody else was asking ${person}.`,
  ordered: (person) => `You chose not to wait for ${person}.`,
};

const PERSON_ANSWERS: Partial<Record<string, Sentence>> = {
  yes: (person) => `${person} said yes.`,
  no: (person) => `${person} said no.`,
  later: (person) => `${person} asked for 10 more minutes.`,
  noAnswer: (person) => `${person} didn't answer.`,
  cannotBeAsked: (person) => `${person} couldn't be asked.`,
};

/** The line that the person picked beside their no. */
const STAYS: Partial<Record<string, Sentence>> = {
  stillWorking: (person) => `${person} picked “I'm still working”.`,
  programRuns: (person) => `${person} picked “A program is still running”.`,
  backSoon: (person) => `${person} picked “I'll be back soon”.`,
};

const NOTES: Partial<Record<string, Sentence>> = {
  left: (person) => `You left ${person} a message.`,
};

const ATTEMPTS: Partial<Record<string, Sentence>> = {
  done: (person) => `Windows started signing ${person} out.`,
  stopped: (person) => `The final check stopped it: something about ${person} had changed.`,
  slow: (person) => `Windows took long to sign ${person} out.`,
  absent: (person) => `This Windows has no such way to sign ${person} out.`,
  kept: (person) => `A program of ${person}'s objected.`,
};

const RECEIPTS: Partial<Record<string, Sentence>> = {
  signedOut: (person) => `${person} signed you out.`,
  kept: (person) => `${person} asked Usher to sign you out. You stayed signed in.`,
  yes: (person) => `${person} asked you to sign out, and you said yes.`,
};
