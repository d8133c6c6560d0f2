import type { Facts, Person, Phase } from './facts.ts';
import type { Shown, Surface } from './shown.ts';

/** A kind of sentence, and what makes it true. */
export interface Rule {
  readonly on: Surface;
  readonly is: RegExp;
  isTrue(given: Given): boolean;
}

/** A sentence of that kind at one moment. */
export interface Given {
  readonly facts: Facts;
  readonly shown: Shown;
  /** Named parts of the sentence. */
  readonly of: Readonly<Record<string, string>>;
  /** Whoever it names, or the title above it. @throws if that is nobody, or more than one */
  readonly who: Person;
}

type Truth = Rule['isTrue'];

function table(on: Surface, rules: readonly (readonly [RegExp, Truth])[]): readonly Rule[] {
  return rules.map(([is, isTrue]) => ({ on, is, isTrue }));
}

const MINUTE = 60_000;
/** A listing is a minute old at most, and takes a moment; a question stands for one minute more. */
const LAG = 2 * MINUTE + 10_000;

const always: Truth = () => true;

/** What goes on with whoever it names is one of these. */
const in_ =
  (...phases: readonly Phase[]): Truth =>
  ({ who }) =>
    phases.includes(who.phase);

const both =
  (...truths: readonly Truth[]): Truth =>
  (given) =>
    truths.every((isTrue) => isTrue(given));

const isHere: Truth = ({ who }) => who.isHere;
const isUntouched: Truth = ({ who }) => !who.isDone;
const stays = both(isHere, ({ who }) => who.phase === 'atRest' || who.phase === 'next');
const isOut: Truth = ({ who }) => !who.isHere && who.isDone;
const outcomeOf = ({ talk }: Person) => (talk?.kind === 'ended' ? talk.outcome : null);
const isDisconnect: Truth = ({ who }) => who.talk?.pinned.deed === 'disconnect';
const isSignOut: Truth = (given) => !isDisconnect(given);
const isConnected: Truth = ({ who }) => who.session.state === 'active';
const isAway: Truth = ({ who }) => who.session.state === 'disconnected';
const endedAs =
  (kind: string): Truth =>
  ({ who }) =>
    outcomeOf(who)?.kind === kind;
const failedAs =
  (kind: string): Truth =>
  ({ who }) => {
    const outcome = outcomeOf(who);
    return outcome?.kind === 'failed' && outcome.error.kind === kind;
  };
const happened =
  (what: Parameters<Facts['world']['happened']['has']>[0]): Truth =>
  ({ facts }) =>
    facts.world.happened.has(what);

/** Everybody the operator is asked about by the question that stands. */
const asked = ({ everybody }: Facts) => everybody.filter(({ phase }) => phase === 'asking');
const running = ({ everybody }: Facts) => everybody.filter(({ phase }) => phase !== 'atRest');
/** Those of a group whom a click still keeps. */
export const kept = ({ everybody }: Facts) =>
  everybody.filter(
    ({ phase, talk }) =>
      talk?.pinned.group !== undefined && !['atRest', 'ending', 'stopping', 'watching'].includes(phase),
  );

const counts = (count: string | undefined, noun: 'person' | 'people', people: number) =>
  Number(count) === people && (people === 1) === (noun === 'person');

/** True if that many of these units are what has passed, as far as a listing can know. */
function hasPassed(text: string, ms: number | null): boolean {
  if (ms === null) return false;
  if (text === 'less than 1 min') return ms < MINUTE + LAG;
  const unit = { d: 1440, h: 60, min: 1 };
  const minutes = [...text.matchAll(/(\d+) (d|h|min)/g)].reduce(
    (sum, [, count, each]) => sum + Number(count) * unit[each as keyof typeof unit],
    0,
  );
  const step = minutes >= 1440 ? 60 : minutes >= 60 ? 5 : 1;
  return minutes > 0 && ms >= minutes * MINUTE && ms < (minutes + step) * MINUTE + LAG;
}

/** The idle time of a row, with its origin. */
const isIdle: Truth = ({ of, who, facts }) => {
  const { session, quietMs } = who;
  const says = facts.world.parts.ownUshers?.[session.userName]?.idleMs ?? null;
  const isTold = of.origin !== undefined;
  // Where there is no room for the origin, it gives way.
  const ms = isTold ? says : (quietMs ?? says);
  if (isTold && (says === null || session.state === 'disconnected')) return false;
  const idle = of.idle ?? '';
  if ((of.locked !== undefined) !== (session.locked === true && session.state !== 'disconnected'))
    return false;
  if (idle === 'using this PC') return ms !== null && ms < MINUTE + LAG && session.locked !== true;
  if (idle === 'idle time unknown') return !isTold && quietMs === null && session.state !== 'disconnected';
  if (idle === 'away')
    return (ms === null || facts.world.happened.has('clockStepped')) && session.state === 'disconnected';
  const [, word, time = ''] = /^(away for|idle) (.+)$/u.exec(idle) ?? [];
  return (word === 'away for') === (session.state === 'disconnected') && hasPassed(time, ms);
};

const PERSON = String.raw`(?<who>[^,]+(?:, another session\))?), (?<idle>away(?: for [^,(]+?)?|idle time unknown|idle [^,(]+?|using this PC)(?<origin>, says their Usher)?(?<locked> \(locked\))?`;
const NAME = '(?<who>.+?)';
const row = (text: string) => new RegExp(`^${text}$`, 'u');
const says = row;

/** By the settings; null where nobody can tell. */
const isProtected = ({ facts, who }: Given) => {
  const accounts = facts.world.parts.settings?.protected ?? [];
  return accounts === 'unknown' ? null : accounts.includes(who.session.userName);
};

