import { expect, it } from 'vitest';
import { gate, inLanes } from '../../src/base/lanes.ts';

/** Work that ends when it is told to. */
function held() {
  const ends = new Map<number, (result: string) => void>();
  const work = (item: number) => new Promise<string>((resolve) => void ends.set(item, resolve));
  const end = async (item: number) => {
    ends.get(item)?.(`${item} done`);
    ends.delete(item);
    await new Promise(setImmediate);
  };
  return { work, end, begun: () => [...ends.keys()] };
}

it('as many items as there are lanes are in work, and results keep the order of the items', async () => {
  const { work, end, begun } = held();
  const all = inLanes([1, 2, 3, 4], 2, work);
  expect(begun()).toEqual([1, 2]);
  await end(2);
  expect(begun()).toEqual([1, 3]);
  await end(3);
  await end(4);
  await end(1);
  expect(await all).toEqual(['1 done', '2 done', '3 done', '4 done']);
});

it('nothing is begun where there is nothing, and a failure is told', async () => {
  expect(await inLanes([], 2, async () => 'never')).toEqual([]);
  const failing = async (item: number) => {
    if (item === 2) throw new Error('broken');
    return item;
  };
  await expect(inLanes([1, 2, 3], 2, failing)).rejects.toThrow('broken');
});

it('a gate lets as many run as it has places, the others in their order, whether they succeed or fail', async () => {
  const { work, end, begun } = held();
  const inTurn = gate(2);
  const broken = inTurn(async () => {
    await work(1);
    throw new Error('broken');
  });
  const isTold = expect(broken).rejects.toThrow('broken');
  const others = [2, 3, 4].map((item) => inTurn(() => work(item)));
  await new Promise(setImmediate);
  expect(begun()).toEqual([1, 2]);
  await end(1);
  await isTold;
  expect(begun()).toEqual([2, 3]);
  await end(3);
  expect(begun()).toEqual([2, 4]);
  await end(2);
  await end(4);
  expect(await Promise.all(others)).toEqual(['2 done', '3 done', '4 done']);
  const later = inTurn(() => work(5));
  expect(begun()).toEqual([5]);
  await end(5);
  expect(await later).toEqual('5 done');
});
