// Draws the icons from their SVG sources: node assets/draw-icons.mjs
// Needs rsvg-convert (librsvg) and convert (ImageMagick); their output is committed.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// The tray program loads the 32 pixel frame and the shell shrinks it to 16: that one is drawn on a 2 pixel grid.
const FRAMES = [16, 20, 24, 32, 40, 48];
const TOAST = 256;

const assets = import.meta.dirname;
const frames = mkdtempSync(join(tmpdir(), 'usher-icons-'));

/** @param {string} name @param {number} size @param {string} file */
function draw(name, size, file) {
  execFileSync('rsvg-convert', ['-w', `${size}`, '-h', `${size}`, '-o', file, join(assets, `${name}.svg`)]);
  return file;
}

for (const name of ['usher', 'usher-asking']) {
  const drawn = FRAMES.map((size) => draw(name, size, join(frames, `${name}-${size}.png`)));
  execFileSync('convert', [...drawn, '-define', 'icon:bpp=32', join(assets, `${name}.ico`)]);
}
draw('usher', TOAST, join(assets, 'usher.png'));
rmSync(frames, { recursive: true });
