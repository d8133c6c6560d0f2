import type { HistoryFact, HistoryHeadline } from '../../history/words.ts';
import { disconnectEnd } from './history-disconnect.ts';
import { historyLine } from './history-line.ts';
import { own } from './own-word.ts';

type Sentence = (person: string) => string;

/** The whole of a click in one sentence. An end that this version does not know is named as it is. */
export function historyHeadline(headline: HistoryHeadline): string {
  const { fact } = headline;
  const { person } = fact;
  switch (headline.kind) {
    case 'alone':
      return historyLine(fact);
    case 'noEnd':
      return fact.isDisconnect
        ? `You wanted to disconnect ${person}; no end is recorded.`
        : `You wanted to sign ${person} out; no end is recorded.`;
    case 'ended':
      if (headline.isMessageInstead) return `You left ${person} a message, and ${person} stays signed in.`;
      if (headline.isLetIn) return `You showed the sign-in screen for ${person}, who stays signed in.`;
      if (headline.isOwnYes && fact.detail === 'signedOut') return `${person} said yes and was signed out.`;
      return historyEnd(fact);
  }
}

/** How a click ended. */
export function historyEnd(fact: HistoryFact): string {
  const { person, detail, because, code } = fact;
  const milder = fact.isDisconnect ? disconnectEnd(fact) : null;
  if (milder !== null) return milder;
  if (detail === 'failed') return failed(because, code, person);
  return own(ENDS, detail)?.(person) ?? `It ended for ${person}: ${detail || 'unknown'}.`;
}

const ENDS: Partial<Record<string, Sentence>> = {
  signedOut: (person) => `You signed ${person} out.`,
  declined: (person) => `${person} stays signed in: you said no.`,
  unanswered: (person) => `${person} stays signed in: you didn't answer.`,
  permissionDeclined: (person) => `${person} stays signed in: permission wasn't given.`,
  refused: (person) => `${person} said no and stays signed in.`,
  personUnanswered: (person) => `${person} didn't answer and stays signed in.`,
  keptByProgram: (person) => `${person} stays signed in: a program of ${person}'s objected.`,
  beingAsked: (person) => `${person} stays signed in: somebody else was asking already.`,
  canceled: (person) => `${person} stays signed in: it was canceled.`,
  operatorLeft: (person) => `${person} stays signed in: you left this PC.`,
  cameBack: (person) => `${person} came back and stays signed in.`,
  alreadyGone: (person) => `${person} had already signed out.`,
  changed: (person) => `Nobody was signed out: ${person}'s session belonged to somebody else by then.`,
  slept: (person) => `${person} stays signed in: the PC was asleep.`,
  clockStepped: (person) => `${person} stays signed in: this PC's clock was changed.`,
  stillThere: (person) => `Windows was still signing ${person} out when Usher stopped watching.`,
};

function failed(kind: string, code: number | null, person: string): string {
  if (kind === 'windows') {
    return `Windows couldn't sign ${person} out${code === null ? '' : ` (error ${code})`}.`;
  }
  const why = own(FAILURES, kind)?.(person);
  return why === undefined ? `${person} stays signed in: it failed.` : `${person} stays signed in: ${why}.`;
}

const FAILURES: Partial<Record<string, Sentence>> = {
  accessDenied: () => 'Windows only lets an administrator do this',
  noRights: () => "this account can't sign other people out",
  helperLost: () => "Usher's helper with administrator rights didn't finish",
  neighborForbids: (person) => `${person}'s own Usher didn't allow it`,
  neighborLost: (person) => `${person}'s own Usher didn't do it`,
  protected: () => 'an administrator of this PC has protected this account',
  cannotDisconnect: () => 'only Remote Desktop connections can be taken away',
  listUnreadable: () => "Usher couldn't see who was signed in",
  iconLost: () => "Usher's icon disappeared",
};
