// Serves or opens the pipe between neighbors by the program's own code. Arguments:
// `serve 2` serves the pipe of session 2 and sends every line back. What it sees goes to C:\lab\pipe-2.jsonl:
// { "serves" } | { "came": facts } | { "said": line, "token": of the client } | { "at rest": what it keeps open, and a new handle's number }
// `rest 2` serves it, too, but does nothing else, so the process should end.
// `open 2 x 300` opens it 300 times and says x each time, and prints the server's facts and the answer of the last time.
// For each, { "opened": x } goes to C:\lab\opened-2.jsonl.
import { appendFileSync } from 'node:fs';
import { createServer } from 'node:net';
import koffi from 'koffi';
import { clock } from '../../../src/base/clock.ts';
import { throughKoffi } from '../../../src/windows/native.ts';
import { processUser } from '../../../src/windows/process-user.ts';
import { neighborAccess, neighborPipe } from '../../../src/wire/pipe-access.ts';
import type { PipeServerFacts } from '../../../src/wire/pipe-client.ts';
import { openPipe } from '../../../src/wire/pipe-client.ts';
import { servePipe } from '../../../src/wire/pipe-server.ts';

const [act = '', session = '', word = '', times = '1'] = process.argv.slice(2);
const native = throughKoffi(koffi);
const parts = { native, clock: clock() };
const path = neighborPipe(Number(session));

function note(record: object): void {
  appendFileSync(`C:\\lab\\pipe-${session}.jsonl`, `${JSON.stringify(record)}\n`);
}

/** Windows gives the lowest free number, so it grows if handles are left open. */
function newHandle(): number {
  const kernel = koffi.load('kernel32.dll');
  const handle = kernel.func('void * __stdcall CreateEventW(void *, int, int, void *)')(null, 1, 0, null);
  kernel.func('int __stdcall CloseHandle(void *)')(handle);
  return Number(handle);
}

function atRest(): void {
  note({ atRest: process.getActiveResourcesInfo(), newHandle: newHandle() });
}

function serve(): void {
  const sddl = neighborAccess(processUser(native, process.pid) ?? '');
  const server = servePipe(
    { path, sddl },
    (client, facts) => {
      note({ came: facts });
      client.setEncoding('utf8');
      client.on('data', (line: string) => {
        note({ said: line.trim(), token: facts.token() });
        client.end(line);
      });
      client.on('error', () => {});
    },
    parts,
  );
  note({ serves: server !== null });
}

let seen: PipeServerFacts | null = null;

/** @returns the answer; null if the pipe was not opened */
async function say(): Promise<string | null> {
  const isMeant = (server: PipeServerFacts) => {
    seen = server;
    return server.sessionId === Number(session);
  };
  const stream = await openPipe(path, isMeant, parts);
  if (stream === null) return null;
  // A file of its own: what two processes add to one at once may overwrite each other in Wine.
  appendFileSync(`C:\\lab\\opened-${session}.jsonl`, `${JSON.stringify({ opened: word })}\n`);
  let answer = '';
  stream.setEncoding('utf8');
  stream.write(`${word}\n`);
  for await (const text of stream) answer += text;
  return answer.trim();
}

if (act === 'open') {
  void (async () => {
    let answer: string | null = null;
    for (let time = 0; time < Number(times); time += 1) answer = await say();
    process.stdout.write(JSON.stringify({ server: seen, answer }));
  })();
} else {
  serve();
  // Something else than the pipe keeps this process alive, and tells how it rests when somebody knocks.
  if (act === 'serve') {
    createServer((socket) => {
      socket.on('error', () => {}).destroy();
      setImmediate(atRest);
    }).listen({ path: `\\\\.\\pipe\\lab-rest-${session}` });
  }
}
