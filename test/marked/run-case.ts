import assert from 'node:assert/strict';
import { completionsAt } from '../../src/core/features/completion.ts';
import { definitionsAt } from '../../src/core/features/definition.ts';
import { hoverAt } from '../../src/core/features/hover.ts';
import { referencesAt } from '../../src/core/features/references.ts';
import { readLibrary } from '../../src/core/library/read.ts';
import type { Fix } from '../../src/core/model/edit.ts';
import { type Change, Service } from '../../src/core/service.ts';
import { applyEdits, combine } from '../../src/core/text/edits.ts';
import {
  type Expectation,
  type Mark,
  type PlainFile,
  type MarkedFile,
  type Way,
  withoutMarks,
} from './marked-note.ts';

/** What the host says of a file that can't be read. */
const whyOf = (path: string): string => `${path} is not valid UTF-8. Save it as UTF-8.`;

/** What of a case must be marked or silent, besides the marks themselves. */
export interface About {
  readonly findings: boolean;
  readonly mentions: boolean;
}

/** Runs a case in one way and holds what the product says against the marks: all of them, and nothing else. */
export function runCase(files: readonly MarkedFile[], way: Way, about: About): void {
  const all = files.map((file) => withoutMarks({ ...file, marked: way.change(file) }));
  const plain = all.filter(({ state }) => state !== 'fixed');
  const service = serviceOf(plain);
  if (about.findings) assert.deepEqual(saidFindings(service, plain), markedFindings(plain));
  for (const file of plain) checkParts(service, file);
  const mentions = plain.flatMap((file) =>
    marksOf(file, 'mention').map(({ mark, says }) => describe(file, mark, sayMention(says))),
  );
  if (about.mentions || mentions.length > 0) assert.deepEqual(saidMentions(service, plain), mentions.sort());
  for (const file of plain) checkHovers(service, file);
  for (const file of plain) checkDefinitions(service, plain, file);
  for (const file of plain) checkReferences(service, file);
  for (const file of plain) checkCompletions(service, file);
  for (const file of all) if (file.state === 'fixed') checkFixes(service, file);
}

/** What a service is given of a file. */
type GivenFile = Pick<PlainFile, 'path' | 'text' | 'state'>;

/** A service that has read the files of a case. */
export function serviceOf(files: readonly GivenFile[]): Service {
  const service = new Service(() => '2025-11-15');
  let { wantedSchemas } = service.configure(files.find(({ path }) => path === 'attache.yaml')?.text ?? null);
  while (wantedSchemas.length > 0) {
    const given = wantedSchemas.map((wanted) => {
      const file = files.find(({ path }) => path === wanted);
      return [wanted, file ? { text: file.text } : { missing: true as const }] as const;
    });
    ({ wantedSchemas } = service.setSchemas(new Map(given)));
  }
  for (const { value: path } of service.config.library) {
    const file = files.find((each) => each.path === path);
    if (!file) service.setLibrary(path, { missing: true });
    else if (file.state !== 'text') service.setLibrary(path, { why: whyOf(path) });
    else service.setLibrary(path, { text: file.text, facts: readLibrary(path, file.text, null).facts });
  }
  const given = files.filter(({ path }) => path.endsWith('.md') || service.isReview(path));
  const { wantedCaptures } = service.apply(given.map(changeOf));
  for (const path of wantedCaptures) {
    const capture = files.find((file) => file.path === path);
    if (!capture) service.setCapture(path, { missing: true });
    else service.setCapture(path, capture.state === 'text' ? { text: capture.text } : { why: whyOf(path) });
  }
  return service;
}

function changeOf({ path, text, state }: GivenFile): Change {
  if (state === 'text') return { kind: 'text', path, text };
  assert.equal(text.trim(), '', `${path} can't be read and has text`);
  return { kind: 'unreadable', path, why: whyOf(path), known: state === 'unreadable known' };
}

/** One line a finding, so that a difference can be read. */
const describe = (
  { path, text }: { path: string; text: string },
  { start, end }: Pick<Mark, 'start' | 'end'>,
  what: string,
): string =>
  `${path} ${String(start).padStart(5, '0')}–${end} ${JSON.stringify(text.slice(start, end))}: ${what}`;

const textOf = (files: readonly PlainFile[], path: string): PlainFile => {
  const file = files.find((each) => each.path === path);
  assert.ok(file, `there is no file ${path}`);
  return file;
};

const saidFindings = (service: Service, files: readonly PlainFile[]): string[] =>
  service
    .findings()
    .map(({ file, range, check, level }) => describe(textOf(files, file), range, `${check} ${level}`))
    .sort();

const markedFindings = (files: readonly PlainFile[]): string[] =>
  files
    .flatMap((file) =>
      marksOf(file, 'finding').map(({ mark, says }) => describe(file, mark, `${says.check} ${says.level}`)),
    )
    .sort();

