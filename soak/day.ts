import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { duplexPair } from 'node:stream';
import { clock } from '../src/base/clock.ts';
import { historyFile } from '../src/base/folders.ts';
import { NO_ELEVATION } from '../src/engine/elevation.ts';
import { appendEntry } from '../src/history/history-file.ts';
import { readDisturbances } from '../src/history/history-reader.ts';
import { englishSettings } from '../src/languages/en/settings.ts';
import { english } from '../src/languages/en/words.ts';
import { neighborlyHost } from '../src/neighbors/client/neighborly-host.ts';
import type { Session } from '../src/sessions/session.ts';
import { liveSettings } from '../src/settings/live-settings.ts';
import { NO_POLICY } from '../src/settings/policy.ts';
import { settingsText } from '../src/settings/settings-file.ts';
import { leftHere } from '../src/start/left-for-them.ts';
import { App } from '../src/tray/app.ts';
import type { FakeHost } from '../test/fakes/host.ts';
import { fakeHost } from '../test/fakes/host.ts';
import type { FakeTray } from '../test/fakes/operator.ts';
import { fakeBox, fakeToaster, fakeTray } from '../test/fakes/operator.ts';
import { ben, kai, services } from '../test/fakes/people.ts';
import { helped } from './elevated.ts';
import { ownUsher } from './own-usher.ts';

/** What was done in a day, so that nobody takes a day without work for one. */
export interface Work {
  signIns: number;
  questions: number;
  signOuts: number;
  messages: number;
  helpers: number;
  talks: number;
  settings: number;
}

/** Kai's Usher, on a PC where people come and go all day. Files are real; Windows and the time are not. */
export interface Day {
  readonly work: Work;
  /** One minute of churn, which begins with this number. */
  minute(number: number): Promise<void>;
  close(): Promise<void>;
}

const MINUTE = 60_000;

/** @param pass lets time pass, in ms */
export async function begin(folder: string, pass: (ms: number) => Promise<void>): Promise<Day> {
  mkdirSync(folder, { recursive: true });
  const time = clock();
  const work: Work = {
    signIns: 0,
    questions: 0,
    signOuts: 0,
    messages: 0,
    helpers: 0,
    talks: 0,
    settings: 0,
  };
  const pc = fakeHost([services(), kai()]);
  const [toasts, box, tray] = [fakeToaster(), fakeBox(), fakeTray()];
  const file = historyFile(folder);
  const settingsFile = join(folder, 'settings.json');
  const left = leftHere(folder, time);
  const live = liveSettings({
    read: () => settingsText(settingsFile),
    policy: () => NO_POLICY,
    clock: time,
    words: englishSettings,
  });
  const stopWatching = live.watch(() => {});
  left.watch(() => {
    work.messages += 1;
  });
  const usher = ownUsher(time, left);
  const connect = async () => {
    const [theirs, ours] = duplexPair();
    theirs.on('error', () => {});
    void usher.arrived(ours, { sessionId: 1, processId: 4, user: kai().sid, token: () => null });
    work.talks += 1;
    return theirs;
  };
  const app = new App({
    host: neighborlyHost(pc.host, { connect, clock: time }),
    toaster: toasts.toaster,
    box: box.box,
    words: english,
    settings: live.settings,
    clock: time,
    elevation: NO_ELEVATION,
    left,
    mayLeaveNotes: () => true,
    notifications: () => 'accepts',
    asleep: () => null,
    moved() {},
    rights: () => 'direct',
    log() {},
    openTray: tray.open,
    record: (line) => appendEntry(file, line),
    disturbances: () => readDisturbances(file, time.today()),
    openEveryone() {},
    openHistory() {},
    openHelp() {},
    openSettings() {},
    quit() {},
  });
  await pass(2000);

  return {
    work,
    async minute(number) {
      const who = person(number, time.today());
      pc.sessions = [services(), kai(), who];
      pc.changed();
      work.signIns += 1;
      if (number % 5 === 0) {
        writeFileSync(settingsFile, JSON.stringify({ askIn: number % 2 === 0 ? 'toast' : 'window' }));
        work.settings += 1;
      }
      await pass(5000);
      await conversation(number, who, { pc, tray, toasts, work, pass });
      if (number % 10 === 0) {
        await helped(who, pass);
        work.helpers += 1;
      }
      for (const toast of toasts.shown) toast.end('timedOut');
      // What fakes remember is no growth of Usher's.
      for (const kept of [pc.done, pc.asked, pc.notes, toasts.shown, box.shown]) kept.length = 0;
      pc.sessions = [services(), kai()];
      pc.changed();
      await pass(5000);
    },
    async close() {
      stopWatching();
      await app.close();
    },
  };
}

/** Somebody new, with a number that others had before. */
function person(number: number, now: number): Session {
  const id = 2 + (number % 7);
  return ben({
    sessionId: id,
    userName: `person${number}`,
    fullName: `Person ${number % 50}`,
    sid: `S-1-5-21-1-2-3-${2000 + number}`,
    logonTime: Math.trunc(now) - 20 * MINUTE,
    disconnectTime: Math.trunc(now) - 15 * MINUTE,
    idle: { kind: 'away', ms: 15 * MINUTE },
  });
}

interface Parts {
  readonly pc: FakeHost;
  readonly tray: FakeTray;
  readonly toasts: ReturnType<typeof fakeToaster>;
  readonly work: Work;
  pass(ms: number): Promise<void>;
}

/** A click, a question, and one of its ends. */
async function conversation(
  number: number,
  who: Session,
  { pc, tray, toasts, work, pass }: Parts,
): Promise<void> {
  const name = who.fullName ?? '';
  const row = tray.texts.find((text) => text.startsWith(name));
  if (row === undefined) throw new Error(`${name} has no row among ${tray.texts}`);
  tray.click(name);
  await pass(2000);
  const question = toasts.shown.findLast(({ kind }) => kind === 'question');
  if (question === undefined) throw new Error(`no question about ${name}`);
  work.questions += 1;
  question.end((['yes', 'no', 'note', 'yes', 'dismissed'] as const)[number % 5] ?? 'no');
  await pass(2000);
  // Every second yes is taken back.
  if (number % 5 === 3) tray.click(`Signing out ${name}`);
  await pass(40_000);
  work.signOuts += pc.done.filter((each) => each !== 'list').length;
}
