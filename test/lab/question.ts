import type { Desktop } from './desktop.ts';
import { PREFIX } from './folders.ts';
import { labProcesses } from './processes.ts';
import { type Control, openWindows, type Window } from './windows.ts';

const TOAST_PROGRAM = 'snoretoast-x64.exe';
/** Windows draws all message boxes in the class of its dialogs. */
const BOX_CLASS = '#32770';

/** A question on the screen, as a person would read it out. */
export interface Question {
  readonly title: string;
  readonly text: string;
  /** The labels of its buttons from the first to the last. */
  readonly buttons: readonly string[];
}

/** A question and its window. */
export interface OpenQuestion extends Question {
  readonly window: Window;
}

/** The title of the operator's window, which stands as long as something goes on. */
const OPERATORS = 'Usher';

/**
 * The message box on the screen. The operator's window counts only if there is no other: Wine raises it with each new page.
 * @param name of another desktop on that screen
 */
export async function openBox(desktop: Desktop, ...name: string[]): Promise<OpenQuestion | null> {
  const boxes = (await openWindows(desktop, ...name)).filter((each) => each.class === BOX_CLASS);
  const window = boxes.find(({ title }) => title !== OPERATORS) ?? boxes[0];
  if (!window) return null;
  const texts = window.controls.filter((control) => !isButton(control) && control.text);
  return {
    title: window.title,
    text: texts.map(({ text }) => text).join('\n'),
    buttons: labels(window),
    window,
  };
}

/**
 * The toast on the screen: a window of the stand-in for SnoreToast, which paints the text from its arguments.
 * @param name of another desktop on that screen
 */
export async function openToast(desktop: Desktop, ...name: string[]): Promise<OpenQuestion | null> {
  const window = (await openWindows(desktop, ...name)).find(({ program }) => program === TOAST_PROGRAM);
  const shown = labProcesses(PREFIX).find(
    ({ program, args }) => program === TOAST_PROGRAM && option(args, '-t') === window?.title,
  );
  if (!window || !shown) return null;
  return { title: window.title, text: option(shown.args, '-m') ?? '', buttons: labels(window), window };
}

/** Clicks the button with that label with the mouse. @throws if there is none */
export async function clickButton(desktop: Desktop, question: OpenQuestion, label: string): Promise<void> {
  const { window, ...told } = question;
  const button = window.controls.find((control) => isButton(control) && control.text === label);
  if (!button) throw new Error(`No button "${label}" in ${JSON.stringify(told)}`);
  await desktop.click(button.center);
}

/** Clicks where no button is. */
export async function clickBody(desktop: Desktop, { window }: OpenQuestion): Promise<void> {
  await desktop.click({ x: window.left + Math.round(window.width / 2), y: window.top + 15 });
}

function option(args: readonly string[], name: string): string | undefined {
  const at = args.indexOf(name);
  return at < 0 ? undefined : args[at + 1];
}

function isButton(control: Control): boolean {
  return control.class === 'Button';
}

function labels(window: Window): string[] {
  return window.controls.filter(isButton).map(({ text }) => text);
}
