import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readLibrary } from '../../src/core/library/read.ts';
import type { LibraryFacts, LibraryProblem } from '../../src/core/model/library.ts';
import type { SourceRecord } from '../../src/core/model/records.ts';
import { applyEdits } from '../../src/core/text/edits.ts';
import { LineIndex } from '../../src/core/text/lines.ts';

const data = (name: string): string =>
  readFileSync(new URL(`../data/library/${name}`, import.meta.url), 'utf8').replaceAll('\r\n', '\n');
const factsOf = (path: string, text: string): LibraryFacts => readLibrary(path, text, null).facts;
const keysOf = ({ entries }: LibraryFacts): string[] => entries.map(({ record }) => record.id.fallback);

function recordOf(facts: LibraryFacts, key: string): SourceRecord {
  const found = facts.entries.find(({ record }) => record.id.fallback === key);
  assert.ok(found, `There is no entry ${key}.`);
  return found.record;
}

const only = (path: string, text: string): SourceRecord => {
  const { entries, problems } = factsOf(path, text);
  assert.deepEqual(problems, []);
  assert.equal(entries.length, 1);
  return entries[0]?.record ?? assert.fail();
};

const bib = (fields: string, type = 'misc'): SourceRecord => only('a.bib', `@${type}{k,\n${fields}\n}`);

function placed(text: string, { entries }: LibraryFacts, key: string): Record<string, string | null> {
  const entry = entries.find(({ record }) => record.id.fallback === key) ?? assert.fail();
  const words = (range: { start: number; end: number } | undefined): string | null =>
    range ? text.slice(range.start + entry.start, range.end + entry.start) : null;
  const { head, id, title, issued, accessed } = entry.record;
  return {
    head: words(head),
    key: words(id.explicit?.range),
    title: words(title?.range),
    issued: words(issued?.range),
    accessed: words(accessed?.range),
  };
}

const linesOf = (text: string, problems: readonly LibraryProblem[]): [number, string][] => {
  const lines = new LineIndex(text);
  return problems.map(({ range }) => [
    lines.position(range.start).line + 1,
    text.slice(range.start, range.end),
  ]);
};

/** The text once the first fix of its first problem is applied. */
const mended = (path: string, text: string): string =>
  applyEdits(text, factsOf(path, text).problems[0]?.fixes?.[0]?.edits ?? assert.fail('There is no fix.'));

describe('a broken .bib', () => {
  const text = data('own-broken.bib');
  const facts = factsOf('own-broken.bib', text);
  const expected = JSON.parse(data('own-broken.expected.json')) as Record<
    'mustFindKeys' | 'mustNotFindKeys' | 'recoveredIfRobust',
    string[]
  >;

  it('loses no entry that can be read', () => {
    const keys = keysOf(facts);
    for (const key of [...expected.mustFindKeys, ...expected.recoveredIfRobust, 'Muller2024'])
      assert.ok(keys.includes(key), key);
    for (const key of expected.mustNotFindKeys) assert.ok(!keys.includes(key), key);
  });

  it('has one problem for each entry that is broken, at its line', () => {
    assert.deepEqual(linesOf(text, facts.problems), [
      [23, 'muller2024'],
      [35, 'key with space'],
      [36, 'no_comma'],
      [37, '@misc{'],
      [55, 'unclosed2025'],
    ]);
  });

  it('keeps what stands in it', () => {
    const institution = recordOf(facts, 'mofa2025').publisher;
    assert.equal(institution, 'Ministry of Foreign Affairs, Tokyo');
    assert.equal(recordOf(facts, 'concat2023').title?.value, 'a b c');
    assert.equal(recordOf(facts, 'nested2022').title?.value, 'Outer inner deep inner outer');
    assert.deepEqual(recordOf(facts, 'muller2024').authors, [
      'Jörg Müller',
      'Åse Ødegaard',
      'José García',
      'Jiří Koči',
    ]);
    assert.equal(recordOf(facts, 'unclosed2025').title?.value, 'This value lacks a brace');
  });

  it('of one key has the first entry', () => {
    assert.match(recordOf(facts, 'muller2024').title?.value ?? '', /^Naïve/u);
    const [{ related = [] } = {}] = facts.problems;
    assert.deepEqual(
      related.map(({ file, range }) => [file, text.slice(0, range.start).split('\n').length]),
      [['own-broken.bib', 15]],
    );
  });

  it('is whole once its fixes are applied', () => {
    let now = text;
    for (let round = 0; round < 4; round++) {
      const fix = factsOf('own-broken.bib', now).problems.find(({ fixes = [] }) => fixes.length > 0)
        ?.fixes?.[0];
      now = applyEdits(now, fix?.edits ?? assert.fail(`No fix in round ${round}.`));
    }
    const after = factsOf('own-broken.bib', now);
    // Only a person can say what an entry is to be called.
    assert.deepEqual(linesOf(now, after.problems), [[37, '@misc{']]);
    for (const key of ['muller2024-2', 'key-with-space', 'no_comma', 'unclosed2025', 'after_unclosed'])
      assert.ok(keysOf(after).includes(key), key);
  });
});

