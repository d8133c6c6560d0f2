import { Duplex } from 'node:stream';
import type { Process } from './process.ts';
import type { VirtualTime } from './time.ts';

/** How long a line is on its way, in ms. */
const ON_ITS_WAY = 1;

/** Hears each line as it arrives: from whom, to whom. */
export type Tap = (line: string, from: Process, to: Process, pipe: Pipe) => void;

interface Server {
  readonly process: Process;
  arrived(stream: Duplex, client: Process, pipe: Pipe): void;
}

/** One open pipe. */
export class Pipe {
  readonly name: string;
  readonly client: Process;
  readonly server: Process;
  isOpen = true;

  constructor(name: string, client: Process, server: Process) {
    this.name = name;
    this.client = client;
    this.server = server;
  }
}

/** The named pipes of the simulated PC. What one end writes the other one gets later, in its own turn. */
export class Pipes {
  readonly #time: VirtualTime;
  readonly #tap: Tap;
  readonly #servers = new Map<string, Server>();
  readonly #ends = new Map<Process, Set<End>>();
  /** How much longer lines have ever needed, in ms. */
  slowest = 0;
  #slowness = 0;

  constructor(time: VirtualTime, tap: Tap) {
    this.#time = time;
    this.#tap = tap;
  }

  /** How much longer lines need from now on, in ms. */
  get slowness(): number {
    return this.#slowness;
  }

  set slowness(ms: number) {
    this.#slowness = ms;
    this.slowest = Math.max(this.slowest, ms);
  }

  /** @returns null if somebody serves that name. Else what ends it */
  serve(name: string, server: Server): (() => void) | null {
    if (this.serverOf(name) !== null) return null;
    this.#servers.set(name, server);
    return () => {
      if (this.#servers.get(name) === server) this.#servers.delete(name);
    };
  }

  serverOf(name: string): Process | null {
    const process = this.#servers.get(name)?.process ?? null;
    return process?.isAlive === true ? process : null;
  }

  /** @returns null if nobody serves that name */
  open(name: string, client: Process): Duplex | null {
    const server = this.#servers.get(name);
    if (server?.process.isAlive !== true) return null;
    const pipe = new Pipe(name, client, server.process);
    const [theirs, ours] = [this.#end(client, pipe), this.#end(server.process, pipe)];
    theirs.peer = ours;
    ours.peer = theirs;
    this.#time.after(ON_ITS_WAY, server.process, () => server.arrived(ours, client, pipe));
    return theirs;
  }

  /** The process is gone: its ends close, and hear nothing more. */
  closeAll(process: Process): void {
    for (const end of this.#ends.get(process) ?? []) {
      end.removeAllListeners();
      end.on('error', () => {});
      end.destroy();
    }
    this.#ends.delete(process);
  }

  #end(process: Process, pipe: Pipe): End {
    const end = new End({
      send: (what, peer) => {
        const to = process === pipe.client ? pipe.server : pipe.client;
        // No line overtakes another one.
        const arrival = Math.max(peer.lastArrival, this.#time.now + ON_ITS_WAY + this.slowness);
        peer.lastArrival = arrival;
        this.#time.after(arrival - this.#time.now, to, () => {
          if (peer.destroyed || peer.readableEnded) return;
          if (what === null) pipe.isOpen = false;
          else
            for (const line of what.toString().split('\n'))
              if (line !== '') this.#tap(line, process, to, pipe);
          peer.push(what);
        });
      },
    });
    const ends = this.#ends.get(process) ?? new Set();
    this.#ends.set(process, ends.add(end));
    return end;
  }
}

interface Way {
  send(what: Buffer | null, peer: End): void;
}

/** One end of a pipe. */
class End extends Duplex {
  peer: End | null = null;
  /** When the last line that is on its way to it arrives. */
  lastArrival = 0;
  readonly #way: Way;
  #isEnded = false;

  constructor(way: Way) {
    super({ allowHalfOpen: false });
    this.#way = way;
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    if (this.peer !== null) this.#way.send(chunk, this.peer);
    done();
  }

  override _final(done: () => void): void {
    this.#end();
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#end();
    done(error);
  }

  #end(): void {
    if (this.#isEnded || this.peer === null) return;
    this.#isEnded = true;
    this.#way.send(null, this.peer);
  }
}
