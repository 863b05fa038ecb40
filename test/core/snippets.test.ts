import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import ts from 'typescript';
import type { CitationFacts, ClaimFacts, NoteFacts } from '../../src/core/model/facts.ts';
import type { AnyRecord } from '../../src/core/model/records.ts';
import { Service } from '../../src/core/service.ts';
import { type Snippet, choicesIn, expand } from './snippet.ts';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

const file = 'snippets/attache.code-snippets';
// VS Code reads snippets as JSON with comments and trailing commas, and so does TypeScript.
const parsed = ts.parseConfigFileTextToJson(file, read(file));
const snippets = Object.values((parsed.config ?? {}) as Record<string, Snippet>);

const today = '2025-09-01';
const variables: Readonly<Record<string, string>> = {
  CURRENT_YEAR: '2025',
  CURRENT_MONTH: '09',
  CURRENT_DATE: '01',
  TM_FILENAME_BASE: 'the-note',
  TM_SELECTED_TEXT: '',
};

/** The records that the words left in a snippet's fields name. */
const around: Readonly<Record<string, string>> = {
  'citation-key.md': '---\ntype: source\ntitle: A source\n---\n',
  'other-key.md': '---\ntype: source\ntitle: Another source\n---\n',
  'actor-id.md': '---\ntype: person\nname: Somebody\n---\n',
  'place-id.md': '---\ntype: place\nname: Somewhere\n---\n',
  'office-id.md': '---\ntype: office\nname: An office\n---\n',
  'note-id.md': '---\ntype: note\n---\n\n[Words [@citation-key]]{.claim #claim-id}.\n',
};

interface Schema {
  readonly properties?: { readonly type?: { readonly const?: string } };
}

const schemas = readdirSync(new URL('../../schemas/', import.meta.url))
  .filter((path) => path.endsWith('.schema.json'))
  .map((path) => JSON.parse(read(`schemas/${path}`)) as Schema);

const keysOfTypes = new Map(
  schemas.flatMap(({ properties }) => {
    const type = properties?.type?.const;
    return properties && type !== undefined ? [[type, Object.keys(properties)] as const] : [];
  }),
);

interface Seen {
  readonly note: NoteFacts;
  readonly claim: ClaimFacts;
  readonly findings: readonly string[];
}

function see(text: string): Seen {
  const service = new Service(() => today);
  service.configure('');
  const files = { ...around, 'the-note.md': text };
  service.apply(Object.entries(files).map(([path, words]) => ({ kind: 'text', path, text: words })));
  const note = service.notes.get('the-note.md');
  assert.ok(note, 'the note is read');
  const findings = service.findingsIn('the-note.md').map(({ check, message }) => `${check}: ${message}`);
  return {
    note,
    findings,
    get claim() {
      const [claim] = note.claims;
      assert.ok(claim, 'there is a claim');
      assert.equal(note.claims.length, 1, 'there is one claim');
      return claim;
    },
  };
}

/** Where a snippet is typed. */
const places = {
  file: (text: string) => text,
  text: (text: string) => `---\ntype: note\nas-of: ${today}\n---\n\n${text}\n`,
  cell: (text: string) => places.text(`| a | b |\n|---|---|\n| ${text} | c |`),
  list: (key: string) => (text: string) =>
    `---\ntype: person\nname: Somebody Else\n${key}:\n  ${text}\n---\n`,
  source: (text: string) => `---\ntype: source\ntitle: A title\n${text}\n---\n`,
  claims: (text: string) =>
    `---\ntype: note\nas-of: ${today}\n${text}\n---\n\nWords of the claim [@citation-key]. ^id\n`,
  yaml: (text: string) => `---\ntype: note\n${text}status: nonsense\n---\n`,
};

type Case = readonly [place: (text: string) => string, meaning: (seen: Seen) => unknown, meant: unknown];

const kind = ({ note }: Seen): unknown =>
  note.record && [note.frontmatter?.type?.value, note.record.title?.value];

function recordOf<Kind extends AnyRecord['kind']>(
  { note: { record } }: Seen,
  expected: Kind,
): Extract<AnyRecord, { kind: Kind }> {
  assert.equal(record?.kind, expected);
  return record as Extract<AnyRecord, { kind: Kind }>;
}

