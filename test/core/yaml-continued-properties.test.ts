import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { YamlValue } from '../../src/core/model/yaml.ts';
import { yamlComments } from '../../src/core/yaml/comments.ts';
import { type YamlCursor, yamlCursor } from '../../src/core/yaml/cursor.ts';
import { quoteScalar, renameKey, replaceScalar } from '../../src/core/yaml/edits.ts';
import { readYaml } from '../../src/core/yaml/read.ts';
import { sortEntries } from '../../src/core/yaml/sort.ts';
import { plainOf } from '../../src/core/yaml/values.ts';
import { after, note, plain, removed, yamlOf } from './yaml-note.ts';

/** YAML in which `¶` begins a line that goes on with what is in quotes or brackets. */
const quotedWords = fc
  .tuple(
    fc.constantFrom('"', "'"),
    fc.array(
      fc.constantFrom('a', 'key: value', '- b', '# no comment', '[c', '{', ',', '', 'it’s', '이재명'),
      {
        minLength: 2,
        maxLength: 4,
      },
    ),
    fc.constantFrom('', '\\"', "''", '\\\\'),
  )
  .map(([quote, lines, escape]) => {
    const inside = escape === "''" || quote === '"' ? escape : '';
    const fits = (inside === "''") === (quote === "'") ? inside : '';
    return `${quote}${lines.join('\n¶')}${fits}${quote}`;
  });
const flowItem = fc.oneof(
  fc.constantFrom('a', 'two words', 'one\n¶two', '12', '[b,\n¶c]', '{ d: e }', '{\n¶f: g\n¶}'),
  quotedWords,
);
const flows = fc
  .tuple(
    fc.array(flowItem, { minLength: 1, maxLength: 4 }),
    fc.constantFrom(', ', ',\n¶', ', # c ]\n¶', '\n¶, ', ',\n¶# d: [\n¶'),
    fc.boolean(),
  )
  .map(([items, between, asMap]) =>
    asMap
      ? `{ ${items.map((item, at) => `k${at}: ${item}`).join(between)}\n¶}`
      : `[${items.join(between)}\n¶]`,
  );
const values = fc.oneof(
  fc.constantFrom('a', 'two words # c', '|\n          line "\n          more', '"x"'),
  quotedWords,
  flows,
);
const blocks = fc.oneof(
  values,
  fc
    .array(values, { minLength: 1, maxLength: 3 })
    .map((items) => items.map((item) => `\n- ${item}`).join('')),
  fc
    .tuple(values, values)
    .map(([one, other]) => `\n  p: ${one}\n  # between\n  q:\n    - r: ${other}\n      s: t`),
);
const documents = fc
  .tuple(
    fc.shuffledSubarray(['a', 'b', 'c', 'type', 'x'], { minLength: 1 }),
    fc.array(blocks, { minLength: 5, maxLength: 5 }),
  )
  .map(([keys, all]) => keys.map((key, at) => `${key}: ${all[at] ?? ''}\n`).join(''));
const lineBreaks = fc.constantFrom('\n', '\r\n', '\r');
const pad = '          ';

const outdented = (marked: string): string => marked.replaceAll('¶', '');
const indented = (marked: string): string => marked.replaceAll('¶', pad);

/** Where an offset of the text that is not indented stands in the one that is. */
function moved(marked: string): (at: number) => number {
  const starts: number[] = [];
  for (let at = marked.indexOf('¶'); at >= 0; at = marked.indexOf('¶', at + 1))
    starts.push(at - starts.length);
  return (at) => at + pad.length * starts.filter((start) => start <= at).length;
}

/** All that is read, with the starts of values at their places; a block's end may be on a line that moved. */
function shapeOf(value: YamlValue | null, at: (offset: number) => number): unknown {
  if (!value) return null;
  const start = at(value.range.start);
  // The end of what is closed lies behind its closing sign.
  const end = at(value.range.end - 1) + 1;
  if (value.type === 'list') return [start, end, value.items.map((item) => shapeOf(item, at))];
  if (value.type === 'scalar') return [start, end, value.value, value.style];
  return [
    start,
    end,
    value.entries.map((entry) => [entry.key, at(entry.keyRange.start), shapeOf(entry.value, at)]),
  ];
}

const same = (offset: number): number => offset;
const numRuns = 200;

