// Builds the one bundled program, dist/usher.cjs, with the programs and icons it starts beside it.
import { chmodSync, cpSync, mkdirSync } from 'node:fs';
import { build } from 'esbuild';

await build({
  entryPoints: ['src/main.ts'],
  outfile: 'dist/usher.cjs',
  bundle: true,
  platform: 'node',
  target: 'node20',
  // CommonJS, because execa brings CommonJS parts that need `require`.
  format: 'cjs',
  // koffi finds its native part relative to its own folder.
  external: ['koffi'],
  define: { 'import.meta.dirname': '__dirname' },
  banner: { js: '#!/usr/bin/env node' },
  logLevel: 'warning',
  legalComments: 'none',
});
chmodSync('dist/usher.cjs', 0o755);

mkdirSync('dist/traybin', { recursive: true });
mkdirSync('dist/vendor', { recursive: true });
cpSync('node_modules/systray2/traybin/tray_windows_release.exe', 'dist/traybin/tray_windows_release.exe');
cpSync('node_modules/node-notifier/vendor/snoreToast/snoretoast-x64.exe', 'dist/vendor/snoretoast-x64.exe');
cpSync('assets', 'dist/assets', { recursive: true });
cpSync('src/sessions/demo/programs', 'dist/demo', { recursive: true });
