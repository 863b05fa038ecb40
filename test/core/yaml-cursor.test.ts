import assert from 'node:assert/strict';
import { findFrontmatter } from '../../src/core/notes/frontmatter.ts';
import { type YamlCursor, yamlCursor } from '../../src/core/yaml/cursor.ts';
import { plainOf } from '../../src/core/yaml/values.ts';

/** The cursor where `│` stands, in YAML that is the whole file. */
function at(marked: string): YamlCursor | null {
  const offset = marked.indexOf('│');
  assert.ok(offset >= 0 && !marked.includes('│', offset + 1), 'one cursor');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  return yamlCursor(text, { start: 0, end: text.length }, offset);
}

/** What a place says in one line: role and path, `typed` of what is replaced, and then whatever differs from usual. */
function said(marked: string): string {
  const place = at(marked);
  if (!place) return 'nothing';
  const text = marked.replace('│', '');
  const replaced = text.slice(place.replace.start, place.replace.end);
  return [
    `${place.role} ${place.path.join('/') || '.'}`,
    `${place.typed}|${replaced.slice(place.typed.length)}`,
    ...(place.siblings.length > 0 ? [`beside ${place.siblings.join(',')}`] : []),
    ...(place.hasColon ? ['colon'] : []),
    ...(place.flow ? ['flow'] : []),
    ...(place.quote ? [place.quote] : []),
    ...(place.indent > 0 ? [`at ${place.indent}`] : []),
    ...(place.mayBeMap ? ['or map'] : []),
  ].join(' · ');
}

type Table = Readonly<Record<string, string>>;

function table(rows: Table): void {
  for (const [marked, expected] of Object.entries(rows))
    it(JSON.stringify(marked), () => assert.equal(said(marked), expected));
}

describe('the cursor in YAML: keys of the document', () => {
  table({
    '│': 'key . · |',
    'ty│': 'key . · ty|',
    '\n│\n': 'key . · |',
    'type: note\n│': 'key . · | · beside type',
    'type: note\n│\n': 'key . · | · beside type',
    'type: note\n│\ntitle: x': 'key . · | · beside type,title',
    'type: note\n\n│\n\ntitle: x': 'key . · | · beside type,title',
    'rel│\ntype: note\ntitle: x': 'key . · rel| · beside type,title',
    'type: note\nrel│\ntitle: x\nstatus: draft': 'key . · rel| · beside type,title,status',
    'type: note\nsta│tus: draft': 'key . · sta|tus · beside type · colon',
    'type: note\n│status: draft': 'key . · |status · beside type · colon',
    'type: note\nstatus│: draft': 'key . · status| · beside type · colon',
    'type: note\nsta│tus : draft': 'key . · sta|tus · beside type · colon',
    'ty│\r\ntitle: x\r\n': 'key . · ty| · beside title',
    'title: x\r│\rstatus: y': 'key . · | · beside title,status',
    'title: 제목\n상│태: 초안': 'key . · 상|태 · beside title · colon',
    'sta│ # later': 'key . · sta|',
    '"ti│tle": x\ntype: note': 'key . · ti|tle · beside type · colon · "',
    '"ti│\ntype: note': 'key . · ti| · beside type · "',
    "'ti│tle': x": "key . · ti|tle · colon · '",
    '│"title": x': 'key . · |"title" · colon',
    '"title"│: x': 'key . · "title"| · colon',
    '"it\\"s": 1\n2025: x\n│': 'key . · | · beside it"s,2025',
    'capture:\n  file: x\n│': 'key . · | · beside capture',
    'capture:\n│\ntitle: x': 'key . · | · beside capture,title',
    'positions:\n- a\n│': 'key . · | · beside positions',
    'abstract: |\n  Text\n│': 'key . · | · beside abstract',
    'abstract: |\n│': 'key . · | · beside abstract',
    '---\ntype: note\n│': 'key . · | · beside type',
    '\uFEFFty│: x': 'key . · ty| · colon',
  });
});

