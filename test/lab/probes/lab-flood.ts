// Lets the tray program's output flood, as the file C:\lab\flood.json says once it is there: { "text": "…", "times": 9 }.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import type { Readable } from 'node:stream';

const FILE = 'C:\\lab\\flood.json';
/** As much as one read of a pipe gives. In bytes. */
const CHUNK = 65_536;
const EVERY_MS = 200;

/** @param push of that stream, as it was before anything listened in */
export function letFlood(stdout: Readable, push: Readable['push']): void {
  const look = () => {
    if (!existsSync(FILE)) return;
    const { text, times }: { text: string; times: number } = JSON.parse(readFileSync(FILE, 'utf8'));
    rmSync(FILE);
    const bytes = Buffer.from(text.repeat(times));
    for (let at = 0; at < bytes.length; at += CHUNK) push.call(stdout, bytes.subarray(at, at + CHUNK));
  };
  setInterval(look, EVERY_MS).unref();
}
