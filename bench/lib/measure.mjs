import { performance } from 'node:perf_hooks';
import { figures, quantile } from './statistics.mjs';

/** How often everything runs. `quick` only shows that it does run. */
export const plan = (quick) =>
  quick ? { warmUp: 1, passes: 1, rounds: 2 } : { warmUp: 60, passes: 3, rounds: 100 };

/**
 * Times contenders by turns, so that a burst of other work on the machine meets all of them. `run(round)` gives the
 * milliseconds one turn took. Every second round goes backwards: nobody always runs behind the same one.
 */
export async function byTurns(runs, { warmUp, passes, rounds }) {
  let round = 0;
  const turn = async () => {
    const times = new Array(runs.length);
    const order = runs.map((_, at) => at);
    for (const at of round % 2 === 0 ? order : order.reverse()) times[at] = await runs[at](round);
    round++;
    return times;
  };
  for (let at = 0; at < warmUp; at++) await turn();
  const taken = runs.map(() => []);
  for (let pass = 0; pass < passes; pass++) {
    for (const of of taken) of.push([]);
    for (let at = 0; at < rounds; at++) {
      const times = await turn();
      times.forEach((time, of) => taken[of][pass].push(time));
    }
  }
  return taken.map(figures);
}

/** How much longer a fixed piece of work takes at p95 than at its best: 1 on a machine that does nothing else. */
export class Steadiness {
  #times = [];
  #sum = 0;

  sample() {
    const start = performance.now();
    for (let at = 1; at < 400_000; at++) this.#sum = (this.#sum + at * at) % 1_000_003;
    this.#times.push(performance.now() - start);
  }

  /** The first ones are slower: they are compiled on the way. */
  get ratio() {
    const times = this.#times.slice(20);
    return times.length === 0 ? null : quantile(times, 0.95) / Math.min(...times);
  }
}
