// Asks in the program's own window, as everyone's own Usher does. The argument is the question as JSON. It is withdrawn
// once there is a C:\lab\withdraw.txt. The answer goes to C:\lab\own-answer.json.
import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { askHere } from '../../../src/neighbors/own/ask-here.ts';

const [question = ''] = process.argv.slice(2);
const ask = askHere({ file: process.execPath, args: ['C:\\usher\\usher.cjs'] });
const withdrawal = new AbortController();

setInterval(() => {
  if (existsSync('C:\\lab\\withdraw.txt')) withdrawal.abort();
}, 100).unref();

void ask(JSON.parse(question), withdrawal.signal).then((answer) => {
  // Whoever looks meanwhile must not read half of it.
  writeFileSync('C:\\lab\\own-answer.json.new', JSON.stringify(answer));
  renameSync('C:\\lab\\own-answer.json.new', 'C:\\lab\\own-answer.json');
});