describe('the cursor in YAML: values', () => {
  table({
    'status:│': 'value status · |',
    'status: │': 'value status · |',
    'status: │\ntitle: x': 'value status · |',
    'status: dr│': 'value status · dr|',
    'status: dr│aft\ntitle: x': 'value status · dr|aft',
    'status: │draft': 'value status · |draft',
    'status:│ draft': 'value status · | draft',
    'status: draft│': 'value status · draft|',
    'status: draft │': 'value status · draft |',
    'status: dr│ # x': 'value status · dr|',
    'status: dr │# x': 'value status · dr |',
    'status: │ # x': 'value status · |',
    'status: # │x': 'nothing',
    'status:\tdr│aft': 'value status · dr|aft',
    'status: dr│aft\r\ntitle: x': 'value status · dr|aft',
    'status: dr│aft\rtitle: x': 'value status · dr|aft',
    'title: 한미 정│상회담': 'value title · 한미 정|상회담',
    'title: "quo│ted"': 'value title · quo|ted · "',
    'title: "quo│\nstatus: x': 'value title · quo| · "',
    "title: 'it''s│ so' # x": "value title · it''s| so · '",
    'title: │"quoted"': 'value title · |"quoted"',
    'title: "quoted"│': 'value title · "quoted"|',
    'title: "quoted" │': 'nothing',
    'url: https://│example.org/#x': 'value url · https://|example.org/#x',
    'title: &t wo│rd': 'value title · wo|rd',
    'title: !!str wo│rd': 'value title · wo|rd',
    'broken: "unclosed\nstatus: dr│\nworse: ]': 'value status · dr|',
    'broken: [a, {\nstatus: dr│\nworse: ]': 'value status · dr|',
  });
});

describe('the cursor in YAML: nothing to complete', () => {
  table({
    '# a com│ment': 'nothing',
    'type: note\n  # a com│ment': 'nothing',
    'abstract: |\n  Te│xt': 'nothing',
    'abstract: |\n  Text\n  │': 'nothing',
    'abstract: >-\n  Text\n│\n  more': 'nothing',
    'abstract: |│': 'nothing',
    'claims:\n  a: |\n    Te│xt\n    more\n  b: x': 'nothing',
    '- |\n  Te│xt': 'nothing',
    'title: first\n  sec│ond': 'nothing',
    'title: first\n  │': 'nothing',
    'summary:\n  First\n  sec│ond': 'nothing',
    'title: "first\n  sec│ond"': 'nothing',
    'title: &na│me x': 'nothing',
    'title: &na│me': 'nothing',
    'title: !t│ag x': 'nothing',
    'title: *na│me': 'nothing',
    '&na│me title: x': 'nothing',
    'tags: [*na│me]': 'nothing',
    'tags: [&na│me a]': 'nothing',
    'tags: [a] │': 'nothing',
    'tags: [a]│': 'nothing',
    'tags: [[a]│, b]': 'nothing',
    'tags: [ # com│ment': 'nothing',
    'capture:\n │ file: x': 'nothing',
    '-│ a': 'nothing',
    '│- a': 'nothing',
    '-│': 'nothing',
    '--│-\ntype: note': 'nothing',
    '? ke│y\n: x': 'nothing',
  });

  it('outside the YAML, and on the line that closes frontmatter', () => {
    const text = '---\ntype: note\n---\nText';
    const yaml = findFrontmatter(text)!.yaml;
    for (const offset of [0, 3, yaml.end, yaml.end + 1, text.length])
      assert.equal(yamlCursor(text, yaml, offset), null);
    assert.equal(yamlCursor(text, yaml, yaml.start)?.role, 'key');
    assert.equal(yamlCursor(text, yaml, yaml.end - 1)?.role, 'value');
  });
});

describe('the cursor in YAML: nested maps', () => {
  const claims = 'claims:\n  a:\n    kind: judgment\n';
  table({
    'capture:\n  │': 'value capture · | · at 2 · or map',
    'capture:\n  fi│': 'value capture · fi| · at 2 · or map',
    'capture:\n  │\ntitle: x': 'value capture · | · at 2 · or map',
    'capture: # where\n  │': 'value capture · | · at 2 · or map',
    'capture: &c\n  │': 'value capture · | · at 2 · or map',
    'capture:\n  fi│le: x': 'key capture · fi|le · colon · at 2',
    'capture:\n  file: x\n  │': 'key capture · | · beside file · at 2',
    'capture:\n  │\n  file: x\ntitle: y': 'key capture · | · beside file · at 2',
    'capture:\n  sh│\n  file: x': 'key capture · sh| · beside file · at 2',
    'capture:\n  file: x\n\n  sh│\n  lines: 1-2': 'key capture · sh| · beside file,lines · at 2',
    'capture:\n  file: ca│': 'value capture/file · ca| · at 2',
    [`${claims}    │`]: 'key claims/a · | · beside kind · at 4',
    [`${claims}  │`]: 'key claims · | · beside a · at 2',
    [`${claims}│`]: 'key . · | · beside claims',
    [`${claims}      │`]: 'nothing',
    [`${claims}  b:\n    │`]: 'value claims/b · | · at 4 · or map',
    [`${claims}  b│\n  c:\n    kind: x`]: 'key claims · b| · beside a,c · at 2',
    'claims:\n  a: "unclosed\n  b: [x, {\n  c: dr│\n  d: ]': 'value claims/c · dr| · at 2',
    'base: &b\n  x: 1\nnext:\n  <<: *b\n  │': 'key next · | · beside << · at 2',
    'a:\n\t│': 'value a · | · at 1 · or map',
    '\tty│': 'key . · ty| · at 1',
  });
});

