import { bundledCore } from './lib/build.mjs';
import { contender } from './lib/contender.mjs';
import { byTurns, plan } from './lib/measure.mjs';

export const summary = `A letter typed into a note of 3.4 kB that names forty people: until its findings stand, and the part of it that finds the
names and decides who is meant. Surnames and offices are spread as unevenly as they are: in the largest workspace 300 are
called as one of the note's people is. In time on the processor.`;

/** Milliseconds at p95: what still feels like typing. */
const bar = 10;

const large = { notes: 10_000, actors: 5_000 };
/** Both numbers grow a hundredfold, each where the other is large. */
const sizes = [
  { notes: 100, actors: 50 },
  { notes: 1_000, actors: 500 },
  { notes: 100, actors: 5_000 },
  { notes: 10_000, actors: 50 },
  large,
];
const few = [
  { notes: 3, actors: 50 },
  { notes: 10, actors: 100 },
  { notes: 3, actors: 200 },
  { notes: 20, actors: 50 },
  { notes: 20, actors: 200 },
];

export async function run({ quick, steadiness }) {
  const chosen = quick ? few : sizes;
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
      chosen.forEach(({ notes, actors }, at) =>
        rows.push({ what: task.what, size: `${notes} notes × ${actors} actors`, ours: measured[at], bar }),
      );
      growth.push(...growthOf(task.what, chosen, measured));
    }
    return { peer: null, rows, growth };
  } finally {
    await Promise.all(contenders.map(({ end }) => end()));
  }
}

/** From the small end of a number to its large one, the other being large. */
function growthOf(what, chosen, measured) {
  const time = (at) => measured[at].p50;
  const [, , fewNotes, fewActors, both] = chosen;
  return [
    {
      what: `${what}, in notes`,
      kind: 'flat',
      sizes: [fewNotes.notes, both.notes],
      times: [time(2), time(4)],
    },
    {
      what: `${what}, in actors`,
      kind: 'flat',
      sizes: [fewActors.actors, both.actors],
      times: [time(3), time(4)],
    },
  ];
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
