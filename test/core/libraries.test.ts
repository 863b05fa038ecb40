import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { LibraryEntry, LibraryFacts } from '../../src/core/model/library.ts';
import { Service } from '../../src/core/service.ts';

const entry = (key: string, start: number, title: string): LibraryEntry => {
  const at = <T>(value: T) => ({ value, range: { start: 5, end: 5 + key.length } });
  return {
    start,
    length: 100,
    record: {
      kind: 'source',
      id: { explicit: at(key), fallback: key },
      head: at(key).range,
      title: at(title),
      aliases: [],
      key: null,
      authors: ['A. Author'],
      publisher: 'Press',
      url: null,
      issued: null,
      accessed: null,
      language: null,
      reliability: null,
      state: 'active',
      derivedFrom: [],
      capture: null,
    },
  };
};

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
    assert.deepEqual(findings(service), ['undated-source b.bib']);
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

  it('keep what is known of an entry that only moves, at its new place', () => {
    const service = serviceWith('library: [a.bib]', citing);
    const smith = entry('smith', 0, 'A title');
    give(service, library('a.bib', smith));
    const judged = service.judgement('n.md');
    give(service, library('a.bib', entry('jones', 0, 'Another'), { ...smith, start: 300 }));
    assert.equal(service.judgement('n.md'), judged);
    assert.deepEqual(source(service, 'smith')?.record.head, { start: 305, end: 310 });
  });

  it('have findings about the entries that notes use, at their keys, and lose them with the uses', () => {
    const service = serviceWith('library: [a.bib]', citing);
    give(service, library('a.bib', entry('smith', 10, 'A title'), entry('unused', 200, 'Another')));
    const said = (): string[] =>
      service
        .findingsIn('a.bib')
        .map(({ check, level, range, related }) => `${check} ${level} ${range.start} ${related[0]?.file}`);
    assert.deepEqual(said(), ['undated-source warning 15 n.md']);
    const released = { 'n.md': '---\ntype: note\nstatus: released\n---\n[It is so [@smith].]{.claim}\n' };
    service.apply([{ kind: 'text', path: 'n.md', text: released['n.md'] }]);
    assert.deepEqual(said(), ['undated-source error 15 n.md']);
    give(service, library('a.bib', entry('smith', 30, 'A title'), entry('unused', 200, 'Another')));
    assert.deepEqual(said(), ['undated-source error 35 n.md']);
    service.configure('library: [a.bib]\nchecks: { undated-source: { level: hint, except: [other] } }');
    assert.deepEqual(said(), ['undated-source hint 35 n.md']);
    service.configure('library: [a.bib]\nchecks: { undated-source: { level: hint, except: [smith] } }');
    assert.deepEqual(said(), []);
    service.configure('library: [a.bib]');
    const completing = '---\nid: smith\ntype: source\nissued: 2025-06-01\n---\n';
    service.apply([{ kind: 'text', path: 's.md', text: completing }]);
    assert.deepEqual(said(), []);
    service.apply([{ kind: 'gone', path: 's.md' }]);
    assert.equal(said().length, 1);
    service.apply([{ kind: 'gone', path: 'n.md' }]);
    assert.deepEqual(said(), []);
  });
});
