import type { Beginning, Lab } from './lab.ts';
import { type Neighbor, type NeighborSetup, ORDINARY } from './neighbor.ts';
import { benThere, kai } from './people.ts';
import type { Question } from './question.ts';
import type { SimulatedSession } from './simulated-session.ts';

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

/** Kai, who may do nothing to others, and Ben, who is at a screen. Both have their Usher. */
export async function bothThere(
  lab: Lab,
  usherOfBen: Neighbor,
  setup: NeighborSetup = {},
  people: readonly SimulatedSession[] = [kai(), benThere()],
): Promise<void> {
  await lab.start({ people, ...ORDINARY });
  await usherOfBen.start({ open: 'hidden', ...setup });
}

/** The question of Ben's own Usher, once it is on his screen. */
export function onBensScreen(lab: Lab, usherOfBen: Neighbor): Promise<Question> {
  return lab.until(() => usherOfBen.question(), 20, `Ben is asked: ${usherOfBen.log()}`);
}

/** Kai has said yes, and Ben is asked. */
export async function askedByHisOwn(lab: Lab, usherOfBen: Neighbor, name = 'ben'): Promise<Question> {
  await lab.click(name);
  await lab.waitForToast(`Sign out ${name}?`);
  await lab.clickToast('Sign out');
  return onBensScreen(lab, usherOfBen);
}
