import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { LibraryEntry, LibraryFacts } from '../../src/core/model/library.ts';
import { definitionsAt } from '../../src/core/features/definition.ts';
import { referencesAt } from '../../src/core/features/references.ts';
import { renameAt } from '../../src/core/features/rename.ts';
import { readLibrary } from '../../src/core/library/read.ts';
import { Service } from '../../src/core/service.ts';
import { applyEdits } from '../../src/core/text/edits.ts';
import { parseEdtf } from '../../src/core/text/edtf.ts';
import { libraryEntry } from './library-entry.ts';

const entry = (key: string, start: number, title: string): LibraryEntry =>
  libraryEntry(key, start, title, {
    publisher: 'Press',
    issued: { value: '2024', range: { start: 5, end: 5 + key.length }, days: parseEdtf('2024') },
  });

const library = (path: string, ...entries: LibraryEntry[]): LibraryFacts => ({ path, entries, problems: [] });

const give = (service: Service, facts: LibraryFacts) => service.setLibrary(facts.path, { text: '', facts });

function serviceWith(config: string, notes: Record<string, string>): Service {
  const service = new Service(() => '2025-08-25');
  service.configure(config);
  service.apply(Object.entries(notes).map(([path, text]) => ({ kind: 'text', path, text })));
  return service;
}

const source = (service: Service, key: string) => service.lookup.byId('source', key);
const findings = (service: Service): string[] =>
  service.findings().map(({ check, file }) => `${check} ${file}`);

describe('the libraries of a workspace', () => {
  const citing = { 'n.md': '---\ntype: note\n---\n[It is so [@smith].]{.claim}\n' };

  it('are wanted once attache.yaml names them, and nothing is unknown until they are read', () => {
    const service = serviceWith('library: [a.bib, b.bib]', citing);
    assert.deepEqual(service.configure('library: [a.bib, b.bib]').wantedLibraries, ['a.bib', 'b.bib']);
    assert.deepEqual(findings(service), []);
    give(service, library('a.bib'));
    assert.deepEqual(findings(service), []);
    give(service, library('b.bib'));
    assert.deepEqual(findings(service), ['unresolved-source n.md']);
    give(service, library('b.bib', entry('smith', 0, 'A title')));
    assert.deepEqual(findings(service), []);
    service.configure('library: [a.bib]');
    assert.deepEqual(findings(service), ['unresolved-source n.md']);
  });

  it('that are not there are said so in attache.yaml, and keep unknown keys quiet', () => {
    const service = serviceWith('library: [a.bib]', citing);
    service.setLibrary('a.bib', { missing: true });
    assert.deepEqual(findings(service), ['config-invalid attache.yaml']);
    service.setLibrary('a.bib', { why: 'a.bib can’t be read.' });
    assert.deepEqual(findings(service), ['file-unreadable a.bib']);
    service.configure('');
    assert.deepEqual(findings(service), ['unresolved-source n.md']);
  });

  it('give of one key the entry of the first file, in the order of attache.yaml', () => {
    const service = serviceWith('library: [b.bib, a.bib]', {});
    give(service, library('a.bib', entry('smith', 0, 'From a')));
    give(service, library('b.bib', entry('smith', 0, 'From b')));
    assert.equal(source(service, 'smith')?.record.title?.value, 'From b');
    service.configure('library: [a.bib, b.bib]');
    assert.equal(source(service, 'smith')?.record.title?.value, 'From a');
  });

  it('are completed by a source note of the key, whose fields win', () => {
    const note = '---\ntype: source\nkey: smith\ntitle: By hand\n---\n';
    const service = serviceWith('library: [a.bib]', { 'sources/x.md': note });
    give(service, library('a.bib', entry('smith', 40, 'From a')));
    const found = source(service, 'smith');
    assert.equal(found?.path, 'sources/x.md');
    assert.equal(found.record.title?.value, 'By hand');
    assert.equal(found.record.publisher, 'Press');
    service.apply([{ kind: 'gone', path: 'sources/x.md' }]);
    assert.equal(source(service, 'smith')?.path, 'a.bib');
  });

  it('lend the title that a note of the key owes, for as long as they have one', () => {
    const note = '---\ntype: source\nkey: smith\nreliability: B\n---\n';
    const service = serviceWith('library: [a.bib]', { 'sources/x.md': note });
    assert.deepEqual(findings(service), []);
    give(service, library('a.bib', entry('smith', 0, 'From a')));
    assert.deepEqual(findings(service), []);
    give(service, library('a.bib', entry('smithe', 0, 'From a')));
    assert.deepEqual(findings(service), ['frontmatter-invalid sources/x.md']);
    give(service, library('a.bib', libraryEntry('smith', 0, '', { title: null })));
    assert.deepEqual(findings(service), ['frontmatter-invalid sources/x.md']);
    give(service, library('a.bib', entry('smith', 0, 'From a')));
    assert.deepEqual(findings(service), []);
    service.configure('');
    assert.deepEqual(findings(service), ['frontmatter-invalid sources/x.md']);
  });

  it('keep what is known of an entry that only moves, at its new place', () => {
    const service = serviceWith('library: [a.bib]', citing);
    const smith = entry('smith', 0, 'A title');
    give(service, library('a.bib', smith));
    const judged = service.judgement('n.md');
    give(service, library('a.bib', entry('jones', 0, 'Another'), { ...smith, start: 300 }));
    assert.equal(service.judgement('n.md'), judged);
    assert.deepEqual(source(service, 'smith')?.record.head, { start: 305, end: 310 });
  });
});

