import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Finding } from '../../src/core/model/finding.ts';
import { builtInSchemas } from '../../src/core/schema/built-in.ts';
import { Service } from '../../src/core/service.ts';
import { applyEdits, combine } from '../../src/core/text/edits.ts';
import { scalarSource } from '../../src/core/yaml/scalars.ts';

const types = ['note', 'person', 'organisation', 'place', 'event', 'office', 'source'];

/** A key with its value as YAML, in the form of the schemas' own examples. */
interface Line {
  readonly key: string;
  readonly value: unknown;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The keys of a type, each with one of the examples that its schema gives. */
const linesOf = (type: string): fc.Arbitrary<Line[]> => {
  const properties = Object.entries(builtInSchemas[type]?.properties ?? {});
  const lines = properties.flatMap(([key, property]) =>
    isObject(property) && key !== 'type'
      ? [
          fc
            .constantFrom(...((property.examples as unknown[] | undefined) ?? []))
            .map((value) => ({ key, value })),
        ]
      : [],
  );
  return fc
    .shuffledSubarray(lines, { minLength: 1, maxLength: Math.min(lines.length, 14) })
    .chain((chosen) => fc.tuple(...chosen));
};

/** What may happen to a line while it is typed; each leaves what does not concern it alone. */
type Slip = (line: Line) => Line;

const scalars = (change: (text: string) => string): Slip => {
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (isObject(value))
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner)]));
    return typeof value === 'string' ? change(value) : value;
  };
  return ({ key, value }) => ({ key, value: walk(value) });
};

const months = 'January February March April May June July August September October November December'.split(
  ' ',
);

const inDays = (say: (year: string, month: string, day: string) => string): Slip =>
  scalars((text) =>
    text.replace(/^(\d{4})-(\d\d)-(\d\d)$/u, (_, year: string, month: string, day: string) =>
      say(year, month, day),
    ),
  );

const slips: readonly Slip[] = [
  (line) => line,
  (line) => line,
  ({ key, value }) => ({
    key: key.length > 4 ? key.slice(0, 2) + key.charAt(3) + key.charAt(2) + key.slice(4) : key,
    value,
  }),
  ({ key, value }) => ({ key: key.slice(0, 1).toUpperCase() + key.slice(1), value }),
  ({ key, value }) => ({ key: key.replaceAll('-', '_'), value }),
  scalars((text) => (/^[a-z-]+$/u.test(text) ? text.toUpperCase() : text)),
  scalars((text) => text.replaceAll('-', ' ')),
  scalars((text) => (/^[A-F]$/u.test(text) ? text.toLowerCase() : text)),
  inDays((year, month, day) => `${Number(day)} ${months[Number(month) - 1] ?? ''} ${year}`),
  inDays((year, month, day) => `${year}/${month}/${day}`),
  inDays((year, month, day) => `${year}-${Number(month)}-${Number(day)}`),
  inDays((year, month, day) => `${day}/${month}/${year}`),
  inDays(() => 'soon'),
  ({ key, value }) => ({ key, value: typeof value === 'string' && /\s/u.test(value) ? bare('no') : value }),
  ({ key, value }) => ({
    key,
    value: typeof value === 'string' && /\s/u.test(value) ? bare('12:30') : value,
  }),
  ({ key, value }) => ({ key, value: Array.isArray(value) ? value[0] : value }),
  ({ key }) => ({ key, value: '' }),
];

/** YAML source as it is, read otherwise than its writer thinks. */
class Bare {
  readonly source: string;
  constructor(source: string) {
    this.source = source;
  }
}

const bare = (source: string): Bare => new Bare(source);

function yamlOf(value: unknown, context: 'block' | 'flow' = 'block'): string {
  if (value instanceof Bare) return value.source;
  if (Array.isArray(value)) return `[${value.map((each) => yamlOf(each, 'flow')).join(', ')}]`;
  if (isObject(value))
    return `{ ${Object.entries(value)
      .map(([key, inner]) => `${key}: ${yamlOf(inner, 'flow')}`)
      .join(', ')} }`;
  return typeof value === 'string' ? scalarSource(value, context) : String(value);
}

