import assert from 'node:assert/strict';
import { Service } from '../../src/core/service.ts';

const today = '2025-09-01';

describe('the settings of a workspace', () => {
  it('judges under a new attache.yaml what it judges otherwise, and nothing else', () => {
    const service = new Service(() => today);
    const schema = '{ "required": ["place"] }';
    const types = 'schemas: { meeting: s/m.json }\n';
    service.configure(types);
    service.setSchemas(new Map([['s/m.json', { text: schema }]]));
    const files = {
      'meeting.md': '---\ntype: meeting\n---\n',
      'slip.md': '---\ntype: meetin\n---\n',
      'plain.md': '# Words\n',
      'note.md': '---\ntype: note\n---\n',
    };
    service.apply(Object.entries(files).map(([path, text]) => ({ kind: 'text', path, text })));
    let before = new Map<string, unknown>();
    const judged = (change: () => unknown): string => {
      before = new Map([...service.notes.keys()].map((path) => [path, service.judgement(path)]));
      change();
      return [...before].flatMap(([path, one]) => (service.judgement(path) === one ? [] : [path])).join(' ');
    };
    const { schemas } = service;
    const remarks = `# Ours.\n${types}# More.\n`;
    assert.equal(
      judged(() => assert.equal(service.configure(remarks).findings.size, 0)),
      '',
    );
    assert.equal(
      judged(() => service.configure(`${types}exclude: [x/**]\nreviews: verdicts\n`)),
      '',
    );
    assert.equal(service.schemas, schemas);
    const given = (text: string) => service.setSchemas(new Map([['s/m.json', { text }]]));
    assert.equal(
      judged(() => given(schema)),
      '',
    );
    assert.equal(
      judged(() => given('{ "required": ["date"] }')),
      'meeting.md',
    );
    // A type whose schema can't be used is none that a slip could have meant.
    assert.equal(
      judged(() => given('{ "required": 1 }')),
      'meeting.md slip.md',
    );
    assert.equal(
      judged(() => service.configure(`${types}checks: { duplicate-id: hint }\n`)),
      Object.keys(files).join(' '),
    );
  });

  it('keeps the settings that could be read while attache.yaml is half typed', () => {
    const service = new Service(() => today);
    const said = (): string[] =>
      service.findings().map(({ file, check, level }) => `${file} ${check} ${level}`);
    service.apply([{ kind: 'text', path: 'a.md', text: '[It is so]{.claim #c}.' }]);
    const typed = 'checks: { citation-needed: hint }\n';
    service.configure(`${typed}notes: [`);
    assert.deepEqual(said(), ['a.md citation-needed warning', 'attache.yaml config-invalid error']);
    service.configure(typed);
    assert.deepEqual(said(), ['a.md citation-needed hint']);
    for (const half of [`${typed}notes: [`, 'checks', `${typed}\t- {`]) {
      const { findings } = service.configure(half);
      assert.deepEqual([...findings.keys()], ['attache.yaml'], half);
      assert.deepEqual(said(), ['a.md citation-needed hint', 'attache.yaml config-invalid error'], half);
    }
    service.configure(null, 'It is locked.');
    assert.deepEqual(said(), ['a.md citation-needed hint', 'attache.yaml config-invalid error']);
    service.configure(null);
    assert.deepEqual(said(), ['a.md citation-needed warning']);
  });

  it('takes frontmatter without an end for that once its type is known', () => {
    const service = new Service(() => today);
    service.apply([{ kind: 'text', path: 'a.md', text: '---\ntype: meeting\n\nWords.\n' }]);
    assert.deepEqual(service.findings(), []);
    service.configure('schemas: { meeting: m.json }\n');
    assert.equal(service.notes.get('a.md')?.frontmatter?.type?.value, 'meeting');
    assert.deepEqual(
      service.findings().map(({ check }) => check),
      ['frontmatter-invalid'],
    );
  });

  it('takes a file for one thing at a time: a schema, verdicts or a note', () => {
    const service = new Service(() => today);
    const said = (): string[] => service.findings().map(({ file, check }) => `${file} ${check}`);
    const path = 'reviews/a.yaml';
    const read = { kind: 'text', path, text: '- 1\n' } as const;
    const asSchema = 'schemas: { meeting: reviews/a.yaml }\n';
    service.apply([read]);
    assert.deepEqual(said(), [`${path} review-invalid`]);
    assert.deepEqual(service.configure(asSchema).wantedSchemas, [path]);
    service.setSchemas(new Map([[path, { text: read.text }]]));
    assert.deepEqual(said(), [`${path} schema-invalid`]);
    service.configure(`${asSchema}markings: [A]\n`);
    assert.deepEqual(said(), [`${path} schema-invalid`]);
    assert.ok(!service.isReview(path));
    assert.deepEqual(service.configure('').forgottenSchemas, [path]);
    assert.deepEqual(said(), []);
    assert.equal(service.text(path), null);
    assert.ok(service.isReview(path) && !service.holds(path));
    service.apply([read]);
    assert.deepEqual(said(), [`${path} review-invalid`]);
    service.apply([{ kind: 'text', path: 'verdicts/b.yaml', text: '- 1\n' }]);
    assert.ok(service.notes.has('verdicts/b.yaml'));
    service.configure('reviews: verdicts\n');
    assert.ok(!service.notes.has('verdicts/b.yaml') && !service.holds('verdicts/b.yaml'));
  });

  it('follows attache.yaml for verdicts that it has', () => {
    const service = new Service(() => today);
    const levels = (): string[] => service.findings().map(({ file, level }) => `${file} ${level}`);
    service.apply([
      { kind: 'text', path: 'reviews/a.yaml', text: '- 1\n' },
      { kind: 'unreadable', path: 'reviews/b.yaml', why: 'No text.', known: false },
    ]);
    assert.deepEqual(levels(), ['reviews/a.yaml error', 'reviews/b.yaml warning']);
    assert.equal(service.notes.size, 0);
    service.configure('checks: { review-invalid: hint }\n');
    assert.deepEqual(levels(), ['reviews/a.yaml hint', 'reviews/b.yaml warning']);
    const { findings } = service.configure('reviews: verdicts\n');
    assert.deepEqual(levels(), []);
    assert.deepEqual([...findings.keys()].sort(), ['reviews/a.yaml', 'reviews/b.yaml']);
    assert.equal(service.text('reviews/a.yaml'), null);
  });
});
