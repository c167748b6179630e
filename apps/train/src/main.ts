/** Starts the app: `node --import @wengert/plugin/register src/main.ts --help`. */
import { run } from './app.js';

process.exitCode = await run(process.argv.slice(2), { out: process.stdout, err: process.stderr });
