import assert from 'node:assert/strict';
import { definitionsAt } from '../../src/core/features/definition.ts';
import { referenceAt, referencesIn } from '../../src/core/features/frontmatter-references.ts';
import { hoverAt } from '../../src/core/features/hover.ts';
import { Service } from '../../src/core/service.ts';

const workspace = (files: Readonly<Record<string, string>>): Service => {
  const service = new Service(() => '2025-09-01');
  let { wantedSchemas } = service.configure(files['attache.yaml'] ?? '');
  while (wantedSchemas.length > 0)
    ({ wantedSchemas } = service.setSchemas(
      new Map(wantedSchemas.map((path) => [path, { text: files[path] ?? '' }])),
    ));
  const notes = Object.entries(files).filter(([path]) => path.endsWith('.md') || service.isReview(path));
  const { wantedCaptures } = service.apply(notes.map(([path, text]) => ({ kind: 'text', path, text })));
  for (const path of wantedCaptures) {
    const text = files[path];
    service.setCapture(path, text === undefined ? { missing: true } : { text });
  }
  return service;
};

/** What hovers where `│` stands in a note: the words covered, and the card. */
function hover(marked: string, others: Readonly<Record<string, string>> = {}) {
  const offset = marked.indexOf('│');
  const text = marked.replace('│', '');
  const found = hoverAt(workspace({ ...others, 'note.md': text }), 'note.md', offset);
  return found && { words: text.slice(found.range.start, found.range.end), card: found.markdown };
}

const frontmatter = (yaml: string): string => `---\n${yaml}\n---\n`;

