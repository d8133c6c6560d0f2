// Comes to the pipe of somebody else's helper and says what a helper would. Writes to C:\lab\stranger.json whether it
// was let in within five seconds, and what it was told; a pipe that is taken keeps callers waiting for half a minute.
// Arguments: the pipe's name.
import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';

const [name = ''] = process.argv.slice(2);
let isIn = false;
let told = '';

const socket = connect({ path: `\\\\.\\pipe\\usher-${name}` }, () => {
  isIn = true;
  socket.write('{"kind":"ended","person":0,"outcome":{"kind":"signedOut","memoryBytes":null}}\n');
});
socket.setEncoding('utf8');
socket.on('data', (text: string) => {
  told += text;
});
socket.on('error', () => {});
setTimeout(() => {
  writeFileSync('C:\\lab\\stranger.json', JSON.stringify({ isIn, told }));
  process.exit();
}, 5000);
