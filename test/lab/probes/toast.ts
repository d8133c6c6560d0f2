// Shows a toast with two buttons and writes the exit code of its program to C:\lab\toast.json.
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';

const args = [
  '-appID',
  'Usher.Lab',
  '-id',
  'lab-toast',
  '-t',
  'Sign out Zoë 佐藤?',
  '-m',
  'Unsaved work is lost.',
  '-b',
  'Sign out;Keep signed in',
];
spawn('C:\\usher\\vendor\\snoretoast-x64.exe', args, { stdio: 'ignore' }).on('exit', (code) => {
  writeFileSync('C:\\lab\\toast.json', JSON.stringify(code));
});
