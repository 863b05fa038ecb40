import assert from 'node:assert/strict';
import { type NewNote, newNote } from '../../src/core/features/new-note.ts';
import { Service } from '../../src/core/service.ts';

const always = (path: string): boolean => path !== '';

function holding(files: Readonly<Record<string, string>> = {}, config = ''): Service {
  const service = new Service(() => '2025-11-10');
  service.configure(config);
  service.apply(Object.entries(files).map(([path, text]) => ({ kind: 'text', path, text })));
  return service;
}

function begun(service: Service, type: string, title = 'Lee in Suwon', isNote = always): NewNote {
  const note = newNote(service, type, title, isNote);
  assert.ok(note, `${type} “${title}”`);
  return note;
}

/** What the snippet leaves when somebody tabs through it, and the first place where the cursor stops. */
function expanded(snippet: string): { readonly text: string; readonly first: string } {
  const stop = /\\(.)|\$\{(\d+)\|((?:\\.|[^|\\,])+)[^|]*\|\}|\$\{(\d+):((?:\\.|[^}\\])*)\}|\$(\d+)/gu;
  const plain = (words = ''): string => words.replace(/\\(.)/gu, '$1');
  let first = '';
  const text = snippet.replace(stop, (...groups) => {
    const [, escaped, choice, chosen, placeholder, words, bare] = groups as (string | undefined)[];
    if (escaped !== undefined) return escaped;
    if ((choice ?? placeholder ?? bare) === '1') {
      const before = snippet.slice(
        0,
        (groups as unknown[]).find((one) => typeof one === 'number'),
      );
      first = before.slice(before.lastIndexOf('\n') + 1);
    }
    return plain(chosen ?? words);
  });
  return { text, first };
}

const types = ['note', 'person', 'organisation', 'place', 'event', 'office', 'source'];

describe('a new note', () => {
  for (const type of types)
    for (const title of ['Lee in Suwon', '한미 정상회담', 'Lee: “on” a $5 {course} \\ #1', 'no', '- 2025'])
      it(`of type ${type} called ${title} owes nothing`, () => {
        const service = holding();
        const { path, snippet } = begun(service, type, title);
        const { text } = expanded(snippet);
        service.apply([{ kind: 'text', path, text }]);
        assert.deepEqual(
          service.findings().map(({ message }) => message),
          [],
        );
        const record = service.notes.get(path)?.record;
        assert.equal(service.notes.get(path)?.frontmatter?.type?.value, type);
        assert.equal(record?.title?.value, title);
      });

  it('has the keys of its schema that are filled first, in the schema’s order', () => {
    const keys = (type: string): string[] =>
      [...begun(holding(), type).snippet.matchAll(/^([\w-]+):/gmu)].map(([, key = '']) => key);
    assert.deepEqual(keys('note'), ['type', 'title', 'authors', 'status', 'as-of', 'actors']);
    assert.deepEqual(keys('person'), ['type', 'name', 'names', 'family', 'positions', 'checked']);
    assert.deepEqual(keys('office'), ['type', 'name', 'titles', 'of']);
    assert.deepEqual(
      keys('source'),
      'type title author publisher url issued accessed language reliability'.split(' '),
    );
  });

  it('knows the day, and says of a source that nobody has judged it yet', () => {
    const { text } = expanded(begun(holding(), 'source').snippet);
    assert.match(text, /^accessed: 2025-11-10$/mu);
    assert.match(text, /^reliability: F$/mu);
    assert.match(begun(holding(), 'source').snippet, /\|F,A,B,C,D,E\|/u);
  });

  it('is opened at the first blank', () => {
    const first = types.map((type) => expanded(begun(holding(), type).snippet).first);
    assert.deepEqual(first, [
      'authors: [',
      'names: [',
      'names: [',
      'names: [',
      'start: ',
      'titles: { ',
      'author: [',
    ]);
  });
});