/** The usage that the question was asked with. */
const usageOf = ({ talk }: Person) => (talk !== null && 'usage' in talk ? talk.usage : null);
const holds =
  (isSo: (programs: readonly string[], usage: NonNullable<ReturnType<typeof usageOf>>) => boolean): Truth =>
  (given) => {
    const about = asked(given.facts);
    const people = about.length > 0 ? about : [given.who];
    return people.every((each) => {
      const usage = usageOf(each);
      if (usage === null) return outcomeOf(each) !== null;
      const names =
        usage.kind === 'known'
          ? usage.programs.flatMap(({ holds, name }) => (holds === 'harmless' ? [] : [name]))
          : [];
      return isSo(usage.kind === 'told' ? usage.lost.programs.map(({ name }) => name) : names, usage);
    });
  };
const told = (word: string) => holds((_, usage) => usage.kind === 'told' && usage.lost.word === word);

const CAPTIONS = table('caption', [
  [
    row('Checking who is signed in…'),
    ({ facts }) => facts.world.listed === null && !facts.world.isListFailed,
  ],
  [row("Can't see who is signed in. Click to try again"), ({ facts }) => facts.world.isListFailed],
  [
    row("Usher can't tell which session is yours and signs nobody out"),
    ({ facts }) => facts.world.listed?.every(({ isCurrent }) => !isCurrent) === true,
  ],
  [
    row('Settings have a mistake: earlier ones count. Click for more'),
    ({ facts }) => facts.world.parts.settingsFile?.doubt === 'lastSettings',
  ],
  [
    row('Nobody can be signed out: fix the settings. Click for more'),
    ({ facts }) => facts.world.parts.settingsFile?.doubt === 'protectedUnknown',
  ],
  [row('Nobody else is signed in'), ({ facts }) => facts.others.length === 0],
  [
    row('(?<count>\\d+) other (?<noun>person|people) signed in'),
    ({ facts, of }) =>
      counts(of.count, of.noun as 'person', facts.others.length) && offered(facts).length === 0,
  ],
  [
    row(
      '(?<count>\\d+) other (?<noun>person|people) signed in\\. Click (?<article>the|a) name; Usher asks first',
    ),
    ({ facts, of }) =>
      counts(of.count, of.noun as 'person', facts.others.length) &&
      (of.article === 'the') === (of.count === '1') &&
      offered(facts).length > 0,
  ],
  [
    row('Yes, sign out all (?<count>\\d+)'),
    ({ facts, of }) => asked(facts).length === Number(of.count) && Number(of.count) > 1,
  ],
  [
    row(`Yes, sign out ${NAME} anyway`),
    both(in_('asking'), ({ who }) => who.talk?.kind === 'asking' && who.talk.anyway !== null),
  ],
  [
    row(`Yes, sign out ${NAME}`),
    both(in_('asking'), ({ who }) => who.talk?.kind === 'asking' && who.talk.anyway === null),
  ],
]);

/** The rows that ask about somebody if they are clicked. */
function offered({ world }: Facts): readonly string[] {
  const { rows } = world.usher.tray.menu;
  return rows.flatMap((each) => {
    const isPerson = !('line' in each) && each.id.startsWith('person-') && !each.hidden && each.enabled;
    return isPerson && !/Click (?:here )?to (?:cancel|keep)/u.test(each.text) ? [each.text] : [];
  });
}

/** What is left, where a time runs. */
const TIME = String.raw`(?<left>\d+) (?<unit>s|min)`;
const AND_LEFT = `(?:, ${TIME} left)?`;
const IN = `(?:in ${TIME}|now)`;

/** Nobody has to do anything more for them to be signed out. */
const isCounting: Truth = ({ who: { phase, talk } }) =>
  phase === 'countdown' || (talk?.kind === 'asking' && talk.silenceEndsAt !== null);

/** When that time is over, by what the conversation knows; null where no time runs. */
function endOf({ talk }: Person): number | null {
  if (talk?.kind === 'asking') return talk.silenceEndsAt;
  return talk?.kind === 'countingDown' || talk?.kind === 'elevated' ? talk.endsAt : null;
}

/** The number is the time that is left, rounded up, at every moment; where there is none, no time is left. */
const isLeft: Truth = ({ of, who }) => {
  const end = endOf(who);
  const ms = end === null ? 0 : end - performance.now();
  if (of.left === undefined) return ms <= TICK;
  const isInMinutes = of.unit === 'min';
  if (isInMinutes ? ms <= 90_000 - TICK : ms > 90_000) return false;
  const unit = isInMinutes ? MINUTE : 1000;
  const most = Number(of.left) * unit;
  return ms <= most && ms > most - unit - TICK;
};

/** A timer is at most this late where time is simulated, in ms. */
const TICK = 1;

const MEMORY = String.raw`(?:, \d+(?:\.\d)? [GM]B)?`;
const anyway = (kind: string) => both(endedAs(kind), isHere);

