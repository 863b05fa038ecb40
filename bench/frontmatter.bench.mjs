import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../scripts/lib/root.mjs';
import { bundledCore } from './lib/build.mjs';
import { contender } from './lib/contender.mjs';
import { byTurns, plan } from './lib/measure.mjs';
import { peerName } from './lib/peer.mjs';
import { typed, typedNotes } from './lib/typed-notes.mjs';
import { workspaceOf } from './lib/workspace.mjs';

export const summary = `Findings and completions of a 100-line frontmatter after a letter was typed, in time on the processor, beside the language
service of yaml-language-server on the same YAML with the same schema. Ours reads and judges the whole note, and what others
say of it; the peer reads the YAML alone.`;

/** Places for what is in use elsewhere. */
const inUse = ['id', 'word'];

/** Milliseconds at p95: what still feels like typing. */
const bar = 10;

export async function run({ quick, steadiness }) {
  const sizes = quick ? [10, 20] : [10, 1000];
  const core = await bundledCore();
  const rows = [];
  const growth = [];
  // The YAML of the small workspace names files that are in the large one too.
  for (const note of typedNotes(workspaceOf(sizes[0]))) {
    const contenders = await Promise.all([
      ...sizes.map((size) => ours(core, note, size)),
      contender('yaml-language-server', {
        schema: pathToFileURL(path.join(root, 'schemas', note.schema)).href,
      }),
    ]);
    try {
      for (const task of tasksOf(note)) {
        await checkAnswers(task, contenders);
        const [small, large, peer] = await measure(task, contenders, { quick, steadiness });
        const what = `${note.name}: ${task.what}`;
        [small, large].forEach((figures, at) =>
          rows.push({ what, size: `${sizes[at]} notes`, ours: figures, peer, bar }),
        );
        growth.push({ what, kind: 'flat', sizes, times: [small.p50, large.p50] });
      }
    } finally {
      await Promise.all(contenders.map(({ end }) => end()));
    }
  }
  return { peer: peerName(), rows, growth };
}

function ours(core, note, size) {
  const files = workspaceOf(size).set(note.path, typed(note, 0).note);
  const data = { core, files: [...files], path: note.path };
  return contender('attache', data);
}

/** What is timed: a function of the contender, the text of each round, and whether an answer is the one it must give. */
function tasksOf(note) {
  const { mistakes, places, expected } = note;
  // A letter in the prose of a value, a wrong value, a key misspelt: by turns.
  const edits = [undefined, ...mistakes];
  const at = (place) => ({
    call: 'completion',
    text: (round) => typed(note, round, places[place]),
    // What is in use elsewhere the peer can't know.
    isRight: (labels, { isPeer }) => (isPeer && inUse.includes(place)) || labels.includes(expected[place]),
  });
  return [
    {
      what: 'findings',
      call: 'diagnostics',
      text: (round) => typed(note, round, edits[round % edits.length]),
      // Any key may stand beside those of the schema: the peer has nothing to say of a slip.
      isRight: (found, { isPeer, round }) => found.length === [0, 1, isPeer ? 0 : 1][round % edits.length],
    },
    { what: 'completion, a key', ...at('key') },
    { what: 'completion, a listed value', ...at('value') },
    { what: 'completion, an id by a part of a name', ...at('id') },
    { what: 'completion, a word in use', ...at('word') },
    { what: 'findings and completion together', ...at('id'), call: 'both' },
  ];
}

/** A benchmark of wrong answers would say nothing. */
async function checkAnswers({ what, call, text, isRight }, contenders) {
  for (let round = 0; round < 3; round++) {
    for (const [at, each] of contenders.entries()) {
      const isPeer = at === contenders.length - 1;
      const { value } = await each.call(call, text(round));
      if (isRight(value, { isPeer, round })) continue;
      const who = isPeer ? 'The peer' : 'Attaché';
      throw new Error(
        `${who} answers “${what}” in round ${round} with ${JSON.stringify(value.slice(0, 20))}.`,
      );
    }
  }
}

async function measure({ call, text }, contenders, { quick, steadiness }) {
  const runs = contenders.map((each) => async (round) => (await each.call(call, text(round))).ms);
  const fixed = () => Promise.resolve(steadiness.sample());
  return byTurns([...runs, fixed], plan(quick));
}