describe('the file of a new note', () => {
  const named = (title: string, type = 'note'): string => begun(holding(), type, title).path;

  it('is named by the id that it will have', () => {
    assert.equal(named('Lee: “on” the / course'), 'notes/lee-on-the-course.md');
    assert.equal(named('한미 정상회담'), 'notes/한미-정상회담.md');
    assert.equal(named('AUX'), 'notes/aux-.md');
    assert.equal(named('../../etc/passwd'), 'notes/etc-passwd.md');
    assert.equal(named('word '.repeat(30)), `notes/${'word-'.repeat(12).slice(0, -1)}.md`);
    assert.equal(newNote(holding(), 'note', '?!', always), null);
    assert.equal(newNote(holding(), 'recipe', 'Soup', always), null);
  });

  it('lies where most of its type do, else of its kind, else in a folder of its kind', () => {
    const person = '---\ntype: person\nname: X\n---\n';
    const service = holding({ 'who/a.md': person, 'who/b.md': person, 'old/c.md': person, 'd.md': '' });
    assert.equal(begun(service, 'person').path, 'who/lee-in-suwon.md');
    assert.equal(begun(service, 'place').path, 'who/lee-in-suwon.md');
    assert.equal(begun(service, 'source').path, 'sources/lee-in-suwon.md');
    assert.equal(begun(holding({ 'a.md': person }), 'person').path, 'lee-in-suwon.md');
  });

  it('lies where files are notes', () => {
    const outside = (path: string): boolean => !path.startsWith('sources/');
    assert.equal(begun(holding(), 'source', 'Lee', outside).path, 'lee.md');
  });

  it('is not one that is there, nor takes another’s id', () => {
    const taken = (files: Readonly<Record<string, string>>): string | null =>
      begun(holding(files), 'source', 'Lee in Suwon').taken;
    assert.equal(taken({}), null);
    assert.equal(taken({ 'sources/Lee-in-Suwon.md': 'Words\n' }), 'sources/Lee-in-Suwon.md');
    assert.equal(taken({ 'a.md': '---\ntype: person\nid: lee-in-suwon\nname: X\n---\n' }), 'a.md');
    const same = '---\ntype: source\ntitle: X\n---\n';
    assert.equal(taken({ 'a/lee-in-suwon.md': same, 'b/x.md': same, 'b/y.md': same }), 'a/lee-in-suwon.md');
    assert.equal(taken({ 'notes/lee-in-suwon.md': '---\ntype: note\n---\n' }), null);
  });
});

describe('a new note of the team’s own type', () => {
  const team = (schema: object): Service => {
    const service = holding({}, 'schemas: { meeting: m.json }\n');
    service.setSchemas(new Map([['m.json', { text: JSON.stringify(schema) }]]));
    return service;
  };

  it('has what its schema owes and marks', () => {
    const service = team({
      title: 'Meeting',
      required: ['type', 'authors'],
      properties: {
        title: { type: 'string' },
        room: { enum: ['a, b', 'c|d'], 'x-starter': true },
        type: { const: 'meeting' },
        authors: { type: 'array', items: { type: 'string' } },
        other: { type: 'string' },
        held: { type: 'string', 'x-starter': 'today' },
        mode: { type: 'string', 'x-starter': 'in $person' },
        by: { type: 'object', 'x-starter': true },
      },
    });
    assert.equal(
      begun(service, 'meeting').snippet,
      [
        '---',
        'title: Lee in Suwon',
        String.raw`room: ${'$'}{1|a\, b,c\|d|}`,
        'type: meeting',
        'authors: [$2]',
        'held: ${3:2025-11-10}',
        String.raw`mode: ${'$'}{4:in \$person}`,
        String.raw`by: { $5 \}`,
        '---',
        '',
        '# Lee in Suwon',
        '',
        '$0',
        '',
      ].join('\n'),
    );
  });

  it('has the type first where the schema does not place it', () => {
    const { snippet } = begun(team({ anyOf: [{ required: ['a'] }, { required: ['b'] }] }), 'meeting');
    assert.match(snippet, /^---\ntype: meeting\na: \$1\n---\n/u);
    const met = team({
      properties: { b: { 'x-starter': true } },
      anyOf: [{ required: ['a'] }, { required: ['b'] }],
    });
    assert.match(begun(met, 'meeting').snippet, /^---\ntype: meeting\nb: \$1\n---\n/u);
  });
});
