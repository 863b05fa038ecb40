import assert from 'node:assert/strict';
import { applyEdits } from '../../src/core/text/edits.ts';
import { addToList } from '../../src/core/yaml/list-edits.ts';
import { readYaml } from '../../src/core/yaml/read.ts';

function added(yaml: string, item = 'x'): string | null {
  const text = `---\n${yaml}\n---\n`;
  const range = { start: 4, end: text.length - 4 };
  const { value } = readYaml(text.slice(range.start, range.end), range.start);
  const map = value?.type === 'map' ? value : null;
  const edit = addToList({ text, yaml: range, map, key: 'actors' }, item, ['type', 'actors']);
  return edit && applyEdits(text, [edit]).slice(4, -5);
}

describe('a text added to a list of YAML', () => {
  for (const [name, before, after] of [
    ['comes as a key', 'type: note # ours', 'type: note # ours\nactors: [x]'],
    ['fills a key without a value', 'type: note\nactors: # who', 'type: note\nactors: [x] # who'],
    ['makes a list of one value', 'actors: a # who', 'actors: [a, x] # who'],
    ['leaves one value its quotes', `actors: 'a: b'`, `actors: ['a: b', x]`],
    ['joins a flow list', 'actors: [a, "b"] # who', 'actors: [a, "b", x] # who'],
    ['joins an empty list', 'actors: [ ]', 'actors: [x]'],
    [
      'joins a flow list over lines',
      'actors: [\n  a, # one\n  b # two\n]',
      'actors: [\n  a, # one\n  b,\n  x # two\n]',
    ],
    ['joins a flow list that ends in a comma', 'actors: [a,]', 'actors: [a, x,]'],
    ['joins a block list', 'actors:\n  - a # one\ntags: [t]', 'actors:\n  - a # one\n  - x\ntags: [t]'],
    ['joins a block list without indent', 'actors:\n- a\n- b', 'actors:\n- a\n- b\n- x'],
  ] as const)
    it(name, () => assert.equal(added(before), after));

  it('keeps CRLF', () =>
    assert.equal(added('actors:\r\n  - a\r\ntags: t'), 'actors:\r\n  - a\r\n  - x\r\ntags: t'));

  it('is quoted where YAML would misread it', () => {
    assert.equal(added('actors: [a]', 'no'), 'actors: [a, "no"]');
    assert.equal(added('actors:\n- a', 'no'), 'actors:\n- a\n- "no"');
  });

  for (const [name, yaml] of [
    ['that holds it', 'actors: [a, x]'],
    ['that is an alias', 'a: &a [b]\nactors: *a'],
    ['whose last item is no text', 'actors:\n  - a: b'],
    ['that is a map', 'actors: { a: b }'],
  ] as const)
    it(`is not added to one ${name}`, () => assert.equal(added(yaml), null));
});
