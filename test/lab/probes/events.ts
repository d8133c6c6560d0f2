// Waits for something to happen to a session, then waits again and releases itself by a flush.
// Writes each step to C:\lab\events.jsonl: { step, result, flags }.
import { appendFileSync } from 'node:fs';
import { LOCAL_SERVER, library } from './wtsapi32.ts';

const ANY_CHANGE = 0x80 | 0x7f;
const FLUSH = 0x80000000;

const wait = library.func(
  'int32_t __stdcall WTSWaitSystemEvent(void *server, uint32_t mask, _Out_ uint32_t *flags)',
);

function waitFor(step: string): Promise<void> {
  const flags: [number] = [0];
  return new Promise((resolve) => {
    wait.async(LOCAL_SERVER, ANY_CHANGE, flags, (_: unknown, result: number) => {
      note({ step, result, flags: flags[0] });
      resolve();
    });
  });
}

function note(record: object): void {
  appendFileSync('C:\\lab\\events.jsonl', `${JSON.stringify(record)}\n`);
}

void waitFor('woken').then(() => {
  note({ step: 'flushes' });
  // A flush releases only waits that have already begun.
  const flushing = setInterval(() => wait(LOCAL_SERVER, FLUSH, [0]), 500);
  return waitFor('released').finally(() => clearInterval(flushing));
});
