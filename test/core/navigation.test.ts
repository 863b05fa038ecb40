import assert from 'node:assert/strict';
import { foldsIn } from '../../src/core/features/folding.ts';
import { highlightsAt, referencesAt } from '../../src/core/features/references.ts';
import { type DocumentSymbol, documentSymbols } from '../../src/core/features/symbols.ts';
import { workspaceSymbols } from '../../src/core/features/workspace-symbols.ts';
import { Service } from '../../src/core/service.ts';

function workspace(files: Readonly<Record<string, string>>): Service {
  const service = new Service(() => '2025-09-01');
  service.configure(files['attache.yaml'] ?? null);
  const notes = Object.entries(files).filter(([path]) => path.endsWith('.md') || service.isReview(path));
  service.apply(notes.map(([path, text]) => ({ kind: 'text', path, text })));
  return service;
}

const person = `---
type: person
name: Lee
names:
  - { value: 이재명, lang: ko, kind: native }
  - LJM
positions:
  - office: president
    start: 2025-06-04   # the day

  # of the past
  - { title: Governor }
identifiers: { wikidata: Q1 }
aliases: [L. J., "Lee J"]
summary: >
  Words
  and words

tags:
---

[He [spoke]{.claim}]{.claim #said kind=quote}.

::: {.claim #long}

A paragraph.

:::

# A heading
`;

/** One line a symbol, with what it covers. */
function outline(text: string, symbols: readonly DocumentSymbol[], depth = ''): string[] {
  return symbols.flatMap(({ name, detail, range, selection, children }) => {
    const covered = text.slice(range.start, range.end);
    assert.ok(range.start <= selection.start && selection.end <= range.end, name);
    assert.equal(covered.trim(), covered, `${name} covers no spaces around`);
    for (const child of children)
      assert.ok(
        range.start <= child.range.start && child.range.end <= range.end,
        `${child.name} is in ${name}`,
      );
    return [`${depth}${name} | ${detail}`, ...outline(text, children, `${depth}  `)];
  });
}

describe('the symbols of a file', () => {
  for (const [way, text] of [
    ['as written', person],
    ['with CRLF', person.replaceAll('\n', '\r\n')],
    ['with a byte order mark', `\uFEFF${person}`],
  ] as const)
    it(`are its keys and claims, ${way}`, () => {
      const symbols = documentSymbols(workspace({ 'p.md': text }), 'p.md');
      assert.deepEqual(outline(text, symbols), [
        'Person | Frontmatter',
        '  type | person',
        '  name | Lee',
        '  names | LJM',
        '    이재명 | ko',
        '      value | 이재명',
        '      lang | ko',
        '      kind | native',
        '  positions | ',
        '    president | 2025-06-04',
        '      office | president',
        '      start | 2025-06-04',
        '    Governor | ',
        '      title | Governor',
        '  identifiers | ',
        '    wikidata | Q1',
        '  aliases | L. J., Lee J',
        '  summary | Words and words',
        '  tags | ',
        'said | quote',
        '  spoke | fact',
        'long | fact',
      ]);
    });

  it('are none of an alias’s, which is written elsewhere', () => {
    const text =
      '---\ntype: note\nclaims:\n  a: &x { kind: fact }\n  b: *x\n  c: { <<: *x, on: 2025 }\n---\n';
    const symbols = documentSymbols(workspace({ 'n.md': text }), 'n.md');
    assert.deepEqual(outline(text, symbols).slice(2), [
      '  claims | ',
      '    a | ',
      '      kind | fact',
      '    b | ',
      '    c | ',
      '      on | 2025',
    ]);
  });

  it('always have names', () => {
    const text = '---\ntype: note\n"": 1\n" ": { "": 2 }\ngaps: [{}, { a: }]\n---\n\n[ ]{.claim}\n';
    const names = (symbols: readonly DocumentSymbol[]): string[] =>
      symbols.flatMap(({ name, children }) => [name, ...names(children)]);
    const found = names(documentSymbols(workspace({ 'n.md': text }), 'n.md'));
    assert.ok(found.length > 6 && found.every((name) => name.trim() !== ''), found.join());
  });

  it('are the keys of attache.yaml and the entries of a file of verdicts', () => {
    const config = 'notes: ["**/*.md"]\nchecks:\n  duplicate-id: ignore\n';
    const review = '- { claim: c, verdict: minor, by: x, on: 2025-01-01, text: h-00000000 }\n';
    const service = workspace({ 'attache.yaml': config, 'reviews/n.yaml': review });
    assert.deepEqual(outline(config, documentSymbols(service, 'attache.yaml')), [
      'notes | **/*.md',
      'checks | ',
      '  duplicate-id | ignore',
    ]);
    assert.equal(documentSymbols(service, 'reviews/n.yaml')[0]?.name, 'c');
  });

  it('are the plain frontmatter of somebody’s ordinary Markdown, and nothing where there is none', () => {
    const service = workspace({ 'a.md': '---\nlayout: page\n---\n', 'b.md': '# Heading\n\nWords.\n' });
    assert.deepEqual(outline('---\nlayout: page\n---\n', documentSymbols(service, 'a.md')), [
      'Frontmatter | ',
      '  layout | page',
    ]);
    assert.deepEqual(documentSymbols(service, 'b.md'), []);
    assert.deepEqual(documentSymbols(service, 'none.md'), []);
  });
});

