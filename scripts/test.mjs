// `npm test [-- SUITE …]`: everything that must hold, from a fresh clone. Node alone has to be there. It goes
// on after a suite that fails, and its last line counts all of them together.

import { ensureNodeModules } from './lib/dependencies.mjs';
import { allSuites } from './testing/suites.mjs';
import { single } from './testing/outcome.mjs';
import { runAll } from './testing/run-all.mjs';

try {
  await ensureNodeModules();
  conclude(await runAll(chosen(process.argv.slice(2))));
} catch (error) {
  console.error(error.message);
  conclude(single(false));
}

function conclude({ passed, failed }) {
  process.exitCode = failed > 0 ? 1 : 0;
  console.log(`\n${passed} passed, ${failed} failed`);
}

/** The suites asked for, with those that they need. */
function chosen(names) {
  const suites = allSuites();
  const known = suites.map(({ name }) => name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new Error(`There is no suite ${unknown.join(', ')}. Suites: ${known.join(', ')}.`);
  }
  const wanted = new Set(names.length > 0 ? names : known);
  for (const { name, needs } of [...suites].reverse()) {
    if (wanted.has(name)) {
      needs.forEach((need) => wanted.add(need));
    }
  }
  return suites.filter(({ name }) => wanted.has(name));
}
