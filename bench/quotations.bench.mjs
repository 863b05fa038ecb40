import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from '../scripts/lib/root.mjs';
import { bundledCore } from './lib/build.mjs';
import { byTurns, plan } from './lib/measure.mjs';

export const summary = `A quotation of 30 words looked up in captures of State of the Union messages and the like: as it stands there, with a word
changed, and in none. The capture is made ready once. In time on the processor.`;

/** Milliseconds at p95. */
const bar = 20;
const length = 30;
const kinds = ['exact', 'altered', 'absent'];

export async function run({ quick, steadiness }) {
  const { AskedCapture, prepareCapture } = await import(await bundledCore());
  const sizes = quick ? [20_000, 50_000] : [100_000, 1_000_000];
  const rows = [];
  const captures = sizes.map((size) => prepareCapture(textOf(size), []));
  for (const kind of kinds) {
    const runs = captures.map((capture) => (round) => {
      const quotation = quotationOf(kind, capture.text, round);
      // A new one has no answers yet; what was made ready of the text stays.
      const asked = new AskedCapture(capture);
      const before = process.cpuUsage();
      const found = asked.find(quotation) !== null;
      const near = !found && asked.nearest(quotation) !== null;
      const { user, system } = process.cpuUsage(before);
      const answer = found ? 'exact' : near ? 'altered' : 'absent';
      if (answer !== kind) throw new Error(`“${quotation}” is ${answer}, not ${kind}.`);
      return Promise.resolve((user + system) / 1000);
    });
    const fixed = () => Promise.resolve(steadiness.sample());
    const measured = await byTurns([...runs, fixed], plan(quick));
    sizes.forEach((size, at) =>
      rows.push({ what: kind, size: `${size / 1000} kB`, ours: measured[at], bar }),
    );
  }
  return { peer: null, rows };
}

/** The documents, then again with every third word turned round: as large as is asked, and no passage twice. */
function textOf(size) {
  const folder = path.join(root, 'test/data/documents');
  const documents = readdirSync(folder).filter((name) => /_[a-z]\.txt$/u.test(name));
  const base = documents.map((name) => readFileSync(path.join(folder, name), 'utf8')).join('\n');
  const words = base.split(' ');
  let text = base;
  for (let copy = 1; text.length < size; copy++)
    text += words.map((word, at) => ((at + copy) % 3 === 0 ? [...word].reverse().join('') : word)).join(' ');
  return text.slice(0, size);
}

function quotationOf(kind, text, round) {
  const words = text.slice(0, 90_000).split(/\s+/u);
  let from = (round * 997) % (words.length - 2 * length);
  // Of a table of figures nobody quotes from the dash between two.
  while (!/^\p{L}/u.test(words[from])) from++;
  if (kind === 'absent')
    return Array.from({ length }, (_, at) => words[(from * 7 + at * 131) % (words.length - 1)]).join(' ');
  const taken = words.slice(from, from + length);
  if (kind === 'altered') taken[length / 2] = 'zebra';
  return taken.join(' ');
}
