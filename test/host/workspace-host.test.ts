import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Finding } from '../../src/core/model/finding.ts';
import { Service } from '../../src/core/service.ts';
import { WorkspaceHost } from '../../src/host/node/workspace-host.ts';
import { clean, temporary, write } from '../cli/attache.ts';

const wrong = '[It is so [@nobody]]{.claim}.\n';
const types = 'schemas: { meeting: s/m.json }\n';
const files = {
  'attache.yaml': types,
  's/m.json': '{ "required": ["place"] }',
  'a.md': wrong,
  'x/b.md': wrong,
  'meeting.md': '---\ntype: meeting\n---\n',
  'reviews/r.yaml': '- 1\n',
  'verdicts/v.yaml': '- 1\n',
};

/** A host with what it has published, in order. */
class Watched {
  readonly published: string[] = [];
  readonly host: WorkspaceHost;

  constructor(folder: string) {
    const told = (findings: ReadonlyMap<string, readonly Finding[]>): void => {
      for (const [path, found] of findings) this.published.push(`${path} ${found.length}`);
    };
    this.host = new WorkspaceHost(folder, new Service(() => '2025-09-01'), told);
  }

  /** What is published for a work. */
  async during(work: () => Promise<unknown>): Promise<string[]> {
    this.published.length = 0;
    await work();
    return [...this.published].sort();
  }

  get said(): string[] {
    return this.host.service.findings().map(({ file, check, level }) => `${file} ${check} ${level}`);
  }
}

async function loaded(texts: Readonly<Record<string, string>> = files) {
  const folder = temporary(texts);
  const watched = new Watched(folder);
  await watched.host.load();
  return { folder, watched, host: watched.host };
}

const remove = (folder: string, ...paths: readonly string[]): void => {
  for (const path of paths) rmSync(join(folder, path), { recursive: true, force: true });
};

