// `npm run bench [-- NAME …]`: how long things take, beside a peer on the same text in the same run. It ends with exit
// code 1 where a bar is broken. BENCH_QUICK=1 only shows that everything runs: small, and without bars.
import { readdirSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { performance } from 'node:perf_hooks';
import { Steadiness } from './lib/measure.mjs';
import { report } from './lib/report.mjs';

const ending = '.bench.mjs';
const quick = process.env.BENCH_QUICK === '1';

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

async function main(asked) {
  const names = chosen(asked);
  console.log(
    `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), Node ${process.versions.node}`,
  );
  console.log('Times in ms. A ratio is the other’s time by ours: above 1 ours is the quicker.');
  let broken = 0;
  for (const name of names) broken += await bench(name);
  if (quick) console.log('\nA quick run: no bar was held.');
  else console.log(`\n${broken === 0 ? 'All bars are held.' : `Bars broken: ${broken}.`}`);
  process.exitCode = broken > 0 ? 1 : 0;
}

function chosen(asked) {
  const known = readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length));
  const unknown = asked.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new Error(`There is no benchmark ${unknown.join(', ')}. Benchmarks: ${known.join(', ')}.`);
  return asked.length > 0 ? asked : known;
}

async function bench(name) {
  const { run, summary } = await import(`./${name}${ending}`);
  console.log(`\n## ${name}\n\n${summary}\n`);
  const steadiness = new Steadiness();
  const started = performance.now();
  const { lines, broken } = report(await run({ quick, steadiness }), { judged: !quick });
  console.log(lines.join('\n'));
  console.log(`\n${((performance.now() - started) / 1000).toFixed(0)} s; ${weather(steadiness)}`);
  return broken;
}

/** Whether the machine had other things to do. */
function weather({ ratio }) {
  const load = `load ${loadavg()[0].toFixed(1)}`;
  return ratio === null ? load : `${load}; a fixed loop took ${ratio.toFixed(2)} × its best at p95`;
}