describe('real .bib files beside their CSL-JSON', () => {
  /** Where the other program reads an entry in another way. */
  const explained: Readonly<Record<string, string>> = {
    'doerr:report authors': '`May, Keith,` has a comma too many; there Keith becomes a suffix',
    'cdli:Born2019 containerTitle': 'the raised rd has letters of its own here, a tag there',
  };
  const compared = [
    'title',
    'authors',
    'editors',
    'issued',
    'accessed',
    'containerTitle',
    'publisher',
    'type',
    'url',
    'language',
  ] as const;
  const valueOf = (record: SourceRecord, name: (typeof compared)[number]): unknown => {
    const value = record[name];
    return value && typeof value === 'object' && 'value' in value ? value.value : value;
  };

  for (const name of ['bibtex', 'biblatex'])
    it(`${name}: keys, names, titles, dates and the rest are the same, but for what is explained`, () => {
      const ours = factsOf('a.bib', data(`citationjs-${name}-input.bib`));
      const theirs = factsOf('a.json', data(`citationjs-${name}-csl.json`));
      assert.deepEqual(ours.problems, []);
      assert.deepEqual(keysOf(ours), keysOf(theirs));
      const differences = keysOf(theirs).flatMap((key) =>
        compared.flatMap((field) => {
          const [our, their] = [recordOf(ours, key), recordOf(theirs, key)].map((r) => valueOf(r, field));
          return JSON.stringify(our) === JSON.stringify(their) ? [] : [`${key} ${field}`];
        }),
      );
      const all = theirs.entries.length * compared.length;
      console.log(`      ${all - differences.length} of ${all} values are the same`);
      assert.deepEqual(
        differences.filter((difference) => !(difference in explained)),
        [],
      );
    });

  for (const [name, count] of [
    ['jabref-complex.bib', 20],
    ['jabref-chocolate.bib', 15],
    ['jabref-crossref.bib', 4],
    ['jabref-utf8-bom.bib', 2],
    ['bibtexparser-double-comma.bib', 1],
    ['bibtexparser-verbatim-string.bib', 1],
    ['bibtexparser-strings.bib', 0],
  ] as const)
    it(`${name}: ${count} entries, nothing wrong`, () => {
      const { entries, problems } = factsOf(name, data(name));
      assert.deepEqual(problems, []);
      assert.equal(entries.length, count);
    });
});

