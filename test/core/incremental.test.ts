import assert from 'node:assert/strict';
import fc from 'fast-check';
import { claimsView } from '../../src/core/features/claims-view.ts';
import { actorRows, claimRows, mentionRows, sourceRows } from '../../src/core/features/rows.ts';
import { type Change, Service } from '../../src/core/service.ts';
import type { SchemaText } from '../../src/core/schema/own.ts';
import { day } from '../../src/core/text/dates.ts';
import { baselineText } from '../../src/core/workspace/baseline.ts';
import { readConfig } from '../../src/core/workspace/config.ts';
import { actorClaimsShown, actorPlacesShown, actorRowsShown } from './actors-shown.ts';
import { batches, sentence } from './random-notes.ts';
import { sourcesCounted, sourcesKept, usesCounted, usesKept } from './uses-counted.ts';

const today = '2025-09-01';
const everything = (): boolean => true;

/** All that a door can see of a workspace. */
const seen = (service: Service): unknown => ({
  findings: service.findings().map((finding) => ({ ...finding, choices: finding.choices() })),
  quiet: service.quietFindings().map((finding) => ({ ...finding, choices: finding.choices() })),
  atDoors: service.shownFindings(everything).map(({ fingerprint, message }) => [fingerprint, message]),
  claims: claimRows(service, everything),
  mentions: mentionRows(service, everything),
  // How each was decided, and by what.
  judged: [...service.notes.keys()].sort().map((path) => service.judgement(path).mentions),
  actors: actorRows(service, day(today), everything),
  sources: sourceRows(service, everything),
  view: claimsView(service, 'note'),
  uses: [usesKept(service), sourcesKept(service)],
  shown: [actorRowsShown(service), actorPlacesShown(service), actorClaimsShown(service)],
});

/** The same report in two captures, with other words at the end. */
const report =
  'He called it the basic axis of it all. KELL (AFP) - Ministers of the two coasts signed a paper on the cod banks after two years of quarrels, and each side went home with less than it had asked for. Boats will carry transmitters from March, and an office by the quay will publish what they catch. Unions were cautious and said that they would read the annexes before they advised their members to agree.';
const captureAt = (path: string): string => `${report}\nRead at ${path}.`;

function apply(service: Service, changes: readonly Change[]): void {
  const { wantedCaptures } = service.apply(changes);
  for (const path of wantedCaptures) service.setCapture(path, { text: captureAt(path) });
}

/** Files as they lie on disk. */
type Disk = Map<string, string>;

const unreadable = 'UNREADABLE';

