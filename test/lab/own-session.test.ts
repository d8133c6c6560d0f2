import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PROGRAM, START, windowsPath } from './folders.ts';
import { openLab } from './lab.ts';
import { exchangeFile } from './node-process.ts';
import { kai } from './people.ts';
import { wineEnvironment } from './wine.ts';

const lab = openLab();

/** Makes the probe do these steps on a desktop of its own, as in Ben's session. @returns the answer to each */
async function onDesktopOfBen(steps: readonly string[]): Promise<Record<string, unknown>> {
  await lab.prepare({ people: [kai()] });
  const program = windowsPath(PROGRAM);
  const probe = [`${program}\\node.exe`, `${program}\\probes\\own-session.cjs`];
  spawn('wine', ['explorer', '/desktop=ben,620x440', ...probe, ...steps], {
    cwd: START,
    env: wineEnvironment(lab.desktop.display),
    stdio: 'ignore',
  });
  const record = exchangeFile('own-session.jsonl');
  const said = () => (existsSync(record) ? readFileSync(record, 'utf8') : '');
  await lab.until(() => said().includes('"end"'), 60, `the probe has done ${steps}`);
  return Object.assign(
    {},
    ...said()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)),
  );
}

describe("one's own Usher in a session of its own", () => {
  it('sees the windows of its own desktop only, and its own idle time', async () => {
    const { windows, facts } = await onDesktopOfBen(['listed', 'notepad', 'wait', 'windows', 'facts']);
    expect(windows).toEqual([['Untitled - Notepad', 'Notepad']]);
    expect(facts).toMatchObject({
      idleMs: expect.any(Number),
      isAway: null,
      couldBeLost: { programs: [{ name: 'Notepad' }] },
    });
  });

  it('sees that nothing is open, where only Windows itself has windows', async () => {
    const { facts } = await onDesktopOfBen(['listed', 'wait', 'facts']);
    expect(facts).toMatchObject({ couldBeLost: { word: 'nothing', programs: [] } });
  });

  it('signs its person out politely, and a Notepad with unsaved text objects and keeps the text', async () => {
    const steps = ['last', 'notepad', 'type', 'exit', 'objects', 'text'];
    const { last, exit, text } = await onDesktopOfBen(steps);
    expect({ last, exit, text }).toEqual({ last: true, exit: { kind: 'asked' }, text: 'unsaved' });
    await lab.screenshot('own-session-objects');
  });

  it('signs its person out politely, and a Notepad with nothing to save goes', async () => {
    expect(await onDesktopOfBen(['notepad', 'exit', 'gone'])).toMatchObject({
      exit: { kind: 'asked' },
      gone: true,
    });
  });
});
