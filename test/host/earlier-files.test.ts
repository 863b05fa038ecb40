import assert from 'node:assert/strict';
import { cpSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { Service } from '../../src/core/service.ts';
import { EarlierFiles } from '../../src/host/node/earlier-files.ts';
import { FilesOnDisk } from '../../src/host/node/files.ts';
import { Blobs, changesSince } from '../../src/host/node/git.ts';
import { WorkspaceHost } from '../../src/host/node/workspace-host.ts';
import { clean, sample, temporary, write } from '../cli/attache.ts';
import { git, repositoryOf } from '../git.ts';

const claim = '[A fact [@none]]{.claim #a}\n';
const meeting = '---\ntype: meeting\nplace: Seoul\n---\n\nWords.\n';

/** A workspace two folders deep in a repository, with everything that a workspace may read. */
function begun(): { folder: string; base: string } {
  const repository = temporary({ 'README.md': claim });
  const folder = join(repository, 'research/lee');
  cpSync(sample, folder, { recursive: true });
  const config = readFileSync(join(folder, 'attache.yaml'), 'utf8');
  write(folder, {
    'attache.yaml': `${config}schemas: { meeting: schemas/meeting.json }\n`,
    'schemas/meeting.json': '{ "required": ["place"], "properties": { "place": { "$ref": "part.json" } } }',
    'schemas/part.json': '{ "type": "string" }',
    'meetings/one.md': meeting,
    'reviews/suwon-campaign-stop.yaml':
      '- { claim: hotline, verdict: accurate, by: jk, on: 2025-06-10, text: h-00000000 }\n',
    'inner/attache.yaml': '',
    'inner/a.md': claim,
    'archive/old.md': claim,
    plan: 'No note.',
    '.gitignore': 'build/\n',
    'build/made.md': claim,
  });
  return { folder, base: repositoryOf(repository) };
}

function edit(folder: string, path: string, from: string, to: string): void {
  const file = join(folder, path);
  const text = readFileSync(file, 'utf8');
  assert.ok(text.includes(from), `${path} holds ${from}`);
  writeFileSync(file, text.replace(from, to));
}

const remove = (folder: string, path: string): void => rmSync(join(folder, path), { recursive: true });
const move = (folder: string, from: string, to: string): void =>
  renameSync(join(folder, from), join(folder, to));

/** Changes that can be made one beside the other. */
const changes: Readonly<Record<string, (folder: string) => void>> = {
  'a source is retracted': (at) => edit(at, 'sources/suwon-report.md', 'kind:', 'state: retracted\nkind:'),
  'an office ends': (at) =>
    edit(at, 'actors/donald-trump.md', 'positions:', 'positions:\n  - { office: x, end: 2025-01-01 }'),
  'a note comes': (at) => write(at, { 'notes/new.md': claim }),
  'a note goes': (at) => remove(at, 'notes/tokyo-23-august.md'),
  'a folder is renamed': (at) => move(at, 'offices', 'posts'),
  'a note is staged under another name': (at) =>
    void git(at, 'mv', 'notes/beijing-envoys.md', 'notes/envoys.md'),
  'a file becomes a folder': (at) => {
    remove(at, 'plan');
    write(at, { 'plan/deep.md': claim });
  },
  'a folder becomes a file': (at) => {
    remove(at, 'meetings');
    write(at, { meetings: 'No folder.' });
  },
  'an entry goes out of the library': (at) => write(at, { 'library.bib': '@misc{other, title={Other}}\n' }),
  'a capture changes': (at) => edit(at, 'captures/suwon-report.txt', 'important', 'essential'),
  'a capture goes': (at) => remove(at, 'captures/three-capitals-digest.txt'),
  'a schema changes': (at) => write(at, { 'schemas/part.json': '{ "type": "integer" }' }),
  'verdicts change': (at) => write(at, { 'reviews/suwon-campaign-stop.yaml': '- { claim: none }\n' }),
  'verdicts come': (at) => write(at, { 'reviews/x.yaml': '- { verdict: fine }\n' }),
  'settings leave files out': (at) => edit(at, 'attache.yaml', 'version: 1', 'exclude: ["archive/**"]'),
  'a .gitignore lets files in': (at) => remove(at, '.gitignore'),
  'a workspace inside comes': (at) => write(at, { 'notes/attache.yaml': '' }),
  'a workspace inside goes': (at) => remove(at, 'inner/attache.yaml'),
  'a note can’t be read': (at) => write(at, { 'notes/who-acted-as-president.md': Buffer.from([0, 1]) }),
};

const findingsOf = (host: WorkspaceHost): unknown =>
  host.service.findings().map(({ check, level, message, file, range, related }) => ({
    check,
    level,
    message,
    file,
    range,
    related,
  }));

async function loaded(folder: string): Promise<WorkspaceHost> {
  const host = new WorkspaceHost(folder, new Service(() => '2025-09-01'));
  await host.load();
  return host;
}

/** Goes back and forth in one host, and holds that against hosts that never knew anything else. */
async function goesBack(names: readonly string[], expected: unknown): Promise<void> {
  const { folder, base } = begun();
  for (const name of names) changes[name]?.(folder);
  const host = await loaded(folder);
  const now = findingsOf(host);
  const since = await changesSince(folder, base);
  const paths = [...since.before.keys()];
  const blobs = new Blobs(folder);
  try {
    await host.readFrom(new EarlierFiles(folder, since, blobs), paths);
  } finally {
    blobs.end();
  }
  assert.deepEqual(findingsOf(host), expected, names.join(', '));
  await host.readFrom(new FilesOnDisk(folder), paths);
  assert.deepEqual(findingsOf(host), now, names.join(', '));
}

describe('a workspace as it was at a commit', function () {
  this.timeout(120_000);
  let expected: unknown;
  before(async () => (expected = findingsOf(await loaded(begun().folder))));
  afterEach(clean);

  const all = Object.keys(changes);
  for (const part of [0, 1, 2, 3]) {
    const names = all.filter((_, index) => index % 4 === part);
    it(`is what was read then: ${names.join(', ')}`, () => goesBack(names, expected));
  }

  it('is that after any changes together', async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(all, { minLength: 3 }), (names) => goesBack(names, expected)),
      { numRuns: 3, endOnFailure: true },
    );
  });
});