const whole = [
  '',
  '# Levels come later.\n',
  'schemas: { meeting: s/m.json }\n',
  'schemas: { meeting: s/m.json, call: s/part.json }\n',
  'schemas: { call: s/m.json, person: s/part.json }\nreviews: verdicts\n',
  'reviews: verdicts\nchecks: { review-invalid: warning, schema-invalid: ignore }\n',
  'check-actors-every: 20y\n',
  'markings: [A, B]\nschemas: { meeting: s/gone.json }\n',
  'checks: { frontmatter-invalid: hint, file-unreadable: ignore, unresolved-source: { level: error, except: [lee] } }\n',
  'schemas: { meeting: s/m.json }\nchecks: { review-invalid: ignore, frontmatter-invalid: information }\n',
  'schemas: { meetings: s/m.json }\nlibrary: [a.bib]\n',
  'schemas: { meeting: reviews/a.yaml, call: b.md }\n',
  'baseline: known.json\n',
  'baseline: known.json\nschemas: { meeting: s/m.json }\n# attache-disable-next-line config-invalid -- known\nwrong: 1\n',
];
/** Settings, and what they look like while they are typed. */
const settings = fc.oneof(
  fc.constantFrom(...whole),
  fc.constantFrom(...whole).chain((text) => fc.nat(text.length).map((typed) => text.slice(0, typed))),
  fc.constant(unreadable),
);
const schemaText = fc.constantFrom(
  '{ "properties": { "n": { "type": "integer" } } }',
  '{ "required": ["place"], "properties": { "n": { "$ref": "part.json#/$defs/n" } } }',
  '{ "$defs": { "n": { "enum": ["a", "b"] } } }',
  '{ "$defs": { "n": { "$ref": "m.json#/properties/n" } } }',
  '{ "type": "objekt" }',
  '{ "properties": { "m": { "$ref": "attache:/schemas/common.schema.json#/$defs/marking" } } }',
  '{ "n": ',
  unreadable,
);
const typedNote = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('meeting', 'call', 'person', 'note'),
      fc.constantFrom('1', 'a', '[x]'),
      fc.constantFrom('---\n', ''),
      sentence,
    )
    .map(([type, n, close, words]) => `---\ntype: ${type}\nn: ${n}\nm: A\n${close}\n${words}\n`),
  sentence,
  fc.constant(
    '---\ntype: person\nname: A\nchecked: 2018-06-01\n---\n\n[So]{.claim by=a on=2019-01-01}, [[b]].\n',
  ),
  fc.constant(unreadable),
);
const verdicts = fc.constantFrom(
  '- { claim: c, verdict: acurate }\n',
  '- { claim: c, verdict: minor, by: jk, on: 2025-06-10, text: h-5d41a2c9 }\n',
  '- { claim: d, verdict: minor, by: jk, on: 2025-06-10, text: h-5d41a2c9 }\n- { claim: b#c }\n',
  '# attache-disable-next-line review-invalid -- known\n- 1\n- {\n',
  'a: 1\n',
  unreadable,
);
/** What a first look at some of these would leave for later. */
const known = (() => {
  const service = new Service(() => today);
  service.configure('schemas: { meeting: s/m.json }\nwrong: 1\n');
  service.setSchemas(new Map([['s/m.json', { text: '{ "required": ["place"] }' }]]));
  apply(
    service,
    fc
      .sample(typedNote, { numRuns: 30, seed: 1 })
      .filter((text) => text !== unreadable)
      .slice(0, 3)
      .map((text, at) => ({ kind: 'text', path: ['a.md', 'b.md', 'x/c.md'][at] ?? '', text })),
  );
  return service.findings();
})();
const baselines = fc.oneof(
  fc.subarray(known).map(baselineText),
  fc.constantFrom('{ "version": 1, ', '[]', unreadable),
);
const onDisk = (files: readonly string[], text: fc.Arbitrary<string>) =>
  fc.tuple(
    fc.constantFrom(...files),
    fc.oneof({ weight: 4, arbitrary: text }, { weight: 1, arbitrary: fc.constant(null) }),
  );
const event = fc.oneof(
  { weight: 2, arbitrary: onDisk(['attache.yaml'], settings) },
  onDisk(['s/m.json', 's/part.json'], schemaText),
  onDisk(['a.md', 'b.md', 'x/c.md'], typedNote),
  onDisk(['reviews/a.yaml', 'verdicts/x/b.yml'], verdicts),
  onDisk(['known.json'], baselines),
);

function schemaOn(disk: Disk, path: string): SchemaText {
  const text = disk.get(path);
  return text === undefined ? { missing: true } : text === unreadable ? { why: text } : { text };
}

function giveBaseline(service: Service, disk: Disk, path: string): void {
  service.setBaseline(path, schemaOn(disk, path));
}

/** Gives the service all schemas that it asks for. */
function giveSchemas(service: Service, disk: Disk, paths: readonly string[]): void {
  for (let wanted = paths; wanted.length > 0;) {
    const update = service.setSchemas(new Map(wanted.map((path) => [path, schemaOn(disk, path)])));
    takeAgain(service, disk, update.forgottenSchemas);
    wanted = update.wantedSchemas;
  }
}

const isTaken = (service: Service, path: string): boolean =>
  (path.endsWith('.md') && !service.isSchema(path)) || service.isReview(path);

function takeAgain(service: Service, disk: Disk, paths: readonly string[]): void {
  const taken = paths.filter((path) => isTaken(service, path));
  apply(
    service,
    taken.map((path) => changeOf(disk, path)),
  );
}

