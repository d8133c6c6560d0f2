// The tools that make a package, and the Debian packages that have them.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** @type {Readonly<Record<string, string>>} */
const TOOLS = {
  makensis: 'nsis',
  'x86_64-w64-mingw32-gcc': 'gcc-mingw-w64-x86-64',
};

/**
 * @param {string} path where to look, as in the variable PATH
 * @returns {string | null} one sentence where something is missing
 */
export function missingTools(path) {
  const missing = Object.keys(TOOLS).filter(
    (tool) => !path.split(delimiter).some((folder) => isThere(folder, tool)),
  );
  if (missing.length === 0) return null;
  const packages = missing.map((tool) => TOOLS[tool]).join(' ');
  return `The package needs ${missing.join(' and ')}. On Debian: apt-get install ${packages}`;
}

/** @param {string} folder @param {string} tool */
function isThere(folder, tool) {
  try {
    accessSync(join(folder, tool), constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
