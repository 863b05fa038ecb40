import type { Cited, ClaimFacts, MarkupProblem, Prose } from '../model/facts.ts';
import { claimKinds, claimStates, confidences, outcomes, translators } from '../model/vocabulary.ts';
import type { YamlEntry, YamlMap, YamlValue } from '../model/yaml.ts';
import type { Markup, MarkedBlock, MarkedClaim } from '../markup/document.ts';
import { plainWords } from '../markup/mask.ts';
import { parseEdtf } from '../text/edtf.ts';
import { dateProblem, dateShapes } from '../text/date-shapes.ts';
import { didYouMean, nearest } from '../text/nearest.ts';
import { type Located, type Range, contains } from '../text/range.ts';
import { itemsOf, located, valueOf } from '../yaml/values.ts';
import { type CitedPlace, citedPlaces, nothing, placesIn, together } from './cited-places.ts';

/** Builds the claims of a note from spans, divs and the blocks that the frontmatter lists. */
export function readClaims(
  markup: Markup,
  yaml: YamlMap | null,
): { claims: ClaimFacts[]; problems: MarkupProblem[] } {
  const problems: MarkupProblem[] = [];
  const drafts = [
    ...markup.marked.map((claim) => markedDraft(claim, problems)),
    ...quietDrafts(markup.blocks, yaml, problems),
  ].sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end);
  const parents = parentsOf(drafts);
  const places = citedPlaces(markup);
  const owners = innermost(drafts, places);
  const cited = places.map(({ at }) => at);
  const ends = drafts.map((draft) =>
    draft.form === 'span' ? endBehind(draft, markup, cited) : draft.range.end,
  );
  const claims = drafts.map((draft, index) => ({
    form: draft.form,
    id: draft.id,
    range: draft.range,
    content: draft.content,
    text: wordsIn(markup.prose, draft.content),
    parent: parents[index] ?? null,
    ...readAttributes(draft.attributes, problems),
    cited: citedBy(drafts, index, places, owners, ends[index] ?? draft.range.end),
    leadIn: draft.leadIn ? together(placesIn(places, draft.leadIn)) : nothing,
  }));
  return { claims, problems };
}

interface Draft {
  readonly form: ClaimFacts['form'];
  readonly id: Located<string> | null;
  readonly range: Range;
  readonly content: Range;
  readonly leadIn: Range | null;
  readonly attributes: readonly Attribute[];
}

interface Attribute {
  readonly key: string;
  readonly keyRange: Range;
  readonly values: readonly Located<string>[];
}

const listed = ['by', 'event', 'rests-on', 'contradicts'];

/** Ids with commas between. Who says it may be described instead: `by` with a space in it is one value. */
function splitIds(key: string, value: Located<string>): Located<string>[] {
  if (!listed.includes(key)) return [value];
  if (key === 'by' && /\s/u.test(value.value.trim())) return [value];
  return [...value.value.matchAll(/[^,\s]+/gu)].map((match) => {
    const start = value.range.start + match.index;
    return { value: match[0], range: { start, end: start + match[0].length } };
  });
}

function markedDraft(claim: MarkedClaim, problems: MarkupProblem[]): Draft {
  const id = claim.attributes.id;
  if (id && !/^\p{L}/u.test(id.value)) problems.push(idProblem(id.range));
  const attributes = claim.attributes.pairs.map((pair) => ({
    ...pair,
    values: splitIds(pair.key, straight(pair, problems)),
  }));
  return { ...claim, id, attributes };
}

/** Curly marks round a value are taken for a part of it: they are not, and are said to be wrong. */
function straight(value: Located<string>, problems: MarkupProblem[]): Located<string> {
  const curly = /^[“”„](.*)[“”]$/u.exec(value.value);
  if (!curly) return value;
  const message = 'Values stand in straight quotation marks, as in `by="a senior official"`.';
  problems.push({ kind: 'attributes', range: value.range, message, claim: true });
  return { value: curly[1] ?? '', range: { start: value.range.start + 1, end: value.range.end - 1 } };
}

const idProblem = (range: Range): MarkupProblem => ({
  kind: 'claim-id',
  range,
  message: 'A claim’s id begins with a letter, as in `#c1`.',
  claim: true,
});

