import type { JsonMember, JsonValue } from './jsonc.ts';
import { protectedEntries } from './protected-entries.ts';
import type { Settings } from './schema.ts';
import { allowedInstead, DEFAULT_SETTINGS } from './schema.ts';
import { meantName } from './similar-name.ts';
import type { SettingsWords } from './words.ts';

/** The result of reading one object of the file. */
interface Read {
  /** The usable values, by name. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Settings that take their strictest value, whatever else the file says. */
  readonly strictest: Partial<Settings>;
  readonly problems: readonly string[];
}

const NOTHING: Read = { values: {}, strictest: {}, problems: [] };

/** Settings by which the file's author may have meant to keep somebody safe, with their strictest values. */
const STRICTEST: Readonly<Record<string, Partial<Settings>>> = {
  silenceCounts: { silenceCounts: 'never' },
  othersMaySignMeOut: { othersMaySignMeOut: 'never' },
  protected: { protected: 'unknown' },
};

/** Editors read it to help with the file. It is no setting. */
const SCHEMA = '$schema';

/** The settings of the file's object, with a sentence for each that cannot be used. */
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

/** @param standard has a value for each known name */
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

/** @param members all with the same name */
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

/** The safety settings that are named at any deeper level. Their author meant them. */
function namesWithin({ members, elements }: JsonValue): readonly string[] {
  const own = members.flatMap(({ name }) => meantName(name) ?? []);
  return [...own, ...[...members.map(({ value }) => value), ...elements].flatMap(namesWithin)];
}

function protectedOf({ value }: JsonMember, words: SettingsWords['file']): Read {
  const { users, problems } = protectedEntries(value, words);
  return { ...NOTHING, values: { protected: users }, problems };
}

/** The value as a sentence names it; null if nobody is offered instead. */
function usedText(used: unknown, words: SettingsWords['file']): string | null {
  if (used === 'unknown') return null;
  return typeof used === 'object' ? words.standardOnes : String(used);
}
