import assert from 'node:assert/strict';
import { defaultConfig } from '../../src/core/model/config.ts';
import { Service } from '../../src/core/service.ts';
import { readConfig } from '../../src/core/workspace/config.ts';
import { confine } from '../../src/core/text/paths.ts';
import { Selection } from '../../src/core/workspace/selection.ts';

describe('a path of a workspace file', () => {
  const inside: Readonly<Record<string, string>> = {
    'captures/a.txt': 'captures/a.txt',
    './a//b.txt': 'a/b.txt',
    'a/../b': 'b',
    'a\\b': 'a/b',
  };
  for (const [written, path] of Object.entries(inside))
    it(`${written} is ${path}`, () => assert.equal(confine(written), path));
  for (const written of [
    '../a',
    'a/../../b',
    '/etc/passwd',
    '\\\\server\\x',
    'C:\\x',
    'file:///etc',
    '~/x',
    '',
    '.',
    'a\0b',
    'a\uD800b',
  ]) {
    it(`${JSON.stringify(written)} stays outside`, () => assert.equal(confine(written), null));
  }
});

describe('the selection of notes', () => {
  const selection = new Selection({ ...defaultConfig, exclude: ['archive/**'] });
  selection.addGitignore('', 'build/\n*.tmp.md\n');
  selection.addGitignore('notes', '!kept.tmp.md\n/private.md\n');
  selection.addNested('other');

  for (const path of ['a.md', 'notes/a.md', 'notes/kept.tmp.md', 'x/private.md']) {
    it(`takes ${path}`, () => assert.ok(selection.isNote(path)));
  }
  const left = [
    'a.txt',
    'archive/a.md',
    'build/a.md',
    'x/a.tmp.md',
    'notes/private.md',
    'other/a.md',
    'other/deep/a.md',
    'captures/a.md',
    'reviews/a.md',
    '.obsidian/a.md',
    'node_modules/p/README.md',
    'x/node_modules/p/a.md',
  ];
  for (const path of left) it(`leaves out ${path}`, () => assert.ok(!selection.isNote(path)));
});

describe('attache.yaml', () => {
  it('may be empty', () => {
    const nothing = { value: null, problems: [], duplicates: [], wrong: [], taken: [] };
    assert.deepEqual(readConfig(''), { config: defaultConfig, ...nothing });
    assert.deepEqual(readConfig('# only a comment\n').problems, []);
  });

  it('counts where the rest of it is right', () => {
    const { config, wrong } = readConfig(
      'notes: ["n/**"]\nnotez: 1\nchecks:\n  citation-needed: loud\n  duplicate-id: ignore\n',
    );
    assert.deepEqual(config.notes, ['n/**']);
    assert.equal(config.checks.get('duplicate-id')?.draft, 'ignore');
    assert.equal(wrong.length, 2);
  });

  it('knows every key of the format', () => {
    const all = `version: 1
notes: ["**/*.md"]
exclude: ["archive/**"]
library: ["library.bib"]
captures: captures
reviews: reviews
schemas: { meeting: schemas/meeting.schema.json }
checks:
  single-source: ignore
  undated-source: { level: warning, released: error, except: [old-key, "archive/**"] }
baseline: attache-baseline.json
likelihood-scale: icd203
markings: ["TLP:CLEAR"]
check-actors-every: 180d
timezone: Asia/Seoul
`;
    assert.deepEqual([...readConfig(all).problems, ...readConfig(all).wrong], []);
  });

  it('is taken into account at once', () => {
    const service = new Service(() => '2025-01-01');
    const text = '[It is so]{.claim #c}.';
    service.apply([{ kind: 'text', path: 'a.md', text }]);
    assert.deepEqual(
      service.findings().map(({ level }) => level),
      ['warning'],
    );
    service.configure('checks: { citation-needed: ignore }');
    assert.deepEqual(service.findings(), []);
  });
});
