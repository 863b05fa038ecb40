import { noteTypes } from '../model/note-types.ts';
import type { Frontmatter, NoteFacts } from '../model/facts.ts';
import { confine } from '../workspace/paths.ts';
import { didYouMean } from '../text/nearest.ts';
import { locatedAt } from '../notes/values.ts';
import { type Check, type Draft, always } from './check.ts';

export const frontmatterInvalid: Check = {
  name: 'frontmatter-invalid',
  levels: always('error'),
  summary: 'The YAML of a note does not parse, or a required key or a value is wrong.',
  dependsOn: [],
  *test({ note }) {
    const { frontmatter } = note;
    if (!frontmatter) return;
    for (const { message, range } of frontmatter.problems) yield { message, range };
    if (frontmatter.problems.length > 0 || !frontmatter.type) return;
    yield* missingKeys(frontmatter, frontmatter.type.value);
    yield* wrongValues(note, frontmatter);
  },
};

function* missingKeys(frontmatter: Frontmatter, type: string): Generator<Draft> {
  const owed = Object.hasOwn(noteTypes, type) ? noteTypes[type] : undefined;
  const range = frontmatter.type?.range;
  if (!owed || !range) return;
  for (const keys of owed.required) {
    const present = keys.some((key) => (locatedAt(frontmatter.yaml, key)?.value.trim() ?? '') !== '');
    if (!present)
      yield { range, message: `A ${type} needs a ${keys.join(' or a ')}. Add \`${keys[0] ?? ''}: …\` here.` };
  }
}

const allowed: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  note: { status: ['draft', 'review', 'released'], ai: ['none', 'assisted', 'generated'] },
  source: {
    reliability: ['A', 'B', 'C', 'D', 'E', 'F'],
    state: ['active', 'corrected', 'retracted', 'superseded', 'dead'],
    ai: ['none', 'assisted', 'generated'],
  },
};

function* wrongValues(note: NoteFacts, { yaml, type }: Frontmatter): Generator<Draft> {
  for (const [key, values] of Object.entries(allowed[type?.value ?? ''] ?? {})) {
    const written = locatedAt(yaml, key);
    if (!written || values.includes(written.value)) continue;
    const message = `“${written.value}” is no ${key} of a ${type?.value ?? ''}; it is one of ${values.join(', ')}.${didYouMean(written.value, values)}`;
    yield { range: written.range, message };
  }
  yield* wrongDates(note);
  const capture = note.record?.kind === 'source' ? note.record.capture : null;
  if (capture && confine(capture.file.value) === null) {
    const message = `“${capture.file.value}” leaves the workspace. A capture’s file is relative to the folder of attache.yaml and stays inside it.`;
    yield { range: capture.file.range, message };
  }
}

function* wrongDates({ record }: NoteFacts): Generator<Draft> {
  const dates =
    record?.kind === 'note'
      ? [record.asOf]
      : record?.kind === 'actor'
        ? [record.checked, ...record.positions.flatMap(({ start, end }) => [start, end])]
        : record?.kind === 'source'
          ? [
              record.accessed,
              record.issued?.value === 'unknown' ? null : record.issued,
              record.capture?.collected ?? null,
            ]
          : [];
  for (const date of dates) {
    if (!date || date.days) continue;
    yield {
      range: date.range,
      message: `“${date.value}” is no date that can be read. Write 2025-06-04, 2025-06 or 2025-06~.`,
    };
  }
}
