import { expect, it } from 'vitest';

// Loaded here, not above: zod refuses two shapes that it cannot tell apart while the module loads.
it('the shapes of all lines can be told apart, so their module loads', async () => {
  const { readFromHelper, readToHelper } = await import('../../src/elevation/protocol.ts');
  const beat = '{"kind":"beat"}';
  expect([readToHelper(beat), readFromHelper(beat)]).toEqual([{ kind: 'beat' }, { kind: 'beat' }]);
});
