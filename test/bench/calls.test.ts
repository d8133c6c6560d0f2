import { expect, it } from 'vitest';
import { callCounts } from '../../bench/plain/calls.ts';

it('a refresh takes one session call for each of 50 people and one more, and three for each new connection', async () => {
  const { 'calls-same': same, 'calls-changed': changed } = await callCounts();
  const detail = 'and 1 list of all processes, for the memory in the rows';
  expect([same, changed]).toEqual([
    { value: 51, detail },
    { value: 60, detail },
  ]);
});
