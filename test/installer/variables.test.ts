import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { steeringVariables } from '../../src/rights/elevation.ts';

const FILE = join(import.meta.dirname, '..', '..', 'installer', 'launcher', 'variables.h');

interface Line {
  readonly name: string;
  readonly usual: string;
  readonly helper: string;
}

/** The launcher's table; without the lab's part as users get it. */
function variables({ lab }: { readonly lab: boolean }): readonly Line[] {
  const text = readFileSync(FILE, 'utf8');
  const shown = lab ? text : text.replaceAll(/^#ifdef LAB\n.*?^#endif\n/gms, '');
  return [...shown.matchAll(/^ {4}\{L"(.+?)", (.+?), (.+?)\},/gm)].map(
    ([, name = '', usual = '', helper = '']) => ({ name, usual, helper }),
  );
}

describe('the variables that the launcher passes on', () => {
  it.each([false, true])('stand in the order that Windows wants (for the lab: %s)', (lab) => {
    const names = variables({ lab }).map(({ name }) => name.toUpperCase());
    expect(names.length).toBeGreaterThan(20);
    expect(names).toEqual([...new Set(names)].sort());
  });

  it('steer nothing in Node.js', () => {
    expect(steeringVariables(variables({ lab: true }).map(({ name }) => name))).toEqual([]);
  });

  it("are all of Windows' own making for the elevated helper", () => {
    const own = variables({ lab: false }).filter(({ helper }) => helper === 'OWN');
    expect(own).toEqual([]);
  });

  it('are for users none of Wine or of the lab', () => {
    const ofLab = (lab: boolean) =>
      variables({ lab })
        .map(({ name }) => name)
        .filter((name) => /^(?:WINE|USHER|DISPLAY)/.test(name));
    expect(ofLab(false)).toEqual([]);
    expect(ofLab(true)).toContain('USHER_LAB_SESSION');
  });

  it('never say where Windows is by what the user says', () => {
    const places = ['COMSPEC', 'PATH', 'SYSTEMDRIVE', 'SYSTEMROOT', 'WINDIR'];
    const found = variables({ lab: false }).filter(({ name }) => places.includes(name.toUpperCase()));
    expect(found.map(({ name, usual }) => [name.toUpperCase(), usual.startsWith('L"')])).toEqual(
      places.map((place) => [place, true]),
    );
  });
});
