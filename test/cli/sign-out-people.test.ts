import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clock } from '../../src/base/clock.ts';
import type { SignOutInvocation } from '../../src/cli/command-line/invocation.ts';
import { CommandError } from '../../src/cli/output/command-error.ts';
import { signedIn } from '../../src/cli/people.ts';
import { peopleMeant } from '../../src/cli/sign-out-people.ts';
import { historyEntry } from '../../src/history/history.ts';
import { appendEntry } from '../../src/history/history-file.ts';
import { englishCli } from '../../src/languages/en/cli.ts';
import { englishSettings } from '../../src/languages/en/settings.ts';
import { english } from '../../src/languages/en/words.ts';
import { signInKey } from '../../src/sessions/identity.ts';
import type { Session } from '../../src/sessions/session.ts';
import { SessionError } from '../../src/sessions/session-error.ts';
import type { Settings } from '../../src/settings/settings.ts';
import { DEFAULT_SETTINGS, parseSettings } from '../../src/settings/settings.ts';
import { anna, ben, guest, kai, mia } from '../fakes/people.ts';
import { pinned } from '../fakes/pinned.ts';
import type { FakePcs } from './fake-pcs.ts';
import { fakePcs } from './fake-pcs.ts';

const HOUR = 3_600_000;
const STANDARD = { ...DEFAULT_SETTINGS, protected: ['mia'] };
const named = (user: string, id: number | null = null) => ({ user, id });

/** The people meant, and the output: `people`, `leftOut`, `codes`, or the error. */
async function meant(
  pcs: FakePcs,
  whom: SignOutInvocation['whom'],
  anyway = false,
  settings: Settings = STANDARD,
) {
  const told: string[] = [];
  const words = { ...english, cli: englishCli };
  const complain = (error: CommandError) => void told.push(error.message);
  const here = await signedIn(pcs, settings.protected, 8, englishCli);
  try {
    const found = peopleMeant(pcs, { whom, anyway }, settings, here, { words, clock: clock(), complain });
    return {
      people: found.people.map(({ host, userName }) => `${host}\\${userName}`),
      leftOut: found.leftOut.map(({ message }) => message),
      codes: found.codes,
      ...(found.askedLately.size > 0 && { askedLately: [...found.askedLately] }),
    };
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    return { told, exitCode: error.exitCode, message: error.message };
  }
}

/** Records that this person was just asked on their screen. */
function askedNow(pcs: FakePcs, session: Session): void {
  const event = { event: 'countdown', consent: 'operator', asked: true } as const;
  appendEntry(
    join(pcs.folder ?? '', 'history.jsonl'),
    historyEntry(event, pinned(session), kai(), new Date()),
  );
}

describe('the one who is named', () => {
  it('is meant', async () => {
    expect(await meant(fakePcs({ 'DESKTOP-7': [kai(), ben()] }), named('ben'))).toEqual({
      people: ['DESKTOP-7\\ben'],
      leftOut: [],
      codes: [],
    });
  });

  it.each<[string, Session, number]>([
    ['the settings protect', mia(), 3],
    ['this account may not read', mia({ userName: 'ben', isReadable: false }), 5],
    ['nobody has the name of', anna({ userName: 'zoe' }), 4],
  ])('is not meant where it is somebody whom %s', async (_, session, exitCode) => {
    const who = exitCode === 3 ? 'mia' : 'ben';
    const found = await meant(fakePcs({ 'DESKTOP-7': [kai(), session] }), named(who));
    expect(found).toMatchObject({ exitCode });
  });

  it('is nobody who was asked a short while ago, but with --anyway', async () => {
    const pcs = fakePcs({ 'DESKTOP-7': [kai(), anna()] });
    askedNow(pcs, anna());
    expect(await meant(pcs, named('anna'))).toMatchObject({
      exitCode: 3,
      message: 'Anna was asked a short while ago. You can ask again in 5 min.',
    });
    expect(await meant(pcs, named('anna'), true)).toMatchObject({
      people: ['DESKTOP-7\\anna'],
      askedLately: [signInKey(anna())],
    });
  });

  it('is nobody who was asked before a thousand other lines, or before one from the future', async () => {
    const pcs = fakePcs({ 'DESKTOP-7': [kai(), anna()] });
    askedNow(pcs, anna());
    const file = join(pcs.folder, 'history.jsonl');
    const other = historyEntry({ event: 'canceled' }, pinned(mia()), kai(), new Date());
    appendFileSync(file, `${JSON.stringify(other)}\n`.repeat(1500));
    const future = { event: 'countdown', consent: 'operator', asked: true } as const;
    appendEntry(file, historyEntry(future, pinned(anna()), kai(), new Date('2099-01-01')));
    expect(await meant(pcs, named('anna'))).toMatchObject({ exitCode: 3 });
  });

  it('is nobody who may have been asked, where the history cannot be read, but with --anyway', async () => {
    const pcs = fakePcs({ 'DESKTOP-7': [kai(), anna(), ben()] });
    mkdirSync(join(pcs.folder, 'history.jsonl'));
    expect(await meant(pcs, named('anna'))).toMatchObject({
      exitCode: 3,
      message: "The history can't be read, so Usher can't tell whether Anna was asked a short while ago.",
    });
    expect(await meant(pcs, named('anna'), true)).toMatchObject({
      people: ['DESKTOP-7\\anna'],
      askedLately: [signInKey(anna())],
    });
    expect(await meant(pcs, named('ben'))).toMatchObject({ people: ['DESKTOP-7\\ben'] });
  });

  it('may be signed in to the PC that did not answer, so nobody is meant', async () => {
    const pcs = fakePcs({ SRV1: [ben()], SRV2: [ben()] });
    const { SRV2 } = pcs.hosts;
    if (SRV2 !== undefined) SRV2.listFails = new SessionError('unavailable', 'no', { code: 1722 });
    expect(await meant(pcs, named('ben'))).toEqual({
      told: [],
      exitCode: 6,
      message: "SRV2 can't be reached (error 1722).",
    });
  });

  it('on two PCs is ambiguous, and on one PC under two names is one', async () => {
    expect(
      await meant(fakePcs({ SRV1: [ben()], SRV2: [ben({ logonTime: 5 })] }), named('ben')),
    ).toMatchObject({
      exitCode: 2,
    });
    expect(await meant(fakePcs({ SRV1: [ben()], 'srv1.example.com': [ben()] }), named('ben'))).toMatchObject({
      people: ['SRV1\\ben'],
    });
  });

  it('is never the operator under another name of this PC', async () => {
    const pcs = fakePcs({ 'DESKTOP-7': [kai(), ben()], 'pc.corp': [kai({ isCurrent: false, sid: null })] });
    expect(await meant(pcs, named('kai'))).toMatchObject({ exitCode: 2 });
  });
});