describe('quotes and brackets that go on in the first column', function () {
  this.timeout(30_000);

  it('are read as if their lines were indented, at their places', () => {
    fc.assert(
      fc.property(documents, lineBreaks, (marked, lineBreak) => {
        const text = marked.replaceAll('\n', lineBreak);
        const read = readYaml(outdented(text), 0);
        assert.deepEqual(read.problems, []);
        assert.deepEqual(shapeOf(read.value, moved(text)), shapeOf(readYaml(indented(text), 0).value, same));
      }),
      { numRuns },
    );
  });

  it('keep their comments apart from what they hold', () => {
    fc.assert(
      fc.property(documents, lineBreaks, (marked, lineBreak) => {
        const text = marked.replaceAll('\n', lineBreak);
        const comments = (yaml: string): string[] =>
          yamlComments(yaml, { start: 0, end: yaml.length }).map(({ start, end }) => yaml.slice(start, end));
        assert.deepEqual(comments(outdented(text)), comments(indented(text)));
      }),
      { numRuns },
    );
  });

  it('leave the cursor where it is', () => {
    const said = (cursor: YamlCursor | null): unknown =>
      cursor && [cursor.role, cursor.path, cursor.typed, cursor.siblings, cursor.hasColon, cursor.quote];
    fc.assert(
      fc.property(documents, fc.nat(), (marked, at) => {
        const [text, other] = [outdented(marked), indented(marked)];
        const offset = at % text.length;
        const place = yamlCursor(text, { start: 0, end: text.length }, offset);
        const there = yamlCursor(other, { start: 0, end: other.length }, moved(marked)(offset));
        assert.deepEqual(said(place), said(there), `${text.slice(0, offset)}|${text.slice(offset)}`);
      }),
      { numRuns: 2 * numRuns },
    );
  });

  it('are edited where they stand, and nothing else is', () => {
    fc.assert(
      fc.property(documents, lineBreaks, fc.nat(), fc.boolean(), (marked, lineBreak, nth, bare) => {
        const before = note(outdented(marked), { lineBreak, bare });
        const entries = before.map?.entries ?? [];
        const entry = entries[nth % entries.length]!;
        const json = plain(before) as Record<string, unknown>;
        const without = Object.fromEntries(Object.entries(json).filter(([key]) => key !== entry.key));
        const removal = removed(before, [entry.key]);
        assert.ok(removal);
        const left = plain(after(before, removal)) ?? {};
        assert.deepEqual(left, without);
        const renamed = plain(after(before, renameKey(before.text, entry, 'new')));
        assert.deepEqual(renamed, { ...without, new: json[entry.key] });
        if (entry.value.type !== 'scalar') return;
        const replaced = plain(after(before, replaceScalar(before.text, entry.value, 'other: words')));
        assert.deepEqual(replaced, { ...without, [entry.key]: 'other: words' });
        if (entry.value.style === 'block') return;
        assert.deepEqual(plain(after(before, quoteScalar(before.text, entry.value))), json);
      }),
      { numRuns },
    );
  });

  it('are sorted with their keys', () => {
    fc.assert(
      fc.property(documents, lineBreaks, (marked, lineBreak) => {
        const before = note(outdented(marked), { lineBreak });
        const order = ['type', 'a', 'b', 'c', 'x'];
        const keys = before.map?.entries.map(({ key }) => key) ?? [];
        const wanted = keys.toSorted((one, other) => order.indexOf(one) - order.indexOf(other));
        const edit = sortEntries(before.text, before.yaml, before.map!, order);
        if (!edit) return assert.deepEqual(keys, wanted);
        const sorted = after(before, edit);
        assert.deepEqual(
          sorted.map?.entries.map(({ key }) => key),
          wanted,
        );
        assert.deepEqual(plain(sorted), plain(before));
        assert.equal(yamlOf(sorted).length, yamlOf(before).length);
      }),
      { numRuns },
    );
  });

  it('are no way out of a mistake: what is never closed is said where it begins', () => {
    fc.assert(
      fc.property(documents, fc.constantFrom('"', "'"), (marked, quote) => {
        const text = `${outdented(marked)}open: ${quote}never closed\nz: y\n`;
        const [problem] = readYaml(text, 0).problems;
        assert.match(problem?.message ?? '', /never closed/u);
        assert.ok((problem?.range.start ?? 0) >= outdented(marked).length);
      }),
      { numRuns },
    );
  });

  it('are sampled from documents that differ', () => {
    const some = fc.sample(documents, { numRuns: 200, seed: 1 }).map(outdented);
    for (const form of ['\nkey: value', '\n# no comment', '\n]', '\n}', '\n# d: [', '- "', 'r: [', '\n\n'])
      assert.ok(
        some.some((text) => text.includes(form)),
        form,
      );
    assert.deepEqual(
      plainOf(readYaml('a: "b\nc: d"\n', 0).value!),
      Object.assign(Object.create(null), { a: 'b c: d' }),
    );
  });
});
