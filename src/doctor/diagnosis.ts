import type { NativeReason } from '../base/refusal.ts';
import { isObstacle } from '../rights/elevation.ts';
import { elevatedStart } from './elevated-start.ts';
import type { DoctorFacts, Place, WindowsFacts } from './facts.ts';
import type { Finding } from './finding.ts';
import { advice, fine, problem } from './finding.ts';
import { neighborFindings } from './neighbor-findings.ts';
import type { DoctorWords } from './words.ts';

/** The first build that is Windows 11. */
const WINDOWS_11 = 22_000;

/** What the facts mean: one finding for each check, always in the same order. */
export function diagnosis(facts: DoctorFacts, words: DoctorWords): readonly Finding[] {
  return [
    fine(words.usher(facts.usher, facts.node.version, facts.node.arch)),
    ...(facts.windows === null ? [elsewhere(facts, words)] : onWindows(facts, facts.windows, words)),
    folders(facts, words),
    ...settings(facts, words),
  ];
}

function folders({ backend, folders: { settings, data } }: DoctorFacts, words: DoctorWords): Finding {
  return fine(isDemo(backend) ? words.demoFolder(data) : words.folders(settings, data));
}

/** A simulated PC that was asked for. */
function isDemo({ name, because }: DoctorFacts['backend']): boolean {
  return name === 'simulated' && because === null;
}

/** Another system, or a simulated PC that was asked for. */
function elsewhere({ backend, platform }: DoctorFacts, words: DoctorWords): Finding {
  return isDemo(backend) ? fine(words.simulated) : advice(words.notWindows(platform), words.fix.windows);
}

function onWindows(facts: DoctorFacts, windows: WindowsFacts, words: DoctorWords): readonly Finding[] {
  return [
    system(windows, words),
    backend(facts, words),
    commands(windows, words),
    rights(windows, words),
    ...(windows.isCallable ? [messages(windows, words)] : []),
    programs(windows, words),
    ...(windows.isCallable ? [toasts(windows, words), notifications(windows, words)] : []),
    tray(facts, windows, words),
    ...neighborFindings(facts.neighbors ?? [], words),
    ...elevatedStart(windows, words),
    ...windows.writers.map((each) => writers(each, words)),
  ];
}

function system({ edition, release, build }: WindowsFacts, words: DoctorWords): Finding {
  const number = build === null ? null : Number.parseInt(build, 10);
  if (number === null || Number.isNaN(number)) return advice(words.windowsUnknown, words.fix.report);
  const is11 = number >= WINDOWS_11;
  const text = words.windows(is11 ? '11' : '10', edition, release, build ?? '');
  return is11 ? fine(text) : advice(text, words.fix.windows);
}

function backend({ backend: { name, because } }: DoctorFacts, words: DoctorWords): Finding {
  if (name === 'wtsapi32') return fine(words.exact);
  const fix = nativeFix(because, words);
  if (name === 'none') return problem(words.noBackend(because), fix);
  return advice(words.throughCommands(because), fix);
}

/** How to fix libraries that can't be called. */
function nativeFix(because: NativeReason | null, { fix }: DoctorWords): string {
  if (because === null || because.fault === 'library') return fix.report;
  return because.fault === 'system' ? fix.windows : fix.native[because.fault];
}

function commands({ commands: found }: WindowsFacts, words: DoctorWords): Finding {
  const names = ['quser', 'logoff', 'msg'] as const;
  const missing = names.filter((name) => !found[name]);
  return fine(missing.length === 0 ? words.commandsThere : words.commandsMissing(missing));
}

function rights({ rights: held, because }: WindowsFacts, words: DoctorWords): Finding {
  const text = held === 'direct' && because === 'unknown' ? words.rightsTried : words.rights[because];
  if (because === 'elevated') return advice(text, words.fix.elevated);
  if (held !== 'none') return fine(text);
  return problem(text, isObstacle(because) ? words.fix.obstacle : words.fix.rights);
}

function messages({ mayLeaveNotes }: WindowsFacts, words: DoctorWords): Finding {
  return mayLeaveNotes ? fine(words.mayMessage) : advice(words.mayNotMessage, words.fix.message);
}

function programs({ programsRefused }: WindowsFacts, words: DoctorWords): Finding {
  if (programsRefused.length === 0) return fine(words.programsIntact);
  return problem(words.programsChanged(programsRefused), words.fix.programs);
}

function toasts({ toastKeysMissing }: WindowsFacts, words: DoctorWords): Finding {
  if (toastKeysMissing === null) return advice(words.toastsUnknown, words.fix.report);
  return toastKeysMissing.length === 0
    ? fine(words.toastsRegistered)
    : advice(words.toastsMissing(toastKeysMissing.length), words.fix.toasts);
}

function notifications({ notifications: state }: WindowsFacts, words: DoctorWords): Finding {
  if (state === null) return advice(words.notificationsUnknown, words.fix.report);
  const text = words.notifications[state];
  return state === 'accepts' ? fine(text) : advice(text, words.fix.notifications);
}

function tray(
  { iconsLost, backend: { because } }: DoctorFacts,
  { isTrayRunning, isCallable }: WindowsFacts,
  words: DoctorWords,
): Finding {
  const lost = words.iconsLost(iconsLost);
  if (isTrayRunning === null)
    return advice(`${words.trayUnknown} ${lost}`, isCallable ? words.fix.report : nativeFix(because, words));
  const text = `${isTrayRunning ? words.trayRuns : words.trayRests} ${lost}`;
  return iconsLost === 0 ? fine(text) : advice(text, words.fix.icon);
}

function writers({ path, who, isAbove }: Place, words: DoctorWords): Finding {
  if (who !== null && isAbove === true) return advice(words.writersAbove(path, who), words.fix.folder);
  if (who === null) return advice(words.writersUnknown(path), words.fix.folder);
  if (who.length === 0) return fine(words.writersNone(path));
  return advice(words.writers(path, who), words.fix.folder);
}

function settings(facts: DoctorFacts, words: DoctorWords): readonly Finding[] {
  const { settingsProblems, policyProblems = [], unknownEntries = [], isNobodyOffered, folders } = facts;
  const { untoldEntries = [] } = facts;
  const found = isNobodyOffered ? problem : advice;
  return [
    ...settingsProblems.map((text) => found(text, words.fix.settings(folders.settings))),
    ...policyProblems.map((text) => found(text, words.fix.policy)),
    ...unknownEntries.map((entry) => advice(words.protectsNobody(entry), words.fix.protectsNobody)),
    ...untoldEntries.map((entry) => problem(words.mayProtectAnybody(entry), words.fix.mayProtectAnybody)),
  ];
}
