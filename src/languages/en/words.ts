import type { Words } from '../words.ts';
import { englishElevation } from './elevation.ts';
import { englishHistory } from './history.ts';
import { englishNeighbors } from './neighbors.ts';
import { englishStart } from './start.ts';
import { englishTray } from './tray.ts';

export const english: Words = {
  ...englishTray,
  ...englishHistory,
  ...englishElevation,
  ...englishNeighbors,
  ...englishStart,
};
