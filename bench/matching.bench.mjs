import { bundledCore } from './lib/build.mjs';
import { contender } from './lib/contender.mjs';
import { byTurns, plan } from './lib/measure.mjs';
import { growthOf, namedSizes, saySize } from './lib/named-sizes.mjs';

export const summary = `A letter typed into a note of 3.4 kB that names forty people: until its findings stand, and the part of it that finds the
names and decides who is meant. Surnames and offices are spread as unevenly as they are: in the largest workspace 300 are
called as one of the note's people is. In time on the processor.`;

/** Milliseconds at p95: what still feels like typing. */
const bar = 10;

export async function run({ quick, steadiness }) {
  const chosen = namedSizes(quick);
  const core = await bundledCore();
  const contenders = [];
  try {
    // One after the other: reading so many notes takes all of the machine.
    for (const size of chosen) contenders.push(await contender('matching', { core, size }));
    await checkAnswers(contenders);
    const rows = [];
    const growth = [];
    for (const task of [
      { what: 'a letter to its findings', call: 'edit' },
      { what: 'the matching in it', call: 'matching' },
    ]) {
      const measured = await measure(task, contenders, { quick, steadiness });
      chosen.forEach((size, at) =>
        rows.push({ what: task.what, size: saySize(size), ours: measured[at], bar }),
      );
      growth.push(...growthOf(task.what, chosen, measured));
    }
    return { peer: null, rows, growth };
  } finally {
    await Promise.all(contenders.map(({ end }) => end()));
  }
}

/** A benchmark of wrong answers would say nothing: names stand at every step of the ladder, and alike in both parts. */
async function checkAnswers(contenders) {
  for (const each of contenders) {
    await each.call('edit', 0);
    const [{ value: judged }, { value: matched }] = [
      await each.call('found'),
      await each.call('matching', 0),
    ];
    const steps = Object.values(matched).every((count) => count > 0);
    if (steps && matched.mentions > 30) continue;
    throw new Error(`Found ${JSON.stringify(matched)}, and on its own date ${JSON.stringify(judged)}.`);
  }
}

async function measure({ call }, contenders, { quick, steadiness }) {
  const runs = contenders.map((each) => async (round) => (await each.call(call, round)).ms);
  const fixed = () => Promise.resolve(steadiness.sample());
  return byTurns([...runs, fixed], plan(quick));
}
