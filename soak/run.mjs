// Runs the soak.
import { runTool } from '../bundle-tool.mjs';

await runTool(import.meta.dirname);
