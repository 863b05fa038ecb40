import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Service } from '../../src/core/service.ts';

const fault = fc.constantFrom(
  '[It is so [@nobody]]{.claim}.',
  '[Words\nof  two lines]{.claim}.',
  '[Words of two lines]{.claim}.',
  '[[nowhere]] and [[nowhere]].',
  '[서울은 “그렇다”고 했다]{.claim by=keiner}.',
  '- [so]{.claim on=2025-13}',
  '<!-- attache-disable-next-line citation-needed -- quiet -->',
  '<!-- attache-disable-line unresolved-source --> [quiet [@nobody]]{.claim}',
);
/** What is nobody's fault: no name, claim or comment that another paragraph could mean. */
const harmless = fc.constantFrom(
  'Words.',
  '## A heading',
  '- one\n- two',
  '平和な言葉。',
  '```\n[@nobody]\n```',
);

function foundIn(paragraphs: readonly string[], eol: string): { fingerprint: string; check: string }[] {
  const service = new Service(() => '2025-09-01');
  const text = `---\ntype: note\n---\n\n${paragraphs.join('\n\n')}\n`.replaceAll('\n', eol);
  service.apply([{ kind: 'text', path: 'a.md', text }]);
  return [...service.findings(), ...service.quietFindings()].map(({ fingerprint, check }) => ({
    fingerprint,
    check,
  }));
}

const sorted = (found: readonly { fingerprint: string }[]): string[] =>
  found.map(({ fingerprint }) => fingerprint).sort();

describe('fingerprints', () => {
  it('survive whatever harmless is written above and between, and other line ends', () => {
    const pieces = fc.array(fc.tuple(fault, fc.array(harmless, { maxLength: 3 })), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(pieces, fc.constantFrom('\n', '\r\n'), (given, eol) => {
        // Apart from each other, so that what is put between parts nothing that was one.
        const bare = given.flatMap(([one]) => [one, 'Apart.']);
        const moved = given.flatMap(([one, more]) => [...more, 'Before.', one, 'Apart.']);
        assert.deepEqual(sorted(foundIn(moved, eol)), sorted(foundIn(bare, '\n')));
      }),
      { numRuns: 100 },
    );
  });

  it('are distinct in a file, and in two files', () => {
    const service = new Service(() => '2025-09-01');
    const text = `---\ntype: note\n---\n\n${'[Words [@nobody]]{.claim}.\n\n'.repeat(5)}`;
    service.apply(['a.md', 'b.md'].map((path) => ({ kind: 'text', path, text })));
    const found = service.findings().map(({ fingerprint }) => fingerprint);
    assert.equal(found.length, 10);
    assert.equal(new Set(found).size, 10);
  });

  it('are those of one fault, whose mending leaves the others alone', () => {
    const before = sorted(foundIn(['[A [@one]]{.claim}.', '[B [@two]]{.claim}.'], '\n'));
    const after = sorted(foundIn(['[A]{.claim}.', '[B [@two]]{.claim}.'], '\n'));
    assert.equal(before.filter((each) => after.includes(each)).length, 1);
  });
});
