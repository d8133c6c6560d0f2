import type { ChildProcess } from 'node:child_process';
import systray2, { type Action, type Conf } from 'systray2';
import type { Tray } from '../ports.ts';
import type { ShownChange, ShownItem } from './shown-menu.ts';
import { type StartTrayChild, SupervisedTray, type TrayChild } from './supervised-tray.ts';
import type { SystrayTrayOptions } from './systray-options.ts';
import { readTrayIcon } from './tray-icon.ts';
import { eachLine, isFailedCall, rateLimited, readTrayMessage } from './tray-output.ts';
import { endProgram, hasEnded } from './tray-program.ts';

const READY_MS = 10_000;
/** A failed native call counts as a failed start for this long. */
const STARTING_MS = 15_000;

// The package is CommonJS with an `exports.default`. Node.js gives its exports, some bundlers and vitest the class.
const SysTray: typeof systray2.default = systray2.default ?? systray2;

/**
 * systray2 without its readers of the program's output, which throw uncaught at a line that is not JSON. It calls
 * `started` at the point where it would begin to read: the program runs. `ready` must be called when the program
 * says so.
 */
class WatchedSysTray extends SysTray {
  readonly #started: (program: ChildProcess, ready: () => void) => void;

  constructor(conf: Conf, started: (program: ChildProcess, ready: () => void) => void) {
    super(conf);
    this.#started = started;
  }

  override onReady(ready: () => void): this {
    this._rl.on('error', () => {});
    this.#started(this.process, ready);
    return this;
  }
}

/** The child if nothing was started. */
const NO_CHILD: TrayChild = { send() {}, isMenuOpen: () => false, async stop() {} };

/**
 * The tray in Windows' notification area. Its program is started again if it ends by itself.
 *
 * @throws if an icon cannot be used
 */
export function systrayTray(options: SystrayTrayOptions): Tray {
  const { firstMenu, icons, folder, listener, log } = options;
  const base64 = { calm: readTrayIcon(icons.calm), asking: readTrayIcon(icons.asking) };
  const limitedLog = rateLimited(log);
  const isOpen = (processId = 0) => processId !== 0 && options.isMenuOpen?.(processId) === true;
  const answers = async (processId = 0) => processId === 0 || (await options.answers?.(processId)) !== false;

  const start: StartTrayChild = (face, child) => {
    // systray2 runs the program in `./traybin` of the current directory, whoever put it there.
    process.chdir(folder);
    const why = options.refusal();
    if (why !== null) {
      options.refused(why);
      return NO_CHILD;
    }
    const startedAt = performance.now();
    let over = false;
    let isShown = false;
    let isHidden = false;
    let sent = Promise.resolve();
    const menu = { icon: base64[face.icon], title: '', tooltip: face.tooltip, items: face.items.map(copy) };
    const tray = new WatchedSysTray({ menu, debug: false, copyDir: false }, (program, showMenu) => {
      if (over) return void program.kill();
      program.on('error', end);
      // A program that could not be started reports why in a moment.
      if (program.pid !== undefined && hasEnded(program)) return end('notStarted');
      program.on('exit', (code, signal) => end(`exit ${signal ?? code}`));
      program.stdin?.on('error', () => {});
      eachLine(program.stderr, (line) => {
        limitedLog(`tray program: ${line}`);
        if (isFailedCall(line) && performance.now() - startedAt < STARTING_MS) end(line);
      });
      eachLine(program.stdout, (line) => {
        const message = over ? undefined : readTrayMessage(line);
        if (message?.type === 'ready') showMenu();
        if (message?.type === 'clicked') child.clicked(message.itemId);
      });
    });
    const deadline = setTimeout(end, READY_MS, 'notReady');
    tray.ready().then(() => {
      if (over) return;
      clearTimeout(deadline);
      isShown = true;
      child.ready();
    }, end);

    function end(why: unknown): void {
      if (over) return;
      void stop();
      child.ended(String(why));
    }

    async function stop(): Promise<void> {
      over = true;
      clearTimeout(deadline);
      const { process: program } = tray;
      if (!program || hasEnded(program)) return;
      // Without `false` systray2 would end our own process.
      const ask = () => void sent.then(() => tray.kill(false)).catch(limitedLog);
      await endProgram(program, isShown ? ask : null);
    }

    return {
      send(changes) {
        // A frozen program shows what has passed, and nothing can be canceled there.
        void answers(tray.process?.pid).then((isAlive) => isAlive || end('frozen'), limitedLog);
        const wasHidden = isHidden;
        isHidden = options.hasTaskbar?.() === false;
        if (isHidden && !wasHidden) child.hidden();
        // systray2 reads the icon's file before it writes an update-menu, so lines could overtake one another.
        for (const change of changes) {
          sent = sent.then(() => tray.sendAction(action(change))).then(() => {}, limitedLog);
        }
      },
      isMenuOpen: () => isOpen(tray.process?.pid),
      stop,
    };
  };

  function action(change: ShownChange): Action {
    if (change.type === 'update-item') return { type: 'update-item', item: copy(change.item) };
    // The program clears a missing title or tooltip. It keeps the icon if the icon is empty.
    const icon = change.icon ? base64[change.icon] : '';
    return { type: 'update-menu', menu: { icon, title: '', tooltip: change.tooltip, items: [] } };
  }

  return new SupervisedTray(firstMenu, start, listener, options.gaveUp, log);
}

/** A copy, because systray2 changes the items that it gets. */
function copy(item: ShownItem): ShownItem {
  return { ...item };
}
