// Stands in for usher.cjs: notes how it was started in C:\lab\launched.jsonl, one line for each start, and then does
// what its first argument says: `exit <code>`, `load <library>`, `wait` with a child, or nothing.
import { spawn } from 'node:child_process';
import { appendFileSync, writeFileSync } from 'node:fs';

const { argv, execArgv, env } = process;
const args = argv.slice(2);
appendFileSync(
  'C:\\lab\\launched.jsonl',
  `${JSON.stringify({ args, execArgv, env, folder: process.cwd() })}\n`,
);

const [deed, what = ''] = args;
if (deed === 'exit') process.exitCode = Number(what);
if (deed === 'load') {
  try {
    process.dlopen({ exports: {} }, what);
  } catch {
    // Node.js takes only libraries made for it, and sees that after Windows has loaded one.
  }
}
if (deed === 'wait') {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  child.on('spawn', () => writeFileSync('C:\\lab\\waiting.txt', ''));
  process.on('SIGINT', () => process.exit(5));
}