const ROWS = table('row', [
  [row(`${PERSON}${MEMORY} \\(protected\\)`), both(isIdle, (given) => isProtected(given) === true)],
  [row(`${PERSON}${MEMORY} \\(may be protected\\)`), both(isIdle, (given) => isProtected(given) === null)],
  [row(`${PERSON}${MEMORY}`), both(isIdle, in_('atRest'))],
  [row(`${NAME}, next in line\\. Click to cancel`), in_('next')],
  [
    row(`${NAME}, sign out\\? Click here to keep signed in`),
    both(in_('asking', 'checking'), (given) => !isCounting(given)),
  ],
  [row(`${NAME}, waiting for permission\\. Click to cancel`), in_('permission')],
  [row(`${NAME}, checking what is open\\. Click to cancel`), in_('helperChecks')],
  [row(`${NAME}, asking once more\\. Click to keep signed in`), in_('helperAsks')],
  [row(`Asking ${NAME}${AND_LEFT}\\. Click to cancel`), both(in_('personAsked'), isAsked, isLeft)],
  [row(`${NAME} has more time${AND_LEFT}\\. Click to cancel`), both(in_('moreTime'), isNotAsked, isLeft)],
  [row(`${NAME}, stopping`), in_('stopping')],
  [
    row(`Signing out ${NAME} ${IN}\\. Click to cancel`),
    both(isSignOut, isCounting, isNotAsked, isHere, isLeft),
  ],
  [
    row(`Disconnecting ${NAME} ${IN}\\. Click to cancel`),
    both(isDisconnect, isCounting, isNotAsked, isHere, isLeft),
  ],
  [row(`(?:Disconnecting|Still disconnecting) ${NAME}…`), both(isDisconnect, isHere, in_('ending'))],
  [row(`(?:Signing|Still signing) out ${NAME}…`), both(in_('ending'), ({ who }) => who.isDone)],
  [row(`${NAME}, helper lost, watching`), in_('watching')],
  [row(`${NAME}, signed out`), ({ who }) => !who.isHere],
  [row(`${NAME}, said no\\. Click to sign out anyway…`), anyway('refused')],
  [row(`${NAME}, didn't answer\\. Click to sign out anyway…`), anyway('personUnanswered')],
  [row(`${NAME}, kept by an app\\. Click to sign out anyway…`), anyway('keptByProgram')],
  [row(`${NAME}, asked by others\\. Click to sign out anyway…`), anyway('beingAsked')],
  [
    row(`${NAME}, can be signed out only by an administrator`),
    both(isHere, ({ who }) => outcomeOf(who)?.kind === 'failed'),
  ],
  [
    row(`${NAME}, admins only\\. Click to leave a message`),
    both(isHere, ({ who }) => outcomeOf(who)?.kind === 'failed'),
  ],
  [row(`${NAME}, Windows hides the details from you`), ({ who }) => !who.session.isReadable],
  [row(`${NAME}, signed in, but not in Windows' list`), ({ who }) => who.session.state === 'unknown'],
  [
    row('(?<count>\\d+) more (?<noun>person|people)\\. Click to see everyone'),
    ({ facts, of }) => counts(of.count, of.noun as 'person', facts.others.length - seated(facts)),
  ],
  [
    row('Sign out everyone inactive for over 1 h…'),
    ({ facts, shown }) => shown.row?.enabled === true && inactive(facts).length > 0,
  ],
  [
    row('Sign out (?<count>\\d+) people\\? Click here to keep all signed in'),
    both(isAboutKept, ({ facts }) =>
      kept(facts).every(({ phase }) => ['next', 'checking', 'asking'].includes(phase)),
    ),
  ],
  [
    row('Signing out (?<count>\\d+) people\\. Click to keep all signed in'),
    both(isAboutKept, ({ facts }) => kept(facts).every(({ phase }) => phase === 'countdown')),
  ],
  [
    row('(?<count>\\d+) people may be signed out\\. Click to keep all signed in'),
    both(isAboutKept, ({ facts }) => !kept(facts).every(({ phase }) => phase === 'countdown')),
  ],
  [
    row('(?<count>\\d+) (?:message was|messages were) left for you\\. Click to read(?<one> it)?'),
    ({ of, facts }) => {
      const count = receipts(facts).length + notes(facts).length + shownNotes(facts).length;
      return Number(of.count) === count && (of.one !== undefined) === (count === 1);
    },
  ],
  [row("Don't ask me until tomorrow"), ({ facts }) => facts.world.parts.doNotAsk !== undefined],
  [
    row('Your Usher says no for now\\. Click to let others ask again'),
    ({ facts }) => facts.world.parts.doNotAsk?.isOn() === true,
  ],
  [row('(?:History…|Settings…|Help and about…|&Quit Usher)'), ({ shown }) => shown.row?.enabled === true],
]);

function isAsked({ who }: Given): boolean {
  return who.isAsked;
}
function isNotAsked({ who }: Given): boolean {
  return !who.isAsked;
}
function isAboutKept({ facts, of }: Given): boolean {
  return kept(facts).length === Number(of.count) && Number(of.count) > 1;
}
function seated({ world }: Facts): number {
  return world.usher.tray.menu.rows.filter(
    (each) =>
      'text' in each && each.id.startsWith('person-') && !each.hidden && !each.text.endsWith(', signed out'),
  ).length;
}
function inactive({ others }: Facts): readonly Person[] {
  return others.filter(
    ({ quietMs, phase }) => phase === 'atRest' && quietMs !== null && quietMs >= 60 * MINUTE,
  );
}

const BUSY: readonly Phase[] = ['countdown', 'ending'];

const TOOLTIPS = table('tooltip', [
  [
    row('Usher: checking who is signed in…'),
    ({ facts }) => facts.world.listed === null && !facts.world.isListFailed,
  ],
  [
    row('Usher: nobody else is signed in'),
    ({ facts }) => facts.world.listed !== null && facts.others.length === 0,
  ],
  [
    row('Usher: (?<count>\\d+) other (?<noun>person|people) signed in'),
    ({ facts, of }) =>
      counts(of.count, of.noun as 'person', facts.others.length) &&
      running(facts).every(({ phase }) => phase === 'next'),
  ],
  [
    row(`Usher: asking about ${NAME}`),
    ({ who, facts }) => who.phase !== 'atRest' && !facts.everybody.some(({ phase }) => BUSY.includes(phase)),
  ],
  [row(`Usher: asking ${NAME}${AND_LEFT}`), both(in_('personAsked'), isAsked, isLeft)],
  [row(`Usher: ${NAME} has more time${AND_LEFT}`), both(in_('moreTime'), isNotAsked, isLeft)],
  [row(`Usher signs out ${NAME} ${IN}\\. Open to cancel`), both(isSignOut, isCounting, isNotAsked, isLeft)],
  [
    row(`Usher disconnects ${NAME} ${IN}\\. Open to cancel`),
    both(isDisconnect, isCounting, isNotAsked, isLeft),
  ],
  [row(`Usher: disconnecting ${NAME}`), both(isDisconnect, in_('ending'))],
  [row(`Usher: stopping the disconnect of ${NAME}`), both(isDisconnect, in_('stopping'))],
  [row(`Usher: signing out ${NAME}`), both(isSignOut, in_('ending'))],
  [row(`Usher: stopping the sign-out of ${NAME}`), in_('stopping')],
  [row(`Usher: helper lost, watching ${NAME}`), in_('watching')],
  [row("Usher: can't see who is signed in"), ({ facts }) => facts.world.isListFailed],
]);

