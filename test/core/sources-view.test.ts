import assert from 'node:assert/strict';
import {
  type SourcesAsked,
  type SourcesGrouping,
  claimsCiting,
  sourceGroups,
  sourcesInGroup,
} from '../../src/core/features/sources-view.ts';
import { sourceRows } from '../../src/core/features/rows.ts';
import type { LibraryEntry, LibraryFacts } from '../../src/core/model/library.ts';
import { Service } from '../../src/core/service.ts';
import { libraryEntry } from './library-entry.ts';
import { batches } from './random-notes.ts';
import fc from 'fast-check';

const source = (id: string, keys: string): string => `---\nid: ${id}\ntype: source\n${keys}---\n`;

const files = {
  'sources/ledger.md': source(
    'ledger',
    'title: The envoys come back\npublisher: The Example Ledger\nissued: 2025-08-25\nreliability: B\nurl: https://example.org/envoys\naccessed: 2025-08-26\ncapture: captures/ledger.txt\n',
  ),
  'sources/digest.md': source(
    'digest',
    'title: A digest\nauthor: [김민수]\npublisher: Digest Daily\nissued: 2025-08\nreliability: D\nstate: corrected\nderived-from: [{ source: ledger, as: republished }]\n',
  ),
  'sources/leaflet.md': source(
    'leaflet',
    'title: Ein Faltblatt für Müller\nissued: unknown\nurl: ftp://example.org/a\n',
  ),
  'notes/one.md':
    '---\ntype: note\n---\n\n[Seoul said so [@ledger; @entry]]{.claim #so}, and again [@ledger]. [No [@ledger]]{.claim}.\n',
  'actors/lee.md': '---\ntype: person\nname: Lee\npositions: [{ office: President, source: ledger }]\n---\n',
};

const entry = (key: string, title: string): LibraryEntry =>
  libraryEntry(key, 10, title, { publisher: 'The Example Ledger' });

const library = (...entries: LibraryEntry[]): LibraryFacts => ({ path: 'a.bib', entries, problems: [] });

function workspace(): Service {
  const service = new Service(() => '2025-09-01');
  service.configure('library: [a.bib]\n');
  service.apply(Object.entries(files).map(([path, text]) => ({ kind: 'text', path, text })));
  service.setCapture('captures/ledger.txt', { text: 'Seoul said so.' });
  service.setLibrary('a.bib', {
    text: '',
    facts: library(entry('entry', 'From the library'), entry('ledger', 'Hidden')),
  });
  return service;
}

const asked = (grouping: SourcesGrouping, filter: Partial<SourcesAsked['filter']> = {}): SourcesAsked => ({
  grouping,
  filter: { text: '', unused: false, undated: false, uncaptured: false, ...filter },
});

describe('the Sources view', () => {
  const service = workspace();
  const groups = (grouping: SourcesGrouping): unknown[] =>
    sourceGroups(service, asked(grouping)).map(({ key, label, sources }) => [key, label, sources]);
  const found = (filter: Partial<SourcesAsked['filter']>): string[] =>
    sourceGroups(service, asked('state', filter)).flatMap(({ key }) =>
      sourcesInGroup(service, asked('state', filter), key).map(({ id }) => id),
    );

  it('groups sources of notes and libraries, and counts each once', () => {
    assert.deepEqual(groups('publisher'), [
      ['Digest Daily', 'Digest Daily', 1],
      ['The Example Ledger', 'The Example Ledger', 2],
      ['', '', 1],
    ]);
    assert.deepEqual(groups('grade'), [
      ['B', 'B', 1],
      ['D', 'D', 1],
      ['', '', 2],
    ]);
    assert.deepEqual(groups('state'), [
      ['active', 'active', 3],
      ['corrected', 'corrected', 1],
    ]);
    assert.deepEqual(groups('year'), [
      ['2025', '2025', 2],
      ['', '', 2],
    ]);
    assert.deepEqual(groups('origin'), [
      ['ledger', 'The envoys come back', 2],
      ['leaflet', 'Ein Faltblatt für Müller', 1],
      ['entry', 'From the library', 1],
    ]);
  });

  it('says what each has and lacks', () => {
    const rows = sourcesInGroup(service, asked('publisher'), 'The Example Ledger');
    assert.deepEqual(
      rows.map(({ id, file, cited, claims, unused, issued, capture, captureFile, url }) => [
        [id, file, cited, claims, unused],
        [issued, capture, captureFile, url],
      ]),
      [
        [
          ['entry', 'a.bib', 1, 1, false],
          [null, 'none', null, null],
        ],
        [
          ['ledger', 'sources/ledger.md', 3, 2, false],
          ['2025-08-25', 'ok', 'captures/ledger.txt', 'https://example.org/envoys'],
        ],
      ],
    );
    const [leaflet] = sourcesInGroup(service, asked('publisher'), '');
    assert.deepEqual([leaflet?.unused, leaflet?.issued, leaflet?.url], [true, null, null]);
    assert.equal(rows[0]?.range.start, 15);
  });

  it('finds by words in any script, and by what is lacking', () => {
    assert.deepEqual(found({ text: 'muller' }), ['leaflet']);
    assert.deepEqual(found({ text: '김민수 daily' }), ['digest']);
    assert.deepEqual(found({ unused: true }), ['leaflet', 'digest']);
    assert.deepEqual(found({ undated: true, uncaptured: true }), ['leaflet', 'entry']);
    assert.deepEqual(found({ undated: true, unused: true, text: 'nobody' }), []);
  });

  it('lists the claims that cite a source', () => {
    assert.deepEqual(
      claimsCiting(service, 'sources/ledger.md').map(({ label }) => label),
      ['Seoul said so', 'No'],
    );
    const [row] = sourcesInGroup(service, asked('publisher'), 'The Example Ledger');
    assert.deepEqual(
      claimsCiting(service, row?.place ?? '').map(({ label }) => label),
      ['Seoul said so'],
    );
    assert.deepEqual(claimsCiting(service, 'nowhere.md'), []);
  });

  it('shows what the command line lists', () => {
    const shown = (['corrected', 'active'] as const).flatMap((state) =>
      sourcesInGroup(service, asked('state'), state).map(({ id, cited, capture }) => ({
        id,
        cited,
        capture,
      })),
    );
    const listed = sourceRows(service, () => true).map(({ id, cited, capture }) => ({ id, cited, capture }));
    const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);
    assert.deepEqual(shown.sort(byId), listed.sort(byId));
  });

  it('tells when a row may be another', () => {
    const shownOf = (of: Service): unknown =>
      sourceGroups(of, asked('origin')).map((group) => [
        group,
        sourcesInGroup(of, asked('origin'), group.key),
      ]);
    fc.assert(
      fc.property(batches, (changes) => {
        const grown = new Service(() => '2025-09-01');
        for (const batch of changes) {
          const before = { version: grown.sources.version, shown: shownOf(grown) };
          for (const path of grown.apply(batch).wantedCaptures) grown.setCapture(path, { text: 'It.' });
          if (grown.sources.version === before.version) assert.deepEqual(shownOf(grown), before.shown);
        }
      }),
      { numRuns: 40 },
    );
  }).timeout(60_000);
});
