import { describe, expect, it } from 'vitest';
import type { Action } from '../../../src/tray/menu/action.ts';
import type { Plan } from '../../../src/tray/menu/menu.ts';
import type { Meanings } from '../../../src/tray/menu/steady-clicks.ts';
import { isSteady, meanings } from '../../../src/tray/menu/steady-clicks.ts';

const begin = (key: string): Action => ({ kind: 'begin', key, anyway: null });
const cancel: Action = { kind: 'cancel', key: 'ben', conversation: 1 };
const NOTHING: Meanings = new Map();

/** What each row does; null for a hidden one. */
type Rows = Readonly<Record<string, Action | 'disabled' | null>>;

/** Shows each of these in its own row, one after the other. */
function shown(...moments: readonly (readonly [number, Rows])[]): Meanings {
  return moments.reduce((known, [now, rows]) => meanings(known, planOf(rows), now), NOTHING);
}

function planOf(given: Rows): Pick<Plan, 'menu' | 'actions'> {
  const rows = Object.entries(given).map(([id, action]) => ({
    id,
    text: id,
    enabled: action !== 'disabled',
    hidden: action === null,
  }));
  const actions = Object.entries(given).flatMap(([id, action]) =>
    action === null || action === 'disabled' ? [] : [[id, action] as const],
  );
  return { menu: { rows, tooltip: '', icon: 'calm' }, actions: new Map(actions) };
}

describe('a click', () => {
  it('counts from one second after its row got this meaning', () => {
    const known = shown([0, { row: begin('ben') }]);
    expect(isSteady(known, 'row', 999)).toEqual(false);
    expect(isSteady(known, 'row', 1000)).toEqual(true);
  });

  it('counts however often the menu is drawn meanwhile', () => {
    const known = shown(
      [0, { row: begin('ben') }],
      [600, { row: begin('ben') }],
      [990, { row: begin('ben') }],
    );
    expect(isSteady(known, 'row', 1000)).toEqual(true);
  });

  it.each<[string, Action]>([
    ['somebody else', begin('anna')],
    ['a cancel', cancel],
    ['overruling', { kind: 'begin', key: 'ben', anyway: 'refused' }],
  ])('is ignored for a second where the row now means %s', (_, action) => {
    const known = shown([0, { row: begin('ben') }], [5000, { row: action }]);
    expect(isSteady(known, 'row', 5999)).toEqual(false);
    expect(isSteady(known, 'row', 6000)).toEqual(true);
  });

  it('that cancels another conversation about the same person is another click', () => {
    const known = shown([0, { row: cancel }], [5000, { row: { ...cancel, conversation: 2 } }]);
    expect(isSteady(known, 'row', 5999)).toEqual(false);
  });

  it('is ignored for a second where the row meant nothing in between', () => {
    const known = shown([0, { row: begin('ben') }], [5000, {}], [5100, { row: begin('ben') }]);
    expect(isSteady(known, 'row', 6099)).toEqual(false);
    expect(isSteady(known, 'row', 6100)).toEqual(true);
  });

  it('is not held up by what other rows do', () => {
    const known = shown(
      [0, { row: begin('ben'), other: begin('anna') }],
      [5000, { row: begin('ben'), other: cancel }],
    );
    expect(isSteady(known, 'row', 5000)).toEqual(true);
  });

  it('is ignored for a second where a row above appeared or disappeared', () => {
    const [ben, quit] = [begin('ben'), { kind: 'quit' } as const];
    const appeared = shown([0, { everyone: null, ben, quit }], [5000, { everyone: cancel, ben, quit }]);
    expect([isSteady(appeared, 'quit', 5999), isSteady(appeared, 'quit', 6000)]).toEqual([false, true]);
    const gone = shown([0, { everyone: cancel, ben, quit }], [5000, { everyone: null, ben, quit }]);
    expect([isSteady(gone, 'ben', 5999), isSteady(gone, 'ben', 6000)]).toEqual([false, true]);
  });

  it('counts where only rows below appeared', () => {
    const known = shown(
      [0, { ben: begin('ben'), anna: null }],
      [5000, { ben: begin('ben'), anna: begin('anna') }],
    );
    expect(isSteady(known, 'ben', 5000)).toEqual(true);
  });

  it('on a row without a meaning never counts', () => {
    expect(isSteady(NOTHING, 'row', 99_000)).toEqual(false);
    expect(isSteady(shown([0, { row: cancel }], [1, {}]), 'row', 99_000)).toEqual(false);
    const disabled = shown([0, { row: cancel, other: cancel }], [1, { row: 'disabled', other: cancel }]);
    expect([...disabled.keys()]).toEqual(['other']);
    expect(isSteady(disabled, 'row', 99_000)).toEqual(false);
  });
});
