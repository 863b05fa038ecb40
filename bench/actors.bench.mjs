import { bundledCore } from './lib/build.mjs';
import { contender } from './lib/contender.mjs';
import { byTurns, plan } from './lib/measure.mjs';
import { growthOf, namedSizes, saySize } from './lib/named-sizes.mjs';

export const summary = `What is seen of actors, in the workspaces of “matching”: the card over each of the forty names of a note, decided or
open; what may follow [[ and some letters of a name; and all rows of the Actors view. In time on the processor.`;

/** Milliseconds at p95: a card and a list come up before anybody waits for them. */
const bar = 10;

export async function run({ quick, steadiness }) {
  const chosen = namedSizes(quick);
  const core = await bundledCore();
  const contenders = [];
  try {
    // One after the other: reading so many notes takes all of the machine.
    for (const size of chosen) contenders.push(await contender('actors', { core, size }));
    await checkAnswers(contenders, chosen);
    const rows = [];
    const growth = [];
    for (const { what, call, isHeld } of [
      { what: 'the card over a name', call: 'hover', isHeld: true },
      { what: 'completion after [[', call: 'completion', isHeld: true },
      { what: 'the Actors view', call: 'view', isHeld: false },
    ]) {
      const measured = await measure(call, contenders, { quick, steadiness });
      chosen.forEach((size, at) =>
        rows.push({ what, size: saySize(size), ours: measured[at], ...(isHeld ? { bar } : {}) }),
      );
      if (isHeld) growth.push(...growthOf(what, chosen, measured));
    }
    return { peer: null, rows, growth };
  } finally {
    await Promise.all(contenders.map(({ end }) => end()));
  }
}

/** A benchmark of wrong answers would say nothing. */
async function checkAnswers(contenders, chosen) {
  for (const [at, { call }] of contenders.entries()) {
    const mentions = (await call('mentions')).value;
    const cards = [];
    for (let round = 0; round < mentions; round++) cards.push((await call('hover', round)).value);
    const kinds = new Set(cards.map(({ isDecided }) => isDecided));
    const { value: offered } = await call('completion', 3);
    const { value: rows } = await call('view');
    const isRight = cards.every(({ card }) => card) && offered[0] === 'actor';
    if (isRight && mentions > 30 && kinds.size === 2 && rows[0] === chosen[at].actors) continue;
    throw new Error(
      `Wrong in ${saySize(chosen[at])}: ${JSON.stringify({ mentions, kinds: [...kinds], offered, rows })}.`,
    );
  }
}

async function measure(call, contenders, { quick, steadiness }) {
  const runs = contenders.map((each) => async (round) => (await each.call(call, round)).ms);
  const fixed = () => Promise.resolve(steadiness.sample());
  return byTurns([...runs, fixed], plan(quick));
}
