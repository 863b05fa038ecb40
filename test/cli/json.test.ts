import assert from 'node:assert/strict';
import { asJson, attache, clean, lint, type Lint, sample, temporary } from './attache.ts';

const keys = (row: unknown): string[] => Object.keys(row as object);
const on = (command: string, ...more: string[]) => [command, '--workspace', sample, ...more];

interface Claim {
  readonly id: string | null;
  readonly file: string;
  readonly line: number;
  readonly text: string;
  readonly status: string;
  readonly evidence: readonly unknown[];
}

interface Card {
  readonly on: string;
  readonly office: { readonly name: string; readonly capacity: string } | null;
  readonly previous: unknown;
  readonly next: unknown;
}

describe('the JSON of each command', function () {
  this.timeout(60_000);
  after(clean);

  it('lint: the sample gives exactly its seventeen findings, in order', () => {
    const { version, summary, findings } = lint(sample, 1);
    assert.equal(version, 1);
    assert.deepEqual(summary, {
      notes: 33,
      claims: 35,
      sources: 10,
      actors: 11,
      findings: { error: 3, warning: 12, information: 2, hint: 0 },
    });
    assert.deepEqual(
      findings.map(({ check, level, file, range }) => `${file}:${range.start.line + 1} ${level} ${check}`),
      [
        'notes/beijing-envoys.md:23 error unknown-actor',
        'notes/beijing-envoys.md:29 warning wrong-office-at-date',
        'notes/dates-in-the-preview.md:13 warning wrong-office-at-date',
        'notes/dates-in-the-preview.md:15 warning wrong-office-at-date',
        'notes/from-candidate-to-president.md:20 warning wrong-office-at-date',
        'notes/from-candidate-to-president.md:31 warning citation-needed',
        'notes/names-in-the-preview.md:15 warning wrong-office-at-date',
        'notes/reading-log.md:13 information relative-date',
        'notes/shipyards.md:19 warning weekday-mismatch',
        'notes/shipyards.md:23 warning likelihood-outside-band',
        'notes/suwon-campaign-stop.md:32 warning quote-altered',
        'notes/tokyo-23-august.md:30 error unresolved-source',
        'notes/washington-25-august.md:21 warning false-corroboration',
        'notes/washington-25-august.md:25 warning markup-mistake',
        'notes/who-acted-as-president.md:16 information ambiguous-name',
        'sources/three-capitals-digest.md:2 warning undated-source',
        'sources/washington-preview.md:11 error frontmatter-invalid',
      ],
    );
  });

  it('lint: has the keys that programs rely on', () => {
    const all = lint(sample, 1);
    assert.deepEqual(keys(all), ['version', 'summary', 'findings']);
    for (const row of all.findings) {
      assert.deepEqual(keys(row), [
        'check',
        'level',
        'message',
        'file',
        'range',
        'related',
        'fixable',
        'fingerprint',
      ]);
      assert.deepEqual(keys(row.range), ['start', 'end']);
      assert.deepEqual(keys(row.range.start), ['line', 'character']);
      assert.equal(typeof row.fixable, 'boolean');
      assert.match(row.fingerprint, /^\w+$/u);
      for (const place of row.related) assert.deepEqual(keys(place), ['message', 'file', 'range']);
    }
    assert.ok(all.findings.some(({ related }) => related.length > 0));
    assert.equal(
      new Set(all.findings.map(({ fingerprint }) => fingerprint)).size,
      all.findings.length,
      'fingerprints are distinct',
    );
  });

  it('claims: 35 with their statuses', () => {
    const rows = asJson<Claim[]>(on('claims'));
    assert.equal(rows.length, 35);
    const counts: Record<string, number> = {};
    for (const { status } of rows) counts[status] = (counts[status] ?? 0) + 1;
    assert.deepEqual(counts, {
      sourced: 30,
      unsourced: 1,
      misquoted: 1,
      unresolved: 1,
      disputed: 1,
      retracted: 1,
    });
    for (const row of rows) {
      assert.deepEqual(keys(row), [
        'id',
        'note',
        'file',
        'line',
        'text',
        'kind',
        'by',
        'on',
        'actors',
        'evidence',
        'restsOn',
        'origins',
        'status',
      ]);
      for (const link of row.evidence) assert.deepEqual(keys(link), ['source', 'stance', 'locator']);
    }
    const first = rows[0]!;
    assert.equal(first.id, 'beijing-envoys#envoys');
    assert.equal(first.line, 21);
    assert.deepEqual(
      rows.map(({ file, line }) => `${file}:${String(line).padStart(5, '0')}`),
      rows.map(({ file, line }) => `${file}:${String(line).padStart(5, '0')}`).sort(),
      'by file, then start',
    );
  });

  it('claims: a claim without an id has null', () => {
    const folder = temporary({ 'attache.yaml': '', 'a.md': '[Words]{.claim kind=judgment}\n' });
    const [row] = asJson<Claim[]>(['claims', '--workspace', folder]);
    assert.equal(row?.id, null);
    assert.equal(row.text, 'Words');
  });

  it('actors: each with the office held on the day', () => {
    const rowsOn = (day: string) =>
      asJson<Record<string, unknown>[]>(on('actors', '--on', day)).find(({ id }) => id === 'lee-jae-myung');
    const rows = asJson<unknown[]>(on('actors'));
    assert.equal(rows.length, 11);
    for (const row of rows)
      assert.deepEqual(keys(row), ['id', 'type', 'name', 'office', 'mentions', 'claims', 'checked']);
    assert.equal(rowsOn('2020-01-01')?.['office'], 'Governor of Gyeonggi');
    assert.equal(rowsOn('2025-08-25')?.['office'], 'President of South Korea');
    assert.equal(
      asJson<Record<string, unknown>[]>(on('actors', '--today', '2020-01-01')).find(
        ({ id }) => id === 'lee-jae-myung',
      )?.['office'],
      'Governor of Gyeonggi',
      'today stands in for --on',
    );
  });

  it('actor: the card of the person asked about, on the date asked about', () => {
    const may = asJson<Card>(on('actor', 'lee-jae-myung', '--on', '2025-05'));
    const august = asJson<Card>(on('actor', 'lee-jae-myung', '--on', '2025-08'));
    assert.deepEqual(keys(may), [
      'id',
      'type',
      'name',
      'native',
      'on',
      'office',
      'previous',
      'next',
      'mentions',
      'claims',
      'checked',
      'stale',
    ]);
    assert.deepEqual(may.office && keys(may.office), ['name', 'capacity', 'start', 'end', 'source']);
    assert.equal(may.office?.capacity, 'candidate');
    assert.equal(august.office?.capacity, 'substantive');
    assert.equal(august.office.name, 'President of South Korea');
    assert.equal(august.next, null);
  });

  it('mentions', () => {
    const rows = asJson<{ actor: string | null; candidates: string[]; how: string; text: string }[]>(
      on('mentions'),
    );
    assert.ok(rows.length > 10);
    for (const row of rows) {
      assert.deepEqual(keys(row), ['file', 'range', 'text', 'actor', 'candidates', 'how', 'on']);
      assert.ok(['link', 'name', 'title', 'context', 'actors'].includes(row.how), row.how);
    }
  });

  it('sources: the notes, and the entries of the library', () => {
    const rows = asJson<{ id: string; capture: string }[]>(on('sources'));
    for (const row of rows)
      assert.deepEqual(keys(row), [
        'id',
        'title',
        'issued',
        'reliability',
        'state',
        'cited',
        'origin',
        'capture',
      ]);
    assert.deepEqual(Object.fromEntries(rows.map(({ id, capture }) => [id, capture])), {
      'constitution-rok': 'none',
      'hotline-history': 'none',
      'inaugural-address-2025': 'none',
      'kananaskis-sidelines': 'ok',
      'shipyards-brief': 'none',
      'shuttle-timeline': 'none',
      'suwon-report': 'ok',
      'three-capitals': 'none',
      'three-capitals-digest': 'ok',
      'washington-preview': 'ok',
    });
  });

  it('counts lines and characters from 0, in UTF-16', () => {
    const text =
      '\uFEFF---\r\ntype: note\r\n---\r\n\r\n😀 [𝒜 fact]{.claim #x} and 😀 [Two [@nobody]]{.claim #y}\r\n';
    const folder = temporary({ 'attache.yaml': '', 'a.md': text });
    const { findings } = lint(folder, 1);
    const line = text.split('\r\n')[4]!;
    const unresolved = findings.find(({ check }) => check === 'unresolved-source')!;
    assert.equal(unresolved.range.start.line, 4);
    assert.equal(
      line.slice(unresolved.range.start.character, unresolved.range.end.character).replace('@', ''),
      'nobody',
    );
    const claims = asJson<Claim[]>(['claims', '--workspace', folder]);
    assert.deepEqual(
      claims.map((claim) => claim.line),
      [5, 5],
    );
  });

  it('orders findings by file, start and check', () => {
    const claim = (id: string) => `[Words [@none-${id}]]{.claim #${id} by=nobody-${id}}\n\n`;
    const files = Object.fromEntries(
      ['b.md', 'a/z.md', 'a.md', 'Z.md', 'é.md', 'a-b.md'].map((path) => [path, claim('x') + claim('x')]),
    );
    const folder = temporary({ 'attache.yaml': 'wrong: 1\n', ...files });
    const { findings } = lint(folder, 1);
    assert.ok(findings.length > 12);
    const before = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
    const sorted = [...findings].sort(
      (a, b) =>
        before(a.file, b.file) ||
        a.range.start.line - b.range.start.line ||
        a.range.start.character - b.range.start.character ||
        before(a.check, b.check),
    );
    assert.deepEqual(
      findings.map(({ file, range, check }) => ({ file, range, check })),
      sorted.map(({ file, range, check }) => ({ file, range, check })),
    );
    assert.deepEqual(lint(folder, 1), { ...lint(folder, 1) } satisfies Lint, 'the same each time');
  });

  it('judges by --today', () => {
    const note = (line: string) => `---\ntype: note\n---\n\n${line}\n`;
    const folder = temporary({
      'attache.yaml': '',
      'offices/mayor.md': '---\ntype: office\ntitle: Mayor of Springfield\ntitles: { en: [Mayor] }\n---\n',
      'actors/quimby.md':
        '---\ntype: person\ntitle: Joe Quimby\nnames: [{ value: Joe Quimby, family: Quimby, given: Joe }]\npositions:\n  - { office: mayor, start: 2020-01-01, end: 2021-01-01 }\n---\n',
      'a.md': note('Joe Quimby spoke.'),
    });
    const office = (today: string) =>
      asJson<{ office: string | null }[]>(['actors', '--workspace', folder, '--today', today])[0]?.office;
    assert.equal(office('2020-06-01'), 'Mayor of Springfield');
    assert.equal(office('2022-06-01'), null);
    assert.match(attache(['mentions', '--workspace', folder, '--today', '2020-06-01']).out, /2020-06-01/u);
  });
});
