import path from 'node:path';
import { npm, run } from '../lib/processes.mjs';
import { root } from '../lib/root.mjs';
import { mochaOutcome, single } from './outcome.mjs';

// Machines differ by four times and more: this ends what hangs, and nothing that is slow.
const limit = { timeoutMs: 1_800_000, check: false, cwd: root };

/** A program of node_modules by the path of its JavaScript: no shell and no npx in between. */
export async function program(script, args = []) {
  const { code, output } = await run(process.execPath, [path.join('node_modules', script), ...args], limit);
  return single(code === 0, output);
}

/** A script of package.json. */
export async function npmScript(name) {
  const { code, output } = await npm(['run', '--silent', name], limit);
  return single(code === 0, output);
}

/** mocha over files of test/, in a process of its own. */
export async function mocha(pattern, options = []) {
  const strict = ['--forbid-only', '--forbid-pending', '--fail-zero'];
  const loader = ['--import=tsx', '--require=./test/seed.ts', '--reporter=./test/reporter.ts'];
  const args = [...loader, ...strict, ...options, pattern];
  const script = 'node_modules/mocha/bin/mocha.js';
  const { code, output } = await run(process.execPath, [script, ...args], limit);
  return mochaOutcome(output, code);
}
