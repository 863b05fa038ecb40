/**
 * @typedef {object} Outcome What running some tests came to.
 * @property {number} passed
 * @property {number} failed
 * @property {string} output printed in full if something failed
 * @property {string[]} [notes] lines that are printed in any case
 * @property {boolean} [usable] whether other suites can build on it, where that is not whether all passed
 */

/** One thing that either works or doesn't. */
export const single = (works, output = '') => ({ passed: works ? 1 : 0, failed: works ? 0 : 1, output });

/** @param {Outcome[]} outcomes */
export function sum(outcomes) {
  const add = (key) => outcomes.reduce((total, outcome) => total + outcome[key], 0);
  const output = outcomes.filter(({ failed }) => failed > 0).map((outcome) => outcome.output);
  const notes = outcomes.flatMap((outcome) => outcome.notes ?? []);
  return { passed: add('passed'), failed: add('failed'), output: output.join('\n'), notes };
}

const countLine = /^mocha: (\d+) passed, (\d+) failed$/;

/** Reads what test/reporter.ts printed. Tests that ended in another way than they should count as one failed. */
export function mochaOutcome(output, code) {
  const lines = output.trimEnd().split('\n');
  const count = lines.map((line) => countLine.exec(line)).findLast(Boolean);
  const rest = lines.filter((line) => !countLine.test(line));
  const passed = Number(count?.[1] ?? 0);
  const failed = Number(count?.[2] ?? 0);
  const unexplained = code !== 0 && failed === 0 ? 1 : 0;
  const notes = failed + unexplained === 0 ? rest.filter(Boolean) : [];
  return { passed, failed: failed + unexplained, output: rest.join('\n'), notes };
}
