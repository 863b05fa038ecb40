import assert from 'node:assert/strict';
import { format } from '@cfworker/json-schema';
import { Service } from '../../src/core/service.ts';

const types = 'schemas: { meeting: m.json, call: c.json }\n';
const call = JSON.stringify({ required: ['with'] });

/** Texts of one workspace, all given at once as a host does. */
function holding(schema: string, config: string, notes: Readonly<Record<string, string>> = {}): Service {
  const service = new Service(() => '2025-09-01');
  service.configure(config);
  service.setSchemas(
    new Map([
      ['m.json', { text: schema }],
      ['c.json', { text: call }],
    ]),
  );
  service.apply(
    Object.entries({ 'call.md': '---\ntype: call\n---\n', ...notes }).map(([path, text]) => ({
      kind: 'text',
      path,
      text,
    })),
  );
  return service;
}

const said = (service: Service): string[] => service.findings().map(({ file, check }) => `${file} ${check}`);

/** A format that fails, as no format should. */
function failing(name: string, work: () => void): void {
  const before = format[name];
  format[name] = () => {
    throw new Error('Out of order');
  };
  try {
    work();
  } finally {
    Object.assign(format, { [name]: before ?? (() => true) });
  }
}

describe('what fails while a file is read', () => {
  it('a chain of references that nobody could have written is said in its file', () => {
    const count = 3_000;
    const parts: Record<string, object> = {};
    for (let at = 0; at < count; at++)
      parts[`d${at}`] = at + 1 < count ? { $ref: `#/$defs/d${at + 1}` } : { type: 'string' };
    const schema = { $defs: parts, properties: { n: { $ref: '#/$defs/d0' } } };
    const service = holding(JSON.stringify(schema), types, { 'a.md': '---\ntype: meeting\nn: 1\n---\n' });
    assert.deepEqual(said(service), ['call.md frontmatter-invalid', 'm.json schema-invalid']);
    assert.match(service.findingsIn('m.json')[0]?.message ?? '', /nests too deeply/u);
  });

  it('half a character in a path is no path', () => {
    const service = new Service(() => '2025-09-01');
    const { wantedSchemas } = service.configure('schemas: { memo: "a\\uD800.json", meeting: m.json }\n');
    assert.deepEqual(wantedSchemas, ['m.json']);
    assert.deepEqual(said(service), ['attache.yaml config-invalid']);
  });

  it('lists in lists in attache.yaml are said there, and the settings stay', () => {
    const service = holding('{}', types);
    const deep = `notes: ${'['.repeat(20_000)}${']'.repeat(20_000)}\n`;
    service.configure(deep);
    assert.deepEqual(said(service), ['attache.yaml config-invalid', 'call.md frontmatter-invalid']);
    service.configure(types);
    assert.deepEqual(said(service), ['call.md frontmatter-invalid']);
  });

  it('a fault of ours in attache.yaml is one finding there, and the settings stay', () => {
    const service = holding('{}', types);
    failing('time-zone', () => service.configure(`${types}timezone: Asia/Seoul\n`));
    assert.deepEqual(said(service), ['attache.yaml internal-error', 'call.md frontmatter-invalid']);
    assert.match(service.findingsIn('attache.yaml')[0]?.message ?? '', /attache\.yaml: Out of order/u);
    service.configure(`${types}timezone: Asia/Seoul\n`);
    assert.deepEqual(said(service), ['call.md frontmatter-invalid']);
  });

  it('a fault of ours in a schema is one finding there, and other types are judged', () => {
    const schema = JSON.stringify({ properties: { n: { pattern: '^a' } } });
    failing('regex', () => {
      const service = holding(schema, types, { 'a.md': '---\ntype: meeting\n---\n' });
      assert.deepEqual(said(service), ['call.md frontmatter-invalid', 'm.json internal-error']);
      service.setSchemas(new Map([['m.json', { text: '{ "required": ["n"] }' }]]));
      assert.deepEqual(said(service), ['a.md frontmatter-invalid', 'call.md frontmatter-invalid']);
    });
  });

  it('a fault of ours in a file of verdicts is one finding there', () => {
    failing('edtf', () => {
      const review = '- { claim: c, verdict: minor, by: jk, on: 2025-06-10, text: h-5d41a2c9 }\n';
      const service = holding('{}', types, { 'reviews/a.yaml': review });
      assert.deepEqual(said(service), ['call.md frontmatter-invalid', 'reviews/a.yaml internal-error']);
    });
  });

  it('what a schema asks for and fails leaves the other findings of a note', () => {
    failing('broken', () => {
      const schema = JSON.stringify({
        properties: { n: { format: 'broken' }, place: { type: 'string' } },
        'x-range': ['from', 'to'],
      });
      const note = '---\ntype: meeting\nfrom: 2025-02-01\nto: 2025-01-01\nn: 1\nn: b\n---\n\n[@nobody]\n';
      const service = holding(schema, types, { 'a.md': note });
      assert.deepEqual(
        service.findingsIn('a.md').map(({ check }) => check),
        ['internal-error', 'frontmatter-invalid', 'frontmatter-invalid', 'unresolved-source'],
      );
    });
  });
});
