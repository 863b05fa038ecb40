import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { YamlValue } from '../../src/core/model/yaml.ts';
import { findFrontmatter } from '../../src/core/notes/frontmatter.ts';
import { yamlCursor } from '../../src/core/yaml/cursor.ts';
import { readYaml } from '../../src/core/yaml/read.ts';

const samples = join(import.meta.dirname, '../../samples/lee-diplomacy');

interface Place {
  readonly role: 'key' | 'value';
  readonly path: readonly (string | number)[];
  readonly source: string;
  readonly start: number;
  readonly end: number;
}

/** All keys and scalars as `readYaml` reads them. */
function scalarsOf(value: YamlValue, path: readonly (string | number)[]): Place[] {
  if (value.type === 'list') return value.items.flatMap((item, index) => scalarsOf(item, [...path, index]));
  if (value.type === 'map')
    return value.entries.flatMap(({ key, keyRange, value: inner }) => [
      { role: 'key', path, source: key, ...keyRange },
      ...scalarsOf(inner, [...path, key]),
    ]);
  if (value.value === null) return [];
  const source = value.style === 'plain' ? value.source : `"${value.source}"`;
  return [{ role: 'value', path, source, ...value.range }];
}

const notes = readdirSync(samples, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .map((name) => readFileSync(join(samples, name), 'utf8'));

const nested = `---
type: note
claims:
  a:
    kind: judgment   # one
    rests-on:
      - b
      - "c d"
    by: [x, { y: z, 'w': [v] }]
  "b c":
    deep:
    - one: 1
      two: 2

    - - three
      - four: 4
positions:
- office: pm
  names: { 김: 민석 }
- { office: x, title: [a, b] }
---
`;

describe('the cursor in complete frontmatter', () => {
  it('has the document around it with its places in the file', () => {
    const text = '---\ntype: note\nlist:\n  - office: here\n    st\n---\n';
    const value = yamlCursor(text, findFrontmatter(text)!.yaml, text.indexOf('st\n---') + 2)?.root ?? null;
    const scalars = value ? scalarsOf(value, []) : [];
    assert.ok(scalars.some(({ path }) => path.join('/') === 'list/0/office'));
    for (const { source, start, end } of scalars) assert.equal(text.slice(start, end), source);
  });

  const withCrLf = [...notes.slice(0, 3), nested].map((text) => text.replaceAll('\n', '\r\n'));
  for (const [index, text] of [...notes, nested, ...withCrLf].entries())
    it(`is where readYaml has the scalar (note ${index})`, () => {
      const { yaml } = findFrontmatter(text)!;
      const { value, problems } = readYaml(text.slice(yaml.start, yaml.end), yaml.start);
      assert.deepEqual(problems, []);
      const scalars = scalarsOf(value!, []);
      assert.ok(scalars.length > 5);
      for (const { role, path, start, end } of scalars)
        for (let offset = start; offset <= end; offset++) {
          const place = yamlCursor(text, yaml, offset);
          const where = JSON.stringify(
            `${text.slice(yaml.start, offset)}│${text.slice(offset, offset + 20)}`,
          );
          assert.ok(place, where);
          assert.deepEqual({ role: place.role, path: place.path }, { role, path }, where);
          assert.equal(place.hasColon, role === 'key', where);
          const quoted = /["']/u.test(text[start] ?? '') && offset > start && offset < end ? 1 : 0;
          assert.deepEqual(place.replace, { start: start + quoted, end: end - quoted }, where);
        }
    });

  it('is there as well while what follows is not written yet, or broken', () => {
    for (const text of [...notes, nested]) {
      const { yaml } = findFrontmatter(text)!;
      const { value } = readYaml(text.slice(yaml.start, yaml.end), yaml.start);
      for (const { role, path, start, end } of scalarsOf(value!, [])) {
        if (role === 'key') continue;
        for (const rest of ['', '\nrel\n', '\n"x: [\n']) {
          const cut = text.slice(0, end) + rest;
          const place = yamlCursor(cut, { start: yaml.start, end: cut.length }, Math.max(start + 1, end - 1));
          assert.deepEqual(place?.path, path, JSON.stringify(text.slice(yaml.start, end)));
          assert.equal(place.role, 'value');
        }
      }
    }
  });

  it('does not mind what is broken in other entries', () => {
    for (const text of [...notes, nested]) {
      const { yaml } = findFrontmatter(text)!;
      const inner = text.slice(yaml.start, yaml.end);
      const above = 'bad: [a, {\nworse: "x\n';
      const broken = `${above}${inner}worst: 'y\n]: }\n`;
      for (let offset = 0; offset <= inner.length; offset += 7) {
        const whole = yamlCursor(inner, { start: 0, end: inner.length }, offset);
        const place = yamlCursor(broken, { start: 0, end: broken.length }, offset + above.length);
        assert.deepEqual([place?.role, place?.path], [whole?.role, whole?.path]);
      }
    }
  });
});

describe('the cursor in any text', () => {
  const piece = fc.constantFrom(
    ...[
      'a',
      'key',
      ': ',
      ':',
      ' ',
      '  ',
      '    ',
      '\n',
      '\r\n',
      '\r',
      '- ',
      '-',
      '[',
      ']',
      '{',
      '}',
      ', ',
      '"',
      "'",
    ],
    ...[
      '#',
      ' # ',
      '|',
      '>-',
      '&a ',
      '*a',
      '!t ',
      '? ',
      '<<: *a',
      '\t',
      '---',
      '...',
      '\\',
      '한',
      '\u{1F600}',
      '\uD83D',
    ],
    ...['\uFEFF', '%', '@', '`', 'key:\n  ', '\n- ', 'title: x\n', '1', 'null', '__proto__: '],
  );
  const yaml = fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join(''));

  it('never throws, and replaces what is around the cursor', () =>
    fc.assert(
      fc.property(yaml, fc.nat(3), (text, cut) => {
        const range = { start: Math.min(cut, text.length), end: text.length - Math.min(cut, 1) };
        for (let offset = 0; offset <= text.length; offset++) {
          const place = yamlCursor(text, range, offset);
          if (!place) continue;
          const { start, end } = place.replace;
          assert.ok(range.start <= start && start <= offset && offset <= end && end <= range.end);
          assert.equal(place.typed, text.slice(start, offset));
          assert.doesNotMatch(text.slice(start, end), /[\r\n]/u);
          assert.ok(place.root === null || place.root.range.end <= range.end);
          if (place.role === 'key' && !place.flow) assert.equal(place.mayBeMap, false);
        }
      }),
      { numRuns: 500 },
    ));
});
