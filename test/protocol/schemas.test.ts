import assert from 'node:assert/strict';
import { renameSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { clean, temporary, write } from '../cli/attache.ts';
import { Editor, eventually, uriOf } from './editor.ts';

const config = 'schemas:\n  meeting: schemas/meeting.json\n  call: schemas/call.json\n';
const integer = JSON.stringify({ properties: { n: { $ref: 'parts.json#/$defs/n' } } });
const files = {
  'attache.yaml': config,
  'schemas/meeting.json': integer,
  'schemas/parts.json': JSON.stringify({ $defs: { n: { type: 'integer' } } }),
  'schemas/call.json': JSON.stringify({ required: ['with'] }),
  'meeting.md': '---\ntype: meeting\nn: many\n---\n',
  'call.md': '---\ntype: call\n---\n',
};

describe('schemas and verdicts in the server', function () {
  this.timeout(60_000);
  let editor: Editor;
  let folder = '';
  const uri = (path: string): string => uriOf(folder, path);
  const codes = (path: string): string => editor.codes(uri(path)).join();
  const becomes = (path: string, wanted: string): Promise<unknown> =>
    eventually(`“${wanted}” in ${path}, not “${codes(path)}”`, () => codes(path) === wanted);
  const change = async (path: string, text: string | null): Promise<void> => {
    if (text === null) rmSync(join(folder, path));
    else write(folder, { [path]: text });
    await editor.filesChanged({ uri: uri(path), type: text === null ? 3 : 2 });
  };

  beforeEach(async () => {
    editor = new Editor();
    folder = temporary(files);
    await editor.open([folder]);
  });
  afterEach(() => {
    editor.kill();
    clean();
  });

  it('hold notes against schemas that change, break and are mended', async () => {
    assert.equal(codes('meeting.md'), 'frontmatter-invalid');
    assert.equal(codes('call.md'), 'frontmatter-invalid');
    await change('schemas/parts.json', '{ "$defs": { "n": { "type": "string" } } }');
    await becomes('meeting.md', '');
    await change('schemas/parts.json', '{ "$defs": { "n": { "type": "strin" } } }');
    await becomes('schemas/parts.json', 'schema-invalid');
    await change('schemas/parts.json', '{ "$defs": { "m": {} } }');
    await becomes('schemas/meeting.json', 'schema-invalid');
    await becomes('schemas/parts.json', '');
    assert.equal(codes('meeting.md'), '');
    assert.equal(codes('call.md'), 'frontmatter-invalid');
    await change('schemas/parts.json', '{ "$defs": { "n": { "enum": ["few"] } } }');
    await becomes('meeting.md', 'frontmatter-invalid');
    assert.equal(codes('schemas/meeting.json'), '');
    assert.match(editor.diagnostics(uri('meeting.md'))[0]?.message ?? '', /it is few/u);
  });

  it('say in attache.yaml that one is gone, also with its folder, and not when it is back', async () => {
    await change('schemas/call.json', null);
    await becomes('attache.yaml', 'config-invalid');
    assert.deepEqual(editor.diagnostics(uri('attache.yaml'))[0]?.range, {
      start: { line: 2, character: 8 },
      end: { line: 2, character: 25 },
    });
    await becomes('call.md', '');
    await change('schemas/call.json', files['schemas/call.json']);
    await becomes('attache.yaml', '');
    await becomes('call.md', 'frontmatter-invalid');
    renameSync(join(folder, 'schemas'), join(folder, '.away'));
    await editor.filesChanged({ uri: uri('schemas'), type: 3 });
    await becomes('attache.yaml', 'config-invalid,config-invalid');
    renameSync(join(folder, '.away'), join(folder, 'schemas'));
    await editor.filesChanged({ uri: uri('schemas'), type: 1 });
    await becomes('attache.yaml', '');
    await becomes('meeting.md', 'frontmatter-invalid');
  });

  it('keep what is wrong in a schema when everything is read again', async () => {
    await change('schemas/call.json', '{ "type": "objekt" }');
    await becomes('schemas/call.json', 'schema-invalid');
    await change('attache.yaml', `${config}timezone: Nowhere\n`);
    await becomes('attache.yaml', 'config-invalid');
    assert.equal(codes('schemas/call.json'), 'schema-invalid');
    await change('attache.yaml', 'schemas:\n  meeting: schemas/meeting.json\n');
    await becomes('schemas/call.json', '');
  });

  it('judge with a schema that is not saved yet', async () => {
    const path = 'schemas/call.json';
    await editor.didOpen(uri(path), files[path]);
    await editor.replace(uri(path), 2, files[path], 'with', 'type');
    await becomes('call.md', '');
    await editor.notify('textDocument/didClose', { textDocument: { uri: uri(path) } });
    await becomes('call.md', 'frontmatter-invalid');
  });

  it('fetch nothing', async () => {
    let asked = 0;
    const server = createServer((_request, response) => {
      asked++;
      response.end('{}');
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const remote = { $schema: `${address}/meta.json`, properties: { n: { $ref: `${address}/n.json` } } };
    await change('schemas/meeting.json', JSON.stringify(remote));
    await becomes('schemas/meeting.json', 'schema-invalid');
    const [found] = editor.diagnostics(uri('schemas/meeting.json'));
    assert.match(found?.message ?? '', /n\.json” is not fetched/u);
    await change('attache.yaml', `schemas:\n  meeting: ${address}/meeting.json\n`);
    await becomes('attache.yaml', 'config-invalid');
    assert.equal(asked, 0);
    await new Promise((closed) => server.close(closed));
  });

  it('read verdicts as they come, change, move and go, on disk and unsaved', async () => {
    const wrong = '- { claim: a, verdict: acurate, by: jk, on: 2025-06-10, text: h-5d41a2c9 }\n';
    const right = wrong.replace('acurate', 'accurate');
    const path = 'reviews/meeting.yaml';
    for (const id of ['meeting', 'b'])
      await change(`notes/${id}.md`, `---\ntype: note\nid: ${id}\n---\n\n[They met]{.claim #a}.\n`);
    await change(path, wrong);
    await becomes(path, 'review-invalid');
    await editor.didOpen(uri(path), wrong);
    await editor.replace(uri(path), 2, wrong, 'acurate', 'accurate');
    await becomes(path, '');
    await editor.notify('textDocument/didClose', { textDocument: { uri: uri(path) } });
    await becomes(path, 'review-invalid');
    write(folder, { 'verdicts/b.yml': wrong });
    await change('attache.yaml', `${config}reviews: verdicts\n`);
    await becomes('verdicts/b.yml', 'review-invalid');
    await becomes(path, '');
    await change('verdicts/b.yml', right);
    await becomes('verdicts/b.yml', '');
    await change('verdicts/b.yml', wrong);
    await becomes('verdicts/b.yml', 'review-invalid');
    renameSync(join(folder, 'verdicts'), join(folder, '.away'));
    await editor.filesChanged({ uri: uri('verdicts'), type: 3 });
    await becomes('verdicts/b.yml', '');
  });
});
