import type { Failure, Outcome } from '../../conversation/outcome.ts';
import type { TitledText } from '../../engine/words.ts';
import type { StayReason } from '../../sessions/person-answer.ts';
import { cut, fit, LONGEST_NAME } from '../fit.ts';
import type { Kept } from './kept.ts';
import { programLabels } from './programs.ts';
import { memory } from './units.ts';

/**
 * How a conversation ended, in words. The title is short whatever the name: what happened stands at its end.
 * @param as what they are as long as nothing is done to them
 */
export function outcome(result: Outcome, name: string, as: Kept = 'signed in'): TitledText {
  const who = cut(name, LONGEST_NAME);
  const stays = fit('', name, ` stays ${as}`);
  switch (result.kind) {
    case 'signedOut':
      return {
        title: fit('', name, ' is signed out'),
        text:
          result.memoryBytes === null
            ? 'Windows has closed the session.'
            : `${memory(result.memoryBytes)} of memory is free again.`,
      };
    case 'disconnected':
      return {
        title: fit('', name, ' is disconnected'),
        text: `Everything of ${who}'s runs on, and ${who} can connect again.`,
      };
    case 'alreadyDisconnected':
      return { title: fit('', name, ' had already disconnected'), text: 'There was nothing left to do.' };
    case 'declined':
      return { title: stays, text: `You chose to keep ${who} ${as}.` };
    case 'unanswered':
      return { title: stays, text: "The question wasn't answered." };
    case 'permissionDeclined':
      return { title: stays, text: "You didn't give permission." };
    case 'refused':
      return {
        title: fit('', name, ` said no and stays ${as}`),
        text: result.because === undefined ? `${who} was asked on screen.` : STAYS[result.because](who),
      };
    case 'personUnanswered':
      return { title: stays, text: `${who} didn't answer and may be at this PC.` };
    case 'keptByProgram':
      return { title: stays, text: keptBy(result.programs, who) };
    case 'beingAsked': {
      const by = result.by === null ? 'Somebody else' : cut(result.by, LONGEST_NAME);
      return { title: fit('', name, ' is being asked already'), text: `${by} is asking ${who} to sign out.` };
    }
    case 'canceled':
      return { title: stays, text: 'Canceled.' };
    case 'operatorLeft':
      return { title: stays, text: 'You left this PC, so Usher stopped.' };
    case 'cameBack':
      return { title: fit('', name, ' is back'), text: `${who} stays ${as}.` };
    case 'alreadyGone':
      return { title: fit('', name, ' had already signed out'), text: 'There was nothing left to do.' };
    case 'changed':
      return { title: fit('', name, ' had already signed out'), text: 'Somebody has signed in there since.' };
    case 'slept':
      return { title: stays, text: 'The PC was asleep, so Usher stopped.' };
    case 'clockStepped':
      return { title: stays, text: "This PC's clock was changed, so Usher stopped." };
    case 'stillThere':
      return { title: fit('Windows is still signing ', name, ' out'), text: 'This can take a minute.' };
    case 'failed':
      return failed(result.error, name, as);
  }
}

/** The line that the person picked beside their no. */
const STAYS: Record<StayReason, (who: string) => string> = {
  stillWorking: (who) => `${who} is still working.`,
  programRuns: (who) => `A program of ${who}'s is still running.`,
  backSoon: (who) => `${who} will be back soon.`,
};

function failed(error: Failure, name: string, as: Kept): TitledText {
  const stays = fit('', name, ` stays ${as}`);
  switch (error.kind) {
    case 'accessDenied':
      return {
        title: stays,
        text: 'Windows only lets an administrator sign other people out. Ask an administrator of this PC.',
      };
    case 'noRights':
      return {
        title: stays,
        text: "This account can't sign other people out, and no administrator can be asked here. usher doctor says why.",
      };
    case 'helperLost':
      return {
        title: stays,
        text: "Usher's helper with administrator rights didn't start or didn't finish.",
      };
    case 'neighborForbids':
      return {
        title: stays,
        text: `${cut(name, LONGEST_NAME)}'s own Usher doesn't allow it now, and this account has no other way.`,
      };
    case 'neighborLost': {
      const who = cut(name, LONGEST_NAME);
      return { title: stays, text: `${who}'s own Usher didn't sign ${who} out.` };
    }
    case 'protected':
      return { title: stays, text: 'An administrator of this PC has protected this account.' };
    case 'listUnreadable':
      return { title: stays, text: "Usher couldn't see who is signed in, so it stopped." };
    case 'cannotDisconnect':
      return {
        title: fit('', name, " can't be disconnected"),
        text: 'Usher disconnects only people who are connected by Remote Desktop.',
      };
    case 'iconLost':
      return {
        title: "Usher's icon disappeared and is coming back",
        text: `${cut(name, LONGEST_NAME)} stays ${as}.`,
      };
    case 'windows': {
      const code = error.code === null ? '' : `Error ${error.code}. `;
      return {
        title: fit("Windows couldn't sign ", name, ' out'),
        text: `${code}${cut(name, LONGEST_NAME)} is still signed in.`,
      };
    }
  }
}

/** Windows then shows the program to the person, who decides about it when they are back. */
function keptBy(programs: readonly string[], who: string): string {
  const [first] = programLabels(programs);
  const more = programs.length - 1;
  const named = first === undefined ? 'A program' : more > 0 ? `${first} and ${more} more` : first;
  return `${named} objected. Windows waits for ${who} to decide.`;
}
