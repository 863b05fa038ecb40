import assert from 'node:assert/strict';
import { hoverAt } from '../../src/core/features/hover.ts';
import { type Change, Service } from '../../src/core/service.ts';
import {
  type Expectation,
  type Mark,
  type PlainFile,
  type MarkedFile,
  type Way,
  withoutMarks,
} from './marked-note.ts';

const why = 'This file is no UTF-8 text.';

/** Runs a case in one way and holds what the product says against the marks: all of them, and nothing else. */
export function runCase(files: readonly MarkedFile[], way: Way, mentionsToo: boolean): void {
  const plain = files.map((file) => withoutMarks({ ...file, marked: way.change(file) }));
  const service = serviceOf(plain);
  assert.deepEqual(saidFindings(service, plain), markedFindings(plain));
  for (const file of plain) checkParts(service, file);
  const mentions = plain.flatMap((file) =>
    marksOf(file, 'mention').map(({ mark, says }) => describe(file, mark, sayMention(says))),
  );
  if (mentionsToo || mentions.length > 0) assert.deepEqual(saidMentions(service, plain), mentions.sort());
  for (const file of plain) checkHovers(service, file);
}

function serviceOf(files: readonly PlainFile[]): Service {
  const service = new Service(() => '2025-11-15');
  let { wantedSchemas } = service.configure(files.find(({ path }) => path === 'attache.yaml')?.text ?? null);
  while (wantedSchemas.length > 0) {
    for (const path of wantedSchemas) {
      const file = files.find((each) => each.path === path);
      ({ wantedSchemas } = service.setSchema(path, file ? { text: file.text } : { missing: true }));
    }
  }
  const notes = files.filter(({ path }) => path.endsWith('.md'));
  const { wantedCaptures } = service.apply(notes.map(changeOf));
  for (const path of wantedCaptures) {
    const capture = files.find((file) => file.path === path);
    if (!capture) service.setCapture(path, { missing: true });
    else service.setCapture(path, capture.state === 'text' ? { text: capture.text } : { why });
  }
  return service;
}

function changeOf({ path, text, state }: PlainFile): Change {
  if (state === 'text') return { kind: 'text', path, text };
  assert.equal(text.trim(), '', `${path} can't be read and has text`);
  return { kind: 'unreadable', path, why, known: state === 'unreadable known' };
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
