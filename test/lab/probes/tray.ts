// A menu on the taskbar by systray2 and the real tray program. Changes its rows as C:\lab\rows.json says, and ends
// when "Quit" is clicked.
import { existsSync, readFileSync } from 'node:fs';
import systray2, { type MenuItem } from 'systray2';

const SysTray: typeof systray2.default = systray2.default ?? systray2;
const CHANGES = 'C:\\lab\\rows.json';

// systray2 takes the program from ./traybin.
process.chdir('C:\\usher');
const row = (title: string, enabled = true, hidden = false): MenuItem => ({
  title,
  tooltip: '',
  checked: false,
  enabled,
  hidden,
});
const items = [
  row('Two people', false),
  row('<SEPARATOR>'),
  row('Ben, away for 2 h'),
  row('Anna && Mia'),
  row('Zoë 佐藤'),
  row('Nobody', true, true),
  row('<SEPARATOR>'),
  row('&Quit'),
];
const icon = readFileSync('C:\\usher\\assets\\usher.ico').toString('base64');
const tray = new SysTray({
  menu: { icon, title: '', tooltip: 'The lab', items },
  debug: false,
  copyDir: false,
});
void tray.onClick(({ item }) => {
  if (item.title === '&Quit') void tray.kill();
});
tray.process?.stderr?.resume();

let done = '';
setInterval(() => {
  const changes = existsSync(CHANGES) ? readFileSync(CHANGES, 'utf8') : '';
  if (changes === done) return;
  done = changes;
  for (const [index, title] of Object.entries<string>(JSON.parse(changes))) {
    const item = items[Number(index)];
    if (item)
      void tray.sendAction({ type: 'update-item', item: Object.assign(item, { title, hidden: false }) });
  }
}, 100);
