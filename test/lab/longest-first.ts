import { basename } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * The files of scenarios from the longest to the shortest, so that the workers end at about the same time. An
 * unnamed file begins first, because nobody knows how long it takes.
 */
const LONGEST_FIRST = [
  'command-line',
  'faults-helper',
  'faults-killed',
  'faults-sessions',
  'unanswered',
  'helper',
  'doubt',
  'question',
  'faults-windows',
  'permission',
  'faults-files',
  'asked-here-later',
  'own-question',
  'asked-here',
  'asked-here-taken-back',
  'everyone',
  'unseen',
  'question-window',
  'usage',
  'faults-tray',
  'setup',
  'installed-two',
  'everyone-at-risk',
  'ask',
  'hosts',
  'neighbor-killed',
  'neighbor-strange',
  'life',
  'foundation',
  'launcher',
  'asked-here-not',
  'neighbor-unsaved',
  'neighbor-back',
  'neighbors-several',
  'left-for-ben',
  'one-click',
  'told-here',
  'neighbors',
  'neighbors-elevated',
  'neighbor-pipe',
  'pictures',
  'protected',
  'menu',
  'exchanged',
  'faults-churn',
  'fallback',
  'last-look',
  'neighbor-facts',
  'own-session',
  'standins',
  'simulated-pc',
];

/** Sorts the files of scenarios in that order, whatever vitest remembers of earlier runs. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => LONGEST_FIRST.indexOf(basename(moduleId, '.test.ts'));
    return [...files].sort((a, b) => place(a) - place(b));
  }
}