const claimed = ({ claim }: Seen): unknown => [
  claim.form,
  claim.kind,
  claim.id?.value ?? null,
  claim.by.map(({ value }) => value),
  claim.on?.value ?? null,
  claim.cited.citations.length,
];

const cited = ({ note }: Seen): unknown =>
  note.citations.map(({ key, form, locator, prefix }: CitationFacts) => [
    key,
    form,
    locator?.written ?? null,
    prefix,
  ]);

const linked = ({ note }: Seen): unknown =>
  note.links.map(({ form, target, part, words }) => [form, target, part, words?.value]);

const quoted = ({ note }: Seen): unknown => [note.quotations.length, note.citations.length];

const hushed = ({ note }: Seen): unknown =>
  note.suppressions.map(({ kind: form, names, reason }) => [
    form,
    names.map(({ value }) => value),
    reason?.value ?? null,
  ]);

const position = (seen: Seen): unknown =>
  recordOf(seen, 'actor').positions.map(({ office, titles, start, end, endUnknown, capacity, source }) => [
    office?.value,
    titles,
    start?.value,
    end?.value ?? (endUnknown ? 'unknown' : null),
    capacity,
    source?.value ?? null,
  ]);

const capture = (seen: Seen): unknown => {
  const source = recordOf(seen, 'source');
  const { file: place, collected, lines } = source.capture ?? {};
  return [
    place?.value,
    collected?.value,
    lines,
    source.derivedFrom.map(({ source: origin, as }) => [origin.value, as]),
  ];
};

const name = 'Name as prose writes it';
const page = ['citation-key', 'bracket', 'p. 3', ''];
const block = (form: string, by: readonly string[] = [], on: string | null = null): unknown => [
  'div',
  form,
  'id',
  by,
  on,
  1,
];

const cases: Readonly<Record<string, Case>> = {
  'fm-note': [places.file, kind, ['note', 'the-note']],
  'fm-person': [places.file, kind, ['person', name]],
  'fm-organisation': [places.file, kind, ['organisation', name]],
  'fm-place': [places.file, kind, ['place', name]],
  'fm-event': [places.file, kind, ['event', name]],
  'fm-office': [places.file, kind, ['office', name]],
  'fm-source': [places.file, kind, ['source', 'Title of the document']],
  'fm-source-capture': [
    places.file,
    capture,
    ['captures/file.txt', today, [[1, 40]], [['citation-key', 'republished']]],
  ],
  'fm-name': [
    places.list('names'),
    (seen) => recordOf(seen, 'actor').names.map(({ value, lang, kind: form }) => [value, lang, form]),
    [['Name', 'en', 'alias']],
  ],
  'fm-position': [
    places.list('positions'),
    position,
    [['office-id', [], today, null, 'substantive', 'citation-key']],
  ],
  'fm-position-past': [
    places.list('positions'),
    position,
    [['office-id', [], '2022-05-21', 'unknown', 'substantive', 'citation-key']],
  ],
  'fm-position-words': [
    places.list('positions'),
    position,
    [['Governor of Gyeonggi', ['Governor'], '2018-07-01', 'unknown', 'substantive', null]],
  ],
  'fm-capture': [places.source, capture, ['captures/file.txt', today, [[1, 40]], []]],
  'fm-derived': [
    places.source,
    capture,
    [undefined, undefined, undefined, [['citation-key', 'republished']]],
  ],
  'fm-claims': [places.claims, claimed, ['block', 'fact', 'id', [], null, 1]],
  'fm-claim': [(text) => places.claims(`claims:\n  ${text}`), claimed, ['block', 'fact', 'id', [], today, 1]],
  'cl-span': [places.text, claimed, ['span', 'fact', null, [], null, 1]],
  'cl-div': [places.text, claimed, block('fact')],
  'cl-fact': [places.text, claimed, block('fact', [], today)],
  'cl-quote': [
    places.text,
    (seen) => [claimed(seen), quoted(seen)],
    [block('quote', ['actor-id'], today), [1, 1]],
  ],
  'cl-judgment': [places.text, claimed, block('judgment')],
  'cl-prediction': [places.text, claimed, block('prediction', [], today)],
  'cl-id': [
    (text) => places.text(text).replace('as-of', 'claims: { id: { kind: judgment } }\nas-of'),
    claimed,
    ['block', 'judgment', 'id', [], null, 1],
  ],
  ci: [places.text, cited, [['citation-key', 'bracket', null, '']]],
  'ci-page': [places.text, cited, [page]],
  'ci-text': [places.text, cited, [['citation-key', 'in-text', 'p. 3', '']]],
  'ci-two': [
    places.text,
    cited,
    [
      ['citation-key', 'bracket', null, ''],
      ['other-key', 'bracket', null, 'see also'],
    ],
  ],
  'ln-actor': [places.text, linked, [['wiki', 'actor-id', null, 'words']]],
  'ln-cell': [places.cell, linked, [['wiki', 'actor-id', null, 'words']]],
  'ln-claim': [places.text, linked, [['wiki', 'note-id', 'claim-id', 'words']]],
  qt: [places.text, (seen) => [cited(seen), quoted(seen)], [[page], [1, 1]]],
  'qt-block': [places.text, quoted, [1, 1]],
  'off-next': [places.text, hushed, [['next-line', ['citation-needed'], 'why']]],
  'off-line': [places.text, hushed, [['line', ['citation-needed'], 'why']]],
  'off-part': [
    places.text,
    hushed,
    [
      ['disable', ['citation-needed'], 'why'],
      ['enable', ['citation-needed'], null],
    ],
  ],
  'off-yaml': [places.yaml, hushed, [['next-line', ['frontmatter-invalid'], 'why']]],
};