function quietDrafts(
  blocks: readonly MarkedBlock[],
  yaml: YamlMap | null,
  problems: MarkupProblem[],
): Draft[] {
  const declared = valueOf(yaml, 'claims');
  if (declared?.type !== 'map') return [];
  const drafts: Draft[] = [];
  for (const entry of declared.entries) {
    const block = blocks.find(({ id }) => id.value === entry.key);
    if (!block) {
      problems.push({
        kind: 'unknown-block',
        range: entry.keyRange,
        message: `No block of this note ends in “ ^${entry.key}”.${didYouMean(
          entry.key,
          blocks.map(({ id }) => id.value),
        )} Put it behind the paragraph that makes the claim.`,
        claim: false,
      });
      continue;
    }
    if (!/^\p{L}/u.test(entry.key)) problems.push(idProblem(entry.keyRange));
    problems.push(...shapeProblems(entry));
    const pairs = entry.value.type === 'map' ? entry.value.entries : [];
    drafts.push({
      form: 'block',
      id: block.id,
      range: { start: block.content.start, end: block.range.end },
      content: block.content,
      leadIn: block.leadIn,
      attributes: pairs.map(({ key, keyRange, value }) => ({
        key,
        keyRange,
        values: itemsOf(value).flatMap((item) => {
          const text = located(item);
          return text ? splitIds(key, withoutQuotes(text, item)) : [];
        }),
      })),
    });
  }
  return drafts;
}

/** What `claims` says of a block has to be attributes with values; only ids may be several. */
function shapeProblems({ key, keyRange, value }: YamlEntry): MarkupProblem[] {
  const problem = (range: Range, message: string): MarkupProblem => ({
    kind: 'unknown-value',
    range,
    message,
    claim: true,
  });
  if (value.type === 'scalar' && value.value === null) return [];
  if (value.type !== 'map')
    return [
      problem(keyRange, `\`${key}\` takes attributes of a claim, as in \`{ kind: fact, on: 2025-06 }\`.`),
    ];
  return value.entries.flatMap((entry) => {
    const several = entry.value.type === 'list' && listed.includes(entry.key);
    const inner = several ? itemsOf(entry.value) : [entry.value];
    return inner.every((item) => item.type === 'scalar')
      ? []
      : [
          problem(
            entry.keyRange,
            `\`${entry.key}\` of a claim takes ${listed.includes(entry.key) ? 'ids' : 'one value'}.`,
          ),
        ];
  });
}

/** The words themselves, where no escape makes them shorter than they are written. */
function withoutQuotes(text: Located<string>, item: YamlValue): Located<string> {
  const { start, end } = text.range;
  const quoted = item.type === 'scalar' && item.style === 'quoted' && text.value.length === end - start - 2;
  return quoted ? { ...text, range: { start: start + 1, end: end - 1 } } : text;
}

/** Drafts are in order, outer before inner: the parent is the last one still open. */
function parentsOf(drafts: readonly Draft[]): (number | null)[] {
  const open: number[] = [];
  return drafts.map((draft, index) => {
    while (open.length > 0 && !contains(drafts[open.at(-1) ?? 0]?.content ?? draft.range, draft.range))
      open.pop();
    const parent = open.at(-1) ?? null;
    open.push(index);
    return parent;
  });
}

const values: Readonly<Record<string, readonly string[]>> = {
  kind: claimKinds,
  state: claimStates,
  confidence: confidences,
  translated: translators,
  outcome: outcomes,
};

/** In the order in which the schema of claims has them. */
export const attributeNames: readonly string[] =
  'kind by on event likelihood confidence rests-on contradicts translated state outcome'.split(' ');

type AttributeFacts = Pick<
  ClaimFacts,
  | 'kind'
  | 'by'
  | 'byWords'
  | 'on'
  | 'event'
  | 'restsOn'
  | 'contradicts'
  | 'state'
  | 'likelihood'
  | 'confidence'
  | 'outcome'
  | 'translated'
>;

