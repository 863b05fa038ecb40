import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type Change, Service } from '../../src/core/service.ts';

/*
 * Who is meant in sentences of analysts, with the names and offices of 144 office-holders. No link may be wrong; a
 * surname alone decides nothing, so that it is not counted among those to be found.
 */

interface Entity {
  readonly id: string;
  readonly family?: string;
  readonly addressedBy?: string;
  readonly names: readonly { readonly text: string; readonly lang: string; readonly kind: string }[];
  readonly positions: readonly {
    readonly office: string;
    readonly start: string | null;
    readonly end: string | null;
    readonly acting?: boolean;
    readonly left?: boolean;
  }[];
}

type Outcome = string | null;

interface Expected {
  readonly mention: string;
  readonly start: number;
  readonly end: number;
  /** An id, `ambiguous`, or null. */
  readonly entity: Outcome;
  readonly accept?: readonly Outcome[];
}

interface Case {
  readonly id: string;
  readonly text: string;
  readonly asOf: string | null;
  readonly expected: readonly Expected[];
}

const linesOf = <T>(name: string): T[] =>
  readFileSync(new URL(`../data/${name}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);

const entities = linesOf<Entity>('name-entities.jsonl');
const cases = ['name-cases.jsonl', 'name-cases-own.jsonl'].flatMap((name) => linesOf<Case>(name));
const bare = (id: Outcome): string => String(id).replace(/^person\//u, '');

const kinds: Readonly<Record<string, string>> = { native: 'native', transliteration: 'romanisation' };

function recordOf({ id, family, addressedBy, names, positions }: Entity): Change {
  const [name, ...others] = names.filter(({ kind }) => kind !== 'surname' && kind !== 'short');
  const listed = others.map(({ text, lang, kind }) => ({ value: text, lang, kind: kinds[kind] ?? 'alias' }));
  const weak = names.filter(({ kind }) => kind === 'short').map(({ text }) => text);
  const held = positions.map(({ office, start, end, acting, left }) => ({
    office,
    ...(start === null ? {} : { start }),
    ...(end === null ? (left ? { end: 'unknown' } : {}) : { end }),
    ...(acting ? { capacity: 'acting' } : {}),
  }));
  const frontmatter = {
    type: 'person',
    name: name?.text ?? id,
    ...(family === undefined ? {} : { family }),
    names: [...listed, ...weak.map((value) => ({ value, kind: 'weak' }))],
    ...(addressedBy === undefined ? {} : { 'addressed-as': addressedBy }),
    positions: held,
  };
  // JSON is YAML.
  const lines = Object.entries(frontmatter).map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`);
  return { kind: 'text', path: `actors/${id}.md`, text: `---\n${lines.join('')}---\n` };
}

const hasFrontmatter = (text: string): boolean => text.startsWith('---\n');
const head = (asOf: string | null): string =>
  `---\ntype: note\n${asOf === null ? '' : `as-of: ${asOf}\n`}---\n\n`;

interface Score {
  readonly wrong: string[];
  readonly missed: string[];
  readonly surnames: string[];
  found: number;
}

const titled = /\b(?:President|Minister|Chancellor|Premier|King|Emperor|Secretary)$/u;

/** A surname without a title beside it, which CHECKS leaves open. */
const isSurname = ({ text }: Case, { mention, start, entity }: Expected): boolean =>
  entities.some(({ id, family }) => id === bare(entity) && family === mention) &&
  !titled.test(text.slice(0, start).trimEnd());

interface Place {
  readonly start: number;
  readonly end: number;
  readonly said: string;
}

/** What was found there, or a longer name of the one who is meant (“King Charles III”, a name with its markup). */
const placeOf = (places: readonly Place[], { start, end, entity }: Expected): Place | undefined =>
  places.find((place) => place.start === start && place.end === end) ??
  places.find((place) => place.start <= start && place.end >= end && place.said === bare(entity));

function scoreCase(service: Service, each: Case, score: Score): void {
  const path = `${each.id}.md`;
  const lead = hasFrontmatter(each.text) ? '' : head(each.asOf);
  service.apply([{ kind: 'text', path, text: lead + each.text }]);
  const places: Place[] = service.judgement(path).mentions.map(({ range, actor }) => ({
    start: range.start - lead.length,
    end: range.end - lead.length,
    said: actor === null ? 'ambiguous' : (service.lookup.entryAt(actor)?.id ?? actor),
  }));
  const say = (words: string, said: Outcome): string => `${each.id} “${words}”: ${said ?? 'nobody'}`;
  const met = new Set<Place>();
  for (const expected of each.expected) {
    const fine = [expected.entity, ...(expected.accept ?? [])].map((one) =>
      one === null ? null : bare(one),
    );
    const place = placeOf(places, expected);
    if (place) met.add(place);
    const said = place?.said ?? null;
    const isLink = said !== null && said !== 'ambiguous';
    if (isLink && !fine.includes(said)) score.wrong.push(say(expected.mention, said));
    if (expected.entity === null || expected.entity === 'ambiguous') continue;
    if (said === bare(expected.entity)) score.found++;
    else if (isSurname(each, expected)) score.surnames.push(say(expected.mention, said));
    else if (!fine.includes(said)) score.missed.push(say(expected.mention, said));
  }
  const strays = places.filter((place) => !met.has(place));
  score.wrong.push(...strays.map(({ start, end, said }) => say(each.text.slice(start, end), said)));
  service.apply([{ kind: 'gone', path }]);
}

describe('names of office-holders in sentences', () => {
  it('are found, and nobody is taken for another', () => {
    const service = new Service(() => '2025-11-15');
    service.apply(entities.map(recordOf));
    const score: Score = { wrong: [], missed: [], surnames: [], found: 0 };
    for (const each of cases) scoreCase(service, each, score);
    const { found, wrong, missed, surnames } = score;
    const share = found / (found + missed.length);
    console.log(
      `      ${found} of ${found + missed.length} links found (${(share * 100).toFixed(1)} %), ${wrong.length} wrong; ${surnames.length} surnames alone left open\n      missed: ${missed.join('; ')}`,
    );
    assert.deepEqual(wrong, []);
    assert.ok(share >= 0.97, missed.join('\n'));
  });
});