describe('the snippets', () => {
  it('are JSON as VS Code reads it', () => {
    assert.equal(parsed.error, undefined);
    assert.ok(snippets.length > 0);
  });

  it('have prefixes of their own that no prose holds', () => {
    const prefixes = snippets.map(({ prefix }) => prefix);
    assert.deepEqual(prefixes.toSorted(), Object.keys(cases).toSorted(), 'a case for each');
    assert.equal(new Set(prefixes).size, prefixes.length);
    for (const prefix of prefixes) assert.match(prefix, /^(?:fm|cl|ci|ln|qt|off)(?:-[a-z-]+)?$/u);
    for (const { description } of snippets) assert.ok(description.split(' ').length <= 12, description);
  });

  it('give each note type a frontmatter, its keys in the order of the schema', () => {
    assert.ok(keysOfTypes.size >= 7);
    for (const [type, keys] of keysOfTypes) {
      const snippet = snippets.find(({ prefix }) => prefix === `fm-${type}`);
      assert.ok(snippet, type);
      const written = [...expand(snippet, variables).matchAll(/^([a-z][a-z-]*):/gmu)].map(([, key]) => key);
      assert.deepEqual(
        written,
        keys.filter((key) => written.includes(key)),
      );
    }
  });

  for (const snippet of snippets) {
    it(`${snippet.prefix} means what it says`, () => {
      const [place, meaning, meant] = cases[snippet.prefix] ?? [];
      assert.ok(place && meaning);
      const seen = see(place(expand(snippet, variables)));
      assert.deepEqual(meaning(seen), meant);
      // A suppression that was just written hides nothing yet, and an id that is to be filled in is none.
      const faults = seen.findings.filter((finding) => !/^unused-suppression|“claim-id”/u.test(finding));
      assert.deepEqual(faults, []);
    });
  }
});

describe('the choices of a snippet', () => {
  const vocabularies = schemas.flatMap(enumsIn);
  // Long lists, of which a snippet offers the usual ones, and words of Pandoc's citations.
  const some = vocabularies.filter((values) => values.length > 12);
  const words = [
    ['p.', 'pp.', 'para.', 'ch.', 'sec.'],
    ['see also', 'cf.', 'contra', 'but see'],
  ];

  for (const snippet of snippets.filter((each) => choicesIn(each).length > 0)) {
    it(`of ${snippet.prefix} are those of the schemas`, () => {
      for (const choices of choicesIn(snippet)) {
        const same = [...vocabularies, ...words].some(
          (values) => values.toSorted().join() === choices.toSorted().join(),
        );
        const part = some.some((values) => choices.every((choice) => values.includes(choice)));
        assert.ok(same || part, choices.join());
      }
    });
  }
});

function enumsIn(schema: unknown): string[][] {
  if (typeof schema !== 'object' || schema === null) return [];
  // The schema of schemas describes a key `enum`, which lists nothing.
  const own = 'enum' in schema && Array.isArray(schema.enum) ? [schema.enum.map(String)] : [];
  return [...own, ...Object.values(schema).flatMap(enumsIn)];
}
