// Runs the simulation, or what shows that it can fail.
import { pathToFileURL } from 'node:url';
import { bundle } from './bundle.mjs';

if (process.argv.includes('--planted')) await import('./planted/planted.mjs');
else await import(pathToFileURL(await bundle()).href);