describe('folding', () => {
  it('covers the frontmatter, nested blocks and claims over several lines, and no blank lines behind', () => {
    for (const text of [person, person.replaceAll('\n', '\r\n'), `\uFEFF${person}`]) {
      const service = workspace({ 'p.md': text });
      const lines = foldsIn(service, 'p.md').map(({ range, kind }) => {
        const at = (offset: number): number => service.lines('p.md')?.position(offset).line ?? -1;
        return `${at(range.start)}–${at(range.end)}${kind ? ` ${kind}` : ''}`;
      });
      assert.deepEqual(lines, ['0–19 region', '3–5', '6–11', '7–8', '14–16', '23–27']);
    }
  });

  it('covers nested blocks of attache.yaml', () => {
    const service = workspace({
      'attache.yaml': 'notes: [a]\nchecks:\n  duplicate-id:\n    level: error\n\n',
    });
    const text = service.text('attache.yaml') ?? '';
    assert.deepEqual(
      foldsIn(service, 'attache.yaml').map(({ range }) => text.slice(range.start, range.end)),
      ['checks:\n  duplicate-id:\n    level: error', 'duplicate-id:\n    level: error'],
    );
  });
});

describe('references', () => {
  const files = {
    'attache.yaml': 'captures: captures\n',
    'actors/lee.md': '---\ntype: person\nname: Lee\n---\n',
    'sources/long.md': '---\ntype: source\nid: long\nkey: k2025\ntitle: Long\n---\n',
    'n.md':
      '---\ntype: note\nid: n\nactors: [lee]\n---\n\n[He]{.claim #a by=lee} [@k2025] and [@long] and [[Lee|he]].\n\n' +
      '[She]{.claim #b rests-on=a by="a man"}.\n',
    'reviews/n.yaml':
      '- { claim: a, source: k2025, verdict: minor, by: x, on: 2025-01-01, text: h-00000000 }\n',
  };
  const service = workspace(files);
  const named = (path: keyof typeof files, words: string, declared = true): string[] =>
    referencesAt(service, path, files[path].indexOf(words), declared).map(({ file, range }) => {
      const text = files[file as keyof typeof files];
      return `${file} ${text.slice(Math.max(0, range.start - 4), range.start)}|${text.slice(range.start, range.end)}`;
    });

  it('go over frontmatter, attributes and links, and a record without an id is declared by its name', () => {
    const places = ['n.md s: [|lee', 'n.md  by=|lee', 'n.md d [[|Lee'];
    assert.deepEqual(named('n.md', 'lee]'), ['actors/lee.md me: |Lee', ...places]);
    assert.deepEqual(named('n.md', 'lee]', false), places);
  });

  it('find an id that is written with escapes', () => {
    const text = '---\ntype: note\nactors: ["l\\u0065e"]\n---\n';
    const places = referencesAt(workspace({ ...files, 'o.md': text }), 'o.md', text.indexOf('l\\u'), false);
    assert.ok(places.some(({ file, range }) => file === 'o.md' && text.charAt(range.start) === '"'));
    assert.equal(places.length, 4);
  });

  it('know a source by its id and by its key', () => {
    const cited = ['n.md } [@|k2025', 'n.md d [@|long', 'reviews/n.yaml ce: |k2025'];
    const declared = ['sources/long.md id: |long', 'sources/long.md ey: |k2025'];
    for (const words of ['long\n', 'k2025'])
      assert.deepEqual(named('sources/long.md', words), [...cited, ...declared]);
    assert.deepEqual(named('n.md', 'long', false), cited);
    assert.deepEqual(named('reviews/n.yaml', 'k2025', false), cited);
  });

  it('of a claim are attributes, verdicts and its own id', () => {
    assert.deepEqual(named('n.md', 'a by'), ['n.md im #|a', 'n.md -on=|a', 'reviews/n.yaml im: |a']);
    assert.deepEqual(named('n.md', 'b rests'), ['n.md im #|b']);
  });

  it('are those of writers, events and exceptions, and of quiet claims in ordinary Markdown', () => {
    const more = {
      'attache.yaml': 'checks: { unknown-actor: { except: [lee, x] } }\n',
      'lee.md': '---\ntype: event\nname: Lee\n---\n',
      'n.md': '---\ntype: note\nauthors: [lee, Mara]\n---\n\n[It]{.claim event=lee}\n',
      'p.md': '---\nclaims: { q: { by: lee, rests-on: q } }\n---\n\nWords. ^q\n',
    };
    const places = (words: string) =>
      referencesAt(workspace(more), 'p.md', more['p.md'].indexOf(words), true).map(
        ({ file, range }) => `${file} ${range.start}`,
      );
    const at = (path: keyof typeof more, words: string) => `${path} ${more[path].indexOf(words)}`;
    assert.deepEqual(places('lee'), [
      at('attache.yaml', 'lee'),
      at('lee.md', 'Lee'),
      at('n.md', 'lee'),
      at('n.md', 'lee}'),
      at('p.md', 'lee'),
    ]);
    assert.deepEqual(places('q }'), [at('p.md', 'q:'), at('p.md', 'q }'), at('p.md', 'q\n')]);
  });

  it('are none of words, titles and ids that nothing bears', () => {
    assert.deepEqual(named('n.md', 'She'), []);
    assert.deepEqual(named('sources/long.md', 'Long'), []);
    assert.deepEqual(named('n.md', 'a man'), []);
  });
});

