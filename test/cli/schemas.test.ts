import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { asJson, clean, type Lint, lint, type Row, somebody, temporary, write } from './attache.ts';

const meeting = JSON.stringify({ required: ['date'], properties: { date: { format: 'edtf' } } });
const note = '---\ntype: meeting\ndate: soon\n---\n';
const config = 'schemas:\n  meeting: schemas/meeting.schema.json\n';
const files = { 'attache.yaml': config, 'schemas/meeting.schema.json': meeting, 'n.md': note };
const short = ({ findings }: Lint): string[] => findings.map(({ file, check }) => `${file} ${check}`);
const only = ({ findings }: Lint, file: string): Row => {
  const found = findings.filter((each) => each.file === file);
  assert.equal(found.length, 1, JSON.stringify(found));
  return found[0]!;
};

describe('schemas of the team’s and verdicts', function () {
  this.timeout(60_000);
  // Links and permissions as Unix has them.
  const unix = process.platform === 'win32' ? it.skip : it;
  after(clean);

  it('hold notes against them, and say their own faults', () => {
    const folder = temporary(files);
    const row = only(lint(folder, 1), 'n.md');
    assert.equal(row.check, 'frontmatter-invalid');
    assert.deepEqual(row.range, { start: { line: 2, character: 6 }, end: { line: 2, character: 10 } });
    write(folder, { 'schemas/meeting.schema.json': '{\n  "type": "objekt"\n}\n' });
    const fault = only(lint(folder, 1), 'schemas/meeting.schema.json');
    assert.equal(fault.check, 'schema-invalid');
    assert.deepEqual(fault.range, { start: { line: 1, character: 10 }, end: { line: 1, character: 18 } });
  });

  it('that are not there are said in attache.yaml, and where another refers to them', () => {
    const gone = only(lint(temporary({ 'attache.yaml': config, 'n.md': note }), 1), 'attache.yaml');
    assert.match(gone.message, /no file schemas\/meeting\.schema\.json/u);
    assert.deepEqual(gone.range.start, { line: 1, character: 11 });
    const part = { properties: { date: { $ref: 'part.json' } } };
    const folder = temporary({ ...files, 'schemas/meeting.schema.json': JSON.stringify(part) });
    assert.match(
      only(lint(folder, 1), 'schemas/meeting.schema.json').message,
      /no file schemas\/part\.json/u,
    );
  });

  it('whose path leaves the workspace are not read', () => {
    const outside = temporary({ 'meeting.json': meeting });
    for (const path of [join(outside, 'meeting.json'), '../meeting.json', 'https://example.org/m.json']) {
      const folder = temporary({ 'attache.yaml': `schemas:\n  meeting: ${path}\n`, 'n.md': note });
      assert.deepEqual(short(lint(folder, 1)), ['attache.yaml config-invalid'], path);
    }
    const folder = temporary({
      ...files,
      'schemas/meeting.schema.json': JSON.stringify({ allOf: [{ $ref: '../../meeting.json' }] }),
    });
    assert.match(
      only(lint(folder, 1), 'schemas/meeting.schema.json').message,
      /“\.\.\/\.\.\/meeting\.json” leaves the workspace/u,
    );
  });

  it('of 20 MB are left out, and the rest is judged', () => {
    const long = `{ "title": "${'Words and words. '.repeat(1_200_000)}" }`;
    const folder = temporary({ ...files, 'schemas/meeting.schema.json': long, 'x.md': '[A [@x]]{.claim}\n' });
    const found = lint(folder, 1);
    assert.deepEqual(short(found), ['schemas/meeting.schema.json file-unreadable', 'x.md unresolved-source']);
    assert.match(found.findings[0]!.message, /20\.4 MB/u);
    assert.equal(found.findings[0]!.level, 'warning');
  });

  it('that refer to themselves without end, or try for years, come to an end', () => {
    const loop = { $defs: { a: { $ref: '#/$defs/b' }, b: { $ref: '#/$defs/a' } }, $ref: '#/$defs/a' };
    const folder = temporary({ ...files, 'schemas/meeting.schema.json': JSON.stringify(loop) });
    const found = lint(folder, 1).findings;
    assert.ok(found.length > 0 && found.every(({ message }) => message.includes('without end')));
    const pattern = { properties: { code: { type: 'string', pattern: '^(a+)+$' } } };
    write(folder, {
      'schemas/meeting.schema.json': JSON.stringify(pattern),
      'n.md': `---\ntype: meeting\ncode: ${'a'.repeat(400)}!\n---\n`,
    });
    assert.match(only(lint(folder, 1), 'n.md').message, /`code`/u);
  });

  unix('that are links out of the workspace, folders or locked are unreadable', () => {
    const outside = temporary({ 'meeting.json': meeting });
    const path = 'schemas/meeting.schema.json';
    const bare = { 'attache.yaml': config, 'schemas/other.json': '', 'n.md': note };
    const link = temporary(bare);
    symlinkSync(join(outside, 'meeting.json'), join(link, path));
    const folder = temporary(bare);
    mkdirSync(join(folder, path));
    const binary = temporary(bare);
    write(binary, { [path]: Buffer.from([0x7b, 0, 255]) });
    for (const place of [link, folder, binary])
      assert.deepEqual(short(lint(place)), [`${path} file-unreadable`]);
    assert.match(only(lint(link), path).message, /leaves the workspace/u);
    const locked = temporary(files);
    chmodSync(locked, 0o755);
    chmodSync(join(locked, path), 0o000);
    assert.deepEqual(short(lint(locked, 0, somebody)), [`${path} file-unreadable`]);
  });

  it('verdicts are found in their folder alone, at every depth', () => {
    const wrong = '- { claim: a, verdict: acurate, by: jk, on: 2025-06-10, text: h-5d41a2c9 }\n';
    const folder = temporary({
      'attache.yaml': '',
      '.gitignore': 'reviews/ignored-by-git.yaml\n',
      'reviews/a.yaml': wrong,
      'reviews/2025/b.yml': wrong,
      'reviews/ignored-by-git.yaml': wrong,
      'reviews/notes.txt': wrong,
      'reviews/.trash/c.yaml': wrong,
      'reviews/nested/attache.yaml': '',
      'reviews/nested/d.yaml': wrong,
      'other/reviews/e.yaml': wrong,
      'f.yaml': wrong,
      ...Object.fromEntries(
        ['a', 'b', 'e', 'ignored-by-git'].map((id) => [
          `${id}.md`,
          '---\ntype: note\n---\n\n[It is so]{.claim #a kind=assumption rests-on=a}\n',
        ]),
      ),
    });
    const found = lint(folder, 1);
    assert.deepEqual(short(found), [
      'reviews/2025/b.yml review-invalid',
      'reviews/a.yaml review-invalid',
      'reviews/ignored-by-git.yaml review-invalid',
    ]);
    assert.equal(found.summary.notes, 4);
    assert.deepEqual(found.findings[0]!.range, {
      start: { line: 0, character: 23 },
      end: { line: 0, character: 30 },
    });
    write(folder, { 'attache.yaml': 'reviews: other/reviews\nexclude: ["**/x/**"]\n' });
    write(folder, { 'other/reviews/x/g.yaml': wrong });
    assert.deepEqual(short(lint(folder, 1)), ['other/reviews/e.yaml review-invalid']);
    assert.deepEqual(short(asJson<Lint>(['lint', join(folder, 'other')], 1)), [
      'other/reviews/e.yaml review-invalid',
    ]);
  });

  it('verdicts that can’t be read are a warning', () => {
    const folder = temporary({ 'attache.yaml': '', 'reviews/a.yaml': Buffer.from([0x2d, 0, 255]) });
    const row = only(lint(folder), 'reviews/a.yaml');
    assert.deepEqual([row.check, row.level], ['file-unreadable', 'warning']);
  });
});
