import type { JsonMember, JsonValue } from './jsonc.ts';
import { protectedEntries } from './protected-entries.ts';
import type { Settings } from './schema.ts';
import { allowedInstead, DEFAULT_SETTINGS } from './schema.ts';
import { meantName } from './similar-name.ts';
import type { SettingsWords } from './words.ts';

/** What an object of the file comes to. */
interface Read {
  /** What can be used, by name. */
  readonly values: Readonly<Record<string, unknown>>;
  /** What is to be taken for the strictest there is, whatever else is said of it. */
  readonly strictest: Partial<Settings>;
  readonly problems: readonly string[];
}

const NOTHING: Read = { values: {}, strictest: {}, problems: [] };

/** Where whoever wrote the file may have meant to keep somebody safe. */
const STRICTEST: Readonly<Record<string, Partial<Settings>>> = {
  silenceCounts: { silenceCounts: 'never' },
  protected: { protected: 'unknown' },
};

/** Editors read it for their help. It is no setting. */
const SCHEMA = '$schema';

/** The settings of a file's object, with a sentence for each that cannot be used. */
export function settingsOf(
  root: JsonValue,
  words: SettingsWords['file'],
): {
  readonly settings: Settings;
  readonly problems: readonly string[];
} {
  const { values, strictest, problems } = objectOf(root, '', DEFAULT_SETTINGS, words);
  return { settings: { ...DEFAULT_SETTINGS, ...values, ...strictest }, problems };
}

/** @param standard has a value for each name that there is */
function objectOf(
  { members }: JsonValue,
  path: string,
  standard: object,
  words: SettingsWords['file'],
): Read {
  const names = new Map<string, JsonMember[]>();
  for (const member of members) {
    const same = names.get(member.name);
    if (same === undefined) names.set(member.name, [member]);
    else same.push(member);
  }
  const values: Record<string, unknown> = {};
  const strictest: Partial<Settings> = {};
  const problems: string[] = [];
  for (const each of names.values()) {
    const read = memberOf(each, path, standard, words);
    Object.assign(values, read.values);
    Object.assign(strictest, read.strictest);
    problems.push(...read.problems);
  }
  return { values, strictest, problems };
}

/** @param members all that have one name */
function memberOf(
  members: readonly JsonMember[],
  path: string,
  standard: object,
  words: SettingsWords['file'],
): Read {
  const [member = null] = members.slice(-1);
  if (member === null || (path === '' && member.name === SCHEMA)) return NOTHING;
  const { name, value } = member;
  const whole = `${path}${name}`;
  if (!Object.hasOwn(standard, name)) {
    const meant = meantName(name);
    const problems = [words.notASetting(member, whole, meant)];
    const hidden = [meant ?? '', ...namesWithin(value)].map((each) => STRICTEST[each] ?? {});
    return { ...NOTHING, problems, strictest: Object.assign({}, ...hidden) };
  }
  const usual = (standard as Readonly<Record<string, unknown>>)[name];
  const strictest = STRICTEST[whole] ?? {};
  const used = usedText({ [name]: usual, ...strictest }[name], words);
  if (members.length > 1) return { ...NOTHING, strictest, problems: [words.twice(member, whole, used)] };
  if (whole === 'protected') return protectedOf(member, words);
  if (whole === 'countdowns' && value.kind === 'object') {
    const inner = objectOf(value, `${name}.`, DEFAULT_SETTINGS.countdowns, words);
    return { ...inner, values: { [name]: { ...DEFAULT_SETTINGS.countdowns, ...inner.values } } };
  }
  const allowed = allowedInstead(whole, value.plain);
  if (allowed === null) return { ...NOTHING, values: { [name]: value.plain } };
  return { ...NOTHING, strictest, problems: [words.mustBe(member, whole, allowed, used)] };
}

/** A setting that stands one level too deep was meant all the same. */
function namesWithin({ members, elements }: JsonValue): readonly string[] {
  const own = members.flatMap(({ name }) => meantName(name) ?? []);
  return [...own, ...[...members.map(({ value }) => value), ...elements].flatMap(namesWithin)];
}

function protectedOf({ value }: JsonMember, words: SettingsWords['file']): Read {
  const { users, problems } = protectedEntries(value, words);
  return { ...NOTHING, values: { protected: users }, problems };
}

/** As a sentence names it. Null where nobody is offered instead. */
function usedText(used: unknown, words: SettingsWords['file']): string | null {
  if (used === 'unknown') return null;
  return typeof used === 'object' ? words.standardOnes : String(used);
}
