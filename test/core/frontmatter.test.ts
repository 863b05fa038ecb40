import assert from 'node:assert/strict';
import type { Finding } from '../../src/core/model/finding.ts';
import { findFrontmatter, readFrontmatter } from '../../src/core/notes/frontmatter.ts';
import { Service } from '../../src/core/service.ts';
import { applyEdits } from '../../src/core/text/edits.ts';
import { plainOf } from '../../src/core/yaml/values.ts';
import { timed } from './processor-time.ts';

const path = 'notes/case.md';

function serviceOf(text: string): Service {
  const service = new Service(() => '2025-11-15');
  service.apply([{ kind: 'text', path, text }]);
  return service;
}

const findingsOf = (text: string): readonly Finding[] => serviceOf(text).findingsIn(path);

/** What is said, with the words it is said of. */
const said = (text: string): string[] =>
  findingsOf(text).map(
    ({ level, message, range }) => `${level} ${text.slice(range.start, range.end)}: ${message}`,
  );

const note = (yaml: string): string => `---\n${yaml}\n---\n\nBody.\n`;

/** Generous: this fails where time grows faster than the text. */
const quick = 4_000;

function within<T>(milliseconds: number, run: () => T): T {
  const { result, took } = timed(run);
  assert.ok(took < milliseconds, `${took.toFixed(0)} ms`);
  return result;
}

describe('frontmatter that is never closed', () => {
  const open = '---\ntype: note\nstatus: relased\n\nBody.\n';

  it('is said of a known type at its first line, and its keys are judged', () => {
    const [closing, status, ...others] = said(open);
    assert.match(closing ?? '', /^error ---: This frontmatter is never closed\. Write `---`/u);
    assert.match(status ?? '', /^error relased: `status` can’t be “relased”/u);
    assert.deepEqual(others, []);
  });

  it('is closed by its fix where its keys end', () => {
    const [finding] = findingsOf(open);
    const edits = finding?.fixes[0]?.edits ?? [];
    assert.equal(applyEdits(open, edits), '---\ntype: note\nstatus: relased\n---\n\nBody.\n');
    const windows = open.replaceAll('\n', '\r\n');
    const fix = findingsOf(windows)[0]?.fixes[0]?.edits ?? [];
    assert.equal(applyEdits(windows, fix), '---\r\ntype: note\r\nstatus: relased\r\n---\r\n\r\nBody.\r\n');
    const last = '---\ntype: note';
    assert.equal(applyEdits(last, findingsOf(last)[0]?.fixes[0]?.edits ?? []), '---\ntype: note\n---\n');
  });

  for (const [name, text] of Object.entries({
    'of no type': '---\nlayout: post\nstatus: relased\n\nBody.\n',
    'of a type that nobody knows': '---\ntype: post\nstatus: relased\n\nBody.\n',
    'that is a rule above the text': '---\n\nA rule.\n',
    'that is a rule above words with a colon': '---\nNote: words, as in prose.\n\nMore.\n',
    'that is a rule and nothing else': '---\n',
  }))
    it(`is silent in a file ${name}`, () => assert.deepEqual(said(text), []));
});