describe('while it is not known whom the settings protect', () => {
  it.each([
    ['one is named', named('ben')],
    ['everybody is meant', { idleOverMs: null }],
  ])('nobody is meant, even with --anyway, where %s', async (_, whom) => {
    const pcs = fakePcs({ 'DESKTOP-7': [kai(), ben(), mia()] });
    for (const text of [
      '',
      '{"protected":["OFFICE\\tom"]}',
      '{"Protected":["mia"]}',
      '{"protected":"mia"}',
    ]) {
      expect(await meant(pcs, whom, true, parseSettings(text, englishSettings).settings)).toEqual({
        told: [],
        exitCode: 3,
        message: "Usher can't tell whom the settings protect, so it signs nobody out.",
      });
    }
  });

  it('of one person, that one is left out', async () => {
    const settings = { ...DEFAULT_SETTINGS, protected: ['S-1-5-21-1-2-3-1002'] };
    const pcs = fakePcs({ 'DESKTOP-7': [kai(), ben({ sid: null }), anna()] });
    expect(await meant(pcs, { idleOverMs: null }, false, settings)).toEqual({
      people: ['DESKTOP-7\\anna'],
      leftOut: ["Usher can't tell whether ben is protected in settings.json."],
      codes: [3],
    });
  });
});

describe('everybody', () => {
  it('is asked about but for those who are left out, each with a reason', async () => {
    const hidden = guest({ isReadable: false });
    const pcs = fakePcs({ 'DESKTOP-7': [kai(), ben(), anna(), mia(), hidden] });
    askedNow(pcs, anna());
    expect(await meant(pcs, { idleOverMs: null })).toEqual({
      people: ['DESKTOP-7\\ben'],
      leftOut: [
        'Anna was asked a short while ago. You can ask again in 5 min.',
        "Windows hides the details of guest from this account, so Usher can't tell whose session it is.",
        'mia is protected in settings.json.',
      ],
      codes: [3, 5],
    });
  });

  it('who has been away for so long is not whoever may be there', async () => {
    const pcs = fakePcs({ 'DESKTOP-7': [kai(), ben(), anna(), guest()] });
    expect(await meant(pcs, { idleOverMs: 2 * HOUR })).toEqual({
      people: ['DESKTOP-7\\ben'],
      leftOut: [],
      codes: [],
    });
  });

  it('is nobody where no PC answers', async () => {
    const pcs = fakePcs({ SRV1: [ben()], SRV2: [ben()] });
    for (const host of Object.values(pcs.hosts)) host.listFails = new SessionError('timedOut', 'late');
    expect(await meant(pcs, { idleOverMs: null })).toEqual({
      told: ["SRV1 didn't answer within 8 seconds."],
      exitCode: 6,
      message: "SRV2 didn't answer within 8 seconds.",
    });
  });
});
