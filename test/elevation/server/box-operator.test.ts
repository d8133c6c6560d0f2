import { expect, it } from 'vitest';
import { boxOperator } from '../../../src/elevation/server/box-operator.ts';
import { english } from '../../../src/languages/en/words.ts';
import { fakeBox } from '../../fakes/operator.ts';

it('an elevated helper takes no silence of its operator for a yes', () => {
  expect(boxOperator(fakeBox().box, english).silenceObjection()).toBe('needsPermission');
});
