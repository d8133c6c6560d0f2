// Serves a session's pipe as no Usher would. Arguments: the session, and how it behaves (see WAYS). Each client that
// comes, and each line from one, goes to C:\lab\strange-<session>.jsonl: { "serves" } | { "came" } | { "said" }
import { appendFileSync } from 'node:fs';
import type { Duplex } from 'node:stream';
import koffi from 'koffi';
import { clock } from '../../../src/base/clock.ts';
import { throughKoffi } from '../../../src/windows/native.ts';
import { processUser } from '../../../src/windows/process-user.ts';
import { neighborAccess, neighborPipe } from '../../../src/wire/pipe-access.ts';
import { servePipe } from '../../../src/wire/pipe-server.ts';

const [session = '', way = ''] = process.argv.slice(2);
const hello = (version: number) => `{"kind":"hello","version":${version}}\n`;
const beats = '{"kind":"beat"}\n'.repeat(1000);

/** Sends this again and again, as fast as it is read. */
function flood(client: Duplex, text: string): void {
  const send = () => {
    while (!client.destroyed && client.write(text));
  };
  client.on('drain', send);
  send();
}

const WAYS: Readonly<Record<string, (client: Duplex) => void>> = {
  silent: () => {},
  nonsense: (client) => client.write('{"kind":"hello"\n\0\xff nonsense\n'),
  version0: (client) => client.write(hello(0)),
  version2: (client) => client.write(hello(2)),
  endless: (client) => flood(client, 'x'.repeat(10_000)),
  beating: (client) => flood(client, beats),
  liar: (client) => client.write(hello(1)),
};

function note(record: object): void {
  appendFileSync(`C:\\lab\\strange-${session}.jsonl`, `${JSON.stringify(record)}\n`);
}

const native = throughKoffi(koffi);
const server = servePipe(
  { path: neighborPipe(Number(session)), sddl: neighborAccess(processUser(native, process.pid) ?? '') },
  (client) => {
    note({ came: true });
    client.setEncoding('utf8');
    client.on('data', (text: string) => note({ said: text.split('\n')[0] }));
    client.on('error', () => {});
    WAYS[way]?.(client);
  },
  { native, clock: clock() },
);
note({ serves: server !== null });
setInterval(() => {}, 60_000);
