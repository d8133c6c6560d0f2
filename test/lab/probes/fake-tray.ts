// Serves a helper's pipe as the tray does, and sends the lines of C:\lab\say.txt, one each second. Writes the
// helper's messages, and how it ended, to C:\lab\helper.jsonl. Arguments: the pipe's name.
import { appendFileSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';

const [name = ''] = process.argv.slice(2);
const lines = readFileSync('C:\\lab\\say.txt', 'utf8').split('\n');

function note(record: object): void {
  appendFileSync('C:\\lab\\helper.jsonl', `${JSON.stringify(record)}\n`);
}

createServer((socket) => {
  const next = setInterval(() => {
    const line = lines.shift();
    if (line !== undefined) socket.write(`${line}\n`);
  }, 1000);
  socket.setEncoding('utf8');
  socket.on('data', (said: string) => note({ said }));
  socket.on('error', () => {});
  socket.on('close', () => {
    clearInterval(next);
    note({ closed: true });
  });
}).listen({ path: `\\\\.\\pipe\\usher-${name}` }, () => note({ serving: true }));