function changeOf(disk: Disk, path: string): Change {
  const text = disk.get(path);
  if (text === undefined) return { kind: 'gone', path };
  if (text === unreadable) return { kind: 'unreadable', path, why: 'No text.', known: false };
  return { kind: 'text', path, text };
}

/** Reads attache.yaml, and of the other files those that the service has not taken yet: as a host does. */
function configure(service: Service, disk: Disk): void {
  const text = disk.get('attache.yaml') ?? null;
  const update = text === unreadable ? service.configure(null, 'No text.') : service.configure(text);
  takeAgain(service, disk, update.forgottenSchemas);
  giveSchemas(service, disk, update.wantedSchemas);
  if (update.wantedBaseline !== null) giveBaseline(service, disk, update.wantedBaseline);
  const come = [...disk.keys()].filter((path) => isTaken(service, path) && !service.holds(path));
  apply(
    service,
    come.sort().map((path) => changeOf(disk, path)),
  );
}

function follow(service: Service, disk: Disk, path: string): void {
  if (path === 'attache.yaml') configure(service, disk);
  else if (service.filesAt([path]).baselines.length > 0) giveBaseline(service, disk, path);
  else if (service.isSchema(path)) giveSchemas(service, disk, [path]);
  else if (isTaken(service, path)) apply(service, [changeOf(disk, path)]);
}

const counts = (settings: string): boolean =>
  settings !== unreadable && readConfig(settings).problems.length === 0;