const nobodyDone: Truth = ({ facts }) => facts.everybody.every(({ isDone }) => !isDone);

/** What waits to be told to the operator. */
const receipts = ({ world }: Facts) => world.parts.left?.receipts.waiting().receipts ?? [];
const notes = ({ world }: Facts) => world.parts.left?.notes.waiting().notes ?? [];
const shownNotes = ({ world }: Facts) => world.parts.left?.shownNotes.waiting() ?? [];

/** In local time, with the date if it is not today's. */
function isAt(text: string | undefined, time: number): boolean {
  const two = (count: number) => `${count}`.padStart(2, '0');
  const date = (at: Date) => `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  const at = new Date(time);
  const clock = `${two(at.getHours())}:${two(at.getMinutes())}`;
  const today = date(new Date());
  return text === (date(at) === today ? clock : `${date(at)} ${clock}`) || text === `${date(at)} at ${clock}`;
}

const receiptIs =
  (isSo: (receipt: ReturnType<typeof receipts>[number], facts: Facts) => boolean): Truth =>
  ({ of, facts }) =>
    receipts(facts).some(
      (each) =>
        isSo(each, facts) &&
        (of.by === undefined || each.asker === of.by) &&
        (of.at === undefined || isAt(of.at, each.time)),
    );
const wasSignedOut = (receipt: ReturnType<typeof receipts>[number], { world }: Facts) =>
  (world.sessions.find(({ isCurrent }) => isCurrent)?.logonTime ?? 0) > receipt.time;
const AT = '(?:at|on) (?<at>.+)';

/** What others left: as the title of a notification, or as a line of the box. */
const LEFT: readonly (readonly [RegExp, Truth])[] = [
  [
    says(`(?<by>\\w+) signed you out ${AT}`),
    receiptIs((each, facts) => !each.saidYes && wasSignedOut(each, facts)),
  ],
  [
    says(`(?<by>\\w+) asked to sign you out ${AT}`),
    receiptIs((each, facts) => !each.saidYes && !wasSignedOut(each, facts)),
  ],
  [
    says(`(?<by>\\w+) asked, and you signed out ${AT}`),
    receiptIs((each, facts) => each.saidYes && wasSignedOut(each, facts)),
  ],
  [
    says('Note from (?<by>\\w+), (?<at>.+)'),
    ({ of, facts }) => notes(facts).some(({ from, time }) => from === of.by && isAt(of.at, time)),
  ],
  [
    says('(?<by>\\w+) was shown your message'),
    ({ of, facts }) => shownNotes(facts).some(({ person }) => person === of.by),
  ],
];

const LEFT_HEADINGS = table('heading', [
  ...LEFT,
  [says('Left for you'), ({ facts }) => receipts(facts).length + notes(facts).length > 0],
]);

const LEFT_LINES = table('said', [
  ...LEFT,
  [says('You stayed signed in\\.'), receiptIs((each, facts) => !wasSignedOut(each, facts))],
  [says('Nothing was open\\.'), receiptIs(({ lost }) => lost.word === 'nothing')],
  [
    says('Nothing was lost\\.'),
    receiptIs((each, facts) => each.lost.word === 'nothing' && wasSignedOut(each, facts)),
  ],
  [
    says('Open at that time: (?<what>.+)\\.'),
    ({ of, facts }) => receipts(facts).some(({ lost }) => lost.programs[0]?.name === of.what),
  ],
  [
    says(`It was on their screen ${AT}\\.`),
    ({ of, facts }) => shownNotes(facts).some(({ time }) => isAt(of.at, time)),
  ],
  [says('Feed the cat\\.'), ({ facts }) => notes(facts).some(({ text }) => text === 'Feed the cat.')],
  [
    says('(?:OK marks this as read|Cancel keeps it for later)\\.'),
    ({ facts }) => receipts(facts).length + notes(facts).length > 0,
  ],
]);

const HEADINGS = table('heading', [
  [
    says('Sign out (?<count>\\d+) people\\?'),
    ({ facts, of }) => asked(facts).length === Number(of.count) && Number(of.count) > 1,
  ],
  [
    says(`Sign out ${NAME} anyway\\?`),
    both(in_('asking'), ({ who }) => who.talk?.kind === 'asking' && who.talk.anyway !== null),
  ],
  [
    says(`Sign out ${NAME}\\?`),
    both(
      in_('asking'),
      ({ who, facts }) =>
        who.talk?.kind === 'asking' && who.talk.anyway === null && asked(facts).length === 1,
    ),
  ],
  [says('Nobody was signed out'), nobodyDone],
  [
    says('(?<all>.+) and (?<who>[^,]+) are signed out'),
    ({ facts, of }) =>
      [...(of.all ?? '').split(', '), of.who ?? ''].every(
        (name) => !facts.person(name).isHere && facts.person(name).isDone,
      ),
  ],
  [says(`${NAME} is signed out`), isOut],
  [says(`${NAME} is disconnected`), both(isHere, isUntouched, isAway)],
  [says(`${NAME} said no and stays connected`), both(stays, endedAs('refused'))],
  [says(`${NAME} said no and stays signed in`), both(stays, endedAs('refused'))],
  [says(`${NAME} stays signed in`), both(stays, isSignOut)],
  [says(`${NAME} stays connected`), both(stays, isDisconnect, isConnected)],
  [says(`Windows couldn't disconnect ${NAME}`), both(stays, isDisconnect, isConnected)],
  [says("Windows didn't show the sign-in screen"), happened('signInRefused')],
  [says(`${NAME} is being asked already`), both(stays, endedAs('beingAsked'))],
  [says(`${NAME} is back`), both(isHere, isUntouched, ({ who }) => who.session.state === 'active')],
  [says(`${NAME} had already signed out`), both(isUntouched, ({ who }) => !who.isHere)],
  [says(`Windows is still signing ${NAME} out`), both(isHere, ({ who }) => who.isDone)],
  [says(`Windows couldn't sign ${NAME} out`), both(isHere, ({ who }) => who.isDone)],
  [says("Usher's icon disappeared and is coming back"), happened('iconLost')],
  [
    says(`${NAME} was asked a short while ago`),
    ({ who, facts }) =>
      facts.world.usher.pc.asked.some(({ session }) => session.userName === who.session.userName),
  ],
  [
    says(`${NAME} got a message a short while ago`),
    ({ who, facts }) =>
      facts.world.usher.pc.notes.some((note) => note.startsWith(`${who.session.userName}:`)),
  ],
  [says("The history can't be read"), ({ facts }) => facts.world.parts.disturbances?.() === null],
  [says(`${NAME} couldn't be asked`), both(in_('countdown'), isNotAsked)],
  [says("Your message couldn't be delivered"), ({ facts }) => facts.world.usher.pc.noteResult !== 'left'],
  [
    says('The settings have a mistake'),
    ({ facts }) => (facts.world.parts.settingsFile?.problems.length ?? 0) > 0,
  ],
]);

