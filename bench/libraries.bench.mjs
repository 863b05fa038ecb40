import { bundledCore } from './lib/build.mjs';
import { contender } from './lib/contender.mjs';
import { byTurns, plan } from './lib/measure.mjs';
import { typedLibrary } from './lib/typed-library.mjs';

export const summary = `A .bib of 500 bytes an entry, as Zotero exports them: read from its text, and read again after a letter was typed into an
entry in the middle; and completion of a citation by letters of a key, a name, a title or a year. The other column is the
parser that we ask about TeX, given the whole file, as those use it who know of no edits. In time on the processor, without
the thread between.`;

/** Milliseconds at p95. */
const bars = { ready: 3000, edit: 50, completion: 10 };

export async function run({ quick, steadiness }) {
  const sizes = quick ? [20, 200] : [2000, 20_000];
  const core = await bundledCore();
  const rows = [];
  for (const size of sizes) {
    const [ours, peer] = await Promise.all(
      [1, 2].map(() => contender('libraries', { core, text: typedLibrary(size) })),
    );
    try {
      const isLargest = size === sizes.at(-1);
      const bar = (what) => (isLargest ? { bar: bars[what] } : {});
      const time = (who, what) => async (round) => (await who.call(what, round)).ms;
      const fixed = () => Promise.resolve(steadiness.sample());
      const once = { warmUp: 0, passes: 1, rounds: 1 };
      const few = quick ? once : { warmUp: 1, passes: 1, rounds: 4 };
      const many = quick ? once : { warmUp: 10, passes: 2, rounds: 20 };
      const [ready] = await byTurns([time(ours, 'ready'), fixed], few);
      const [edit] = await byTurns([time(ours, 'edit'), fixed], many);
      // Of the largest file the parser would make minutes.
      const [parsed] = isLargest ? [] : await byTurns([time(peer, 'whole'), fixed], once);
      const found = (await ours.call('count')).value;
      if (found !== size) throw new Error(`Of ${size} entries ${found} were read.`);
      const entries = `${size} entries`;
      rows.push({ what: 'ready', size: entries, ours: ready, peer: parsed, ...bar('ready') });
      rows.push({ what: 'edit', size: entries, ours: edit, peer: parsed, ...bar('edit') });
      const offered = (await ours.call('completions', 3)).value;
      if (offered === 0) throw new Error('Nothing is offered for the name of an author.');
      const [completion] = await byTurns([time(ours, 'completions'), fixed], quick ? once : plan(false));
      rows.push({ what: 'completion', size: entries, ours: completion, ...bar('completion') });
    } finally {
      await Promise.all([ours, peer].map(({ end }) => end()));
    }
  }
  const times = rows.filter(({ what }) => what === 'ready').map(({ ours }) => ours.p50);
  return { peer: 'parser', rows, growth: [{ what: 'ready', kind: 'linear', sizes, times }] };
}