describe('an entry of a library', () => {
  const citing = (title: string): string => `---\ntype: note\n---\n[It is so [@smith].]{.claim}\n${title}\n`;
  const undated = { ...entry('smith', 0, 'A title') };
  const withoutDate = { ...undated, record: { ...undated.record, issued: null } };

  it('owes a date only while a note uses it, at its place of now', () => {
    const service = serviceWith('library: [a.bib]', {});
    give(service, library('a.bib', withoutDate));
    assert.deepEqual(findings(service), []);
    service.apply([{ kind: 'text', path: 'n.md', text: citing('') }]);
    assert.deepEqual(findings(service), ['undated-source a.bib']);
    give(service, library('a.bib', entry('jones', 0, 'Another'), { ...withoutDate, start: 300 }));
    assert.deepEqual(service.findingsIn('a.bib')[0]?.range, { start: 305, end: 310 });
    service.apply([{ kind: 'gone', path: 'n.md' }]);
    assert.deepEqual(findings(service), []);
  });

  it('owes nothing in a file that can’t be read, which is said once', () => {
    const service = serviceWith('library: [a.bib]', { 'n.md': citing('') });
    give(service, library('a.bib', withoutDate));
    service.setLibrary('a.bib', { why: 'a.bib can’t be read.' });
    assert.deepEqual(findings(service), ['file-unreadable a.bib']);
  });

  it('owes nothing once it has a date, once it is gone, or once attache.yaml leaves it out', () => {
    const service = serviceWith('library: [a.bib]', { 'n.md': citing('') });
    const without = library('a.bib', withoutDate);
    give(service, without);
    give(service, library('a.bib', undated));
    assert.deepEqual(findings(service), []);
    give(service, without);
    service.configure('library: [a.bib]\nchecks: { undated-source: { level: warning, except: [smith] } }');
    assert.deepEqual(findings(service), []);
    service.configure('library: [a.bib]');
    assert.deepEqual(findings(service), ['undated-source a.bib']);
    give(service, library('a.bib'));
    assert.deepEqual(findings(service), ['unresolved-source n.md']);
  });
});

describe('a key of a library', () => {
  const text = '---\ntype: note\n---\nAs [@smith] says.\n';
  const bib =
    '@book{smith, title = {A title}, date = {2024}}\n@inbook{part, crossref = {smith}, date = 2024}\n';
  const give = (service: Service): unknown =>
    service.setLibrary('a.bib', { text: bib, facts: readLibrary('a.bib', bib, null).facts });
  const serviceOf = (notes: Record<string, string>): Service => {
    const service = serviceWith('library: [a.bib]', notes);
    give(service);
    return service;
  };
  const at = text.indexOf('smith');
  const rename = (service: Service, to: string): Record<string, string> | string => {
    const renaming = renameAt(service, 'n.md', at, to, () => true);
    if (!renaming || 'why' in renaming) return renaming?.why ?? 'nothing';
    return Object.fromEntries(
      [...renaming.edits].map(([path, edits]) => [path, applyEdits(service.text(path) ?? '', edits)]),
    );
  };

  it('leads to its entry', () => {
    const place = { file: 'a.bib', range: { start: 6, end: 11 } };
    assert.deepEqual(definitionsAt(serviceOf({ 'n.md': text }), 'n.md', at), [place]);
  });

  it('is referred to by all that cite it', () => {
    const service = serviceOf({ 'n.md': text, 'm.md': text });
    const places = referencesAt(service, 'n.md', at, true).map(({ file, range }) => [file, range.start]);
    assert.deepEqual(places, [
      ['a.bib', 6],
      ['m.md', at],
      ['n.md', at],
    ]);
  });

  it('is renamed where it stands, where entries name it and where notes cite it', () => {
    const service = serviceOf({ 'n.md': text, 'm.md': text });
    assert.deepEqual(rename(service, 'jones'), {
      'a.bib': bib.replaceAll('smith', 'jones'),
      'm.md': text.replace('smith', 'jones'),
      'n.md': text.replace('smith', 'jones'),
    });
  });

  it('is renamed together with the key of the note that completes its entry', () => {
    const source = '---\ntype: source\nkey: smith\n---\n';
    assert.deepEqual(rename(serviceOf({ 'n.md': text, 's.md': source }), 'jones'), {
      'a.bib': bib.replaceAll('smith', 'jones'),
      'n.md': text.replace('smith', 'jones'),
      's.md': source.replace('smith', 'jones'),
    });
  });

  it('is given no name that another has, nor one that can’t be cited', () => {
    const service = serviceOf({ 'n.md': text });
    assert.equal(rename(service, 'part'), '“part” is a.bib already. Choose another id.');
    const refused = rename(service, 'not a key');
    assert.ok(typeof refused === 'string');
    assert.match(refused, /can’t be an id/);
  });
});
