import { setTimeout as pause } from 'node:timers/promises';
import type { Desktop, MouseButton } from './desktop.ts';
import { clickBody, clickButton, type OpenQuestion, openBox, openToast, type Question } from './question.ts';
import { type IconKind, taskbarIcons } from './tray-icon.ts';
import { clickInMenu, closeMenu, openMenu } from './tray-menu.ts';
import type { MenuRow } from './tray-record.ts';
import type { Until } from './until.ts';
import type { Usher } from './usher.ts';

const ANSWER_S = 10;
/** The program ignores a click within 1 s of a row changing its meaning; nobody reads and clicks that fast. */
const READING_MS = 1_100;

/** What the operator sees on the screen and does with the mouse. */
export interface Operator {
  /** The icon on the taskbar, or null. */
  icon(): Promise<IconKind | null>;
  /** The rows as they are now, whether the menu is open or not. */
  menu(): readonly MenuRow[];
  /** Opens the menu with that button, takes a picture of it and closes it. @returns the picture's file */
  showMenu(name: string, button?: MouseButton): Promise<string>;
  /** Waits for an enabled row whose text begins like this, reads it, and clicks it. */
  click(beginning: string): Promise<void>;
  /** Clicks the row with that index (separators count) at once, even if that does nothing. */
  clickRow(index: number): Promise<void>;
  /** The toast on the screen, or null. */
  toast(): Promise<Question | null>;
  /** Waits for a toast whose title begins like this. Another toast may come before it. */
  waitForToast(beginning: string): Promise<Question>;
  /** Clicks that button of a toast, waiting for it. */
  clickToast(label: string): Promise<void>;
  /** Clicks the toast beside its buttons, waiting for one. */
  clickToastBody(): Promise<void>;
  /** The message box on the screen, or null. */
  box(): Promise<Question | null>;
  /** Waits for a message box whose title begins like this. */
  waitForBox(beginning: string): Promise<Question>;
  /** Clicks that button of a message box, waiting for it. */
  clickBox(label: string): Promise<void>;
}

/** @param desktop the one at the moment of acting; `usher` likewise */
export function operator(desktop: () => Desktop, usher: () => Usher, until: Until): Operator {
  const menu = () => usher().tray.rows;

  async function click(find: (rows: readonly MenuRow[]) => number): Promise<void> {
    const before = usher().tray.clicks.length;
    const row = await clickInMenu(desktop(), menu, find);
    const isTold = () => usher().tray.clicks.length > before;
    if (row.enabled) await until(isTold, ANSWER_S, `the click on "${row.text}" is told`);
  }

  /** Clicks the button once it is there. Another question may come before it. */
  async function answer(open: (desktop: Desktop) => Promise<OpenQuestion | null>, label: string) {
    const find = async () => {
      const question = await open(desktop());
      return question?.buttons.includes(label) ? question : null;
    };
    await clickButton(desktop(), await until(find, ANSWER_S, `a button "${label}"`), label);
  }

  function waitFor(look: () => Promise<Question | null>, kind: string) {
    return (beginning: string): Promise<Question> => {
      const find = async () => {
        const question = await look();
        return question?.title.startsWith(beginning) ? question : null;
      };
      return until(find, ANSWER_S, `a ${kind} "${beginning}…"`);
    };
  }

  const toast = async () => told(await openToast(desktop()));
  const box = async () => told(await openBox(desktop()));

  return {
    icon: async () => (await taskbarIcons(desktop()))[0]?.kind ?? null,
    menu,
    async showMenu(name, button) {
      await openMenu(desktop(), undefined, button);
      // It is drawn after it has opened.
      await pause(300);
      const file = await desktop().screenshot(name);
      await closeMenu(desktop());
      return file;
    },
    async click(beginning) {
      const find = (rows: readonly MenuRow[]) =>
        rows.findIndex(({ text, enabled }) => enabled && text.startsWith(beginning));
      await until(() => find(menu()) >= 0, ANSWER_S, `a row "${beginning}…" can be clicked`);
      await pause(READING_MS);
      await click(find);
    },
    clickRow: (index) => click(() => index),
    toast,
    waitForToast: waitFor(toast, 'toast'),
    clickToast: (label) => answer(openToast, label),
    async clickToastBody() {
      await clickBody(desktop(), await until(() => openToast(desktop()), ANSWER_S, 'a toast stands'));
    },
    box,
    waitForBox: waitFor(box, 'box'),
    clickBox: (label) => answer(openBox, label),
  };
}

function told(question: OpenQuestion | null): Question | null {
  if (!question) return null;
  const { title, text, buttons } = question;
  return { title, text, buttons };
}