describe('the incremental workspace', () => {
  it('sees after any changes what one built from nothing sees', () => {
    fc.assert(
      fc.property(batches, (changes) => {
        const grown = new Service(() => today);
        const last = new Map<string, Change>();
        for (const batch of changes) {
          apply(grown, batch);
          for (const one of batch) last.set(one.path, one);
        }
        const rebuilt = new Service(() => today);
        apply(
          rebuilt,
          [...last.values()].filter(({ kind }) => kind === 'text').sort((a, b) => (a.path < b.path ? -1 : 1)),
        );
        assert.deepEqual(seen(grown), seen(rebuilt));
        assert.deepEqual(usesKept(grown), usesCounted(grown));
        assert.deepEqual(sourcesKept(grown), sourcesCounted(grown));
      }),
      { numRuns: 400 },
    );
  }).timeout(240_000);

  it('sees after any changes of schemas, settings and verdicts what one built from nothing sees', () => {
    fc.assert(
      fc.property(fc.array(event, { minLength: 1, maxLength: 14 }), (events) => {
        const disk: Disk = new Map();
        const grown = new Service(() => today);
        configure(grown, disk);
        let last: string | null = null;
        for (const [path, text] of events) {
          if (text === null) disk.delete(path);
          else disk.set(path, text);
          if (path === 'attache.yaml' && (text === null || counts(text))) last = text;
          follow(grown, disk, path);
        }
        const rebuilt = new Service(() => today);
        // What can't be read leaves the settings that could be.
        rebuilt.configure(last);
        configure(rebuilt, disk);
        assert.deepEqual(seen(grown), seen(rebuilt));
        assert.deepEqual(
          grown.schemas.types().map(({ name: type }) => [type, grown.schemas.ofType(type) !== null]),
          rebuilt.schemas.types().map(({ name: type }) => [type, rebuilt.schemas.ofType(type) !== null]),
        );
      }),
      { numRuns: 400 },
    );
  }).timeout(120_000);

  it('tells when something else is shown of the actors', () => {
    /** As if somebody wrote a paragraph below the frontmatter: what stands there moves and stays the same. */
    const moved = (batch: readonly Change[]): Change[] =>
      batch.flatMap((one) =>
        one.kind === 'text'
          ? [{ ...one, text: one.text.replace('---\n\n', '---\n\nWords before.\n\n') }]
          : [],
      );
    fc.assert(
      fc.property(batches, (changes) => {
        const service = new Service(() => today);
        for (const batch of changes.flatMap((one) => [one, moved(one)])) {
          const before = [actorRowsShown(service), actorPlacesShown(service), actorClaimsShown(service)];
          const { rows, places } = service.shownActors;
          const claims = service.claimsVersion;
          apply(service, batch);
          if (service.shownActors.rows !== rows) continue;
          assert.deepEqual(actorRowsShown(service), before[0]);
          if (service.shownActors.places === places) assert.deepEqual(actorPlacesShown(service), before[1]);
          if (service.claimsVersion === claims) assert.deepEqual(actorClaimsShown(service), before[2]);
        }
      }),
      { numRuns: 150 },
    );
  }).timeout(240_000);

  it('notices a note that wins a name others resolved before', () => {
    const service = new Service(() => today);
    const cites = '---\ntype: note\nas-of: 2025-05-20\n---\n\n[[lee]]\n';
    apply(service, [
      { kind: 'text', path: 'z/lee.md', text: '---\ntype: person\nname: Lee Jae-myung\n---\n' },
      { kind: 'text', path: 'note.md', text: cites },
    ]);
    assert.deepEqual(
      mentionRows(service, everything).map(({ actor }) => actor),
      ['lee'],
    );
    apply(service, [
      { kind: 'text', path: 'a.md', text: '---\ntype: person\nid: lee\nname: Lee Ju-ho\n---\n' },
    ]);
    assert.equal(service.judgement('note.md').mentions[0]?.actor, 'a.md');
    apply(service, [{ kind: 'gone', path: 'a.md' }]);
    assert.equal(service.judgement('note.md').mentions[0]?.actor, 'z/lee.md');
  });

  it('judges records again where attache.yaml gives them another time', () => {
    const service = new Service(() => today);
    const record =
      '---\ntype: person\nname: A\nchecked: 2025-01-01\n---\n\n[So]{.claim by=a on=2025-02-01}.\n';
    apply(service, [{ kind: 'text', path: 'a.md', text: record }]);
    const stale = () => service.findings().filter(({ check }) => check === 'stale-actor-record').length;
    assert.equal(stale(), 0);
    service.configure('check-actors-every: 1w\n');
    assert.equal(stale(), 1);
    service.configure('check-actors-every: 2m\n');
    assert.equal(stale(), 0);
  });

  it('leaves the record of a fresh actor alone while somebody types about him, and judges one that is stale', () => {
    const service = new Service(() => today);
    const record = (name: string, checked: string) =>
      `---\ntype: person\nname: ${name}\nchecked: ${checked}\n---\n`;
    const says = '---\ntype: note\nas-of: 2025-05-20\n---\n\n[Ann Fresh and Ben Stale met]{.claim}.\n';
    apply(service, [
      { kind: 'text', path: 'ann.md', text: record('Ann Fresh', '2025-05-01') },
      { kind: 'text', path: 'ben.md', text: record('Ben Stale', '2023-05-01') },
      { kind: 'text', path: 'a.md', text: says },
    ]);
    const [ann, ben] = [service.judgement('ann.md'), service.judgement('ben.md')];
    apply(service, [{ kind: 'text', path: 'a.md', text: says.replace('[Ann', 'So [Ann') }]);
    assert.equal(service.judgement('ann.md'), ann);
    assert.notEqual(service.judgement('ben.md'), ben);
    const related = service.findingsIn('ben.md').flatMap(({ related: places }) => places);
    assert.equal(related[0]?.range.start, says.indexOf('[Ann') + 'So ['.length);
  });

  it('judges only the note that was typed in when nothing others see has changed', () => {
    const service = new Service(() => today);
    const cites =
      '---\ntype: note\nas-of: 2025-05-20\n---\n\n[Lee Jae-myung met him [@nobody]]{.claim #c}.\n';
    apply(service, [
      { kind: 'text', path: 'lee.md', text: '---\ntype: person\nname: Lee Jae-myung\n---\n' },
      { kind: 'text', path: 'a.md', text: cites },
      { kind: 'text', path: 'b.md', text: cites },
    ]);
    const other = service.judgement('b.md');
    apply(service, [{ kind: 'text', path: 'a.md', text: `${cites}\nOne more letter.\n` }]);
    assert.equal(service.judgement('b.md'), other);
  });
});
