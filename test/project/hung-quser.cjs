// Loaded into the program (`node --require`): on the simulated PC every quser but the first hangs.
const { ChildProcess } = require('node:child_process');

/**
 * Every way to start a program goes through this method, which Node's types leave out.
 * @typedef {{ spawn(options: { args: string[] }): unknown }} Spawning
 */
const prototype = /** @type {Spawning} */ (/** @type {unknown} */ (ChildProcess.prototype));
const { spawn } = prototype;
let runs = 0;
prototype.spawn = function (options) {
  const isQuser = options.args.some((arg) => arg.endsWith('quser.mjs'));
  if (isQuser) runs += 1;
  if (isQuser && runs > 1) options.args.splice(1, 0, '-e', 'setTimeout(() => {}, 90_000)', '--');
  return spawn.call(this, options);
};
