import type { Lab } from './lab.ts';
import type { Question } from './question.ts';

/** Usher's window, once its one line that everybody reads begins so. */
export function windowSays(lab: Lab, beginning: string, seconds = 20): Promise<Question> {
  const find = async () => {
    const box = await lab.box();
    return box?.title === 'Usher' && box.text.startsWith(beginning) ? box : null;
  };
  return lab.until(find, seconds, `the window says "${beginning}…"`);
}

/** Clicks the button until it has counted: no click does in a face's first half second. */
export async function clickInWindow(lab: Lab, label: string): Promise<void> {
  const isTaken = async () => {
    const box = await lab.box();
    if (box?.buttons.includes(label) !== true) return true;
    await lab.clickBox(label).catch(() => {});
    return false;
  };
  await lab.until(async () => (await lab.box())?.buttons.includes(label) === true, 20, `a button "${label}"`);
  await lab.until(isTaken, 20, `"${label}" counts`);
}
