import { bundledCore } from './lib/build.mjs';
import { contender } from './lib/contender.mjs';
import { byTurns, plan } from './lib/measure.mjs';
import { growthOf, namedSizes, saySize } from './lib/named-sizes.mjs';

export const summary = `What is seen of actors, in the workspaces of “matching”: the card over each name of a note; what may follow [[ and some
letters of a name; and what the Actors view shows, folded and unfolded. In time on the processor. Completion looks at
every name there is, and the view at every actor: both grow with them.`;

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
    for (const { what, call, isHeld, isFlat } of [
      { what: 'the card over a name', call: 'decided', isHeld: true, isFlat: true },
      { what: 'and over an open one', call: 'open', isHeld: true },
      { what: 'completion after [[', call: 'completion', isHeld: true },
      { what: 'first answer of the view', call: 'groups' },
      { what: 'every row of the view', call: 'rows' },
    ]) {
      const measured = await measure(call, contenders, { quick, steadiness });
      chosen.forEach((size, at) =>
        rows.push({ what, size: saySize(size), ours: measured[at], ...(isHeld ? { bar } : {}) }),
      );
      if (isFlat) growth.push(...growthOf(what, chosen, measured));
    }
    return { peer: null, rows, growth };
  } finally {
    await Promise.all(contenders.map(({ end }) => end()));
  }
}

/** A benchmark of wrong answers would say nothing. */
async function checkAnswers(contenders, chosen) {
  for (const [at, { call }] of contenders.entries()) {
    const { value: named } = await call('named');
    const cards = [];
    for (const kind of ['decided', 'open'])
      for (let round = 0; round < named[kind]; round++) cards.push((await call(kind, round)).value);
    const { value: offered } = await call('completion', 3);
    const { value: rows } = await call('rows');
    const isRight = offered[0] === 'actor' && rows[0] === chosen[at].actors;
    if (isRight && cards.length > 30 && cards.every((card) => card.includes('**'))) continue;
    throw new Error(`Wrong in ${saySize(chosen[at])}: ${JSON.stringify({ named, cards, offered, rows })}.`);
  }
}

async function measure(call, contenders, { quick, steadiness }) {
  const runs = contenders.map((each) => async (round) => (await each.call(call, round)).ms);
  const fixed = () => Promise.resolve(steadiness.sample());
  return byTurns([...runs, fixed], plan(quick));
}
