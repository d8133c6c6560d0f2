import type { CouldBeLost } from '../../sessions/could-be-lost.ts';
import type { ReceiptFacts, ToldTime, TrayWords } from '../../tray/words.ts';
import { fit } from '../fit.ts';
import { listed, programLabels, unknownApps } from './programs.ts';

/** More names than this do not fit a toast. */
const MOST_NAMES = 4;

/** What a person is told once they are back. */
export const returned: TrayWords['returned'] = {
  receipt: ({ name, at, became, lost, saidYes }) => ({
    title: fit('', name || 'Somebody', ` ${saidYes ? YES[became] : DID[became]} ${moment(at)}`),
    text: [
      ...(became === 'kept' ? ['You stayed signed in.'] : []),
      open(lost),
      ...(became === 'signedOut' && lost.word === 'nothing' ? ['Nothing was lost.'] : []),
    ].join(' '),
  }),
  note: (from, { time, date }, text) => ({
    title: fit('Note from ', from || 'somebody', `, ${date === null ? '' : `${date} `}${time}`),
    text,
  }),
  noteShown: (person, at) => ({
    title: fit('', person || 'Somebody', ' was shown your message'),
    text: `It was on their screen ${moment(at)}.`,
  }),
  unread: (told) => ({
    title: 'Left for you',
    text: [
      ...told.map(({ title, text }) => `${title}\n${text}`),
      'OK marks this as read. Cancel keeps it for later.',
    ].join('\n\n'),
  }),
};

const DID: Record<ReceiptFacts['became'], string> = {
  signedOut: 'signed you out',
  kept: 'asked to sign you out',
  unknown: 'asked to sign you out',
};

/** After their own click on *Sign out*. */
const YES: Record<ReceiptFacts['became'], string> = {
  signedOut: 'asked, and you signed out',
  kept: 'asked, and you said yes',
  unknown: 'asked, and you said yes',
};

function moment({ time, date }: ToldTime): string {
  return date === null ? `at ${time}` : `on ${date} at ${time}`;
}

function open({ word, programs }: CouldBeLost): string {
  if (word === 'nothing') return 'Nothing was open.';
  if (word === 'unknown') return "Usher couldn't see what was open.";
  const known = programs.flatMap(({ name }) => (name === '' ? [] : [name]));
  const labels = programLabels(known.slice(0, MOST_NAMES));
  const more = known.length - labels.length;
  const unknown = programs.length - known.length;
  const names = [
    ...labels,
    ...(more > 0 ? [`${more} more`] : []),
    ...(unknown > 0 ? [unknownApps(unknown)] : []),
  ];
  return names.length === 0 ? 'Programs were open.' : `Open at that time: ${listed(names)}.`;
}
