import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ToastButton } from '../../../src/tray/toasts/toast.ts';
import { toastEnd } from '../../../src/tray/toasts/toast-end.ts';

const id = 'usher-0123456789';
const buttons: ToastButton[] = [
  { id: 'yes', label: 'Später abmelden' },
  { id: 'no', label: '後で' },
];

function end(answer: string, ranForMs = 30_000): string {
  return toastEnd({ id, buttons, answer, ranForMs });
}

function said(fields: string): string {
  return `${fields};notificationId=${id};pipe=\\\\.\\pipe\\notifierPipe-1;version=0.7.0;`;
}

describe('how a toast ended', () => {
  it.each([
    ['the first button', said('action=buttonClicked;button=Später abmelden'), 'yes'],
    ['the second button', said('action=buttonClicked;button=後で'), 'no'],
    ['a button in another case', said('action=buttonClicked;button=SPÄTER ABMELDEN'), 'yes'],
    ['a button that was not there', said('action=buttonClicked;button=Sign out'), 'unknown'],
    ['a button without a label', said('action=buttonClicked'), 'unknown'],
    ['a click on its body', said('action=clicked'), 'body'],
    ['its closing cross', said('action=dismissed'), 'dismissed'],
    ['time running out', said('action=timedout'), 'timedOut'],
    ['its removal', said('action=hidden'), 'closed'],
    ['a text, though none was asked for', said('action=textEntered;text=yes'), 'unknown'],
    ['an action nobody knows', said('action=yes'), 'unknown'],
    ['no action', said('button=後で'), 'unknown'],
    ['an answer to another toast', 'action=buttonClicked;notificationId=x;button=後で;', 'unknown'],
    ['an answer to no toast', 'action=buttonClicked;button=後で;', 'unknown'],
    ['a second, contradicting answer', `${said('action=dismissed')}${said('action=clicked')}`, 'dismissed'],
    ['a cut-off answer', 'action=buttonClick', 'unknown'],
    ['nothing, late', '', 'unknown'],
  ])('is read from %s', (_, answer, expected) => {
    expect(end(answer)).toEqual(expected);
  });

  it('is "not shown" for nothing within 2 s, and only then', () => {
    expect([end('', 0), end('', 1_999), end('', 2_000), end(said('action=clicked'), 5)]).toEqual([
      'notShown',
      'notShown',
      'unknown',
      'body',
    ]);
  });

  it('is unknown when two buttons have the same label', () => {
    const same: ToastButton[] = [
      { id: 'yes', label: 'OK' },
      { id: 'no', label: 'ok' },
    ];
    const answer = said('action=buttonClicked;button=OK');
    expect(toastEnd({ id, buttons: same, answer, ranForMs: 30_000 })).toEqual('unknown');
  });

  it('is never a yes unless the answer names that button', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(), (text, ranForMs) => {
        expect(end(text, ranForMs)).not.toEqual('yes');
        expect(end(said(`action=${text}`), ranForMs)).not.toEqual('yes');
      }),
    );
  });
});
