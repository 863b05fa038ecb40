import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { readLibrary } from '../../src/core/library/read.ts';
import { LibraryReader } from '../../src/host/node/library-reader.ts';

const entry = (at: number): string =>
  `@article{key${at},\n  title = {Title ${at}},\n  author = {Smith, Ann and {UN}},\n  date = {2025-0${1 + (at % 9)}},\n  url = {https://example.org/${at}}\n}\n`;
const text = Array.from({ length: 2000 }, (_, at) => entry(at)).join('\n');

describe('a large library', () => {
  let folder = '';
  let reader = new LibraryReader(null);

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attache-library-'));
    await build({
      entryPoints: ['src/host/node/library-worker.ts'],
      outfile: join(folder, 'library-worker.cjs'),
      bundle: true,
      platform: 'node',
      format: 'cjs',
      logLevel: 'error',
    });
  });
  after(() => rm(folder, { recursive: true, force: true }));
  beforeEach(() => {
    reader = new LibraryReader(join(folder, 'library-worker.cjs'));
  });
  afterEach(() => reader.end());

  it('is read on a thread of its own, to the same facts', async () => {
    const broken = `${text}@misc{no key, title = {x}}\n@misc{key1, title = {twice}}\n@misc{bare}`;
    const facts = await reader.read('a.bib', broken);
    assert.deepEqual(facts, readLibrary('a.bib', broken, null).facts);
  });

  it('keeps records as they are where the text is the same', async () => {
    const first = await reader.read('a.bib', text);
    const after = text.replace('Title 1000}', 'Another title}').replace(entry(5), '');
    const second = await reader.read('a.bib', after);
    assert.deepEqual(second, readLibrary('a.bib', after, null).facts);
    const old = new Set(first.entries.map(({ record }) => record));
    const fresh = second.entries.filter(({ record }) => !old.has(record));
    assert.deepEqual(
      fresh.map(({ record }) => record.id.fallback),
      ['key1000'],
    );
    const third = await reader.read('a.bib', text);
    assert.deepEqual(third, first);
  });

  it('is read anew once it was forgotten', async () => {
    await reader.read('a.bib', text);
    reader.forget('a.bib');
    assert.deepEqual(await reader.read('a.bib', text), readLibrary('a.bib', text, null).facts);
  });

  it('fails alone: the next one is read', async () => {
    const program = join(folder, 'ends.cjs');
    await writeFile(program, 'process.exit(3);');
    const failing = new LibraryReader(program);
    await assert.rejects(failing.read('a.bib', text), /ended/u);
    await assert.rejects(failing.read('b.bib', text), /ended/u);
    assert.equal((await failing.read('small.bib', entry(1))).entries.length, 1);
  });
});
