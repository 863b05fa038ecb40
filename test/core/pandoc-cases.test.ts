import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { factsOf } from '../../src/core/notes/facts.ts';

interface ClaimCase {
  readonly id: string;
  readonly name: string;
  readonly markdown: string;
  readonly pandoc: readonly { form: string; id: string | null; words: string }[];
}

interface CitationCase {
  readonly id: string;
  readonly note: string;
  readonly markdown: string;
  readonly expected: 'none' | readonly Cited[];
}

interface Cited {
  readonly key: string;
  readonly prefix: string;
  readonly label: string | null;
  readonly locator: string | null;
  readonly suffix: string;
  readonly suppressAuthor: boolean;
  readonly inText: boolean;
}

const inText = (key: string): Cited => ({
  key,
  prefix: '',
  label: null,
  locator: null,
  suffix: '',
  suppressAuthor: false,
  inText: true,
});

const read = <T>(file: string): T[] =>
  readFileSync(new URL(`../data/${file}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);

const words = (text: string): string => text.replace(/[.\s]+/gu, ' ').trim();

/** Where Attaché goes another way than Pandoc on purpose. */
const onPurpose: Readonly<Record<string, unknown>> = {
  // An unclosed opener takes in the one block after it, and is a finding.
  'claim-019': [{ form: 'div', id: null, words: 'A' }],
  // A span ends with its paragraph.
  'claim-061': [],
  // A bare key counts only where it names a known source, so an example list does no harm.
  'cite-048': [inText('lee2025')],
  // Two groups side by side are two groups; only brackets that no link can be made of make an in-text citation.
  'cite-086': [
    { ...inText('lee2025'), inText: false },
    { ...inText('kim2024'), inText: false },
  ],
  // Keys in a link's text don't count.
  'cite-072': [],
};

describe('claims as Pandoc has them', () => {
  for (const { id, name, markdown, pandoc } of read<ClaimCase>('claim-cases.jsonl')) {
    it(`${id} ${name}`, () => {
      const found = factsOf('note.md', markdown).claims.map((claim) => ({
        form: claim.form,
        id: claim.id?.value ?? null,
        words: words(claim.text),
      }));
      const expected = pandoc.map((claim) => ({ form: claim.form, id: claim.id, words: words(claim.words) }));
      assert.deepEqual(found, onPurpose[id] ?? expected);
    });
  }
});

describe('citations as Pandoc has them', () => {
  for (const { id, note, markdown, expected } of read<CitationCase>('citation-cases.jsonl')) {
    it(`${id} ${note}`, () => {
      const { citations } = factsOf('note.md', markdown);
      const found = citations.map((cited): Cited => {
        const { key, prefix, locator, suffix, suppressAuthor, form } = cited;
        const { label = null, value = null } = locator ?? {};
        return { key, prefix, label, locator: value, suffix, suppressAuthor, inText: form !== 'bracket' };
      });
      assert.deepEqual(found, onPurpose[id] ?? (expected === 'none' ? [] : expected));
      for (const { key, keyRange } of citations)
        assert.equal(markdown.slice(keyRange.start, keyRange.end), key);
    });
  }
});