describe('an entry of a .bib', () => {
  it('has its key, title and dates where they are written, behind a BOM and CR as well', () => {
    const text =
      '\uFEFF% notes\r\n@online{ smith:2025/a ,\r\n  Title = {{IAEA} {\\"u}ber},\r\n  date = "2025-06~",\r\n  urldate={2025-07-01}}\r\n';
    const facts = factsOf('a.bib', text);
    assert.deepEqual(placed(text, facts, 'smith:2025/a'), {
      head: 'smith:2025/a',
      key: 'smith:2025/a',
      title: '{IAEA} {\\"u}ber',
      issued: '2025-06~',
      accessed: '2025-07-01',
    });
    assert.equal(recordOf(facts, 'smith:2025/a').title?.value, 'IAEA über');
    assert.deepEqual(facts.entries[0]?.start, text.indexOf('@'));
  });

  it('reads TeX: accents, signs, markup, mathematics', () => {
    for (const [tex, text] of [
      ["Garc{\\'\\i}a and Ji\\v{r}\\'{\\i}", 'García and Jiří'],
      ['Stra{\\ss}e, \\O degaard, \\AA{}se', 'Straße, Ødegaard, Åse'],
      ["50\\% \\& \\$1 -- or --- ``more''~?", '50% & $1 – or — “more” ?'],
      ['of \\textit{Xenopus} \\emph{laevis}', 'of Xenopus laevis'],
      ['50 % of all', '50 % of all'],
      ['two\n   lines', 'two lines'],
      ['{\\unknowncommand{x}}', '\\unknowncommandx'],
    ] as const)
      assert.equal(bib(`title = {${tex}}`).title?.value, text);
  });

  it('reads names', () => {
    for (const [tex, names] of [
      ['{Ministry of Foreign Affairs} and others', ['Ministry of Foreign Affairs']],
      ['de la Cruz, Juan and Ludwig van Beethoven', ['Juan de la Cruz', 'Ludwig van Beethoven']],
      ['King, Jr., Martin Luther', ['Martin Luther King Jr.']],
      ['family=Groote, given=Jan, prefix=de', ['Jan de Groote']],
      ['石破, 茂 and 이재명 and Lee, Jae-myung', ['石破茂', '이재명', 'Jae-myung Lee']],
      ['{Barnes and Noble} AND Poe, Edgar', ['Barnes and Noble', 'Edgar Poe']],
    ] as const)
      assert.deepEqual(bib(`author = {${tex}}`).authors, names);
  });

  it('reads dates', () => {
    for (const [fields, date] of [
      ['year = 2025', '2025'],
      ['year = {2025}, month = jun', '2025-06'],
      ['year = {2025}, month = "6", day = 4', '2025-06-04'],
      ['year = 2025, month = {July 30th}', '2025-07-30'],
      ['year = 2025, month = {14~May}', '2025-05-14'],
      ['year = {2012--2014}', '2012/2014'],
      ['year = {in press}', 'in press'],
      ['date = {2024-10-01/..}, year = 1999', '2024-10-01/..'],
    ] as const)
      assert.equal(bib(fields).issued?.value, date);
    assert.deepEqual(bib('date = {1850~}').issued?.days, { earliest: '1850-01-01', latest: '1850-12-31' });
    assert.equal(bib('year = {in press}').issued?.days, null);
  });

  it('takes what is missing from the entry that its crossref or xdata names', () => {
    const facts = factsOf('jabref-crossref.bib', data('jabref-crossref.bib'));
    const paper = recordOf(facts, 'DBLP:conf/wicsa/ZimmermannWKG15');
    assert.equal(paper.publisher, 'IEEE Computer Society');
    assert.deepEqual(paper.editors, ['Len Bass', 'Patricia Lago', 'Philippe Kruchten']);
    const lent = '@xdata{house, publisher = {Press}, date = {2020}}\n@book{a, title = {A}, xdata = {HOUSE}}';
    const { entries } = factsOf('a.bib', lent);
    assert.equal(entries.length, 1);
    assert.equal(entries[0]?.record.publisher, 'Press');
    assert.equal(entries[0].record.issued?.value, '2020');
  });

  it('survives entries and strings that lead back to themselves', () => {
    const circle =
      '@string{a = b}@string{b = a # "x"}@book{p, title = a, crossref = {q}}@book{q, crossref = {p}, year = 2020}';
    assert.deepEqual(keysOf(factsOf('a.bib', circle)), ['p', 'q']);
  });

  it('may be of a type that nobody knows, but for a slip of the pen', () => {
    assert.equal(bib('title = {x}', 'podcastepisode').type, null);
    assert.equal(mended('a.bib', '@artcle{k, title = {x}}'), '@article{k, title = {x}}');
  });

  it('has one problem at most, which says what to do', () => {
    for (const [text, message] of [
      ['@misc{a, title = {x} year = 2020}', 'Behind the value of “title” a comma is missing.'],
      ['@misc{a, title {x}, year 2020}', /^Here a field should begin, as in `title = \{…\}`/u],
      ['@misc{a, title = , year = 2020}', 'The field “title” has no value.'],
      ['@misc{a, title = "x, \n year = 2020}', /“a” is never closed: a `"` is missing in “title”/u],
      ['@misc{a, title = {x}', 'The entry “a” is never closed.'],
      ['@misc{}', /has no citation key/u],
    ] as const) {
      const { problems } = factsOf('a.bib', text);
      assert.equal(problems.length, 1, text);
      const said = problems[0]?.message ?? '';
      if (typeof message === 'string') assert.equal(said, message);
      else assert.match(said, message);
    }
    for (const text of ['@misc{a, title = {x} year = 2020}', '@misc{a, title = "x, \n year = 2020}'])
      assert.deepEqual(factsOf('a.bib', mended('a.bib', text)).problems, []);
  });

  it('is none in ordinary text, comments and lines behind %', () => {
    const text =
      'Ask @article or someone@misc{x,} and @handle (who).\n% @book{no, title = {x}}\n@comment{\n@book{nor, title = {this}}\n}\n@book{yes, title = {x}}';
    const facts = factsOf('a.bib', text);
    assert.deepEqual(facts.problems, []);
    assert.deepEqual(keysOf(facts), ['yes']);
  });
});

