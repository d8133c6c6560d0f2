import type { Beginning, Lab } from './lab.ts';

/** The number of boxes for people that Windows was asked for so far. */
export function boxesAskedFor(lab: Lab): number {
  return lab.pc.calls('WTSSendMessageW').filter(({ result }) => result === 'asks').length;
}

/** The operator has said yes about this person, who is now asked on their screen. */
export async function askedOnScreen(lab: Lab, name: string, beginning: Beginning): Promise<void> {
  await lab.start(beginning);
  await lab.click(name);
  await lab.clickToast('Sign out');
  await lab.until(() => boxesAskedFor(lab) > 0, 10, 'the person is asked');
}
