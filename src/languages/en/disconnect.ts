import { cutMiddle } from '../../base/text/cutting.ts';
import type { Failure, Outcome } from '../../conversation/outcome.ts';
import type { DisconnectFacts, PersonFacts, Question, TitledText } from '../../engine/words.ts';
import { joined, may, must, TOAST_ROOM, withinRoom } from '../budget.ts';
import { cut, fit, LONGEST_NAME } from '../fit.ts';
import { outcome } from './outcomes.ts';
import { whoIsThere } from './question.ts';
import { givenReason, usherAsked } from './to-the-person.ts';
import { seconds as inSeconds } from './units.ts';

/*
 * What is said about a disconnect where the words of a sign-out would not be true.
 */

/** Gives way where there is no room. */
const WHO_IS_THERE = 1;

/** The question to the operator. Nothing closes by it, so nothing is named that could be lost. */
export function disconnectQuestion(facts: DisconnectFacts): Question {
  const name = cutMiddle(facts.name, LONGEST_NAME);
  return {
    title: fit('Disconnect ', facts.name, '?'),
    text: joined(
      withinRoom(TOAST_ROOM, [
        must(`Nothing closes, and ${name} can connect again.`),
        may(whoIsThere({ ...facts, name }), WHO_IS_THERE),
        ...whatIsNext({ ...facts, name }).map(must),
      ]),
    ),
    yes: 'Disconnect',
    no: 'Keep connected',
    note: null,
  };
}

function whatIsNext({ name, presence, personSeconds, needsPermission }: DisconnectFacts): string[] {
  const permission = needsPermission ? ['Windows will ask for permission next.'] : [];
  if (presence === 'away') return permission;
  if (personSeconds === null) return [`${name} can't be asked.`, ...permission];
  return [`${name} will be asked first and has ${inSeconds(personSeconds)} to answer.`, ...permission];
}

/** What the person is asked. As with a sign-out the box cannot be taken back. */
export function disconnectQuestionFor(facts: PersonFacts): TitledText {
  const { operator, seconds, silenceSignsOut: counts, reason } = facts;
  return {
    title: `${operator} is asking to disconnect you (Usher)`,
    text: [
      `${usherAsked(facts)} Your programs run on, and nothing is closed. You can connect again at once.`,
      `OK disconnects you now, if ${operator} still wants it.\nCancel keeps you connected.`,
      counts
        ? `No answer within ${inSeconds(seconds)} counts as OK: you will be disconnected, if ${operator} still wants it.`
        : `No answer within ${inSeconds(seconds)} counts as Cancel: you stay connected.`,
      ...givenReason(operator, reason),
    ].join('\n\n'),
  };
}

/** How a disconnect ended. */
export function disconnectOutcome(result: Outcome, name: string): TitledText {
  if (result.kind === 'failed') return failed(result.error, name);
  if (result.kind !== 'stillThere') return outcome(result, name, 'connected');
  return { title: fit('', name, ' is still connected'), text: 'Windows has not disconnected them yet.' };
}

function failed(error: Failure, name: string): TitledText {
  const stays = fit('', name, ' stays connected');
  switch (error.kind) {
    case 'accessDenied':
      return {
        title: stays,
        text: 'Windows only lets an administrator disconnect other people. Ask an administrator of this PC.',
      };
    case 'noRights':
      return {
        title: stays,
        text: "This account can't disconnect other people, and no administrator can be asked here. usher doctor says why.",
      };
    case 'windows':
      return {
        title: fit("Windows couldn't disconnect ", name, ''),
        text: `${error.code === null ? '' : `Error ${error.code}. `}${cut(name, LONGEST_NAME)} is still connected.`,
      };
    default:
      return outcome({ kind: 'failed', error }, name, 'connected');
  }
}
