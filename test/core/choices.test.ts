import assert from 'node:assert/strict';
import { isFixable } from '../../src/core/model/finding.ts';
import { Service } from '../../src/core/service.ts';

const actor = (id: string): string => `---\ntype: person\nid: ${id}\nname: Lee Jun\n---\n`;

describe('what only a person can choose', () => {
  it('is made when it is asked for, and makes no finding fixable', () => {
    const service = new Service(() => '2025-09-01');
    const texts = {
      'one.md': actor('one'),
      'two.md': actor('two'),
      'note.md': '---\ntype: note\n---\n\nLee Jun spoke.\n',
    };
    service.apply(Object.entries(texts).map(([path, text]) => ({ kind: 'text', path, text })));
    const [finding] = service.findingsIn('note.md').filter(({ check }) => check === 'ambiguous-name');
    assert.ok(finding);
    assert.deepEqual(finding.fixes, []);
    assert.equal(isFixable(finding), false);
    const edits = finding.choices().map(({ edits: [edit] }) => edit?.newText.trim());
    assert.deepEqual(edits, ['[[one|Lee Jun]]', '[[two|Lee Jun]]', 'actors: [one]', 'actors: [two]']);
  });
});
