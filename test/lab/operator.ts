import { setTimeout as pause } from 'node:timers/promises';
import type { Desktop } from './desktop.ts';
import { clickBody, clickButton, type OpenQuestion, openBox, openToast, type Question } from './question.ts';
import { type IconKind, taskbarIcons } from './tray-icon.ts';
import { clickInMenu, closeMenu, openMenu } from './tray-menu.ts';
import type { MenuRow } from './tray-record.ts';
import type { Until } from './until.ts';
import type { Usher } from './usher.ts';

const ANSWER_S = 10;

/** What the operator sees on the screen and does with the mouse. */
export interface Operator {
  /** The icon on the taskbar, or null. */
  icon(): Promise<IconKind | null>;
  /** The rows as they stand now, whether or not the menu is open. */
  menu(): readonly MenuRow[];
  /** Opens the menu, takes a picture of it and closes it. @returns the picture's file */
  showMenu(name: string): Promise<string>;
  /** Clicks the first enabled row whose text begins so, waiting for it where it is not there yet. */
  click(beginning: string): Promise<void>;
  /** Clicks the row of that index (separators count) even where that does nothing. */
  clickRow(index: number): Promise<void>;
  /** The toast that stands, or null. */
  toast(): Promise<Question | null>;
  /** Clicks a button of the toast, waiting for one. */
  clickToast(label: string): Promise<void>;
  /** Clicks the toast beside its buttons, waiting for one. */
  clickToastBody(): Promise<void>;
  /** The message box that stands, or null. */
  box(): Promise<Question | null>;
  /** Clicks a button of the message box, waiting for one. */
  clickBox(label: string): Promise<void>;
}

/** @param desktop and `usher`: those of the moment it acts */
export function operator(desktop: () => Desktop, usher: () => Usher, until: Until): Operator {
  const menu = () => usher().tray.rows;

  async function click(find: (rows: readonly MenuRow[]) => number): Promise<void> {
    const before = usher().tray.clicks.length;
    const row = await clickInMenu(desktop(), menu, find);
    const isTold = () => usher().tray.clicks.length > before;
    if (row.enabled) await until(isTold, ANSWER_S, `the click on "${row.text}" is told`);
  }

  const toast = () => until(() => openToast(desktop()), ANSWER_S, 'a toast stands');

  return {
    icon: async () => (await taskbarIcons(desktop()))[0]?.kind ?? null,
    menu,
    async showMenu(name) {
      await openMenu(desktop());
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
      await click(find);
    },
    clickRow: (index) => click(() => index),
    toast: async () => told(await openToast(desktop())),
    clickToast: async (label) => clickButton(desktop(), await toast(), label),
    clickToastBody: async () => clickBody(desktop(), await toast()),
    box: async () => told(await openBox(desktop())),
    async clickBox(label) {
      const box = await until(() => openBox(desktop()), ANSWER_S, `a box with "${label}"`);
      await clickButton(desktop(), box, label);
    },
  };
}

function told(question: OpenQuestion | null): Question | null {
  if (!question) return null;
  const { title, text, buttons } = question;
  return { title, text, buttons };
}
