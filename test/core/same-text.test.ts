import assert from 'node:assert/strict';
import { sameText } from '../../src/core/sources/same-text.ts';
import { textPrint } from '../../src/core/sources/text-print.ts';
import { type Pair, pairs } from './origin-pairs.ts';

function sharedOf({ one, other, sites }: Pair): ReturnType<typeof sameText> {
  const [first, second] = [textPrint(one), textPrint(other)];
  return first && second && sameText(first, second, sites !== undefined && sites[0] !== sites[1]);
}

/** Rows: what the pairs are. Columns: what was said. */
function confusionTable(said: readonly { pair: Pair; same: boolean }[]): string {
  const kinds = [...new Set(pairs.map(({ kind }) => kind))];
  const rows = kinds.map((kind) => {
    const of = said.filter(({ pair }) => pair.kind === kind);
    const count = (truth: boolean, answer: boolean): number =>
      of.filter(({ pair, same }) => pair.same === truth && same === answer).length;
    return [kind, count(true, true), count(true, false), count(false, false), count(false, true)];
  });
  const head = ['pairs', 'one, found', 'one, missed', 'two, told apart', 'two, taken for one'];
  return [head, ...rows].map((row) => row.map((cell) => String(cell).padEnd(30)).join('')).join('\n');
}

describe('texts that are largely the same', () => {
  it('are told from those of two hands', () => {
    const said = pairs.map((pair) => ({ pair, same: sharedOf(pair) !== null }));
    console.log(confusionTable(said));
    assert.ok(pairs.length >= 30);
    const wrong = said.filter(({ pair, same }) => pair.same !== same);
    assert.deepEqual(
      wrong.map(({ pair }) => `${pair.kind}: ${pair.name}`),
      [],
    );
  });

  it('are so from either side', () => {
    for (const pair of pairs) {
      const back = sharedOf({ ...pair, one: pair.other, other: pair.one });
      const there = sharedOf(pair);
      assert.deepEqual(back, there && { ofOne: there.ofOther, ofOther: there.ofOne }, pair.name);
    }
  });
});
