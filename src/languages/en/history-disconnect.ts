import type { HistoryFact } from '../../history/words.ts';
import { own } from './own-word.ts';

type Sentence = (person: string) => string;

/** How a disconnect ended; null where the words of a sign-out are true of it. */
export function disconnectEnd({ person, detail, because, code }: HistoryFact): string | null {
  if (detail !== 'failed') return own(ENDS, detail)?.(person) ?? null;
  if (because === 'windows') return couldNot(person, code);
  return because === 'noRights' ? `${person} stays connected: this account can't disconnect others.` : null;
}

/** One step of a disconnect; null as above. */
export function disconnectLine({ event, person, detail, code }: HistoryFact): string | null {
  switch (event) {
    case 'clicked':
      return `You wanted to disconnect ${person}.`;
    case 'asked':
      return `You were asked whether to disconnect ${person}.`;
    case 'answered':
      return detail === 'no'
        ? `You said no: ${person} stays connected.`
        : `You said yes to disconnecting ${person}.`;
    case 'permission':
      return `Windows asked for permission to disconnect ${person}. It was ${detail === 'yes' ? '' : 'not '}given.`;
    case 'canceled':
      return `The disconnect of ${person} was canceled.`;
    case 'signingOut':
      return `Windows was told to disconnect ${person}.`;
    case 'attempt':
      if (detail === 'failed') return couldNot(person, code);
      return own(ATTEMPTS, detail)?.(person) ?? null;
    default:
      return null;
  }
}

function couldNot(person: string, code: number | null): string {
  return `Windows couldn't disconnect ${person}${code === null ? '' : ` (error ${code})`}.`;
}

const ENDS: Partial<Record<string, Sentence>> = {
  disconnected: (person) => `You disconnected ${person}. Everything of ${person}'s runs on.`,
  alreadyDisconnected: (person) => `${person} had already disconnected.`,
  declined: (person) => `${person} stays connected: you said no.`,
  refused: (person) => `${person} said no and stays connected.`,
  personUnanswered: (person) => `${person} didn't answer and stays connected.`,
  canceled: (person) => `${person} stays connected: it was canceled.`,
  stillThere: (person) => `${person} was still connected when Usher stopped watching.`,
};

const ATTEMPTS: Partial<Record<string, Sentence>> = {
  done: (person) => `Windows started disconnecting ${person}.`,
  slow: (person) => `Windows took long to disconnect ${person}.`,
  absent: (person) => `This Windows has no way to disconnect ${person}.`,
};
