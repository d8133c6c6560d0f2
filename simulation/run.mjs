// Runs the simulation, or what shows that it can fail.
import { runTool } from '../bundle-tool.mjs';

if (process.argv.includes('--planted')) await import('./planted/planted.mjs');
else await runTool(import.meta.dirname);
