import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { campaign, tried } from '../../fuzz/campaign.ts';
import { inputOf } from '../../fuzz/inputs/input.ts';
import { shrunk } from '../../fuzz/shrink.ts';
import type { Target } from '../../fuzz/target.ts';
import { TARGETS } from '../../fuzz/targets/all.ts';

/*
 * Everything that reads what somebody else wrote, for a few inputs each. `npm run fuzz` takes many more, and measures
 * how long each takes.
 */

/** Of each target. */
const INPUTS = 80;
const SEED = 2;

const SOURCE = join(import.meta.dirname, '..', '..', 'src');

const sources = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => [name.replaceAll('\\', '/'), readFileSync(join(SOURCE, name), 'utf8')] as const);

/** What turns bytes or text of somebody else into values. */
const READS =
  /JSON\.parse\(|\bsafeParse\(|\.read(?:Big)?U?Int(?:8|16|32|64)?(?:LE|BE)?\(|toString\('utf16le'/;

/** They read what is told already, or what nobody else writes. */
const NO_READERS: Readonly<Record<string, string>> = {
  'settings/schema.ts': 'tried by the settings file; its own messages are JSON',
};

const target = (run: Target['run']): Target => ({
  name: 'a target',
  kind: 'wire',
  reads: [],
  form: 'text',
  corpus: [Buffer.from('{"kind":"beat"}')],
  run,
});

describe('every reader', () => {
  it.each(TARGETS)('breaks no rule: $name', async (each) => {
    const { fault, believed } = await campaign(each, { seed: SEED, from: 0, inputs: INPUTS, isTimed: false });
    expect(fault).toBeNull();
    // Else nothing would be behind the door that it tries.
    expect(believed).toBeGreaterThan(0);
  });

  it('of a file that reads what somebody else wrote has a target', () => {
    const tried = new Set([...TARGETS.flatMap(({ reads }) => reads), ...Object.keys(NO_READERS)]);
    const untried = sources.filter(([name, text]) => READS.test(text) && !tried.has(name));
    expect(untried.map(([name]) => name)).toEqual([]);
  });

  it('is a file that is there, and no two targets have one name', () => {
    const missing = TARGETS.flatMap(({ reads }) => reads).filter((name) => !existsSync(join(SOURCE, name)));
    expect(missing).toEqual([]);
    expect(new Set(TARGETS.map(({ name }) => name)).size).toBe(TARGETS.length);
  });
});

describe('an input', () => {
  it('is the same for the same seed and number, and another one for others', () => {
    const one = target(() => true);
    const inputs = (seed: number) =>
      Array.from({ length: 200 }, (_, number) => inputOf(one, seed, number).toString('hex'));
    expect(inputs(5)).toEqual(inputs(5));
    expect(inputs(6)).not.toEqual(inputs(5));
    expect(new Set(inputs(5)).size).toBeGreaterThan(150);
  });

  it('that fails is told with its number, and as short as it can be', async () => {
    const fails = target((input) => {
      if (input.includes('bea')) throw new Error('no beat');
      return true;
    });
    const { fault, inputs } = await campaign(fails, { seed: 1, from: 0, inputs: 10, isTimed: false });
    expect([fault?.number, fault?.input.toString(), inputs]).toEqual([0, 'bea', 1]);
  });

  it('that gives every object a new member is a fault', async () => {
    const pollutes = target(() => Object.assign(Object.prototype, { isAdmin: true }) !== null);
    const { why } = await tried(pollutes, Buffer.alloc(0), false);
    Reflect.deleteProperty(Object.prototype, 'isAdmin');
    expect(why).toBe('every object has a new member');
  });

  it('is made shorter only as long as it fails', async () => {
    const both = async (input: Buffer) => input.includes('a') && input.includes('z');
    expect((await shrunk(Buffer.from('xxaxxxxzx'), both)).toString()).toBe('az');
  });
});
