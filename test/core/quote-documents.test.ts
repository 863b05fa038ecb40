import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { AskedCapture } from '../../src/core/sources/asked-capture.ts';
import { prepareCapture } from '../../src/core/sources/passages.ts';
import { comparable } from '../../src/core/text/words.ts';

/* Real documents, and copies of them as they come out of a wrapped file, a web page and a PDF. */

const read = (name: string): string =>
  readFileSync(new URL(`../data/documents/${name}`, import.meta.url), 'utf8');

/** A document, its copy, and the part of the document that the copy has. */
const pairs = [
  ['1941_franklin_d_roosevelt_d.txt', '1941_franklin_d_roosevelt_d.txt'],
  ['1941_franklin_d_roosevelt_d.txt', '1941_fdr.wrapped72-crlf.txt'],
  ['2002_george_w_bush_r.txt', '2002_bush.curly-paragraphs.md'],
  ['1862_abraham_lincoln_r.txt', '1862_lincoln.pdf-like.txt'],
].map(([name = '', copyName = '']) => {
  const copy = read(copyName);
  const words = read(name).split(/\s+/u);
  const folded = comparable(copy).text;
  return { copyName, words, copy, capture: new AskedCapture(prepareCapture(copy, [])), folded };
});

const passages = fc
  .tuple(fc.constantFrom(...pairs), fc.nat(), fc.integer({ min: 6, max: 40 }), fc.nat())
  .map(([pair, at, count, of]) => {
    const from = at % (pair.words.length - count);
    return { ...pair, words: pair.words.slice(from, from + count), of: of % count };
  })
  // “[Laughter]” is the clerk's, and in a quotation the writer's own.
  .filter(({ words }) => !words.some((word) => /[[\]]/u.test(word)))
  // The PDF is of a few pages.
  .filter(
    ({ words, copyName, capture }) =>
      copyName.endsWith('s.md') || !copyName.includes('pdf') || capture.find(words.join(' ')) !== null,
  );

const letters = (text: string): string => comparable(text).text.replace(/[^\p{L}\p{N}]/gu, '');

describe('quotations of documents', () => {
  it('are found in every copy, at the right place', () => {
    fc.assert(
      fc.property(passages, ({ words, copy, capture }) => {
        const passage = capture.find(words.join(' '));
        assert.ok(passage, words.join(' '));
        assert.equal(letters(copy.slice(passage.start, passage.end)), letters(words.join(' ')));
      }),
      { numRuns: 400 },
    );
  }).timeout(60_000);

  it('with one word changed are altered, and the word is named', () => {
    const other = fc.constantFrom('zebra', 'not', '4,711', 'Ruritania');
    fc.assert(
      fc.property(passages, other, ({ words, of, copy, capture }, word) => {
        const before = words[of] ?? '';
        // Of “they-not” a “not” is left, and no word is another.
        if (letters(before) === '' || letters(before).includes(letters(word))) return;
        // Without its longest word a short quotation may be of anything.
        if (letters(before).length > letters(words.join('')).length / 6) return;
        const quotation = words.map((each, at) => (at === of ? word : each)).join(' ');
        if (capture.find(quotation)) return;
        const near = capture.nearest(quotation);
        assert.ok(near, quotation);
        const said = near.changes.map(({ quoted }) => quoted).join(' / ');
        // A “not” that stands right before the word in the document is kept, and the word dropped.
        const isNamed = near.changes.some(
          ({ quoted, captured }) => quoted.includes(word) || letters(captured).includes(letters(before)),
        );
        assert.ok(isNamed, `${word} for ${before} in: ${said} (${quotation})`);
        assert.ok(near.changes.length <= 2, JSON.stringify(near.changes));
        const [change] = near.changes;
        const kept = words.filter((_, at) => at !== of).slice(0, 3);
        assert.ok(
          kept.some((each) =>
            letters(copy.slice(near.passage.start, near.passage.end)).includes(letters(each)),
          ),
        );
        assert.ok(change?.at && copy.slice(change.at.start, change.at.end) !== '');
      }),
      { numRuns: 400 },
    );
  }).timeout(60_000);
});
