import assert from 'node:assert/strict';
import { codeActionsAt, suppression } from '../../src/core/features/code-actions.ts';
import { Service } from '../../src/core/service.ts';
import { applyEdits } from '../../src/core/text/edits.ts';

const source = `---
type: source
# What it is called there.
title: A report
Publisher: "The Example Ledger" # as printed
reliability: b
accessed: 2025/06/08
issued: sometime
---
`;

function serviceWith(path: string, text: string): Service {
  const service = new Service(() => '2025-11-15');
  if (path === 'attache.yaml') service.configure(text);
  else service.apply([{ kind: 'text', path, text }]);
  return service;
}

const at = (text: string, words: string) => {
  const start = text.indexOf(words);
  return { start, end: start + words.length };
};

describe('code actions', () => {
  it('offer the fix of a finding, the one that is sure as the preferred one', () => {
    const service = serviceWith('a.md', source);
    const [first] = codeActionsAt(service, 'a.md', at(source, 'Publisher'));
    assert.deepEqual(
      [first?.title, first?.preferred, first?.kind],
      ['Rename to “publisher”', true, 'quickfix'],
    );
    assert.equal(applyEdits(source, first?.edits ?? []), source.replace('Publisher', 'publisher'));
  });

  it('mend all that has one answer in one step, and leave what has none', () => {
    const service = serviceWith('a.md', source);
    const all = codeActionsAt(service, 'a.md', { start: 0, end: 0 }).find(
      ({ kind }) => kind === 'source.fixAll.attache',
    );
    const mended = source
      .replace('Publisher', 'publisher')
      .replace('reliability: b', 'reliability: B')
      .replace('2025/06/08', '2025-06-08');
    assert.equal(applyEdits(source, all?.edits ?? []), mended);
    assert.deepEqual(
      serviceWith('a.md', mended)
        .findingsIn('a.md')
        .map(({ check, range }) => [check, mended.slice(range.start, range.end)]),
      [['frontmatter-invalid', 'sometime']],
    );
  });

  it('sort keys as a source action, with their comments', () => {
    const text = '---\n# Its name.\ntitle: A report\ntype: source\nissued: 2025 # half-known\nid: a\n---\n';
    const service = serviceWith('a.md', text);
    const sort = codeActionsAt(service, 'a.md', { start: 0, end: 0 }).find(
      ({ kind }) => kind === 'source.sortKeys.attache',
    );
    const sorted = applyEdits(text, sort?.edits ?? []);
    assert.deepEqual(sorted.match(/^\w+(?=:)/gmu), ['id', 'type', 'title', 'issued']);
    assert.ok(sorted.includes('# Its name.\ntitle:') || sorted.startsWith('---\n# Its name.\n'), sorted);
    assert.ok(sorted.includes('issued: 2025 # half-known\n'));
    const again = codeActionsAt(serviceWith('a.md', sorted), 'a.md', { start: 0, end: 0 });
    assert.ok(!again.some(({ kind }) => kind === 'source.sortKeys.attache'));
  });

  for (const [path, text, words] of [
    ['a.md', source, 'sometime'],
    ['attache.yaml', 'version: 1\nchecks:\n  single-source: loud # they are\n', 'loud'],
    ['attache.yaml', 'checks: {\n  single-source: loud }\n', 'loud'],
  ] as const)
    it(`keep ${words} in ${path} quiet by a comment that asks for a reason`, () => {
      const service = serviceWith(path, text);
      const action = codeActionsAt(service, path, at(text, words)).find(({ edits }) => edits === null);
      assert.ok(action?.finding);
      const quiet = applyEdits(text, suppression(service, path, action.finding) ?? []);
      assert.match(quiet, /^ *# attache-disable-next-line [a-z-]+ -- why$/mu);
      const left = serviceWith(path, quiet).findingsIn(path);
      assert.deepEqual(
        left.filter(({ range }) => quiet.slice(range.start, range.end) === words),
        [],
      );
    });
});
