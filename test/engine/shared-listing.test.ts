import { expect, it } from 'vitest';
import { sharedListing } from '../../src/engine/shared-listing.ts';

/** Listings that end when they are told to. */
function lister() {
  const begun: { readonly end: (result: number) => void; readonly fail: () => void }[] = [];
  const list = sharedListing(
    () =>
      new Promise<number>((resolve, reject) => {
        begun.push({ end: resolve, fail: () => reject(new Error('broken')) });
      }),
  );
  return { list, begun };
}

const turn = () => new Promise(setImmediate);

it('a listing is shared by all who asked before it began, and by nobody who asked while it ran', async () => {
  const { list, begun } = lister();
  const first = list();
  const [second, third] = [list(), list()];
  expect(begun).toHaveLength(1);
  begun[0]?.end(1);
  await turn();
  const fourth = list();
  expect(begun).toHaveLength(2);
  begun[1]?.end(2);
  await turn();
  expect(begun).toHaveLength(3);
  begun[2]?.end(3);
  expect(await Promise.all([first, second, third, fourth])).toEqual([1, 2, 2, 3]);
});

it('one that fails fails for those who share it, and the next one is begun all the same', async () => {
  const { list, begun } = lister();
  const first = list();
  const second = list();
  begun[0]?.fail();
  await expect(first).rejects.toThrow('broken');
  begun[1]?.fail();
  await expect(second).rejects.toThrow('broken');
  const third = list();
  begun[2]?.end(3);
  expect(await third).toEqual(3);
});
