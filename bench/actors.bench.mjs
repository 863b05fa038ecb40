import { saySize } from './lib/named-sizes.mjs';
import { overSizes } from './lib/over-sizes.mjs';

export const summary = `What is seen of actors, in the workspaces of “matching”: the card over each name of a note; what may follow [[ and some
letters of a name; and what the Actors view shows, folded and unfolded. In time on the processor. Completion looks at
every name there is, and the view at every actor: both grow with them.`;

/** Milliseconds at p95: a card and a list come up before anybody waits for them. */
const bar = 10;

const tasks = [
  { what: 'the card over a name', call: 'decided', bar, isFlat: true },
  { what: 'and over an open one', call: 'open', bar },
  { what: 'completion after [[', call: 'completion', bar },
  { what: 'first answer of the view', call: 'groups' },
  { what: 'every row of the view', call: 'rows' },
];

export const run = (how) => overSizes('actors', how, { tasks, checkAnswers });

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
