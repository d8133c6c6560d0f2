import { expect, it } from 'vitest';
import { ben } from '../fakes/people.ts';

// Loaded here, not above: zod refuses two shapes that it cannot tell apart while the module loads.
it('the shapes of another PC’s answers can be told apart, so their module loads', async () => {
  const { readRemoteAnswer } = await import('../../src/sessions/remote/remote-answer.ts');
  const sessions = [ben()];
  expect(readRemoteAnswer('list', JSON.stringify({ sessions }))).toEqual({ sessions });
});

it('the kinds of what a deed came to are told by themselves', async () => {
  const { attemptKind } = await import('../../src/sessions/schemas.ts');
  const kinds = ['done', 'stopped', 'slow', 'absent', 'kept', 'failed', 'other'];
  expect(kinds.filter((kind) => attemptKind.safeParse(kind).success)).toEqual(kinds.slice(0, -1));
});
