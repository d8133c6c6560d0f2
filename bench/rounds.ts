import { Bench } from 'tinybench';

/** What is measured: runs once. It may answer with a figure of its own in place of the time that passed. */
export type Side = () => Promise<unknown> | unknown | Promise<Own>;

/** A figure of the side's own, such as processor time, in ms. */
export interface Own {
  readonly overriddenDuration: number;
}

/** The same measured by the processor time of this process. */
export function processorTime(side: () => unknown): Side {
  return async () => {
    const before = process.cpuUsage();
    await side();
    const { user, system } = process.cpuUsage(before);
    return { overriddenDuration: (user + system) / 1000 };
  };
}

/**
 * Runs the sides in turn, each once a round, so that a busy machine disturbs all of them alike.
 * @returns what each took in each round, in ms
 */
export async function inTurn<Name extends string>(
  sides: Readonly<Record<Name, Side>>,
  rounds: number,
): Promise<Readonly<Record<Name, readonly number[]>>> {
  const took = Object.fromEntries(Object.keys(sides).map((name) => [name, []])) as unknown as Record<
    Name,
    number[]
  >;
  for (let round = 0; round < rounds; round += 1) {
    const bench = new Bench({ iterations: 1, time: 0, warmup: false, retainSamples: true, throws: true });
    for (const [name, side] of Object.entries<Side>(sides)) {
      bench.add(name, side as () => Promise<unknown>, { async: true });
    }
    await bench.run();
    for (const { name, result } of bench.tasks) {
      if (result.state !== 'completed') throw new Error(`${name} was not measured: ${result.state}`);
      took[name as Name].push(...(result.latency.samples ?? []));
    }
  }
  return took;
}
