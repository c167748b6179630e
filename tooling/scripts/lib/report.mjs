/** How a check that looks at several things prints: one line each, its details below if it failed; then it exits. */

/**
 * Runs the checks one after the other; a failing one does not stop the next.
 * @param {Iterable<readonly [name: string, check: () => unknown]>} checks each fails by throwing
 * @returns {Promise<never>} exits the process: status 0 if all passed, else 1
 */
export async function runChecks(checks) {
  let failed = 0;
  for (const [name, check] of checks) {
    const start = performance.now();
    try {
      await check();
      console.log(`ok      ${name} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
    } catch (error) {
      failed++;
      console.log(`FAILED  ${name}\n${indent(error instanceof Error ? error.message : String(error))}`);
    }
  }
  process.exit(failed === 0 ? 0 : 1);
}

/** @param {string} text */
function indent(text) {
  return text.replace(/^(?=.)/gm, '        ');
}
