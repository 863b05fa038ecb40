import assert from 'node:assert/strict';
import { codeActionsAt } from '../../src/core/features/code-actions.ts';
import { claimsView } from '../../src/core/features/claims-view.ts';
import { hoverAt } from '../../src/core/features/hover.ts';
import { Service } from '../../src/core/service.ts';
import { applyEdits } from '../../src/core/text/edits.ts';
import { pairs } from './origin-pairs.ts';

const source = (id: string, issued: string | null, site = '', lines = ''): string =>
  `---\nid: ${id}\ntype: source\ntitle: Title of ${id}\n${issued === null ? '' : `issued: ${issued}\n`}${site === '' ? '' : `url: https://${site}/${id}\n`}capture: { file: captures/${id}.txt${lines} }\n---\n`;

interface Given {
  readonly id: string;
  readonly text: string;
  readonly issued?: string | null;
  readonly site?: string | undefined;
  readonly lines?: string;
}

function serviceOf(sources: readonly Given[], note = ''): Service {
  const service = new Service(() => '2025-09-01');
  service.apply([
    ...sources.map(({ id, issued = '2025-06-04', site, lines }) => ({
      kind: 'text' as const,
      path: `${id}.md`,
      text: source(id, issued, site, lines),
    })),
    { kind: 'text', path: 'note.md', text: `---\ntype: note\n---\n\n${note}\n` },
  ]);
  for (const { id, text } of sources) service.setCapture(`captures/${id}.txt`, { text });
  return service;
}

const alike = (service: Service, path: string): string[] =>
  service.captures.alike(path).map(({ place }) => place);

const [edited] = pairs.filter(({ name }) => name === 'accord, wording smoothed in five places');
const [independent] = pairs.filter(({ name }) => name === 'accord by two reporters');
assert.ok(edited && independent);
const wire = { id: 'wire', text: edited.one, site: 'agency.example' };
const paper = { id: 'paper', text: edited.other, site: 'gazette.example', issued: '2025-06-05' };

const actionsOn = (service: Service, path: string): string[] =>
  codeActionsAt(service, path, { start: 10, end: 10 }).flatMap(({ title, kind }) =>
    kind === 'refactor' && title.startsWith('Declare') ? [title] : [],
  );

describe('captures of largely the same text', () => {
  it('are found among all others', () => {
    const sources = pairs.flatMap(({ one, other, sites }, at) => [
      { id: `one${at}`, text: one, site: sites?.[0] },
      { id: `other${at}`, text: other, site: sites?.[1] },
    ]);
    const service = serviceOf(sources);
    const missed = pairs.filter(
      ({ same }, at) => alike(service, `one${at}.md`).includes(`other${at}.md`) !== same,
    );
    // Several of the pairs are of one story: of more than can be weighed the likeliest are.
    assert.deepEqual(
      missed.map(({ name }) => name),
      [],
    );
  });

  it('come and go with texts, lines and records', () => {
    const service = serviceOf([wire, paper]);
    assert.deepEqual(alike(service, 'wire.md'), ['paper.md']);
    service.setCapture('captures/paper.txt', { text: independent.other });
    assert.deepEqual(alike(service, 'wire.md'), []);
    service.setCapture('captures/paper.txt', { text: `Menu\nMore\n\n${edited.other}` });
    assert.deepEqual(alike(service, 'wire.md'), ['paper.md']);
    service.apply([{ kind: 'text', path: 'paper.md', text: source('paper', null, '', ', lines: 1-2') }]);
    assert.deepEqual(alike(service, 'wire.md'), []);
    service.apply([{ kind: 'text', path: 'paper.md', text: source('paper', null, '', ', lines: 3-20') }]);
    assert.deepEqual(alike(service, 'wire.md'), ['paper.md']);
    service.apply([{ kind: 'gone', path: 'paper.md' }]);
    assert.deepEqual(alike(service, 'wire.md'), []);
  });

  it('can be declared on the record that came out later', () => {
    const service = serviceOf([wire, paper]);
    assert.deepEqual(actionsOn(service, 'wire.md'), []);
    const [action] = codeActionsAt(service, 'paper.md', { start: 10, end: 10 }).filter(({ title }) =>
      title.startsWith('Declare'),
    );
    assert.match(
      action?.title ?? '',
      /^Declare “Title of wire” as the origin: \d\d % of these words stand there$/u,
    );
    const text = applyEdits(service.text('paper.md') ?? '', action?.edits ?? []);
    assert.ok(text.includes('derived-from:\n  - { source: wire, as: republished }\n'), text);
    service.apply([{ kind: 'text', path: 'paper.md', text }]);
    assert.deepEqual(actionsOn(service, 'paper.md'), []);
  });

  it('can be declared on either where dates do not tell', () => {
    const service = serviceOf([wire, { ...paper, issued: null }]);
    assert.equal(actionsOn(service, 'wire.md').length, 1);
    assert.equal(actionsOn(service, 'paper.md').length, 1);
  });

  it('are counted apart and named as likely one until they are declared', () => {
    const claim = '[So it is [@wire; @paper]]{.claim #c}.';
    const tooltip = (service: Service): string => claimsView(service, 'note')[0]?.rows[0]?.tooltip ?? '';
    const service = serviceOf([wire, paper], claim);
    assert.match(
      tooltip(service),
      /Origins: 2 \(paper, wire\)\nLikely one origin: \d\d % of the words of \w+ stand in \w+/u,
    );
    const hover = hoverAt(service, 'note.md', (service.text('note.md') ?? '').indexOf('paper'));
    assert.match(hover?.markdown ?? '', /\d\d % of the words of its capture stand in that of wire\./u);
    const declared = source('paper', '2025-06-05').replace('capture:', 'derived-from: wire\ncapture:');
    service.apply([{ kind: 'text', path: 'paper.md', text: declared }]);
    assert.match(tooltip(service), /Origins: 1 \(wire\); 2 of 2 sources go back to wire\n/u);
    assert.doesNotMatch(tooltip(service), /Likely/u);
  });
});