type Says<K extends Expectation['kind']> = Extract<Expectation, { kind: K }>;

const marksOf = <K extends Expectation['kind']>(file: PlainFile, kind: K): { mark: Mark; says: Says<K> }[] =>
  file.marks.flatMap((mark) => (mark.says.kind === kind ? [{ mark, says: mark.says as Says<K> }] : []));

/** Words that a message must hold. */
function checkParts(service: Service, file: PlainFile): void {
  for (const { mark, says } of marksOf(file, 'finding')) {
    const messages = service
      .findingsIn(file.path)
      .filter(
        ({ check, range }) => check === says.check && range.start === mark.start && range.end === mark.end,
      )
      .map(({ message }) => message);
    assert.ok(
      messages.some((message) => message.includes(says.part)),
      `no message holds “${says.part}”: ${messages.join(' / ')}`,
    );
  }
}

function saidMentions(service: Service, files: readonly PlainFile[]): string[] {
  const idAt = (path: string): string => service.lookup.entryAt(path)?.id ?? path;
  return files
    .flatMap((file) =>
      service
        .judgement(file.path)
        .mentions.map(({ range, actor, candidates }) =>
          describe(
            file,
            range,
            sayMention({ actor: actor === null ? null : idAt(actor), candidates: candidates.map(idAt) }),
          ),
        ),
    )
    .sort();
}

const sayMention = ({ actor, candidates }: Pick<Says<'mention'>, 'actor' | 'candidates'>): string =>
  actor ?? `undecided between ${[...candidates].sort().join(', ')}`;

function checkHovers(service: Service, { path, text, marks }: PlainFile): void {
  for (const { start, end, says } of marks) {
    if (says.kind !== 'hover') continue;
    const hover = hoverAt(service, path, start);
    assert.ok(hover, `nothing hovers over “${text.slice(start, end)}”`);
    assert.deepEqual({ start: hover.range.start, end: hover.range.end }, { start, end });
    assert.ok(hover.markdown.includes(says.part), `no “${says.part}” in: ${hover.markdown}`);
  }
}

function checkDefinitions(service: Service, files: readonly PlainFile[], file: PlainFile): void {
  for (const { mark, says } of marksOf(file, 'definition')) {
    const places = definitionsAt(service, file.path, mark.start);
    const found = places.map(
      (place) => `${place.file} | ${textOf(files, place.file).text.slice(place.range.start)}`,
    );
    const [first = 'nothing'] = found;
    assert.ok(
      first.startsWith(`${says.file} | ${says.part}`),
      `“${says.part}” is not at: ${first.slice(0, 200)}`,
    );
    assert.equal(found.length, 1);
  }
}

function checkReferences(service: Service, { path, text, marks }: PlainFile): void {
  for (const { start, end, says } of marks) {
    if (says.kind !== 'references') continue;
    const places = referencesAt(service, path, start, true);
    const said = places.map(({ file, range }) => `${file} ${range.start}–${range.end}`);
    assert.equal(places.length, says.count, `“${text.slice(start, end)}”: ${said.join(', ')}`);
    assert.ok(
      said.includes(`${path} ${start}–${end}`),
      `“${text.slice(start, end)}” is none of: ${said.join(', ')}`,
    );
  }
}

function checkCompletions(service: Service, file: PlainFile): void {
  for (const { mark, says } of marksOf(file, 'completes')) {
    const labels = completionsAt(service, file.path, mark.end).items.map(({ label }) => label);
    const place = `${file.path} at ${mark.end}`;
    if (says.how === 'first') assert.deepEqual(labels.slice(0, says.labels.length), says.labels, place);
    else {
      const present = says.labels.filter((label) => labels.includes(label));
      assert.deepEqual(present, says.how === '?' ? says.labels : [], `${place}: ${labels.join(', ')}`);
    }
  }
}

/** More rounds than fixes that get in each other's way. */
const mostRounds = 10;

/** Edits of the file itself: what begins another note leaves this one as it is. */
const fixesIn = (service: Service, path: string): Fix[] =>
  service
    .findingsIn(path)
    .flatMap(({ fixes, choices }) => [...fixes, ...choices()].filter(({ begins }) => !begins).slice(0, 1));

/** Applies the first fix of each finding until none is left to apply: what comes out has nothing left to mend. */
function checkFixes(service: Service, { path, text: expected }: PlainFile): void {
  let text = service.text(path);
  assert.ok(text !== null, `there is no file ${path} to be fixed`);
  for (let round = 0; round < mostRounds; round++) {
    const fixes = fixesIn(service, path);
    if (fixes.length === 0) break;
    text = applyEdits(text, combine(fixes));
    if (path === 'attache.yaml') service.configure(text);
    else service.apply([{ kind: 'text', path, text }]);
  }
  assert.equal(text, expected);
  assert.deepEqual(fixesIn(service, path), []);
}