describe('the cursor in YAML: lists', () => {
  const map = 'positions:\n  - office: x\n';
  table({
    'tags:\n  - │': 'value tags/0 · | · at 4 · or map',
    'tags:\n  - a\n  - │': 'value tags/1 · | · at 4 · or map',
    'tags:\n  - a\n  - b│c': 'value tags/1 · b|c · at 4 · or map',
    'tags:\n  - a│\n  - b': 'value tags/0 · a| · at 4 · or map',
    'tags:\n- a\n- │\nstatus: x': 'value tags/1 · | · at 2 · or map',
    'tags:\n  - "a│b"': 'value tags/0 · a|b · " · at 4 · or map',
    'positions:\n  │': 'value positions · | · at 2 · or map',
    'positions:\n  - a\n  │': 'value positions · | · at 2',
    'positions:\n  │\n  - a': 'value positions · | · at 2',
    'positions:\n  - off│ice: x': 'key positions/0 · off|ice · colon · at 4',
    'positions:\n  - office: pr│': 'value positions/0/office · pr| · at 4',
    [`${map}    │`]: 'key positions/0 · | · beside office · at 4',
    [`${map}    st│\n    end: y\n  - office: z`]: 'key positions/0 · st| · beside office,end · at 4',
    [`${map}  - off│\n    start: y`]: 'key positions/1 · off| · beside start · at 4',
    [`${map}  - office:\n      │`]: 'value positions/1/office · | · at 6 · or map',
    'positions:\n  -\n    │': 'value positions/0 · | · at 4 · or map',
    'positions:\n  -\n    office: x\n    │': 'key positions/0 · | · beside office · at 4',
    'a:\n  - - x\n    - y│': 'value a/0/1 · y| · at 6 · or map',
    '- a: 1\n- b│: 2': 'key 1 · b| · colon · at 2',
    '- a: 1\n- │': 'value 1 · | · at 2 · or map',
    '- a: 1\n│': 'value . · |',
    '- # │': 'nothing',
    'tags:\n  - │ # later': 'value tags/0 · | · at 4 · or map',
    'positions:\n  - │\n    office: x': 'key positions/0 · | · beside office · at 4',
  });
});

describe('the cursor in YAML: brackets and braces', () => {
  table({
    'tags: [│]': 'value tags/0 · | · flow',
    'tags: [│': 'value tags/0 · | · flow',
    'tags: [a, │]': 'value tags/1 · | · flow',
    'tags: [a, b│': 'value tags/1 · b| · flow',
    'tags: [a, b│\nstatus: x': 'value tags/1 · b| · flow',
    'tags: [a, b│c, d] # x': 'value tags/1 · b|c · flow',
    'tags: [│a, b]': 'value tags/0 · |a · flow',
    'tags: [a│, b]': 'value tags/0 · a| · flow',
    'tags: │[a, b]': 'value tags · |',
    'tags: ["a│b", c]': 'value tags/0 · a|b · flow · "',
    'tags: ["ab"│, c]': 'value tags/0 · "ab"| · flow',
    'tags: [│"ab", c]': 'value tags/0 · |"ab" · flow',
    "tags: ['a│": "value tags/0 · a| · flow · '",
    'tags: [a,\n  b│,\n  c]': 'value tags/1 · b| · flow',
    'tags: [\n  a,\n│\n]\nstatus: x': 'value tags/1 · | · flow',
    'capture: {│}': 'key capture · | · flow',
    'capture: { │': 'key capture · | · flow',
    'capture: { fi│': 'key capture · fi| · flow',
    'capture: { fi│le: x }': 'key capture · fi|le · colon · flow',
    'capture: { file: x, │ }': 'key capture · | · beside file · flow',
    'capture: { file: x, sh│, url: y }': 'key capture · sh| · beside file,url · flow',
    'capture: { │ file: x }': 'key capture · | · beside file · flow',
    'capture: { file: │ }': 'value capture/file · | · flow',
    'capture: { file:│ }': 'value capture/file · | · flow',
    'capture: { file: │, url: y }': 'value capture/file · | · flow',
    'capture: { file: c│ url: y }': 'value capture/file · c| · flow',
    'capture: { file: two w│ords, url: y }': 'value capture/file · two w|ords · flow',
    'capture: { url: https:│//x.org }': 'value capture/url · https:|//x.org · flow',
    'capture: { file: "c│, url: "y" }': 'value capture/file · c| · flow · "',
    'capture: { "fi│le": x }': 'key capture · fi|le · colon · flow · "',
    'x:\n  - { office: a }\n  - { office: b, │\n  - { office: c }':
      'key x/1 · | · beside office · flow · at 4',
    'names: [{ value: a }, { va│ }]': 'key names/1 · va| · flow',
    'names: [{ value: a, lang: k│o }]': 'value names/0/lang · k|o · flow',
    '{ "a": 1,\n  "b│": 2 }': 'key . · b| · beside a · colon · flow · "',
    '{ a: 1, │': 'key . · | · beside a · flow',
  });
});

