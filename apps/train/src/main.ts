/** Starts the app: `node --import @wengert/plugin/register src/main.ts --help`. */
import { run } from './app.js';

// Whoever reads the output may stop early, as `head` does; the files are still written.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
process.exitCode = await run(process.argv.slice(2), { out: process.stdout, err: process.stderr });
