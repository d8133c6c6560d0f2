// Stands in for SnoreToast 0.7.0: records its arguments in calls.jsonl and its id in pids.txt, stands until a test writes press.json
// or another run closes it, or its folder is gone, and answers through the pipe in UTF-16. FAKE_TOAST=quits: it shows nothing.
import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';

const args = process.argv.slice(2);
// One that only tells a late answer ends by itself, and is nobody's child.
if (args[0] !== '--late') appendFileSync('pids.txt', `${process.pid}\n`);
appendFileSync('calls.jsonl', `${JSON.stringify(args)}\n`);

/** @param {string} name */
function option(name) {
  return args[args.indexOf(name) + 1] ?? '';
}

/** @param {string} pipe @param {string} text @param {() => void} done */
function write(pipe, text, done) {
  connect(pipe).end(Buffer.from(text, 'utf16le')).on('close', done);
}

if (args[0] === '--late') {
  write(option('--late'), option('--text'), () => {});
} else if (args.includes('-close')) {
  writeFileSync(`closed-${option('-close')}`, '');
} else if (process.env.FAKE_TOAST !== 'quits') {
  const id = option('-id');
  const pipe = option('-pipeName');
  const waiting = setInterval(() => {
    // A test that is over tells it nothing any more.
    if (!existsSync('pids.txt')) process.exit(1);
    // The real one says nothing when another run closes it.
    if (existsSync(`closed-${id}`)) process.exit(1);
    if (!existsSync('press.json')) return;
    clearInterval(waiting);
    /** @type {{ action?: string, button?: string, text?: string, late?: boolean }} */
    const press = JSON.parse(readFileSync('press.json', 'utf8'));
    unlinkSync('press.json');
    if (press.action === undefined && press.text === undefined) process.exit(0);
    const button = press.button === undefined ? '' : `button=${press.button};`;
    const text =
      press.text ?? `action=${press.action};notificationId=${id};pipe=${pipe};${button}version=0.7.0;`;
    if (press.late !== true) return write(pipe, text, () => process.exit(4));
    // A click may be reported by another process, after the one that drew the toast has ended.
    const program = process.argv[1] ?? '';
    spawn(process.execPath, [program, '--late', pipe, '--text', text], {
      detached: true,
      stdio: 'ignore',
    }).unref();
    process.exit(4);
  }, 5);
}
