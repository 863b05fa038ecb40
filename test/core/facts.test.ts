import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { NoteFacts } from '../../src/core/model/facts.ts';
import { factsOf } from '../../src/core/notes/facts.ts';
import type { Range } from '../../src/core/text/range.ts';

const pieces = [
  ...'[](){}^@#:*_`|>-.,"\'\\\n \t\r\uFEFF'.split(''),
  '\n\n',
  '\r\n',
  '[[lee|Lee]]',
  '[@key, p. 3]',
  '{.claim #c by=x}',
  '::: {.claim #d}\n',
  ':::\n',
  ' ^q\n',
  '---\n',
  'type: note\n',
  'claims: { q: { kind: fact } }\n',
  '> ',
  '- ',
  '| a | b |\n|---|---|\n',
  '[^1]',
  '<!-- x -->',
  '“words of a quotation”',
  '이재명',
  '石破茂',
  '𠮷',
  'a&amp;b',
  '\\[',
  'https://example.org/a_b',
];
const markdown = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 6 })), { maxLength: 40 })
  .map((parts) => parts.join(''));

function ranges(value: unknown): Range[] {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return [];
  const own = 'start' in value && 'end' in value ? [value as Range] : [];
  return [...own, ...Object.values(value).flatMap(ranges)];
}

describe('the facts of a note', () => {
  it('never throw, and their ranges lie in the text', () => {
    fc.assert(
      fc.property(markdown, (text) => {
        for (const { start, end } of ranges(factsOf('note.md', text))) {
          assert.ok(0 <= start && start <= end && end <= text.length, `${start}–${end} of ${text.length}`);
        }
      }),
      { numRuns: 3000 },
    );
  }).timeout(60_000);

  it('slice to what they claim', () => {
    fc.assert(
      fc.property(markdown, (text) => {
        const facts = factsOf('note.md', text);
        const at = ({ start, end }: Range): string => text.slice(start, end);
        for (const { key, keyRange } of facts.citations) assert.equal(at(keyRange), key);
        for (const { id } of facts.claims) if (id) assert.equal(at(id.range), id.value);
        for (const { start, text: prose } of facts.prose) assert.ok(start + prose.length <= text.length);
        for (const { range, text: words } of facts.quotations)
          assert.equal(range.end - range.start, words.length);
      }),
      { numRuns: 3000 },
    );
  }).timeout(60_000);

  it('are the same under other line ends and under frontmatter, moved', () => {
    const body =
      'He says [it is "so very much so" [@k, p. 3]]{.claim #c by=x} now.\n\n> ::: {.claim #d}\n>\n> Two\n> lines\n>\n> :::\n\n- item ^q\n';
    const shape = (facts: NoteFacts): unknown => [
      facts.claims.map(({ form, id, text, kind }) => [form, id?.value, text, kind]),
      facts.citations.map(({ key, locator }) => [key, locator]),
      facts.quotations.length,
    ];
    const frontmatter = '---\ntype: note\nclaims: { q: { kind: judgment } }\n---\n';
    const plain = factsOf('n.md', frontmatter + body);
    assert.equal(plain.claims.length, 3);
    for (const text of [
      `\uFEFF${frontmatter}${body}`,
      (frontmatter + body).replaceAll('\n', '\r\n'),
      frontmatter.replace('---\n', '---\n# one\n# two\n') + body,
    ]) {
      assert.deepEqual(shape(factsOf('n.md', text)), shape(plain));
    }
  });
});