const secondsAre =
  (end: (who: Person) => number | null): Truth =>
  ({ of, who }) =>
    end(who) === Number(of.seconds);
const presenceIs =
  (presence: string): Truth =>
  ({ who }) =>
    who.talk?.pinned.presence === presence;
/** What is said of several people is true of each. */
const ofEach =
  (isTrue: (person: Person) => boolean): Truth =>
  ({ of, facts }) =>
    (of.all ?? '').split(/, | and /u).every((name) => isTrue(facts.person(name)));

const QUESTIONS = table('said', [
  [
    says(`${NAME} has been away for (?<time>.+)\\.`),
    both(presenceIs('away'), ({ of, who }) => hasPassed(of.time ?? '', who.quietMs)),
  ],
  [says(`${NAME} is away\\.`), both(presenceIs('away'), ({ who }) => who.quietMs === null)],
  [
    says(`${NAME} hasn't used the keyboard or mouse for (?<time>.+)\\.`),
    ({ of, who }) => hasPassed(of.time ?? '', who.quietMs),
  ],
  [
    says(`${NAME} is using this PC\\.`),
    both(presenceIs('present'), ({ who }) => who.quietMs !== null && who.quietMs < MINUTE + LAG),
  ],
  [
    says(`Windows can't tell whether ${NAME} is there\\.`),
    ({ who }) => who.quietMs === null && who.session.state === 'active',
  ],
  [
    says('No documents or unknown apps are open\\.'),
    holds((names, usage) => usage.kind === 'known' && names.length === 0),
  ],
  [says('Nothing is open\\.'), told('nothing')],
  [says("Usher can't see what's open\\."), holds((_, usage) => usage.kind === 'unknown')],
  [says('Any unsaved work will be lost\\.'), holds((_, usage) => usage.kind === 'unknown')],
  [
    says("Usher can't see what (?<all>.+) (?:has|have) open\\."),
    ofEach((who) => usageOf(who)?.kind === 'unknown'),
  ],
  [
    says(
      'Unsaved work will be lost: (?:.+ (?:has|have) (?:documents|apps) open: )?(?<what>[^:]+?)(?: (?:is|are) open)?\\.',
    ),
    holds((names) => names.length > 0),
  ],
  [
    says('Unsaved work will be lost\\.'),
    ({ who }) => who.talk?.kind === 'asking' && who.talk.anyway !== null,
  ],
  [says('(?<what>.+|There is) (?:has|have|is|There is)? ?unsaved work\\.'), told('unsaved')],
  [says('(?<what>.+) (?:is|are) at work\\.'), told('working')],
  [says('(?<what>.+) (?:is|are) open and may hold work\\.'), told('work')],
  [says('(?<what>.+) will close\\.'), told('restores')],
  [says('(?:It comes|They come) back next time\\.'), told('restores')],
  [
    says(`No answer signs ${NAME} out\\.`),
    ({ who: { talk } }) => talk?.kind === 'asking' && talk.silenceEndsAt !== null,
  ],
  [says(`${NAME} isn't here to ask\\.`), presenceIs('away')],
  [says(`${NAME} may be at this PC and can't be asked\\.`), secondAfter('cannotBeAsked')],
  [says(`${NAME} can't be asked\\.`), ({ facts }) => facts.world.parts.hostParts?.canAsk === false],
  [
    says(`${NAME} will be asked first and has (?<seconds>\\d+) seconds to answer\\.`),
    both(
      isNotAsked,
      ({ who }) => who.talk?.pinned.presence !== 'away',
      secondsAre(() => 60),
    ),
  ],
  [
    says('(?<all>.+) will be asked first, for 60 seconds\\.'),
    ofEach(({ talk, isAsked: is }) => talk?.pinned.presence !== 'away' && !is),
  ],
  [
    says('(?<all>.+) have been inactive for over 1 h\\.'),
    ofEach(({ quietMs }) => quietMs !== null && quietMs >= 60 * MINUTE),
  ],
  [
    says('Windows will ask for permission next\\.'),
    ({ facts }) => facts.world.parts.rights?.() === 'withPermission',
  ],
  [
    says(`${NAME} will be asked again\\.`),
    both(
      ({ who }) => who.talk?.kind === 'asking' && who.talk.anyway !== null,
      ({ facts }) => facts.world.parts.rights?.() === 'withPermission',
    ),
  ],
  [says(`${NAME} said no\\.`), secondAfter('refused')],
  [says(`${NAME} didn't answer and may be there\\.`), secondAfter('personUnanswered')],
  [says(`A program of ${NAME}'s objected\\.`), secondAfter('keptByProgram')],
  [says(`Somebody else has asked ${NAME}\\.`), secondAfter('beingAsked')],
  [says('OK signs all of them out\\.'), ({ facts }) => asked(facts).length > 1],
  [says('Cancel keeps all of them signed in\\.'), ({ facts }) => asked(facts).length > 1],
  [
    says(`OK signs ${NAME} out(?<administrator> as administrator)?\\.`),
    both(
      in_('asking'),
      ({ of, facts }) =>
        asked(facts).length === 1 &&
        (of.administrator === undefined || facts.world.parts.rights?.() === 'withPermission'),
    ),
  ],
  [says(`Cancel keeps ${NAME} connected\\.`), both(isDisconnect, in_('countdown'))],
  [
    says(`Cancel keeps ${NAME} signed in\\.`),
    ({ facts, who }) => who.phase === 'countdown' || (who.phase === 'asking' && asked(facts).length === 1),
  ],
]);

