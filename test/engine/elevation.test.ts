import { expect, it } from 'vitest';
import type { Event } from '../../src/conversation/event.ts';
import { NO_ELEVATION } from '../../src/engine/elevation.ts';
import { permitting } from '../fakes/pinned.ts';

it('where nothing can ask Windows for permission, it is not granted', () => {
  const sent: Event[] = [];
  NO_ELEVATION.begin(
    { ...permitting(), name: 'Ben' },
    { send: (event) => sent.push(event), happened: () => {} },
  );
  NO_ELEVATION.cancel(1);
  NO_ELEVATION.release(1);
  expect(sent).toEqual([{ kind: 'permission', granted: false }]);
});
