import assert from 'node:assert/strict';
import { changeType, typeOfNote } from '../../src/core/features/note-type.ts';
import { Service } from '../../src/core/service.ts';
import { applyEdits } from '../../src/core/text/edits.ts';

const path = 'notes/a.md';

function holding(text: string, config = ''): Service {
  const service = new Service(() => '2025-11-10');
  service.configure(config);
  service.apply([{ kind: 'text', path, text }]);
  return service;
}

const meeting = (): Service => {
  const service = holding('---\ntype: meeting\n---\n', 'schemas: { meeting: schemas/meeting.json }\n');
  const text = JSON.stringify({ title: 'Meeting', description: 'Who met whom.', required: ['authors'] });
  service.setSchemas(new Map([['schemas/meeting.json', { text }]]));
  return service;
};

describe('the type of a note', () => {
  it('is called as its schema is titled', () => {
    const told = typeOfNote(holding('---\ntype: source\ntitle: X\n---\n'), path);
    assert.equal(told?.type, 'source');
    assert.equal(told.title, 'Source');
    assert.match(told.description, /^A document that notes cite/u);
    assert.equal(told.known, true);
  });

  it('is none of ordinary Markdown, and of a type that nobody knows', () => {
    const none = typeOfNote(holding('# Words\n'), path);
    assert.deepEqual([none?.type, none?.known, none?.title], [null, false, '']);
    const other = typeOfNote(holding('---\ntype: recipe\n---\n'), path);
    assert.deepEqual([other?.type, other?.known, other?.title], ['recipe', false, '']);
    assert.equal(typeOfNote(holding(''), 'elsewhere.md'), null);
  });

  it('may be one of the team’s own, listed last', () => {
    const told = typeOfNote(meeting(), path);
    assert.deepEqual([told?.title, told?.description, told?.known], ['Meeting', 'Who met whom.', true]);
    assert.deepEqual(
      told?.types.map(({ name, own }) => `${name} ${own}`),
      ['note', 'person', 'organisation', 'place', 'event', 'office', 'source']
        .map((name) => `${name} false`)
        .concat('meeting true'),
    );
  });
});

/** Each text, and what it becomes as a note of type source. */
const changed: Readonly<Record<string, readonly [string, string]>> = {
  'a plain value': [
    '---\ntitle: X\ntype: note # why\n---\nText\n',
    '---\ntitle: X\ntype: source # why\n---\nText\n',
  ],
  'a quoted value': ['---\ntype: "note"\n---\n', '---\ntype: "source"\n---\n'],
  'a value with an anchor': ['---\ntype: &t note\nx: *t\n---\n', '---\ntype: &t source\nx: *t\n---\n'],
  'a key without a value': ['---\ntype:\ntitle: X\n---\n', '---\ntype: source\ntitle: X\n---\n'],
  'a key without a value, with a comment': [
    '---\ntype: # which?\n---\n',
    '---\ntype: source # which?\n---\n',
  ],
  'another kind of value': ['---\ntype: [a, b]\n---\n', '---\ntype: source\n---\n'],
  'no key': ['---\n# ours\ntitle: X\n---\n', '---\ntype: source\n# ours\ntitle: X\n---\n'],
  'no key, below the id': [
    '---\nid: a # kept\ntitle: X\n---\n',
    '---\nid: a # kept\ntype: source\ntitle: X\n---\n',
  ],
  'no key, below an id that is last': [
    '---\ntitle: X\nid: a\n---\n',
    '---\ntitle: X\nid: a\ntype: source\n---\n',
  ],
  'keys that are indented': ['---\n  title: X\n---\n', '---\n  type: source\n  title: X\n---\n'],
  'CR LF': ['---\r\ntitle: X\r\n---\r\nText\r\n', '---\r\ntype: source\r\ntitle: X\r\n---\r\nText\r\n'],
  'a byte order mark': ['\uFEFF---\ntitle: X\n---\n', '\uFEFF---\ntype: source\ntitle: X\n---\n'],
  'a flow map': ['---\n{ title: X }\n---\n', '---\n{ type: source, title: X }\n---\n'],
  'a flow map with the key': [
    '---\n{ title: X, type: note }\n---\n',
    '---\n{ title: X, type: source }\n---\n',
  ],
  'a merged key': [
    '---\nbase: &b\n  type: note\n<<: *b\n---\n',
    '---\ntype: source\nbase: &b\n  type: note\n<<: *b\n---\n',
  ],
  'frontmatter with nothing in it': ['---\n---\nText\n', '---\ntype: source\n---\nText\n'],
  'frontmatter with comments alone': ['---\n# ours\n\n---\n', '---\ntype: source\n# ours\n\n---\n'],
  'YAML that does not parse': ['---\ntype: note\nx: [\n---\n', '---\ntype: source\nx: [\n---\n'],
  'no frontmatter': ['# Words\n', '---\ntype: source\n---\n\n# Words\n'],
  'no frontmatter, a blank line first': ['\n# Words\n', '---\ntype: source\n---\n\n# Words\n'],
  'no frontmatter, a rule first': ['---\n\nWords\n', '---\ntype: source\n---\n\n---\n\nWords\n'],
  'no frontmatter, CR LF and a mark': [
    '\uFEFFA\r\nB\r\n',
    '\uFEFF---\r\ntype: source\r\n---\r\n\r\nA\r\nB\r\n',
  ],
  'an empty file': ['', '---\ntype: source\n---\n'],
};

describe('another type', () => {
  for (const [name, [before, after]] of Object.entries(changed))
    it(`is written where there is ${name}`, () => {
      const service = holding(before);
      const edits = changeType(service, path, 'source');
      assert.equal(edits?.length, 1, 'one edit');
      const now = applyEdits(before, edits);
      assert.equal(now, after);
      service.apply([{ kind: 'text', path, text: now }]);
      assert.equal(typeOfNote(service, path)?.type, 'source');
    });

  const refused: Readonly<Record<string, string>> = {
    'a list instead of keys': '---\n- a\n---\n',
    'a value over several lines': '---\ntype:\n  - a\n  - b\n---\n',
    'YAML that does not parse, without a line for the type': '---\nx: [\n---\n',
  };
  for (const [name, text] of Object.entries(refused))
    it(`is not written where there is ${name}`, () =>
      assert.equal(changeType(holding(text), path, 'source'), null));

  it('is one that there is', () => {
    assert.equal(changeType(holding('---\ntype: note\n---\n'), path, 'recipe'), null);
    assert.equal(changeType(holding(''), 'elsewhere.md', 'source'), null);
    assert.equal(changeType(meeting(), path, 'meeting')?.[0]?.newText, 'meeting');
  });
});
