import { describe, expect, it } from 'vitest';
import { englishSettings } from '../../../src/languages/en/settings.ts';
import type { Rights } from '../../../src/sessions/rights.ts';
import { parseSettings } from '../../../src/settings/settings.ts';
import { ben, kai, mia } from '../../fakes/people.ts';
import { NOTHING_OPEN, WORD_OPEN } from '../../fakes/pinned.ts';
import { inFakeTime, seconds, startUsher } from '../../fakes/usher.ts';

inFakeTime();

const CALM = '[1 other person signed in. Click the name; Usher asks first]';

describe('one click', () => {
  it('on somebody away with nothing open signs them out after 30 seconds', async () => {
    const { tray, pc, toasts, outcome, question, notes, attempts } = await startUsher([ben()]);
    tray.click('Ben');
    await seconds(0);
    expect(question()).toMatchObject({
      title: 'Sign out Ben?',
      text: 'Ben has been away for 2 h 10 min. No documents or unknown apps are open. No answer signs Ben out.',
      buttons: [
        { id: 'yes', label: 'Sign out' },
        { id: 'no', label: 'Keep signed in' },
      ],
      ended: null,
    });
    expect(tray.texts).toEqual(['Yes, sign out Ben', 'Signing out Ben in 30 s. Click to cancel']);
    expect([tray.menu.tooltip, tray.menu.icon]).toEqual([
      'Usher signs out Ben in 30 s. Open to cancel',
      'asking',
    ]);

    await seconds(29);
    expect(attempts()).toEqual([]);
    const listings = pc.done.length;
    await seconds(2);
    expect(pc.done.slice(listings, listings + 2)).toEqual(['list', 'method 0 of 2']);
    expect(attempts()).toEqual(['method 0 of 2']);
    expect(question().ended).toEqual('closed');
    expect(outcome('ben')).toEqual({ kind: 'signedOut', memoryBytes: 400 * 1024 ** 2 });
    expect(notes()).toEqual(['Ben is signed out. 400 MB of memory is free again.']);
    expect(toasts.shown.at(-1)).toMatchObject({ silent: true, removeAfterMs: 10_000, buttons: [] });
    expect(tray.texts).toEqual(['[Nobody else is signed in]', '[Ben, signed out]']);
    expect([tray.menu.tooltip, tray.menu.icon]).toEqual(['Usher: nobody else is signed in', 'calm']);

    await seconds(60);
    expect(tray.texts).toEqual(['[Nobody else is signed in]']);
  });

  it('is in the history from the click to the end', async () => {
    const { tray, history } = await startUsher([ben()]);
    tray.click('Ben');
    await seconds(32);
    expect(history.map(({ time, operator, target, conversation, ...rest }) => rest)).toEqual([
      { event: 'clicked', anyway: null },
      { event: 'asked', anyway: null, silence: 'counts' },
      { event: 'lastLook', consent: 'silence', method: 0 },
      { event: 'signingOut', consent: 'silence', method: 0 },
      { event: 'attempt', result: 'done', code: null },
      { event: 'ended', outcome: 'signedOut', error: null },
    ]);
    expect(new Set(history.map(({ conversation }) => conversation))).toEqual(new Set([1]));
    expect(history.every(({ operator }) => operator?.userName === 'kai')).toEqual(true);
    expect(history.every(({ target }) => target.userName === 'ben' && target.sessionId === 2)).toEqual(true);
  });

  it('is in the history by the name that the menu shows, to the end', async () => {
    const other = mia({ fullName: 'Ben', idle: ben().idle, state: 'disconnected' });
    const { tray, history } = await startUsher([ben(), other]);
    expect(tray.texts.slice(1)).toEqual([expect.stringMatching(/^ben, /), expect.stringMatching(/^mia, /)]);
    tray.click('ben');
    await seconds(32);
    expect(history.at(-1)).toMatchObject({ event: 'ended', outcome: 'signedOut' });
    expect(new Set(history.map(({ target }) => target.name))).toEqual(new Set(['ben']));
  });

  it('on somebody away with documents open asks, and signs nobody out without a yes', async () => {
    const { tray, pc, outcome, question, attempts } = await startUsher([ben()]);
    pc.usage = WORD_OPEN;
    tray.click('Ben');
    await seconds(0);
    expect(question().text).toEqual(
      "Unsaved work will be lost: Word is open. Ben isn't here to ask. Ben has been away for 2 h 10 min.",
    );
    await seconds(59);
    expect(outcome('ben')).toEqual(null);
    await seconds(2);
    expect(outcome('ben')).toEqual({ kind: 'unanswered' });
    expect(question().ended).toEqual('closed');
    expect(attempts()).toEqual([]);
  });

  it('asks after two seconds at the latest, however long it takes to see what is open', async () => {
    const { tray, pc, question } = await startUsher([ben()]);
    pc.usage = 'never answers';
    tray.click('Ben');
    await seconds(1.9);
    expect(tray.texts[1]).toEqual('Ben, sign out? Click here to keep signed in');
    await seconds(0.2);
    expect(question().text).toEqual(
      "Usher can't see what's open. Any unsaved work will be lost. Ben isn't here to ask. Ben has been away for 2 h 10 min.",
    );
  });

  it('by an account that cannot sign anybody out is answered at once, in the row too', async () => {
    const { tray, toasts, notes, attempts } = await startUsher([ben()], { rights: () => 'none' });
    tray.click('Ben');
    expect(toasts.shown.map(({ kind }) => kind)).toEqual(['notice']);
    expect(notes()).toEqual([
      "Ben stays signed in. This account can't sign other people out, and no administrator can be asked here. usher doctor says why.",
    ]);
    expect(tray.texts).toEqual([CALM, 'Ben, admins only. Click to leave a message']);
    await seconds(120);
    expect(attempts()).toEqual([]);
  });

  it('goes by what the account may do at that moment', async () => {
    let may: Rights = 'none';
    const { tray, toasts } = await startUsher([ben(), mia()], { rights: () => may });
    tray.click('Ben');
    may = 'direct';
    tray.click('Mia');
    await seconds(0);
    expect(toasts.shown.map(({ kind, title }) => [kind, title])).toEqual([
      ['notice', 'Ben stays signed in'],
      ['question', 'Sign out Mia?'],
    ]);
  });

  it('where the setting is "never" signs nobody out by silence', async () => {
    const { settings } = parseSettings('{ "silenceCounts": "never" }', englishSettings);
    const { tray, outcome, attempts } = await startUsher([ben()], { settings });
    tray.click('Ben');
    await seconds(61);
    expect([outcome('ben'), attempts()]).toEqual([{ kind: 'unanswered' }, []]);
  });

  it('on somebody who came back since the last listing signs nobody out', async () => {
    const { tray, pc, outcome, notes, attempts } = await startUsher([ben()]);
    pc.sessions = [kai(), ben({ state: 'active', stationName: 'console', locked: false })];
    tray.click('Ben');
    await seconds(31);
    expect([outcome('ben'), attempts()]).toEqual([{ kind: 'cameBack' }, []]);
    expect(notes()).toEqual(['Ben is back. Ben stays signed in.']);
  });

  it('is nothing to the operator: no row has their session, nor that of the services', async () => {
    const { tray } = await startUsher([]);
    expect(tray.texts).toEqual(['[Nobody else is signed in]']);
  });
});

it('a question weighs what is open at the click, not before', async () => {
  const { tray, pc, question } = await startUsher([ben()]);
  pc.usage = WORD_OPEN;
  tray.click('Ben');
  await seconds(61);
  expect(question().text).toContain('Word is open.');
  pc.usage = NOTHING_OPEN;
  tray.click('Ben');
  await seconds(0);
  expect(question().text).toContain('No documents or unknown apps are open.');
});