describe('frontmatter of unusual size', () => {
  const wrong = 'status: relased\nas-of: soon';
  const exact = (text: string): void => {
    const found = within(quick, () => said(text));
    assert.equal(found.length, 2);
    assert.match(found[0] ?? '', /^error relased: /u);
    assert.match(found[1] ?? '', /^error soon: /u);
  };
  const lines = (count: number, line: (at: number) => string): string =>
    Array.from({ length: count }, (_, at) => line(at)).join('\n');

  it('is judged exactly over 5,000 lines of keys of one’s own', () =>
    exact(note(`type: note\n${lines(5_000, (at) => `k${at}: value ${at} # of one’s own`)}\n${wrong}`)));

  it('is judged exactly over 5,000 lines of a list', () =>
    exact(note(`type: note\ntags:\n${lines(5_000, (at) => `  - tag-${at}`)}\n${wrong}`)));

  it('is judged exactly over 5,000 lines of comments', () =>
    exact(note(`type: note\n${lines(5_000, (at) => `# comment ${at}: [`)}\n${wrong}`)));

  it('is judged exactly below a value of a million letters', () =>
    exact(note(`type: note\ntitle: ${'word '.repeat(200_000)}end\n${wrong}`)));

  it('is judged exactly below a block of 5,000 lines', () =>
    exact(note(`type: note\nsource-summary: |\n${lines(5_000, () => '  line: ---')}\n${wrong}`)));

  it('says each of 500 wrong values at its place', () => {
    const text = note(
      `type: person\nname: A\npositions:\n${lines(500, (at) => `  - { office: O, start: soon${at} }`)}`,
    );
    const found = within(2 * quick, () => findingsOf(text));
    assert.deepEqual(
      found.map(({ range }) => text.slice(range.start, range.end)),
      Array.from({ length: 500 }, (_, at) => `soon${at}`),
    );
  });
});

describe('frontmatter that asks for too much', () => {
  const aliases = ['a: &a [ha, ha, ha, ha, ha, ha, ha, ha, ha]'];
  for (const [at, name] of 'b c d e f g h i j k'.split(' ').entries())
    aliases.push(
      `${name}: &${name} [${Array<string>(9)
        .fill(`*${'abcdefghij'.charAt(at)}`)
        .join(', ')}]`,
    );

  it('by aliases of aliases is refused and says so, quickly', () => {
    const found = within(quick, () => said(note(`type: note\n${aliases.join('\n')}`)));
    assert.equal(found.length, 1);
    assert.match(found[0] ?? '', /^error \*d: .*too many/u);
  });

  it('by merge keys of merge keys is refused and says so, quickly', () => {
    const merges = ['a: &a { k: v }'];
    for (const [at, name] of 'b c d e f g h i j k'.split(' ').entries()) {
      const all = Array<string>(9)
        .fill(`*${'abcdefghij'.charAt(at)}`)
        .join(', ');
      merges.push(`${name}: &${name} { <<: [${all}], own: 1 }`);
    }
    const found = within(quick, () => said(note(`type: note\n${merges.join('\n')}`)));
    assert.equal(found.length, 1);
    assert.match(found[0] ?? '', /too many/u);
  });

  for (const [name, value] of Object.entries({
    'lists in a line': `x: ${'['.repeat(1_000)}${']'.repeat(1_000)}`,
    'maps in a line': `x: ${'{ a: '.repeat(1_000)}1${' }'.repeat(1_000)}`,
    'keys below keys': Array.from({ length: 1_000 }, (_, at) => `${' '.repeat(at)}a:`).join('\n'),
    'lists below lists': `x:\n${Array.from({ length: 1_000 }, (_, at) => `${' '.repeat(at)}-`).join('\n')}`,
    '200 lists': `x: ${'['.repeat(200)}${']'.repeat(200)}`,
    '600 lists': `x: ${'['.repeat(600)}${']'.repeat(600)}`,
    '2,000 lists that are not closed': `x: ${'['.repeat(2000)}`,
    '100,000 lists that are not closed': `x: ${'['.repeat(100_000)}`,
  }))
    it(`by nesting is refused and says so: ${name}`, () => {
      const found = within(quick, () => said(note(`type: note\n${value}`)));
      assert.equal(found.length, 1, found.join('\n'));
      assert.match(found[0] ?? '', /^error .*too deeply/su);
    });

  it('is left alone where it is deep as somebody may write it', () =>
    assert.deepEqual(said(note(`type: note\nx: ${'['.repeat(50)}${']'.repeat(50)}`)), []));

  it('is no reason to stop at what refers to itself', () => {
    for (const yaml of ['x: &a [*a]', 'x: &a { b: *a, <<: *a }', 'tags: &a [one, *a]', 'x: &a [{ b: [*a] }]'])
      assert.deepEqual(said(note(`type: note\n${yaml}`)), [], yaml);
  });
});

describe('frontmatter of unusual characters', () => {
  it('may begin with a byte order mark', () => {
    const text = `\uFEFF${note('type: note\nstatus: relased')}`;
    assert.equal(said(text).length, 1);
    assert.match(said(text)[0] ?? '', /^error relased: /u);
  });

  it('may have half characters, as an editor holds them for a moment', () => {
    const text = note('type: note\ntitle: a\uD83Db\nx\uDC00y: z\nstatus: \uD83D');
    const found = findingsOf(text);
    assert.equal(found.length, 1);
    assert.equal(text.slice(found[0]?.range.start, found[0]?.range.end), '\uD83D');
  });

  it('may have line ends of every sort', () => {
    for (const lineEnd of ['\n', '\r\n', '\r']) {
      const text = note('type: note\nsource-summary: |\n  one\n\n  two\nstatus: relased').replaceAll(
        '\n',
        lineEnd,
      );
      assert.equal(said(text).length, 1);
      assert.match(said(text)[0] ?? '', /^error relased: /u);
    }
  });

  it('counts offsets in UTF-16, behind signs of two units', () => {
    const text = note('type: note\ntitle: 🌊🌊 긴 머리말\ntags: [🌊, "🌊"]\nstatus: relased');
    assert.match(said(text)[0] ?? '', /^error relased: /u);
  });
});

describe('frontmatter whose quotes and brackets go on in the first column', () => {
  const titleOf = (yaml: string): unknown => {
    const text = note(yaml);
    const place = findFrontmatter(text);
    assert.ok(place);
    const read = readFrontmatter(text, place);
    const entry = read.yaml?.entries.find(({ key }) => key === 'title');
    return read.problems[0]?.message ?? (entry && JSON.parse(JSON.stringify(plainOf(entry.value))));
  };

  for (const [yaml, title] of [
    ['title: "A long\ntitle here"\ntype: note', 'A long title here'],
    ["title: 'It''s a\n\ntitle: here' # a comment\ntype: note", "It's a\ntitle: here"],
    ['title: "A \\"long\\\ntitle\\" here"', 'A "longtitle" here'],
    ['title: [a,\nb\n]\ntype: note', ['a', 'b']],
    ['title: [a, # ] of a comment\n# another "\n"b\nc", d\ne]\ntype: note', ['a', 'b c', 'd e']],
    ['title:\n  of: { a: "b\nc",\nd: e\n}\n  to: f', { of: { a: 'b c', d: 'e' }, to: 'f' }],
    ['title:\n- "a\nb"\n- c', ['a b', 'c']],
  ] as const)
    it(`is read: ${JSON.stringify(yaml)}`, () => assert.deepEqual(titleOf(yaml), title));

  for (const [yaml, quote, words] of [
    ['type: note\ntitle: "A long\nstatus: "x"', '"', 'title: "A long'],
    ['type: note\ntitle: "A long\nstatus: draft\ntags: ["a", "b"]', '"', 'title: "A long'],
    ['type: note\na: "b\nc"\ntitle: "A long\nstatus: "x"', '"', 'title: "A long'],
    ['type: note\na: "b\nc"\ntags: [a, b', '[', 'tags: [a, b'],
    ['type: note\ntags: [a, b\ntitle: c\nx: [d]', '[', 'title'],
  ] as const)
    it(`is wrong where something is never closed: ${JSON.stringify(yaml)}`, () => {
      const text = note(yaml);
      const [found, ...others] = findingsOf(text);
      assert.match(found?.message ?? '', /never closed/u);
      assert.ok(found?.message.includes(`\`${quote}\``), found?.message);
      assert.equal(text.slice(found?.range.start, found?.range.end), words);
      assert.deepEqual(others, []);
    });

  it('says another mistake behind them as the mistake it is', () => {
    assert.deepEqual(said(note('type: note\ntitle: "A long\ntitle"\na: b: c')).length, 1);
    assert.match(said(note('type: note\ntitle: "A long\ntitle"\na: b: c'))[0] ?? '', /second colon/u);
  });

  it('is judged exactly over 2,000 of them', () => {
    const many = Array.from({ length: 2_000 }, (_, at) => `k${at}: "a\nb"\nl${at}: [c,\nd]\n`).join('');
    const found = within(2 * quick, () => said(note(`type: note\n${many}status: relased`)));
    assert.equal(found.length, 1);
    assert.match(found[0] ?? '', /^error relased: /u);
  });
});

describe('frontmatter that does not parse', () => {
  it('says nothing of keys that stand twice', () => {
    const found = said(note('type: note\na: 1\na: 2\nb: [c'));
    assert.equal(found.length, 1);
    assert.match(found[0] ?? '', /never closed/u);
    assert.match(said(note('type: note\na: 1\na: 2'))[0] ?? '', /stands twice/u);
  });
});

describe('the type of frontmatter that does not parse', () => {
  const typeOf = (yaml: string): string | null => {
    const text = note(yaml);
    const place = findFrontmatter(text);
    assert.ok(place);
    const { type, problems } = readFrontmatter(text, place);
    assert.ok(problems.length > 0, yaml);
    if (type) assert.equal(text.slice(type.range.start, type.range.end), type.value);
    return type?.value ?? null;
  };

  for (const [yaml, type] of [
    ['type: note\ntags: [a', 'note'],
    ['tags: [a\ntype: note', 'note'],
    ['tags: [a\ntype: "note" # a comment', 'note'],
    ['tags: [a\ntype: 회의', '회의'],
    ['tags: [a\n  type: note', null],
    ['tags: [a\ntype: [note]', null],
    ['tags: [a\n# type: note', null],
    ['tags: [a', null],
  ] as const)
    it(`is ${type ?? 'not known'}: ${JSON.stringify(yaml)}`, () => assert.equal(typeOf(yaml), type));
});
