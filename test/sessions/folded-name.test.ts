import { expect, it } from 'vitest';
import { fold } from '../../src/sessions/folded-name.ts';

it.each([
  ['ben', 'BEN'],
  ['  Ben \u00a0 Miller ', 'BEN MILLER'],
  ['Stra\u00dfe', 'STRASSE'],
  ['Rene\u0301', 'REN\u00c9'],
  ['b\u200de\u00adn', 'BEN'],
  ['\uff42\uff45\uff4e', 'BEN'],
  ['O\u2019Brien', "O'BRIEN"],
  ['O\u02bcBrien', "O'BRIEN"],
  [' "ben" ', 'BEN'],
  ["' ben '", 'BEN'],
  ["x'ben'", "X'BEN'"],
  ["'ben'x", "'BEN'X"],
  ['\'ben"', '\'BEN"'],
  ['""', ''],
])('names are compared in one form: %j is %j', (name, folded) => {
  expect(fold(name)).toBe(folded);
});