describe('references to an actor', () => {
  const record = (id: string, more = ''): string =>
    `---\nid: ${id}\ntype: person\nname: Wang Yi\nfamily: Wang\n${more}---\n`;
  const files = {
    'actors/minister.md': record('minister', 'aliases: [The Envoy]\nnames: [{ value: 王毅, lang: zh }]\n'),
    'actors/general.md': record('general'),
    'n.md':
      '---\ntype: note\nactors: [minister]\n---\n\nThe Envoy met [[minister|him]], `The Envoy`.\n\n[X]{.claim by=minister}.\n',
    'o.md': '---\ntype: note\n---\n\n王毅外长 and [[minister]]. Wang Yi.\n',
  };
  const service = workspace(files);
  const say = ({ file, range }: { file: string; range: { start: number; end: number } }): string => {
    const text = files[file as keyof typeof files];
    return `${file} ${text.slice(Math.max(0, range.start - 4), range.start)}|${text.slice(range.start, range.end)}`;
  };
  const named = (path: keyof typeof files, words: string, declared = false): string[] =>
    referencesAt(service, path, files[path].indexOf(words) + 1, declared).map(say);
  const places = [
    'n.md s: [|minister',
    'n.md --\n\n|The Envoy',
    'n.md t [[|minister',
    'n.md  by=|minister',
    'o.md --\n\n|王毅',
    'o.md d [[|minister',
  ];

  it('are all namings by id and all mentions that mean it, from each of them', () => {
    for (const words of ['The Envoy', 'minister]', 'minister|', 'minister}'])
      assert.deepEqual(named('n.md', words), places, words);
    assert.deepEqual(named('o.md', '王毅'), places);
  });

  it('come from its own note by its id, its names and its type', () => {
    for (const words of ['minister', 'person', 'Wang Yi', 'The Envoy', '王毅'])
      assert.deepEqual(named('actors/minister.md', words), places, words);
    assert.deepEqual(named('o.md', '王毅', true), ['actors/minister.md id: |minister', ...places]);
  });

  it('are none of a name that several bear, which means nobody yet', () =>
    assert.deepEqual(named('o.md', 'Wang Yi'), []));

  it('are marked in the note that is looked at', () => {
    const marked = highlightsAt(service, 'n.md', files['n.md'].indexOf('The Envoy')).map(say);
    assert.deepEqual(
      marked,
      places.filter((place) => place.startsWith('n.md')),
    );
    const own = highlightsAt(service, 'actors/minister.md', files['actors/minister.md'].indexOf('Wang Yi'));
    assert.deepEqual(own.map(say), ['actors/minister.md id: |minister']);
    assert.deepEqual(highlightsAt(service, 'o.md', files['o.md'].indexOf('Wang Yi')), []);
  });
});

describe('the symbols of a workspace', () => {
  const service = workspace({
    'actors/lee.md':
      '---\ntype: person\nid: lee-jae-myung\nname: Lee Jae-myung\nnames: [{ value: 이재명, lang: ko }]\naliases: [LJM]\n---\n',
    'n.md': '---\ntype: note\ntitle: Envoys\n---\n\n[He]{.claim #axis} and [she]{.claim}.\n',
    'plain.md': '# Nothing\n',
  });
  const found = (query: string): string[] =>
    workspaceSymbols(service, query).map(({ name, container }) => `${name} | ${container}`);

  it('are found by the letters of any of their names, in order', () => {
    assert.deepEqual(found('LEEMY'), ['Lee Jae-myung | ']);
    assert.deepEqual(found('재명'), ['이재명 | Lee Jae-myung']);
    assert.deepEqual(found('ae-m'), ['Lee Jae-myung | ']);
    assert.deepEqual(found('lee-j'), ['lee-jae-myung | Lee Jae-myung']);
    assert.deepEqual(found('axis'), ['n#axis | Envoys']);
    assert.deepEqual(found('xyz'), []);
  });

  it('are all titles and claims where nothing is asked', () =>
    assert.deepEqual(found(''), ['Envoys | ', 'Lee Jae-myung | ', 'n#axis | Envoys']));

  it('are at most 500, the best first', () => {
    const notes = Array.from(
      { length: 600 },
      (_, at) => [`${at}.md`, `---\ntype: note\ntitle: A b${at}\n---\n`] as const,
    );
    const many = workspace({
      ...Object.fromEntries(notes),
      'z.md': '---\ntype: note\ntitle: b first\n---\n',
    });
    const symbols = workspaceSymbols(many, 'b');
    assert.equal(symbols.length, 500);
    assert.equal(symbols[0]?.name, 'b first');
  });
});
