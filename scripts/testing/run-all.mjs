import { single, sum } from './outcome.mjs';

/** Two at a time, each once what it needs is there; then those that want the machine, or what is built, for themselves. */
export async function runAll(suites) {
  const run = new Run();
  const waiting = suites.filter(({ alone }) => !alone);
  const isReady = ({ needs }) => needs.every((need) => run.isDone(need));
  const running = new Set();
  while (waiting.length > 0 || running.size > 0) {
    const next = running.size < 2 ? waiting.findIndex(isReady) : -1;
    if (next < 0) {
      await Promise.race(running);
      continue;
    }
    const [suite] = waiting.splice(next, 1);
    const work = run.take(suite).then(() => running.delete(work));
    running.add(work);
  }
  for (const suite of suites.filter(({ alone }) => alone)) await run.take(suite);
  return sum(run.outcomes);
}

/** What came of the suites until now. */
class Run {
  outcomes = [];
  #done = new Set();
  #broken = new Set();

  isDone(name) {
    return this.#done.has(name);
  }

  async take(suite) {
    const outcome = await runOne(suite, this.#broken);
    this.outcomes.push(outcome);
    if (!(outcome.usable ?? outcome.failed === 0)) this.#broken.add(suite.name);
    this.#done.add(suite.name);
  }
}

async function runOne(suite, broken) {
  const started = Date.now();
  console.log(`${suite.name} …`);
  const missing = suite.needs.find((need) => broken.has(need));
  const outcome = missing
    ? single(false, `Not run, for it needs what the suite "${missing}" makes: mend that first.`)
    : await suite.outcome().catch((error) => single(false, error.message));
  const text = outcome.failed > 0 ? outcome.output : (outcome.notes ?? []).join('\n');
  if (text) {
    console.log(text.replaceAll(/^(?=.)/gm, '  '));
  }
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${suite.name}: ${outcome.passed} passed, ${outcome.failed} failed in ${seconds} s`);
  return outcome;
}
