// Stands in for the tray program: speaks its protocol, appends what it is given to lines.jsonl, and carries
// out the orders a test writes (order-*.json). FAKE_TRAY says how it starts and ends.
import { appendFileSync, readdirSync, readFileSync, unlinkSync } from 'node:fs';
import { createInterface } from 'node:readline';

const manner = process.env.FAKE_TRAY ?? '';
appendFileSync('starts.txt', `${process.pid}\n`);
if (manner === 'flood') process.stderr.write('ERROR systray: something\n\tat a place\n'.repeat(8_000));
if (manner === 'dies at once') process.exit(3);
if (manner !== 'never ready') process.stdout.write('{"type":"ready"}\n');
if (manner === 'ends when ready') setTimeout(() => process.exit(0), 30);

createInterface({ input: process.stdin }).on('line', (line) => {
  appendFileSync('lines.jsonl', `${line}\n`);
  if (JSON.parse(line).type === 'exit' && manner !== 'ignores exit') process.exit(0);
});

setInterval(() => {
  for (const file of readdirSync('.').filter((name) => /^order-.*\.json$/.test(name))) {
    /** @type {{ out?: string, err?: string, exit?: number }} */
    const order = JSON.parse(readFileSync(file, 'utf8'));
    unlinkSync(file);
    if (order.out !== undefined) process.stdout.write(`${order.out}\n`);
    if (order.err !== undefined) process.stderr.write(`${order.err}\n`);
    if (order.exit !== undefined) process.exit(order.exit);
  }
}, 5);
