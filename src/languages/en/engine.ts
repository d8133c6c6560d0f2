import type { EngineWords } from '../../engine/words.ts';
import { sessionDetails } from './details.ts';
import { disconnectQuestion, disconnectQuestionFor } from './disconnect.ts';
import { groupQuestion } from './group-question.ts';
import { question } from './question.ts';
import { noteFor, questionFor, warningFor } from './to-the-person.ts';

export const englishEngine: EngineWords = {
  name: {
    you: 'You',
    ownSession: (account) => `You (${account}, another session)`,
    nobody: (sessionId) => `Session ${sessionId}`,
    several: (count) => `${count} people`,
    withSession: (name, sessionId, host) =>
      `${name} (session ${sessionId}${host === undefined ? '' : ` on ${host}`})`,
  },
  question,
  sessionDetails,
  groupQuestion,
  questionFor,
  disconnectQuestion,
  disconnectQuestionFor,
  warningFor,
  noteFor,
};
