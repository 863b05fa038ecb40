import { bundledCore } from './lib/build.mjs';
import { contender } from './lib/contender.mjs';
import { byTurns } from './lib/measure.mjs';
import { workspaceOf } from './lib/workspace.mjs';

export const summary = `Reading and judging a whole workspace from its texts, nothing cached, without reading files. The other column is the same
without the two checks that hold frontmatter against its schema: their share is what schemas cost.`;

const schemaChecks = ['frontmatter-invalid', 'frontmatter-unknown-key'];

export async function run({ quick, steadiness }) {
  const sizes = quick ? [2, 20] : [100, 1000];
  const core = await bundledCore();
  const rows = [];
  for (const size of sizes) {
    const files = [...workspaceOf(size)];
    const contenders = await Promise.all([
      contender('attache', { core, files }),
      contender('attache', { core, files, without: schemaChecks }),
    ]);
    try {
      const runs = contenders.map((each) => async () => (await each.call('cold')).ms);
      const fixed = () => Promise.resolve(steadiness.sample());
      const often = quick ? { warmUp: 0, passes: 1, rounds: 1 } : { warmUp: 2, passes: 3, rounds: 4 };
      const [ours, peer] = await byTurns([...runs, fixed], often);
      rows.push({ what: 'cold', size: `${size} notes`, ours, peer });
    } finally {
      await Promise.all(contenders.map(({ end }) => end()));
    }
  }
  const growth = [{ what: 'cold', kind: 'linear', sizes, times: rows.map(({ ours }) => ours.p50) }];
  return { peer: 'without schemas', rows, growth, remarks: [perNote(rows.at(-1), sizes.at(-1))] };
}

function perNote({ ours, peer }, size) {
  const each = ({ p50 }) => `${((1000 * p50) / size).toFixed(0)} µs`;
  return `A note takes ${each(ours)}, without its schema ${each(peer)}.`;
}