function secondAfter(reason: string): Truth {
  return ({ who }) => who.talk?.kind === 'asking' && who.talk.anyway === reason;
}

const wasAsked: Truth = ({ who, facts }) =>
  facts.world.helpers.begun.some(({ pinned }) => pinned.session.userName === who.session.userName) ||
  facts.world.usher.pc.asked.some(({ session }) => session.userName === who.session.userName);

const NOTICES = table('said', [
  [says('Windows has closed the session\\.'), isOut],
  [says('\\d+(?:\\.\\d)? [GM]B of memory is free again\\.'), isOut],
  [
    says('Windows has closed their sessions\\.'),
    ({ facts }) => facts.everybody.every(({ talk, isHere: is }) => talk?.pinned.group === undefined || !is),
  ],
  [says("The question wasn't answered\\."), endedAs('unanswered')],
  [says("You didn't give permission\\."), endedAs('permissionDeclined')],
  [says(`${NAME} was asked on screen\\.`), both(wasAsked, endedAs('refused'))],
  [says(`${NAME} didn't answer and may be at this PC\\.`), both(wasAsked, endedAs('personUnanswered'))],
  [says(`${NAME} is still working\\.`), because('stillWorking')],
  [says(`A program of ${NAME}'s is still running\\.`), because('programRuns')],
  [says(`${NAME} will be back soon\\.`), because('backSoon')],
  [says('(?<what>.+) objected\\.'), endedAs('keptByProgram')],
  [says(`Windows waits for ${NAME} to decide\\.`), both(endedAs('keptByProgram'), isHere)],
  [says('(?<by>.+) is asking (?<who>.+) to sign out\\.'), endedAs('beingAsked')],
  [says('You left this PC, so Usher stopped\\.'), both(happened('operatorLeft'), endedAs('operatorLeft'))],
  [says('The PC was asleep, so Usher stopped\\.'), happened('slept')],
  [says("This PC's clock was changed, so Usher stopped\\."), happened('clockStepped')],
  [says('There was nothing left to do\\.'), ({ who }) => !who.isHere && !who.isDone],
  [
    says('Somebody has signed in there since\\.'),
    ({ who, facts }) =>
      !who.isHere &&
      facts.everybody.some(({ session, isHere: is }) => is && session.sessionId === who.session.sessionId),
  ],
  [says('This can take a minute\\.'), both(isHere, ({ who }) => who.isDone)],
  [
    says('Windows only lets an administrator sign other people out\\.'),
    both(isSignOut, failedAs('accessDenied')),
  ],
  [
    says('Windows only lets an administrator disconnect other people\\.'),
    both(isDisconnect, failedAs('accessDenied')),
  ],
  [says('Error 5\\.'), happened('signInRefused')],
  [
    says(`Press Windows\\+L to lock this PC for ${NAME}\\.`),
    both(isHere, isUntouched, happened('signInRefused')),
  ],
  [says('Ask an administrator of this PC\\.'), failedAs('accessDenied')],
  [
    says("This account can't sign other people out, and no administrator can be asked here\\."),
    ({ facts }) => facts.world.parts.rights?.() === 'none',
  ],
  [says('usher doctor says why\\.'), always],
  [says("Usher's helper with administrator rights didn't start or didn't finish\\."), failedAs('helperLost')],
  [
    says(`${NAME}'s own Usher doesn't allow it now, and this account has no other way\\.`),
    ({ who, facts }) =>
      facts.world.parts.ownUshers?.[who.session.userName]?.allows === false &&
      facts.world.parts.rights?.() === 'none',
  ],
  [says(`${NAME}'s own Usher didn't sign (?:.+) out\\.`), both(isHere, failedAs('neighborLost'))],
  [says('An administrator of this PC has protected this account\\.'), failedAs('protected')],
  [says("Usher couldn't see who is signed in, so it stopped\\."), failedAs('listUnreadable')],
  [says('Error 1722\\.'), failedAs('windows')],
  [says(`${NAME} is still signed in\\.`), both(isHere, isSignOut)],
  [says(`${NAME} is still connected\\.`), both(isHere, isDisconnect, isConnected)],
  [says(`${NAME} (?:said no and )?stays signed in\\.`), stays],
  [says(`${NAME} stays connected\\.`), both(stays, isDisconnect)],
  [
    says(`Everything of (?<who>.+?)'s runs on, and .+? can connect again\\.`),
    both(isHere, isUntouched, isAway),
  ],
  [says(`${NAME} is back\\.`), both(isHere, isUntouched)],
  [
    says(`Your message was left for ${NAME}\\.`),
    ({ facts, who }) =>
      facts.world.usher.pc.notes.some((note) => note.startsWith(`${who.session.userName}:`)),
  ],
  [says(`Windows only lets an administrator leave ${NAME} a message\\.`), happened('noteRefused')],
  [says(`${NAME} got no message\\.`), ({ facts }) => facts.world.usher.pc.noteResult === 'failed'],
  [
    says(`${NAME} may have (?:been asked|got a message) a short while ago\\.`),
    ({ facts }) => facts.world.parts.disturbances?.() === null,
  ],
  [
    says(`You can ask ${NAME} again in (?<minutes>\\d+) min\\.`),
    ({ of }) => Number(of.minutes) > 0 && Number(of.minutes) <= 5,
  ],
  [
    says(`You can leave ${NAME} another message in (?<minutes>\\d+) min\\.`),
    ({ of }) => Number(of.minutes) > 0 && Number(of.minutes) <= 10,
  ],
  [
    says(`Windows did not show ${NAME} the question, so your yes stands\\.`),
    both(in_('countdown'), isNotAsked),
  ],
  [says(`Click ${NAME} in the menu to cancel\\.`), in_('countdown')],
  [
    says('Line 3 is wrong\\.'),
    ({ facts }) => facts.world.parts.settingsFile?.problems[0] === 'Line 3 is wrong.',
  ],
  [
    says('(?<more>One|\\d+) more: see "Help and about"\\.'),
    ({ of, facts }) =>
      (of.more === 'One' ? 1 : Number(of.more)) ===
      (facts.world.parts.settingsFile?.problems.length ?? 0) - 1,
  ],
]);

