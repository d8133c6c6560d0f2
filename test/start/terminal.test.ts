import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { clock } from '../../src/base/clock.ts';
import { historyFile } from '../../src/base/folders.ts';
import { removeTemporaryFolders } from '../../src/base/temporary-folders.ts';
import { readHistory } from '../../src/history/history-reader.ts';
import { changeDemoSession, readDemoState, writeDemoState } from '../../src/sessions/demo/state.ts';
import { DEFAULT_SETTINGS } from '../../src/settings/settings.ts';
import { demoPc } from '../../src/start/demo/demo-pc.ts';
import { startTerminal } from '../../src/start/terminal.ts';
import { until } from '../fakes/until.ts';

/** The menu of a simulated PC in a terminal of this size. */
function opened(size = { rows: 30, columns: 100 }, prepare: (stateFile: string) => void = () => {}) {
  const { host, stateFile } = demoPc(clock());
  prepare(stateFile);
  const folder = dirname(stateFile);
  const input = new PassThrough();
  const output = Object.assign(new PassThrough(), size);
  let drawn = '';
  output.on('data', (chunk) => {
    drawn += chunk;
  });
  const ended = startTerminal({
    host,
    settings: DEFAULT_SETTINGS,
    rights: () => 'direct',
    version: '1.2.3',
    folder,
    demo: true,
    streams: { input, output },
  });
  const plain = (text: string) => text.replaceAll(/\x1b\[[\d;?]*[A-Za-z]/g, '');
  const window = () => plain(drawn.split('\x1b[H').at(-1) ?? '');
  const shows = (text: string) => until(() => expect(window()).toContain(text));
  const choose = (text: string) =>
    until(() => {
      const chosen = window()
        .split('\r\n')
        .find((line) => line.startsWith('❯'));
      if (chosen?.includes(text) === true) return true;
      input.write(DOWN);
      return false;
    });
  /** A new row ignores clicks for a second. */
  const click = (text: string) =>
    until(() => {
      if (!window().includes('sign out?')) input.write(ENTER);
      expect(window()).toContain(text);
    });
  /** Once more only if it was too soon. */
  const press = (text: string) => {
    input.write(ENTER);
    return until(() => {
      if (window().includes('That has only just changed')) input.write(ENTER);
      expect(window()).toContain(text);
    });
  };
  const events = () =>
    readHistory(historyFile(folder), 50).entries.map(({ event, answer, outcome }) => [
      event,
      answer ?? outcome,
    ]);
  const end = () => plain(drawn).split('\r\n').at(-1);
  return { input, ended, shows, choose, click, press, events, folder, stateFile, window, end };
}

const DOWN = '\u001b[B';
const ENTER = '\r';

describe('The menu in a terminal', () => {
  it.each(['SIGHUP', 'SIGBREAK', 'SIGTERM', 'SIGINT'] as const)(
    'ends in order at %s: what ran is canceled and recorded, and the window is as it was',
    async (signal) => {
      const { ended, shows, choose, click, events, end } = opened();
      await shows('Anna, idle 14 min');
      await choose('Anna');
      await click('Yes, sign out Anna');
      process.emit(signal, signal);
      expect(await ended).toBe(3);
      expect(events().slice(-2)).toEqual([
        ['answered', 'no'],
        ['ended', 'declined'],
      ]);
      expect(end()).toContain('Canceled. Nobody was signed out.\n');
    },
  );

  it('never takes silence for a yes to a question that was not in the window', async () => {
    const { input, ended, shows, choose, click, events } = opened({ rows: 6, columns: 60 });
    await shows('Anna');
    await choose('Ben');
    await click('This window is too small for the question.');
    await until(() => expect(events()).toContainEqual(['questionNotShown', undefined]));
    input.write('q');
    await ended;
    expect(events().at(-1)).toEqual(['ended', 'declined']);
  });

  it('has a row for everybody', async () => {
    const many = (stateFile: string) => {
      const state = readDemoState(stateFile);
      const [guest] = state.sessions.slice(-1);
      if (guest === undefined) throw new Error('nobody there');
      const more = Array.from({ length: 65 }, (_, n) => ({
        ...guest,
        sessionId: 100 + n,
        userName: `s${n}`,
        fullName: `Student ${n}`,
      }));
      writeDemoState(stateFile, { ...state, sessions: [...state.sessions, ...more] });
    };
    const { input, ended, shows } = opened({ rows: 100, columns: 80 }, many);
    await shows('Student 64');
    input.write('q');
    await ended;
  });

  it('shows no name as it is, but as the menu calls it', async () => {
    const evil = (stateFile: string) =>
      changeDemoSession(stateFile, 2, { fullName: '\u001b]0;x\u0007Be\u202en' });
    const { input, ended, shows, choose, click } = opened(undefined, evil);
    await shows(']0;x Ben');
    await choose(']0;x Ben');
    await click('No answer in');
    await shows('s signs ]0;x Ben out.');
    input.write('q');
    await ended;
  });

  it('names the folder of the simulated PC where it checks this PC', async () => {
    const { input, ended, shows, choose, press, folder } = opened();
    await shows('Anna');
    await choose('Help and about');
    await press(folder);
    input.write('q');
    await shows('Anna');
    input.write('q');
    expect(await ended).toBe(0);
  });

  it('says how to go on, until somebody does', async () => {
    const { input, ended, shows, choose, press, window } = opened();
    await shows('This PC is simulated, so try everything');
    await shows('Anna');
    await choose('Help and about');
    await press('Usher 1.2.3');
    expect(window()).not.toContain('This PC is simulated');
    input.write('q');
    await shows('Anna');
    expect(window()).not.toContain('This PC is simulated');
    input.write('q');
    await ended;
  });

  it('keeps with n only whom the question is about, with Esc whom its hint names, and says so', async () => {
    const { input, ended, shows, choose, click, window } = opened();
    await shows('Anna, idle 14 min');
    await choose('Anna');
    await click('Yes, sign out Anna');
    await until(() => {
      if (window().includes('Yes, sign out Anna')) input.write('y');
      expect(window()).toContain('Asking Anna on screen');
    });
    await choose('Ben');
    await click('Yes, sign out Ben');
    input.write('n');
    await shows('You kept Ben signed in.');
    await shows('Asking Anna on screen');
    await shows('Esc keeps Anna signed in');
    input.write('\u001b');
    await shows('You kept Anna signed in.');
    input.write('\u0003');
    expect(await ended).toBe(0);
  });

  it('offers a milder step by a key of its own: the sign-in screen for Ben', async () => {
    const { input, ended, shows, choose, click, events, window, stateFile } = opened();
    await shows('Anna');
    await choose('Ben');
    await click('l Lock this PC and let Ben in');
    await until(() => {
      if (window().includes('l Lock this PC')) input.write('l');
      expect(window()).toContain('You kept Ben signed in.');
    });
    await until(() => expect(events().at(-1)).toEqual(['letIn', undefined]));
    const own = readDemoState(stateFile).sessions.find(({ isCurrent }) => isCurrent);
    expect([own?.state, events().slice(-3, -1)]).toEqual([
      'disconnected',
      [
        ['answered', 'no'],
        ['ended', 'declined'],
      ],
    ]);
    input.write('q');
    await ended;
  });

  it('offers to disconnect somebody who is at another computer', async () => {
    const remote = (stateFile: string) =>
      changeDemoSession(stateFile, 2, { state: 'active', stationName: 'rdp-tcp#1', locked: true });
    const { input, ended, shows, choose, click, events, window } = opened(undefined, remote);
    await shows('Anna');
    await choose('Ben');
    await click('o Only disconnect Ben');
    await until(() => {
      if (window().includes('o Only disconnect')) input.write('o');
      expect(window()).toContain('Disconnecting Ben');
    });
    await until(() => expect(events()).toContainEqual(['countdown', undefined]));
    input.write('\u001b');
    await until(() => expect(events().at(-1)).toEqual(['ended', 'canceled']));
    input.write('q');
    await ended;
  });
});

describe('A simulated PC', () => {
  it('takes its folder away at the end', () => {
    const folder = dirname(demoPc(clock()).stateFile);
    expect(existsSync(folder)).toBe(true);
    removeTemporaryFolders();
    expect(existsSync(folder)).toBe(false);
  });
});