describe('CSL', () => {
  const item = `{
  "id": "smith2025", "type": "article-newspaper", "title": "On <i>Bones</i>",
  "author": [{"family": "Cruz", "given": "Juan", "non-dropping-particle": "de la"}, {"literal": "UN"}],
  "container-title": "Times", "publisher": "T", "URL": "https://example.org/a",
  "issued": {"date-parts": [["2025", 6, 4], [2025, 6, 5]]}, "accessed": {"raw": "2025-07-01"}
}`;

  it('is read from JSON with its places', () => {
    const text = `\uFEFF[${item}, {"id": 7, "issued": {"date-parts": [[2020]], "circa": true}}]`;
    const facts = factsOf('a.json', text);
    assert.deepEqual(facts.problems, []);
    assert.deepEqual(keysOf(facts), ['smith2025', '7']);
    assert.equal(placed(text, facts, 'smith2025')['key'], 'smith2025');
    assert.equal(placed(text, facts, 'smith2025')['title'], 'On <i>Bones</i>');
    assert.equal(placed(text, facts, '7')['key'], '7');
    const { title, authors, issued, accessed, type } = recordOf(facts, 'smith2025');
    assert.equal(title?.value, 'On Bones');
    assert.deepEqual(authors, ['Juan de la Cruz', 'UN']);
    assert.equal(issued?.value, '2025-06-04/2025-06-05');
    assert.equal(accessed?.value, '2025-07-01');
    assert.equal(type, 'article-newspaper');
    assert.equal(recordOf(facts, '7').issued?.value, '2020~');
  });

  for (const [indent, name] of [
    ['', 'flush'],
    ['  ', 'indented'],
  ] as const)
    it(`is read from YAML, ${name}`, () => {
      const text = `---\nnocite: x\nreferences:\n${indent}- id: a\n${indent}  title: "T: a"\n${indent}  issued: 2025-06\n\n${indent}- id: b\n${indent}  author:\n${indent}  - family: Kim\n${indent}    given: Ann\n${indent}  issued:\n${indent}  - year: 2013\n${indent}    month: 5\n...\n`;
      const facts = factsOf('a.yaml', text);
      assert.deepEqual(facts.problems, []);
      assert.deepEqual(keysOf(facts), ['a', 'b']);
      assert.deepEqual(placed(text, facts, 'a'), {
        head: 'a',
        key: 'a',
        title: 'T: a',
        issued: '2025-06',
        accessed: null,
      });
      assert.deepEqual(recordOf(facts, 'b').authors, ['Ann Kim']);
      assert.equal(recordOf(facts, 'b').issued?.value, '2013-05');
    });

  it('has one problem for an item that is broken', () => {
    for (const [path, text, place, keys] of [
      ['a.json', '[\n  {"id": "a", "title": "x" "type": "book"},\n  {"id": "b"}\n]', '"type"', ['b']],
      ['a.json', '[\n  {"id": "a", "title": "x",\n  {"id": "b"}\n]', '', ['a', 'b']],
      ['a.json', '[{"id": "a"} {"id": "b"}]', '{', ['a', 'b']],
      ['a.json', '[{"id": "a"}, {"title": "b"}]', '{', ['a']],
      ['a.json', '[{"id": "a"}, {"id": "a"}]', 'a', ['a']],
      ['a.json', '[{"id": "a"},]', '}', ['a']],
      ['a.json', '[{"id": "a"}', '}', ['a']],
      ['a.yaml', '- id: a\n  title: x: y\n- id: b', 'x', ['b']],
    ] as const) {
      const { entries, problems } = factsOf(path, text);
      assert.equal(problems.length, 1, text);
      const { start, end } = problems[0]?.range ?? assert.fail();
      if (place !== '')
        assert.ok(text.slice(start, end).includes(place), `${text}: ${text.slice(start, end)}`);
      const found = entries.map(({ record }) => record.id.fallback);
      for (const key of keys) assert.ok(found.includes(key), text);
    }
  });

  it('says once that a file is something else', () => {
    for (const [path, text] of [
      ['a.json', '{"config": {}, "entries": 3}'],
      ['a.json', '{"items": [{"citationKey": "a"}, {"citationKey": "b"}]}'],
      ['a.yaml', 'title: A note\n'],
    ] as const)
      assert.equal(factsOf(path, text).problems.length, 1, text);
    for (const [path, text] of [
      ['a.json', ''],
      ['a.json', '[]'],
      ['a.yaml', 'references: []\n'],
      ['a.bib', 'Nothing here yet'],
    ] as const)
      assert.deepEqual(factsOf(path, text), { path, entries: [], problems: [] });
  });
});