function because(reason: string): Truth {
  return ({ who }) => {
    const outcome = outcomeOf(who);
    return outcome?.kind === 'refused' && outcome.because === reason;
  };
}

const isOpenQuestion: Truth = ({ facts }) => asked(facts).length > 0;

/** So many seconds or minutes are left until that is over. */
const leftIs =
  (until: (person: Person) => number | null): Truth =>
  ({ of, who }) => {
    const end = until(who);
    if (end === null) return of.left === undefined;
    const ms = end - performance.now();
    if (of.left === undefined) return ms <= 0;
    const [count, unit] = of.left.split(' ');
    // The window is drawn with the menu, so it may be a moment older than this look.
    const unitMs = unit === 'min' ? MINUTE : 1000;
    return ms <= Number(count) * unitMs && ms > (Number(count) - 1) * unitMs - 1000;
  };
const endsAt = ({ talk }: Person) =>
  talk?.kind === 'countingDown' || talk?.kind === 'elevated' ? talk.endsAt : null;
const silenceEndsAt = ({ talk }: Person) => (talk?.kind === 'asking' ? talk.silenceEndsAt : null);
const LEFT_TIME = '(?<left>\\d+ (?:s|min))';
const running_ = (...phases: readonly Phase[]): Truth => {
  return ({ facts }) => facts.everybody.some(({ phase }) => phases.includes(phase));
};
const ofAll = (of: Given['of'], facts: Facts) => running(facts).length >= Number(of.count);

const ASKING: readonly [RegExp, Truth] = [
  says(`Asking ${NAME}(?:, ${LEFT_TIME} left)?`),
  both(in_('personAsked'), leftIs(endsAt)),
];
const COUNTDOWN: readonly [RegExp, Truth] = [
  says(`Signing out ${NAME} (?:in ${LEFT_TIME}|now)`),
  both(isSignOut, in_('countdown'), leftIs(endsAt)),
];
const DISCONNECTING: readonly (readonly [RegExp, Truth])[] = [
  [
    says(`Disconnecting ${NAME} (?:in ${LEFT_TIME}|now)`),
    both(isDisconnect, in_('countdown'), leftIs(endsAt)),
  ],
  [says(`Disconnecting ${NAME}…`), both(isDisconnect, in_('ending'))],
];

const PROGRESS: readonly (readonly [RegExp, Truth])[] = [
  [says(`Signing out (?<count>\\d+) people(?: in ${LEFT_TIME})?`), ({ of, facts }) => ofAll(of, facts)],
  [says('(?<count>\\d+) people may be signed out'), ({ of, facts }) => ofAll(of, facts)],
  [says(`Usher asks about ${NAME} next`), in_('next')],
  [says(`Looking at what ${NAME} has open`), in_('checking', 'helperChecks')],
  [says('Windows asks for permission'), running_('permission')],
  [says(`Usher asks once more about ${NAME}`), in_('helperAsks')],
  ASKING,
  [says(`${NAME} wants more time(?:, ${LEFT_TIME} left)?`), both(in_('moreTime'), leftIs(endsAt))],
  [says(`Stopping it for ${NAME}`), in_('stopping')],
  COUNTDOWN,
  ...DISCONNECTING,
  [says(`Still signing out ${NAME}…`), both(in_('ending'), ({ who }) => who.talk?.kind !== 'signingOut')],
  [says(`Signing out ${NAME}…`), in_('ending')],
  [says("Usher's helper is lost"), running_('watching')],
];

const FACE_HEADINGS = table('heading', PROGRESS);
const FACE_LINES = table('said', [
  [says(`Signing out (?:in ${LEFT_TIME}|now)\\.`), leftIs(silenceEndsAt)],
  [says('No answer keeps everybody signed in\\.'), ({ facts }) => asked(facts).length > 1],
  [
    says(`No answer keeps ${NAME} signed in\\.`),
    both(in_('asking'), ({ who }) => silenceEndsAt(who) === null),
  ],
  [says('Another question is still open\\.'), ({ facts }) => asked(facts).length > 0],
  [says(`Without it ${NAME} stays signed in\\.`), both(isSignOut, in_('permission'))],
  [says(`Without it ${NAME} stays connected\\.`), both(isDisconnect, in_('permission'))],
  [says('Usher may ask you once more\\.'), running_('checking', 'helperChecks')],
  [says('Answer it in the other window\\.'), running_('helperAsks')],
  [says(`${NAME} has the question on screen\\.`), both(in_('personAsked'), isAsked)],
  [says(`Then ${NAME} is asked again\\.`), in_('moreTime')],
  [says("Usher's helper hasn't said yet whether it stopped in time\\."), running_('stopping')],
  [says("This can't be canceled any more\\."), running_('ending')],
  [says("Windows hasn't ended the session yet\\."), running_('ending')],
  [says(`Usher watches whether ${NAME} is signed out\\.`), in_('watching')],
  // Of several people each has a line.
  ASKING,
  COUNTDOWN,
]);

