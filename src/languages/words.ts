import type { ElevationWords } from '../elevation/words.ts';
import type { HistoryWords } from '../history/words.ts';
import type { NeighborWords } from '../neighbors/words.ts';
import type { TrayWords } from '../tray/words.ts';
import type { StartWords } from './start-words.ts';

/** What a language has words for, apart from the command line, doctor, settings and the terminal. */
export type Words = TrayWords & HistoryWords & ElevationWords & NeighborWords & StartWords;
