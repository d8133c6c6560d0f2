import type { Key } from 'node:readline';
import type { Clock } from '../../base/clock.ts';
import { STEADY } from '../menu/steady-clicks.ts';
import type { Menu, Tray, TrayListener } from '../ports.ts';
import { isClickable, nextChoice, settledChoice } from './terminal-choice.ts';
import type { TerminalStreams } from './terminal-display.ts';
import { terminalDisplay } from './terminal-display.ts';
import { answerKeys } from './terminal-keys.ts';
import type { TerminalNotes } from './terminal-notes.ts';
import { scrolled } from './terminal-page.ts';
import type { Picture } from './terminal-picture.ts';
import { terminalPicture } from './terminal-picture.ts';
import type { Page, StandingToast, TerminalScreen } from './terminal-screen.ts';
import type { TerminalWords } from './words.ts';

export interface TerminalTrayParts {
  readonly screen: TerminalScreen;
  readonly notes: TerminalNotes;
  readonly listener: TrayListener;
  readonly words: TerminalWords;
  readonly clock: Clock;
  /** Esc: cancels what the screen's hint names. */
  cancel(): void;
  /** A key does nothing, because what it was for has only just changed. */
  tooSoon(): void;
  /** q, Ctrl+C, or the terminal is gone. */
  interrupted(): void;
  readonly streams: TerminalStreams;
}

/** The tray's menu in a terminal: the same rows, chosen with the arrow keys and clicked with Enter. */
export function terminalTray(first: Menu, parts: TerminalTrayParts): Tray {
  const { screen, notes, listener, words, clock } = parts;
  let chosen = '';
  let hasChosen = false;
  /** When the choice last moved by itself, and when the question came. */
  let movedAt = Number.NEGATIVE_INFINITY;
  let askedAt = movedAt;
  let known: StandingToast | null = null;
  let picture: Picture = { lines: [], isQuestionShown: true, page: null };
  const display = terminalDisplay(parts.streams, { pressed, resized: draw, gone: parts.interrupted });
  const unsubscribe = screen.subscribe(draw);
  screen.update({ menu: first });

  function draw(): void {
    const shown = screen.shown();
    settle(shown.menu, shown.question);
    const size = display.size();
    picture = terminalPicture(shown, chosen, size, words);
    display.draw(picture.lines);
    // If the window's size is unknown, nobody knows what was seen in it.
    if (!picture.isQuestionShown || size === null) shown.question?.notDrawn();
  }

  function settle(menu: Menu, question: StandingToast | null): void {
    const isNew = question !== known;
    known = question;
    if (isNew) askedAt = clock.now();
    const settled = settledChoice(menu, hasChosen ? chosen : '', question && { isNew });
    if (settled !== chosen && chosen !== '') movedAt = clock.now();
    chosen = settled;
  }

  function pressed(key: Key): void {
    if (key.ctrl === true) {
      if (key.name === 'c') parts.interrupted();
      return;
    }
    const { page } = screen.shown();
    if (page !== null) turn(page, key);
    else act(key);
  }

  function act(key: Key): void {
    const { question, cancelHint } = screen.shown();
    switch (key.name ?? key.sequence) {
      case 'return':
      case 'enter':
        click();
        return;
      case 'escape':
        if (cancelHint === '') notes.clear();
        else parts.cancel();
        return;
      case '?':
        screen.update({ page: { lines: words.allKeys, from: 0, isBrief: true } });
        return;
      case 'q':
        parts.interrupted();
        return;
      default:
        if (question !== null) answer(question, key);
        choose(key);
    }
  }

  /** A question that cannot be read whole takes no yes, and hides the menu. Then the window says what to do. */
  function click(): void {
    if (!picture.isQuestionShown) return;
    hasChosen = true;
    if (isTooSoonAfter(movedAt)) return;
    if (!screen.shown().menu.rows.some((row) => row.id === chosen && isClickable(row))) return;
    notes.clear();
    listener.clicked(chosen);
  }

  function answer(question: StandingToast, { name, sequence }: Key): void {
    const button = answerKeys(question.toast.buttons).get(name ?? sequence ?? '');
    if (button === undefined) return;
    if (button.id !== 'no' && (!picture.isQuestionShown || isTooSoonAfter(askedAt))) return;
    notes.clear();
    // The caption is the question's yes.
    if (button.id === 'yes') listener.clicked('caption');
    else question.press(button.id);
  }

  function isTooSoonAfter(changedAt: number): boolean {
    const isTooSoon = clock.now() - changedAt < STEADY;
    if (isTooSoon) parts.tooSoon();
    return isTooSoon;
  }

  function choose(key: Key): void {
    const next = nextChoice(screen.shown().menu, chosen, key);
    if (next === chosen || !picture.isQuestionShown) return;
    hasChosen = true;
    movedAt = Number.NEGATIVE_INFINITY;
    chosen = next;
    draw();
  }

  function turn(page: Page, key: Key): void {
    const from = picture.page === null ? null : scrolled(picture.page, key);
    if (from !== null) screen.update({ page: { ...page, from } });
    else if (page.isBrief || LEAVES.includes(key.name ?? '')) screen.update({ page: null });
  }

  return {
    show: (menu) => screen.update({ menu }),
    async close() {
      unsubscribe();
      display.close();
    },
  };
}

/** The keys that leave a longer text. */
const LEAVES = ['q', 'escape', 'return', 'enter'];
