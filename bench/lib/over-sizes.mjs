import { bundledCore } from './build.mjs';
import { contender } from './contender.mjs';
import { byTurns, plan } from './measure.mjs';
import { growthOf, namedSizes, saySize } from './named-sizes.mjs';

/**
 * Measures tasks of a contender in workspaces of people and of notes that name them, of all sizes by turns.
 * `checkAnswers` gets the contenders and their sizes, and throws where one is wrong. Of a task `bar` is what it may take
 * in ms at p95, and `isFlat` holds it to times that don't grow.
 */
export async function overSizes(name, { quick, steadiness }, { tasks, checkAnswers }) {
  const chosen = namedSizes(quick);
  const core = await bundledCore();
  const contenders = [];
  try {
    // One after the other: reading so many notes takes all of the machine.
    for (const size of chosen) contenders.push(await contender(name, { core, size }));
    await checkAnswers(contenders, chosen);
    const rows = [];
    const growth = [];
    for (const { what, call, bar, isFlat } of tasks) {
      const measured = await measure(call, contenders, { quick, steadiness });
      chosen.forEach((size, at) =>
        rows.push({ what, size: saySize(size), ours: measured[at], ...(bar === undefined ? {} : { bar }) }),
      );
      if (isFlat) growth.push(...growthOf(what, chosen, measured));
    }
    return { peer: null, rows, growth };
  } finally {
    await Promise.all(contenders.map(({ end }) => end()));
  }
}

async function measure(call, contenders, { quick, steadiness }) {
  const runs = contenders.map((each) => async (round) => (await each.call(call, round)).ms);
  const fixed = () => Promise.resolve(steadiness.sample());
  return byTurns([...runs, fixed], plan(quick));
}