function readAttributes(attributes: readonly Attribute[], problems: MarkupProblem[]): AttributeFacts {
  for (const attribute of attributes) problems.push(...attributeProblems(attribute));
  const last = (key: string): readonly Located<string>[] =>
    attributes.findLast((entry) => entry.key === key)?.values ?? [];
  const on = last('on')[0];
  const by = last('by');
  const oneOf = <T extends string>(key: string, words: readonly T[]): T | null =>
    words.find((word) => word === last(key)[0]?.value) ?? null;
  return {
    kind: oneOf('kind', claimKinds) ?? 'fact',
    by,
    byWords: by.some(({ value }) => /\s/u.test(value)),
    on: on ? { ...on, days: parseEdtf(on.value) } : null,
    event: last('event')[0] ?? null,
    restsOn: last('rests-on'),
    contradicts: last('contradicts'),
    state: oneOf('state', claimStates) ?? 'open',
    likelihood: last('likelihood')[0] ?? null,
    confidence: oneOf('confidence', confidences),
    outcome: oneOf('outcome', outcomes),
    translated: oneOf('translated', translators),
  };
}

function attributeProblems({ key, keyRange, values: given }: Attribute): MarkupProblem[] {
  const problem = (
    kind: MarkupProblem['kind'],
    { value, range }: Located<string>,
    message: string,
    meant: readonly string[],
  ): MarkupProblem[] => [{ kind, range, message, claim: true, meant: { written: value, texts: meant } }];
  const near = (written: string, allowed: readonly string[]): string[] => {
    const found = nearest(written, allowed);
    return found === null ? [] : [found];
  };
  if (!attributeNames.includes(key)) {
    const message = `A claim has no attribute “${key}”.${didYouMean(key, attributeNames)}`;
    return problem('unknown-attribute', { value: key, range: keyRange }, message, near(key, attributeNames));
  }
  const allowed = values[key];
  const value = given[0];
  if (!value) return [];
  if (allowed && !allowed.includes(value.value)) {
    const message = `\`${key}\` of a claim can’t be “${value.value}”; it is one of ${allowed.join(', ')}.${didYouMean(value.value, allowed)}`;
    return problem('unknown-value', value, message, near(value.value, allowed));
  }
  if (key === 'on' && !parseEdtf(value.value)) {
    const message = `“${value.value}” is no date that can be read: ${dateProblem(value.value)}.`;
    return problem(
      'unknown-value',
      value,
      message,
      dateShapes(value.value).map(({ edtf }) => edtf),
    );
  }
  return [];
}

/** For each place the innermost claim whose content holds it. */
function innermost(drafts: readonly Draft[], places: readonly CitedPlace[]): (number | null)[] {
  return places.map(({ at }) => {
    const index = drafts.findLastIndex((draft) => contains(draft.content, at));
    return index < 0 ? null : index;
  });
}

/** What stands inside a claim and in none within it; of a span, what stands right behind it, too. */
function citedBy(
  drafts: readonly Draft[],
  index: number,
  places: readonly CitedPlace[],
  owners: readonly (number | null)[],
  end: number,
): Cited {
  const draft = drafts[index];
  if (!draft) return nothing;
  const isBehind = ({ at }: CitedPlace): boolean => at.start >= draft.range.end && at.end <= end;
  // What follows may stand in a claim around this one, but not in another beside it.
  const isAround = (owner: Draft | undefined): boolean => !owner || contains(owner.content, draft.range);
  return together(
    places.filter((place, at) => {
      const owner = owners[at] ?? null;
      if (owner === index) return true;
      return draft.form === 'span' && isBehind(place) && isAround(drafts[owner ?? -1]);
    }),
  );
}

/** Where what stands right behind a span ends: citations and links with nothing but spaces and punctuation between. */
function endBehind(draft: Draft, markup: Markup, cited: readonly Range[]): number {
  const block = markup.prose.find(
    ({ start, text }) => start <= draft.range.start && draft.range.end <= start + text.length,
  );
  if (!block) return draft.range.end;
  const gap = /[\s\p{P}\u00AD\u001A]*/uy;
  for (let at = draft.range.end; ;) {
    gap.lastIndex = at - block.start;
    at += gap.exec(block.text)?.[0].length ?? 0;
    const next = cited.find(({ start, end }) => start >= draft.range.end && start <= at && at < end);
    if (!next) return at;
    at = next.end;
  }
}

function wordsIn(prose: readonly Prose[], content: Range): string {
  const parts = prose.flatMap(({ start, text }) => {
    const from = Math.max(content.start, start);
    const to = Math.min(content.end, start + text.length);
    return from < to ? [plainWords(text.slice(from - start, to - start))] : [];
  });
  return parts.filter((part) => part !== '').join(' ');
}