describe('a hover in frontmatter', () => {
  it('is silent over what no schema speaks of', () => {
    for (const marked of [
      'type: note\nsh│oe-size: 43',
      'type: note\nshoe-size: 4│3',
      'type: note\nclaims:\n  c:\n    sh│oe: 1',
      'ti│tle: of no type',
      'type: recipe\ntit│le: of another type',
      'type: note\n# a com│ment',
      'type: note\nsummary: |\n  status: dra│ft',
      'type: note\ntags: [ │ ]',
      'type: note\nstatus: │',
    ])
      assert.equal(hover(frontmatter(marked)), null, marked);
  });

  it('covers the key, or the value with its quotes', () => {
    const over = (yaml: string) => hover(frontmatter(yaml))?.words;
    assert.equal(over('type: note\n│status: draft'), 'status');
    assert.equal(over('type: note\nstatus│: draft'), 'status');
    assert.equal(over('type: note\n"sta│tus": draft'), '"status"');
    assert.equal(over("type: note\nstatus: │'draft'"), "'draft'");
    assert.equal(over('type: note\nstatus: draft│ # so far'), 'draft');
    assert.equal(over('{ type: note, status: dr│aft }'), 'draft');
  });

  it('works in a file with a byte order mark', () =>
    assert.equal(hover(`\uFEFF${frontmatter('type: note\nstatus: dr│aft')}`)?.words, 'draft'));

  for (const broken of [
    'title: "never closed',
    'tags: [a, b',
    'gaps: {',
    'a: b: c',
    '\ttabs: 1',
    'authors',
  ]) {
    it(`works above and below YAML that is broken: ${JSON.stringify(broken)}`, () => {
      const above = frontmatter(`type: note\nstatus: dr│aft\n${broken}\nas-of: 2025-06~`);
      assert.match(hover(above)?.card ?? 'nothing', /^\*\*draft\*\*/u);
      const below = frontmatter(`type: note\nstatus: draft\n${broken}\nas-of: 2025-│06~`);
      assert.match(hover(below)?.card ?? 'nothing', /^\*\*about June 2025\*\*/u);
    });
  }

  it('says what may stand where a value means nothing', () => {
    assert.match(hover(frontmatter('type: note\nstatus: dr│eft'))?.card ?? '', /- `draft` –/u);
    assert.match(hover(frontmatter('type: note\nas-of: yest│erday'))?.card ?? '', /Example: `as-of: /u);
    assert.match(hover(frontmatter('type: note\nactors: no│body'))?.card ?? '', /id of an actor/u);
  });

  it('says in short under which key words stand', () =>
    assert.equal(
      hover(frontmatter('type: person\nname: A B\nsummary: Some│body.'))?.card,
      '**summary**: Who it is, in a sentence.',
    ));

  it('has at most 12 lines, whatever the key', () => {
    const keys = ['kind: speech', 'marking: TLP:RED', 'reliability: B', 'capture: a.txt', 'derived-from: x'];
    for (const key of keys) {
      const card = hover(frontmatter(`type: source\ntitle: T\n│${key}`))?.card ?? '';
      const lines = card.split('\n').filter((line) => line !== '');
      assert.ok(lines.length > 1 && lines.length <= 12, `${key}: ${lines.length}`);
    }
  });
});

describe('a hover over an id', () => {
  const office = '---\ntype: office\nid: pm\nname: Prime Minister\n---\n';
  const han = `---\ntype: person\nid: han\nname: Han Duck-soo\npositions:\n  - { office: pm, start: 2022-05-21, end: 2025-05-01 }\n---\n`;
  const others = { 'pm.md': office, 'han.md': han };

  it('shows an actor as of the date of the note', () => {
    const card = hover(frontmatter('type: note\nas-of: 2023-01-01\nactors: [h│an]'), others)?.card ?? '';
    assert.match(card, /^\*\*Han Duck-soo\*\*/u);
    assert.match(card, /On 1 January 2023: Prime Minister/u);
  });

  it('shows an actor as of the date of the claim in its attributes', () => {
    const yaml = 'type: note\nas-of: 2025-08-01\nclaims:\n  c: { by: h│an, on: 2023-01-01 }';
    const card = hover(`${frontmatter(yaml)}\nIt is so. ^c\n`, others)?.card ?? '';
    assert.match(card, /On 1 January 2023: Prime Minister/u);
  });

  it('shows who held an office', () => {
    const person = frontmatter('type: person\nname: X Y\npositions:\n  - { office: p│m, end: 2020 }');
    const card = hover(person, others)?.card ?? '';
    assert.match(card, /^\*\*Prime Minister\*\* · office\n\n\*\*office\*\*/u);
    const then = frontmatter('type: meeting\nas-of: 2023-01-01\nchair: p│m');
    const schema =
      '{ "type": "object", "properties": { "chair": { "x-refers-to": "office", "type": "string" } } }';
    const own = { ...others, 'attache.yaml': 'schemas: { meeting: m.json }', 'm.json': schema };
    assert.match(hover(then, own)?.card ?? '', /On 1 January 2023: Han Duck-soo, from 21 May 2022/u);
  });

  it('shows a claim with its status', () => {
    const yaml = 'type: note\nkey-judgments: o│ne';
    const card = hover(`${frontmatter(yaml)}\n[All is well]{.claim #one kind=judgment}.\n`)?.card ?? '';
    assert.match(card, /^\*\*note\\#one\*\* · judgment · unsourced\n\n“All is well”/u);
  });
});

describe('words of notes and of a team’s schema in a card', () => {
  const hostile = '![x](https://evil.example/x.png) [y](command:z) <img src=q> `` ` www.evil.example';

  it('can link, load and run nothing', () => {
    const schema = JSON.stringify({
      type: 'object',
      properties: {
        topic: {
          title: hostile,
          description: `${hostile}\n\n# head\n- item ${hostile}`,
          enum: ['a', hostile],
          enumDescriptions: [hostile, hostile],
          default: hostile,
          examples: [hostile],
        },
        [hostile]: { description: hostile },
      },
    });
    const own = { 'attache.yaml': 'schemas: { meeting: m.json }', 'm.json': schema };
    const cards = ['t│opic: a', 'topic: │a', `"│${hostile}": 1`, `topic: "│${hostile}"`].map(
      (yaml) => hover(frontmatter(`type: meeting\n${yaml}`), own)?.card ?? '',
    );
    for (const card of cards) {
      assert.ok(card.includes('evil'), 'the words are shown');
      const outsideCode = card.replaceAll(/(?<!\\)`[^`\n]+(?<!\\)`/gu, '');
      assert.doesNotMatch(outsideCode, /(?<!\\)(?:[<[!|`]|:\/\/)|www\.|^#/mu);
    }
  });
});

describe('references in frontmatter', () => {
  const source = `---
type: source
id: s
title: S
derived-from: [t, { source: t, as: quoted }]
capture: { file: captures/s.txt, lines: 2-3 }
---
`;
  const note = `---
type: note
key-judgments: [c, "other#c", lost]
actors: "han"
tags: [a]
claims: { q: { by: "han,nobody", rests-on: c, event: summit }, r: { by: 'a man, han' } }
---

[One]{.claim #c}.

Two. ^q
`;
  const files = {
    'attache.yaml': 'schemas: { meeting: m.json }\ncaptures: captures\nlibrary: lib.bib\n',
    'm.json': '{ "type": "object" }',
    's.md': source,
    't.md': '---\ntype: source\ntitle: T\n---\n',
    'note.md': note,
    'other.md': '---\ntype: note\n---\n\n[Other]{.claim #c}\n',
    'han.md': '---\ntype: person\nname: Han\n---\n',
    'summit.md': '---\ntype: event\nname: Summit\n---\n',
    'captures/s.txt': 'Menu\r\nThe text\r\nMore\r\n',
    'reviews/note.yaml':
      '- { claim: c, source: s, verdict: minor, by: x, on: 2025-01-01, text: h-00000000 }\n',
  };
  const service = workspace(files);
  const list = (path: keyof typeof files): string[] =>
    referencesIn(service, path).map(({ range, target }) => {
      const words =
        target && (service.text(target.file) ?? files['captures/s.txt']).slice(target.range.start);
      const led = target ? `${target.file} ${String(words).split(/\r?\n/u)[0] ?? ''}` : 'nowhere';
      return `${files[path].slice(range.start, range.end)} → ${led}`;
    });

  it('are found wherever a schema has them, with their targets', () => {
    assert.deepEqual(list('note.md'), [
      'c → note.md One]{.claim #c}.',
      'other#c → other.md Other]{.claim #c}',
      'lost → nowhere',
      'han → han.md Han',
      'q → note.md Two. ^q',
      'han → han.md Han',
      'nobody → nowhere',
      'c → note.md One]{.claim #c}.',
      'summit → summit.md Summit',
      'r → nowhere',
      'a man, han → nowhere',
    ]);
    assert.deepEqual(list('s.md'), ['t → t.md T', 't → t.md T', 'captures/s.txt → captures/s.txt The text']);
    assert.deepEqual(list('attache.yaml'), ['m.json → m.json { "type": "object" }', 'captures → nowhere']);
    assert.deepEqual(list('reviews/note.yaml'), ['c → note.md One]{.claim #c}.', 's → s.md S']);
  });

  it('are given once where an alias repeats them', () => {
    const text = frontmatter('type: note\nactors: &us [han, summit]\nclaims: { c: { by: *us } }');
    const found = referencesIn(workspace({ ...files, 'a.md': text }), 'a.md');
    assert.deepEqual(
      found.filter(({ kinds }) => kinds.includes('actor')).map(({ value }) => value),
      ['han', 'summit'],
    );
  });

  it('lead to their targets while the YAML is broken elsewhere', () => {
    const text = frontmatter('type: note\ntitle: "open\nactors: [han]');
    const broken = workspace({ ...files, 'a.md': text });
    assert.equal(referenceAt(broken, 'a.md', text.indexOf('han') + 1)?.target?.file, 'han.md');
    assert.deepEqual(
      definitionsAt(broken, 'a.md', text.indexOf('han')).map(({ file }) => file),
      ['han.md'],
    );
  });
});
