import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClaimRow, ViewsChanged } from '../../src/protocol/protocol.ts';
import type { SourceRow, SourcesViewRoot } from '../../src/protocol/sources-view.ts';
import { asJson, clean } from '../cli/attache.ts';
import { type Editor, eventually, openSample, uriOf } from './editor.ts';

const today = '2025-11-10';
const all = { text: '', unused: false, undated: false, uncaptured: false };

interface ListedSource {
  readonly id: string;
  readonly cited: number;
  readonly capture: string;
}

describe('what the Sources view asks', function () {
  this.timeout(60_000);
  let editor: Editor;
  let folder = '';
  let told: ViewsChanged[] = [];
  const uri = (path: string): string => uriOf(folder, path);
  const groups = (grouping: string, filter: object = all) =>
    editor.request<SourcesViewRoot[]>('attache/sourcesView', { grouping, filter });
  const rows = (grouping: string, group: string, root = uri('')) =>
    editor.request<SourceRow[] | null>('attache/sourcesInGroup', { grouping, filter: all, root, group });

  beforeEach(async () => {
    ({ editor, folder, told } = await openSample(today));
  });
  afterEach(() => {
    editor.kill();
    clean();
  });

  it('counts first, then the sources of a group: the same that the command line lists', async () => {
    const [root, ...others] = await groups('state');
    assert.deepEqual(others, []);
    assert.equal(root?.root, uri(''));
    const shown = await Promise.all(root.groups.map(({ key }) => rows('state', key)));
    const listed = asJson<ListedSource[]>(['sources', '--workspace', folder, '--today', today]);
    const facts = ({ id, cited, capture }: ListedSource): unknown[] => [id, cited, capture];
    assert.deepEqual(shown.flatMap((group) => (group ?? []).map(facts)).sort(), listed.map(facts).sort());
    assert.equal(
      root.groups.reduce((sum, { sources }) => sum + sources, 0),
      listed.length,
    );
  });

  it('says where the note, the capture and the address of a source are, and what claims it supports', async () => {
    const [root] = await groups('grade');
    const found = await Promise.all((root?.groups ?? []).map(({ key }) => rows('grade', key)));
    const report = found.flatMap((group) => group ?? []).find(({ id }) => id === 'suwon-report');
    assert.equal(report?.uri, uri('sources/suwon-report.md'));
    assert.equal(report.captureUri, uri('captures/suwon-report.txt'));
    assert.match(report.url ?? '', /^https:/u);
    const line = readFileSync(join(folder, 'sources/suwon-report.md'), 'utf8').split('\n')[
      report.range.start.line
    ];
    assert.ok(line?.includes(report.title));
    const { place } = report;
    const claims = await editor.request<ClaimRow[]>('attache/sourceClaims', { root: uri(''), place });
    assert.equal(claims.length, report.claims);
    assert.ok(claims.length > 0);
  });

  it('nothing of what lies elsewhere', async () => {
    assert.equal(await rows('state', 'active', uriOf('/', 'nowhere')), null);
    assert.deepEqual(await rows('state', 'nonsense'), []);
    const asked = { root: uri(''), place: 'nowhere.md' };
    assert.deepEqual(await editor.request('attache/sourceClaims', asked), []);
  });

  it('is told when a source is cited, and not when a letter is typed', async () => {
    await eventually('the first attache/viewsChanged', () => told.length > 0);
    const note = 'notes/tokyo-23-august.md';
    let now = readFileSync(join(folder, note), 'utf8');
    await editor.didOpen(uri(note), now);
    let version = 1;
    const replace = async (to: string, isMeant: (changed: ViewsChanged) => boolean) => {
      const before = told.length;
      now = await editor.replace(uri(note), ++version, now, '\n# ', `\n${to}# `);
      return eventually('attache/viewsChanged', () => told.slice(before).find(isMeant));
    };
    const moved = await replace('\n', ({ underActors }) => underActors);
    assert.equal(moved.sources, false);
    const cited = await replace('See [@suwon-report].\n\n', ({ sources }) => sources);
    assert.equal(cited.sources, true);
  });
});
