import { cutEnd, cutMiddle } from './cutting.ts';

/** A form of the name at `index`: the best cut, and another cut if the first looks like somebody else's. */
export type Form = (index: number) => readonly [string, string];

/**
 * Names `count` things so that no two look alike. Each gets the first form that is its own alone, in either cut. It is
 * not, either, how another one was called before that one got a longer form. If even the last form leaves two alike,
 * all take the first of `last` that keeps all apart. As the very last resort each gets its number in front. Looks at
 * each thing a fixed number of times for each form.
 * @param roomOf in UTF-16 units; at least 8
 */
export function apart(
  count: number,
  [first, ...longer]: readonly [Form, ...Form[]],
  last: readonly Form[],
  roomOf: (index: number) => number,
): readonly string[] {
  const forms = Array.from({ length: count }, () => first);
  const before = new Map<string, Set<number>>();
  let shown = cutApart(forms);
  for (const form of longer) {
    const twins = new Set([...twinsAmong(shown), ...namesakesOf(before, shown)]);
    if (twins.size === 0) return shown;
    for (const index of twins) {
      const name = shown[index] ?? '';
      before.set(name, (before.get(name) ?? new Set()).add(index));
      forms[index] = form;
    }
    shown = cutApart(forms);
  }
  for (const form of [null, ...last]) {
    if (form !== null) shown = cutApart(forms.fill(form));
    if (twinsAmong(shown).size === 0) return shown;
  }
  return shown.map((name, index) => cutEnd(`${index + 1}: ${name}`, roomOf(index)));
}

/** The indexes of names that another one had before. */
function namesakesOf(before: ReadonlyMap<string, ReadonlySet<number>>, names: readonly string[]): number[] {
  return names.flatMap((name, index) => {
    const owners = before.get(name);
    return owners === undefined || (owners.size === 1 && owners.has(index)) ? [] : [index];
  });
}

/** The same for plain texts: cut at the end if that keeps them apart, else in the middle. */
export function textsApart(texts: readonly string[], room: number): readonly string[] {
  const form: Form = (index) => cutsOf(texts[index] ?? '', room);
  return apart(texts.length, [form], [], () => room);
}

/** Both cuts of a text. */
export function cutsOf(text: string, room: number): readonly [string, string] {
  return [cutEnd(text, room), cutMiddle(text, room)];
}

function cutApart(forms: readonly Form[]): string[] {
  const cuts = forms.map((form, index) => form(index));
  const shown = cuts.map(([best]) => best);
  const twins = twinsAmong(shown);
  return cuts.map(([best, other], index) => (twins.has(index) ? other : best));
}

/** How many signs an ellipsis looks like. */
const ELLIPSIS = '...'.length;

/**
 * The indexes of names that look like another one, or like nothing at all. A cut name looks like any name with the
 * same beginning.
 */
function twinsAmong(names: readonly string[]): ReadonlySet<number> {
  const looks = names.map(toTheEye);
  const isAlone = alone(looks);
  const beginnings = names.map((name, index) =>
    name.endsWith('…') ? (looks[index]?.length ?? 0) - ELLIPSIS : null,
  );
  const lengths = new Set(beginnings.filter((length) => length !== null));
  const begins = new Map(
    [...lengths].map((length) => [length, alone(looks.map((look) => look.slice(0, length)))]),
  );
  return new Set(
    looks.flatMap((look, index) => {
      const length = beginnings[index] ?? null;
      const isClear = isAlone(index) && (length === null || begins.get(length)?.(index) === true);
      return look !== '' && isClear ? [] : [index];
    }),
  );
}

/** Tells whether the look at an index is unique. */
function alone(looks: readonly string[]): (index: number) => boolean {
  const counts = new Map<string, number>();
  for (const look of looks) counts.set(look, (counts.get(look) ?? 0) + 1);
  return (index) => counts.get(looks[index] ?? '') === 1;
}

/** Capitals of other scripts that are drawn like Latin ones (Unicode UTS #39, confusables). */
const DRAWN_LIKE = new Map(
  [
    ['АВЕЅІЈКМНОРСТУҮХԚԜ', 'ABESIJKMHOPCTYYXQW'],
    ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'],
  ].flatMap(([other = '', latin = '']) => [...other].map((sign, at) => [sign, latin[at] ?? sign] as const)),
);

/** Letters, digits and signs of ASCII alone. */
const ASCII = /^[ -~]*$/;

/** How a name looks when case, width, script, marks and invisible characters do not count. */
function toTheEye(name: string): string {
  // Most names are so, and then the rest changes nothing.
  if (ASCII.test(name)) return name.replaceAll(' ', '').toUpperCase();
  return name
    .normalize('NFKD')
    .toLowerCase()
    .toUpperCase()
    .normalize('NFKD')
    .replace(/[\p{M}\p{Default_Ignorable_Code_Point}\p{Cf}\s\u2800]/gu, '')
    .replace(/[\p{sc=Cyrillic}\p{sc=Greek}]/gu, (sign) => DRAWN_LIKE.get(sign) ?? sign);
}
