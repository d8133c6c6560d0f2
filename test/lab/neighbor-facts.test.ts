import { expect, it } from 'vitest';
import { openLab } from './lab.ts';
import { Neighbor } from './neighbor.ts';
import { ben, kai, minutesAgo } from './people.ts';

const lab = openLab();
const usherOfBen = new Neighbor(lab, ben());
const TIMES = 200;

it("200 questions to Ben's Usher are all answered, and this prints how soon", async () => {
  const askers = Array.from({ length: 10 }, (_, index) =>
    ben({ id: 11 + index, user: `pupil${index}`, logon: minutesAgo(200) }),
  );
  await lab.prepare({ people: [kai(), ben(), ...askers] });
  await usherOfBen.start({ open: 'hidden' });
  const asked = ['2', `${TIMES}`, ...askers.map(({ id }) => `${id}`)];
  const { code, out, err } = await lab.command(asked, { program: 'probes\\facts.cjs', session: 11 });
  expect([code, err]).toEqual([0, '']);
  console.info(`facts of a neighbor, in ms: ${out}`);
  expect(JSON.parse(out)).toMatchObject({ answered: TIMES });
});
