import assert from 'node:assert/strict';
import { Service } from '../../src/core/service.ts';

/** The status of the first claim of a file. */
function statusIn(files: Readonly<Record<string, string>>, path: string): string | undefined {
  const service = new Service(() => '2025-09-01');
  service.apply(Object.entries(files).map(([file, text]) => ({ kind: 'text', path: file, text })));
  return service.judgement(path).claims[0]?.status;
}

const source = '---\ntype: source\ntitle: Talks\n---\n';
const claim = '---\ntype: note\n---\n\n[It holds [@talks]]{.claim #c1}.\n';
const against = '---\ntype: note\n---\n\n[It does not [@talks]]{.claim contradicts="view#c1"}.\n';

describe('a claim that another note contradicts', () => {
  it('is disputed', () => {
    const files = { 'talks.md': source, 'view.md': claim, 'other.md': against };
    assert.equal(statusIn(files, 'view.md'), 'disputed');
  });

  it('is not, where the words name another file or none', () => {
    const files = { 'talks.md': source, 'a/view.md': claim, 'b/view.md': claim, 'other.md': against };
    assert.equal(statusIn(files, 'a/view.md'), 'sourced');
    assert.equal(statusIn(files, 'b/view.md'), 'sourced');
    const explicit = claim.replace('type: note', 'type: note\nid: view');
    const named = { ...files, 'c/third.md': explicit };
    assert.equal(statusIn(named, 'a/view.md'), 'sourced');
    assert.equal(statusIn(named, 'c/third.md'), 'disputed');
  });
});
