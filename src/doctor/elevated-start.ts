import type { WindowsFacts } from './facts.ts';
import type { Finding } from './finding.ts';
import { advice, fine } from './finding.ts';
import type { DoctorWords } from './words.ts';

/** Findings about what else a start as an administrator needs; none for what is in order. */
export function elevatedStart(
  { elevatedStart: start, because, isCallable }: WindowsFacts,
  words: DoctorWords,
): readonly Finding[] {
  const { variables, isRemote, profileFolder, isAdministratorProtected } = start;
  // Windows asks for another account, which may not be allowed to read this user's folder.
  const isOtherAccount = because === 'standardUser' || isAdministratorProtected === true;
  const found: readonly (Finding | null)[] = [
    start.isNodeSupported ? null : advice(words.nodeUnsupported, words.fix.node),
    isCallable && variables === null ? advice(words.variablesUnknown, words.fix.report) : null,
    variables === null || variables.length === 0
      ? null
      : advice(words.variables(variables), words.fix.variables),
    isRemote === true ? advice(words.remote, words.fix.folder) : null,
    isOtherAccount && profileFolder !== null
      ? advice(words.inProfile(profileFolder), words.fix.folder)
      : null,
    isAdministratorProtected === true ? fine(words.administratorProtection) : null,
    smartAppControl(start.smartAppControl, isCallable, words),
  ];
  return found.filter((finding) => finding !== null);
}

function smartAppControl(
  state: WindowsFacts['elevatedStart']['smartAppControl'],
  isCallable: boolean,
  words: DoctorWords,
): Finding | null {
  switch (state) {
    case 'off':
      return null;
    case 'on':
      return advice(words.smartAppControl.on, words.fix.smartAppControl);
    case 'evaluating':
      return advice(words.smartAppControl.evaluating, words.fix.smartAppControl);
    case null:
      return isCallable ? advice(words.smartAppControl.unknown, words.fix.report) : null;
  }
}