const BUTTONS = table('button', [
  [says('Keep all signed in'), ({ facts }) => asked(facts).length > 1],
  [says(`Keep ${NAME} signed in`), in_('asking')],
  [says(`Only disconnect ${NAME}`), both(in_('asking'), isConnected)],
  [says(`Lock this PC and let ${NAME} in`), both(in_('asking'), isAway)],
  [
    says('Cancel'),
    ({ facts }) => running(facts).some(({ phase }) => phase !== 'ending' && phase !== 'stopping'),
  ],
  [says('Close'), always],
  [says('Sign out'), ({ facts }) => asked(facts).length === 1],
  [says('Sign out all'), ({ facts }) => asked(facts).length > 1],
  [
    says('Sign out as administrator…'),
    ({ facts }) => asked(facts).length === 1 && facts.world.parts.rights?.() === 'withPermission',
  ],
  [
    says('Sign out anyway'),
    ({ who, shown }) => shown.under?.endsWith('anyway?') === true || who.talk?.kind === 'ended',
  ],
  [says('Keep signed in'), isOpenQuestion],
  [
    says('Leave a message'),
    ({ who, facts }) => who.talk?.pinned.presence === 'away' || facts.world.parts.hostParts?.canAsk === false,
  ],
  [says('Send a message'), ({ who }) => who.talk?.pinned.presence !== 'away'],
  [says('OK'), ({ facts }) => facts.everybody.some(({ talk }) => talk?.kind === 'ended')],
]);

const onScreen = both(in_('personAsked'), isAsked);

const PERSONS = table('person', [
  [says('Kai is asking you to sign out \\(Usher\\)'), both(onScreen, isSignOut)],
  [says('Kai is asking to disconnect you \\(Usher\\)'), both(onScreen, isDisconnect)],
  [says('Your programs run on, and nothing is closed\\.'), both(onScreen, isDisconnect)],
  [says('You can connect again at once\\.'), both(onScreen, isDisconnect)],
  [says('OK disconnects you now, if Kai still wants it\\.'), both(onScreen, isDisconnect)],
  [says('Cancel keeps you connected\\.'), both(onScreen, isDisconnect)],
  [
    says('No answer within 60 seconds counts as OK: you will be disconnected, if Kai still wants it\\.'),
    both(onScreen, isDisconnect, presenceIs('quiet')),
  ],
  [
    says('No answer within 60 seconds counts as Cancel: you stay connected\\.'),
    both(onScreen, isDisconnect, presenceIs('present')),
  ],
  [
    says('Usher on this PC asked you this for Kai \\(DESKTOP-7\\\\kai\\), who is signed in here, too\\.'),
    both(onScreen, ({ facts }) =>
      facts.world.sessions.some(({ isCurrent, userName }) => isCurrent && userName === 'kai'),
    ),
  ],
  [says('Please save your work before you answer\\.'), onScreen],
  [says('OK signs you out now, if Kai still wants it\\.'), onScreen],
  [says('Unsaved work is lost\\.'), onScreen],
  [says('Cancel keeps you signed in\\.'), onScreen],
  [
    says('No answer within 60 seconds counts as OK: you will be signed out, if Kai still wants it\\.'),
    both(onScreen, presenceIs('quiet')),
  ],
  [
    says('No answer within 60 seconds counts as Cancel: you stay signed in\\.'),
    both(
      onScreen,
      ({ who }) => who.talk?.pinned.presence === 'present' || who.talk?.pinned.rights !== 'direct',
    ),
  ],
]);

const NOTES = table('left', [
  [says('Message from Kai'), ({ who }) => who.talk?.pinned.presence === 'away'],
  [says('Please sign out when you have finished\\.'), ({ who }) => who.talk?.pinned.presence === 'away'],
  [says('Kai would like to use this PC'), ({ who }) => who.talk?.pinned.presence !== 'away'],
  [says('Could you sign out when you have finished\\?'), ({ who }) => who.talk?.pinned.presence !== 'away'],
  [says('Kai is signing you out'), both(in_('countdown'), isNotAsked)],
  [
    says('You will be signed out of this PC in 60 seconds\\.'),
    both(in_('countdown'), ({ who }) => who.talk?.kind === 'countingDown' && who.talk.consent === 'anyway'),
  ],
  [says('Please save your work at once\\.'), in_('countdown')],
]);

/** Every sentence that stories may show. What no rule knows is no sentence of the tray's. */
export const RULES: readonly Rule[] = [
  ...CAPTIONS,
  ...ROWS,
  ...TOOLTIPS,
  ...LEFT_HEADINGS,
  ...LEFT_LINES,
  ...FACE_HEADINGS,
  ...FACE_LINES,
  ...HEADINGS,
  ...QUESTIONS,
  ...NOTICES,
  ...BUTTONS,
  ...PERSONS,
  ...NOTES,
];

/** The person that a title is about; empty where it names nobody. */
const SUBJECTS = [
  /^Sign out (?<who>.+?)(?: anyway)?\?$/u,
  /^Asking (?<who>.+?)(?:, \d+ (?:s|min) left)?$/u,
  /^(?:Signing out|Still signing out|Disconnecting|Stopping it for) (?<who>.+?)(?: in \d+ (?:s|min)| now|…)?$/u,
  /^Windows (?:is still signing|couldn't sign) (?<who>.+) out$/u,
  /^Windows couldn't disconnect (?<who>.+)$/u,
  /^(?<who>.+?) (?:is|was|said|stays|had|couldn't|got) /u,
];

/** Who it is about, by its own words, else by the title above it or by whose screen it is on. */
export function subjectOf(shown: Shown, of: Readonly<Record<string, string>>, facts: Facts): Person {
  if (of.who !== undefined) return facts.person(of.who);
  if (shown.reader !== undefined)
    return facts.person(
      facts.everybody.find(({ session }) => session.userName === shown.reader)?.session.userName ?? '',
    );
  for (const subject of SUBJECTS) {
    const found = subject.exec(shown.under ?? '')?.groups?.who;
    if (found !== undefined) return facts.person(found);
  }
  throw new Error(`"${shown.text}" is about nobody`);
}

/** A sentence that a rule has found, at one moment. */
export function givenBy(found: RegExpExecArray, shown: Shown, facts: Facts): Given {
  const of = { ...found.groups };
  return {
    facts,
    shown,
    of,
    get who() {
      return subjectOf(shown, of, facts);
    },
  };
}
