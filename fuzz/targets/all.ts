import type { Target } from '../target.ts';
import { ADAPTERS } from './adapters.ts';
import { COMMANDS } from './commands.ts';
import { HELPER } from './helper.ts';
import { HISTORIES } from './history.ts';
import { MANIFESTS } from './manifests.ts';
import { NEIGHBORS } from './neighbors.ts';
import { REMOTE_CHILD } from './remote-child.ts';
import { SCREENS } from './screens.ts';
import { SETTINGS } from './settings.ts';
import { STRUCTURES } from './structures.ts';
import { WIRE } from './wire.ts';

/** Everything that reads what somebody else wrote. Each name is there once. */
export const TARGETS: readonly Target[] = [
  ...STRUCTURES,
  ...ADAPTERS,
  ...COMMANDS,
  ...WIRE,
  ...HELPER,
  ...NEIGHBORS,
  ...REMOTE_CHILD,
  ...SCREENS,
  ...SETTINGS,
  ...HISTORIES,
  ...MANIFESTS,
];