/** The same entries below their key, where there are any. */
const inBlock = (value: unknown): string =>
  Array.isArray(value) && value.length > 0
    ? value.map((each) => `\n  - ${yamlOf(each)}`).join('')
    : isObject(value) && !(value instanceof Bare)
      ? Object.entries(value)
          .map(([key, inner]) => `\n  ${key}: ${yamlOf(inner)}`)
          .join('')
      : ` ${yamlOf(value)}`;

const line = (written: Line): fc.Arbitrary<string> =>
  fc
    .record({
      slip: fc.constantFrom(...slips),
      block: fc.boolean(),
      behind: fc.constantFrom('', '', ' # said behind', '   # "quoted": [x'),
      above: fc.constantFrom('', '', '', '# said above\n', '\n', '\n# said: above\n\n'),
    })
    .map(({ slip, block, behind, above }) => {
      const { key, value } = slip(written);
      return `${above}${key}:${block ? inBlock(value) : ` ${yamlOf(value)}`}${behind}\n`;
    });

const notes = fc
  .constantFrom(...types)
  .chain((type) =>
    linesOf(type).chain((lines) => fc.tuple(fc.constant(`type: ${type}\n`), ...lines.map(line))),
  )
  .chain((lines) => fc.tuple(fc.constant(lines.join('')), fc.constantFrom('\n', '\n', '\r\n')))
  .map(([yaml, lineEnd]) => `---\n${yaml}---\n\n# A heading\n`.replaceAll('\n', lineEnd));

const path = 'notes/case.md';
const mostRounds = 8;

interface Mended {
  readonly text: string;
  readonly rounds: number;
  readonly left: readonly Finding[];
  /** Lines, by number, in which something was found that could be mended. */
  readonly touched: ReadonlySet<number>;
}

const isSafe = ({ fixes }: Finding): boolean => fixes.length === 1 && fixes[0]?.safe === true;

function mend(first: string): Mended {
  const service = new Service(() => '2025-11-15');
  const touched = new Set<number>();
  const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length - 1;
  let text = first;
  for (let rounds = 0; ; rounds++) {
    service.apply([{ kind: 'text', path, text }]);
    const found = service.findingsIn(path).filter(isSafe);
    if (found.length === 0 || rounds === mostRounds) return { text, rounds, left: found, touched };
    const edits = combine(found.flatMap(({ fixes }) => fixes));
    for (const { range } of edits) touched.add(lineOf(text, range.start));
    for (const { range } of found) touched.add(lineOf(text, range.start));
    text = applyEdits(text, edits);
  }
}

/** With the space before it and the line end. */
const commentOf = (written: string): string => /\s+#.*$|\r?$/su.exec(written)?.[0] ?? '';

describe('safe fixes of frontmatter, as all of them are applied', () => {
  it('come to an end, leave none, and leave every other line as it was', function () {
    this.timeout(60_000);
    let mended = 0;
    fc.assert(
      fc.property(notes, (text) => {
        const result = mend(text);
        assert.deepEqual(
          result.left.map(({ message }) => message),
          [],
          text,
        );
        const [before, after] = [text.split('\n'), result.text.split('\n')];
        assert.equal(after.length, before.length, result.text);
        for (const [at, one] of before.entries()) {
          if (!result.touched.has(at)) assert.equal(after[at], one);
          assert.equal(commentOf(after[at] ?? ''), commentOf(one), result.text);
        }
        if (result.text !== text) mended++;
      }),
      { numRuns: 300 },
    );
    assert.ok(mended > 50, `only ${mended} notes had something to mend`);
  });

  it('mend what they were offered for, each alone', function () {
    this.timeout(60_000);
    const same =
      ({ check, message }: Finding) =>
      (other: Finding): boolean =>
        other.check === check && other.message === message;
    fc.assert(
      fc.property(notes, (text) => {
        const service = new Service(() => '2025-11-15');
        service.apply([{ kind: 'text', path, text }]);
        const before = service.findingsIn(path);
        for (const finding of before.filter(isSafe)) {
          const mended = applyEdits(text, finding.fixes[0]?.edits ?? []);
          service.apply([{ kind: 'text', path, text: mended }]);
          const after = service.findingsIn(path).filter(same(finding));
          assert.equal(
            after.length,
            before.filter(same(finding)).length - 1,
            `${finding.message}\n${mended}`,
          );
        }
      }),
      { numRuns: 100 },
    );
  });
});