describe('a workspace on disk', function () {
  this.timeout(60_000);
  afterEach(clean);

  it('reads nothing but attache.yaml when a remark is typed there', async () => {
    const { folder, watched, host } = await loaded();
    const before = watched.said;
    assert.equal(before.length, 4);
    // Whoever reads them now finds them gone.
    remove(folder, 'a.md', 'x', 'meeting.md', 's', 'reviews');
    let text = types;
    for (const sign of '# ours') {
      text += sign;
      assert.deepEqual(await watched.during(() => host.edit('attache.yaml', text)), [], text);
    }
    assert.deepEqual(watched.said, before);
  });

  it('reads no note for a level', async () => {
    const { folder, watched, host } = await loaded();
    remove(folder, 'a.md', 'x', 'meeting.md', 's', 'reviews');
    const levels = `${types}checks: { unresolved-source: hint, review-invalid: hint }\n`;
    const published = await watched.during(() => host.edit('attache.yaml', levels));
    assert.deepEqual(published, ['a.md 1', 'reviews/r.yaml 1', 'x/b.md 1']);
    assert.deepEqual(watched.said, [
      'a.md unresolved-source hint',
      'meeting.md frontmatter-invalid error',
      'reviews/r.yaml review-invalid hint',
      'x/b.md unresolved-source hint',
    ]);
  });

  it('gives what can’t be read its new level, too', async () => {
    const { folder, watched, host } = await loaded();
    write(folder, { 'x/b.md': Buffer.from([0, 1]) });
    await host.filesChanged(['x/b.md']);
    assert.ok(watched.said.includes('x/b.md file-unreadable information'), watched.said.join());
    await host.edit('attache.yaml', `${types}checks: { file-unreadable: ignore }\n`);
    assert.ok(!watched.said.some((row) => row.includes('file-unreadable')));
    await host.edit('attache.yaml', `${types}checks: { file-unreadable: hint }\n`);
    assert.ok(watched.said.includes('x/b.md file-unreadable hint'), watched.said.join());
  });

  it('takes only what comes and drops what goes when other files are chosen', async () => {
    const { folder, watched, host } = await loaded();
    remove(folder, 's');
    write(folder, { 'a.md': 'Nothing wrong.\n' });
    const edit = (text: string) => watched.during(() => host.edit('attache.yaml', text));
    assert.deepEqual(await edit(`${types}exclude: ["x/**"]\n`), ['x/b.md 0']);
    assert.deepEqual(await edit(`${types}exclude: ["y/**"]\n`), ['x/b.md 1']);
    assert.deepEqual(await edit(`${types}exclude: ["y/**"]\nreviews: verdicts\n`), [
      'reviews/r.yaml 0',
      'verdicts/v.yaml 1',
    ]);
    // Whether it parses or not: the files are those that were chosen last.
    assert.deepEqual(await edit(`${types}exclude: ["y/**"]\nreviews: verdicts\n{`), ['attache.yaml 1']);
    assert.equal(watched.said.length, 5);
  });

  it('looks again which files are notes after a .gitignore, and reads what has changed beside it', async () => {
    const { folder, watched, host } = await loaded();
    write(folder, { '.gitignore': 'x/\n', 'a.md': 'Nothing wrong.\n' });
    const published = await watched.during(() => host.filesChanged(['.gitignore', 'a.md']));
    assert.deepEqual(published, ['a.md 0', 'x/b.md 0']);
    remove(folder, '.gitignore');
    assert.deepEqual(await watched.during(() => host.filesChanged(['.gitignore'])), ['x/b.md 1']);
  });

  it('takes a file that was a schema for the verdicts or the note that it is', async () => {
    const { watched, host } = await loaded();
    await host.edit('attache.yaml', 'schemas: { meeting: reviews/r.yaml, call: x/b.md }\n');
    const checks = (path: string) => host.service.findingsIn(path).map(({ check }) => check);
    assert.deepEqual(checks('reviews/r.yaml'), ['schema-invalid']);
    assert.deepEqual(checks('x/b.md'), ['schema-invalid']);
    await host.edit('attache.yaml', types);
    assert.deepEqual(watched.said, [
      'a.md unresolved-source error',
      'meeting.md frontmatter-invalid error',
      'reviews/r.yaml review-invalid error',
      'x/b.md unresolved-source error',
    ]);
  });

  it('has after any changes what one that is read anew has', async () => {
    const settings = fc.constantFrom(
      '',
      types,
      'schemas: { meeting: reviews/r.yaml }\nexclude: [a.md]\n',
      'notes: [x/**, "**/*.yaml"]\nchecks: { unresolved-source: hint }\n',
      'reviews: verdicts\nschemas: { meeting: x/b.md }\n',
      'captures: x\nreviews: x\n',
    );
    const text = fc.constantFrom(
      ...Object.values(files).slice(1),
      '---\ntype: source\ncapture: x/b.md\n---\n',
    );
    const at = (paths: readonly string[], words: fc.Arbitrary<string>) =>
      fc.tuple(fc.constantFrom(...paths), fc.oneof({ weight: 4, arbitrary: words }, fc.constant(null)));
    const event = fc.oneof(
      at(['attache.yaml'], settings),
      at(Object.keys(files).slice(1), text),
      at(['.gitignore', 'x/.gitignore'], fc.constantFrom('x/\n', '*.md\n')),
      at(['x/attache.yaml'], fc.constant('')),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(event, { minLength: 1, maxLength: 8 }), async (events) => {
        const { folder, watched, host } = await loaded();
        for (const [path, words] of events) {
          if (words === null) remove(folder, path);
          else write(folder, { [path]: words });
          await host.filesChanged([path]);
        }
        const anew = new Watched(folder);
        await anew.host.load();
        assert.deepEqual(watched.said, anew.said);
        const notesOf = ({ service }: WorkspaceHost): string[] => [...service.notes.keys()].sort();
        assert.deepEqual(notesOf(host), notesOf(anew.host));
      }),
      { numRuns: 100 },
    );
  });

  it('keeps the text of the editor for a note that is chosen again', async () => {
    const { watched, host } = await loaded();
    await host.edit('a.md', 'Nothing wrong.\n');
    await host.edit('attache.yaml', `${types}exclude: [a.md]\n`);
    await host.edit('attache.yaml', types);
    assert.ok(!watched.said.some((row) => row.startsWith('a.md')), watched.said.join());
    assert.equal(host.service.text('a.md'), 'Nothing wrong.\n');
  });
});
