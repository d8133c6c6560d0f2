// Does to somebody else's helper pipe what a stranger could: joins and only reads, joins and leaves, or sends what
// a helper would. Writes to C:\lab\stranger.json whether it came in and everything it received. Wine does not show
// that nobody else can serve the name, because it lets anybody make a second first instance. Arguments: the pipe's
// name.
import { writeFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { connect } from 'node:net';

const [name = ''] = process.argv.slice(2);
const path = `\\\\.\\pipe\\usher-${name}`;
const LINES = [
  '{"kind":"ended","person":0,"outcome":{"kind":"signedOut","memoryBytes":null}}',
  `{"kind":"hello","token":"${'0'.repeat(32)}"}`,
  '{"kind":"beat"}',
];

let joined = 0;
let told = '';

function join(then: (socket: Socket) => void): void {
  const socket = connect({ path }, () => {
    joined += 1;
    then(socket);
  });
  socket.setEncoding('utf8');
  socket.on('data', (text: string) => {
    told += text;
  });
  socket.on('error', () => {});
}

for (let each = 0; each < 5; each += 1) join(() => {});
for (let each = 0; each < 5; each += 1) join((socket) => socket.destroy());
for (const line of LINES) join((socket) => socket.write(`${line}\n`));

// Longer than a client may stay without identifying itself.
setTimeout(() => {
  writeFileSync('C:\\lab\\stranger.json', JSON.stringify({ hasJoined: joined > 0, told }));
  process.exit();
}, 6000);
