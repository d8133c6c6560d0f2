import { remoteAnswer } from '../../src/sessions/remote/remote-child.ts';
import { signInOf } from '../../src/sessions/sign-in.ts';
import { anna, ben, kai } from '../../test/fakes/people.ts';
import { fakePcs, rowOf } from '../../test/sessions/remote/fake-pcs.ts';
import type { Target } from '../target.ts';
import { demand, texts } from '../target.ts';

/* The child that signs somebody out of another PC, and is told whom by an argument. */

const PC = 'SERVER-1';

const targets = [ben(), anna()].map((person) => JSON.stringify(signInOf({ ...person, host: PC })));

async function signingOut(input: Buffer): Promise<boolean> {
  const native = fakePcs({ here: [rowOf(kai())], there: [rowOf(ben()), rowOf(anna())], ownId: 1 });
  const argument = input.toString();
  const answer = await remoteAnswer(native, [PC, 'logoff', argument]);
  demand(!answer.includes('\n') && JSON.parse(answer) !== null, 'no answer');
  const deeds = native.calls
    .filter(({ name }) => name === 'WTSLogoffSession')
    .map(({ args }) => Number(args[1]));
  for (const id of deeds) {
    const said = JSON.parse(argument);
    const person = [ben(), anna()].find(({ sessionId }) => sessionId === id);
    demand(person !== undefined && said.sessionId === id, `somebody else: ${id}`);
    demand(said.logonTime === person?.logonTime, 'another sign-in');
    demand(String(said.userName).toLowerCase() === person?.userName, 'another account');
  }
  demand(deeds.length <= 1, 'twice');
  return deeds.length === 1;
}

export const REMOTE_CHILD: readonly Target[] = [
  {
    name: 'whom to sign out of another PC',
    kind: 'wire',
    reads: ['sessions/remote/remote-child.ts', 'sessions/remote/remote-deed.ts', 'sessions/sign-in.ts'],
    form: 'text',
    corpus: texts(...targets),
    run: signingOut,
  },
];