describe('the document around the cursor', () => {
  const root = (marked: string): unknown => {
    const value = at(marked)?.root;
    return value ? JSON.parse(JSON.stringify(plainOf(value))) : null;
  };

  it('holds the word that is typed as a key, and what stands around it', () =>
    assert.deepEqual(root('type: note\nrel│\nclaims:\n  a: { kind: judgment }'), {
      type: 'note',
      rel: null,
      claims: { a: { kind: 'judgment' } },
    }));

  it('has no key where none is typed yet, and null for an empty document', () => {
    assert.deepEqual(root('type: note\n│\ntitle: x'), { type: 'note', title: 'x' });
    assert.deepEqual(root('│'), {});
  });

  it('holds nested maps and lists with the word that is typed', () => {
    assert.deepEqual(root('a:\n  b:\n    c: 1\n    d│\n  e: 2\nf:\n- x: 1\n  y: 2\n- z'), {
      a: { b: { c: 1, d: null }, e: 2 },
      f: [{ x: 1, y: 2 }, 'z'],
    });
    assert.deepEqual(root('f:\n  - x: 1\n    y: [2│, 3]\n  - - z\ng: k'), {
      f: [{ x: 1, y: [2, 3] }, ['z']],
      g: 'k',
    });
    assert.deepEqual(root('f:\n  - x: 1\n  - y│'), { f: [{ x: 1 }, 'y'] });
    assert.deepEqual(root('f:\n  │\ng: 1'), { f: null, g: 1 });
    assert.deepEqual(root('f:\n  - │\n  - a'), { f: [null, 'a'] });
  });

  it('keeps the rest where a part of it is broken', () => {
    const read = root('bad: [a, {\ntype: note\nworse: "x\nsta│: y') as Record<string, unknown>;
    assert.equal(read['type'], 'note');
    assert.equal(read['sta'], 'y');
  });

  it('tells shapes in a long document without reading all of it', () => {
    const many = Array.from({ length: 2000 }, (_, index) => `  - item number ${index}`).join('\n');
    const read = root(`type: note\nmany:\n${many}\nmap: { a: b }\nother:\n  ${many.trim()}\nstatus: dr│`);
    assert.deepEqual(read, { type: 'note', many: [], map: { a: 'b' }, other: [], status: 'dr' });
  });

  it('survives aliases of aliases', () => {
    const bomb = Array.from({ length: 30 }, (_, index) =>
      index === 0 ? '  a0: &a0 [x, x]' : `  a${index}: &a${index} [*a${index - 1}, *a${index - 1}]`,
    ).join('\n');
    assert.equal(said(`b:\n${bomb}\nstatus: dr│`), 'value status · dr|');
    assert.equal(at(`b:\n${bomb}\n  c: [*a29, d│]`)?.path.join('/'), 'b/c/1');
    assert.equal(at(`b:\n${bomb}\nstatus: dr│`)?.root?.type, 'map');
    assert.equal(at('a: &a\n  b: *a\n  c│')?.role, 'key');
  });
});
