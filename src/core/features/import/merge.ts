import type { NoteFacts } from '../../model/facts.ts';
import type { Located } from '../../text/range.ts';
import type { TextEdit } from '../../text/edits.ts';
import { capacities } from '../../model/vocabulary.ts';
import type { YamlMap } from '../../model/yaml.ts';
import { findFrontmatter, readFrontmatter } from '../../notes/frontmatter.ts';
import { fillEntry, insertEntry } from '../../yaml/edits.ts';
import { appendItems } from '../../yaml/list-edits.ts';
import { entryOf } from '../../yaml/read.ts';
import { scalarSource, valueSource } from '../../yaml/scalars.ts';
import { itemsOf, located, locatedAt, oneOf, plainOf, textAt, textsAt, valueOf } from '../../yaml/values.ts';
import { termOf } from './settle.ts';
import { Draft } from './draft.ts';
import type { ImportedActor, ImportedName } from './imported.ts';
import { type Known, officeKeys } from './known.ts';
import { folded, partOfName } from './names.ts';
import { type Meeting, type Term, agree, meet, sayTerm } from './positions.ts';
import {
  type Resolved,
  identifierMap,
  keyOrder,
  lifeKeys,
  nameItem,
  positionItem,
  positionOrder,
} from './record-source.ts';

/** A fact of the file that clashes with one of a note: told, and nothing is written for it. */
export interface Clash {
  readonly key: string;
  /** Where the note's value stands; null where two facts of the file clash. */
  readonly at: number | null;
  readonly ours: string;
  readonly theirs: string;
  readonly why: string;
}

export interface Merged {
  readonly edits: readonly TextEdit[];
  readonly text: string;
  readonly clashes: readonly Clash[];
}

/** Adds to a note what it does not say yet. Null where its frontmatter can't be edited soundly. */
export function mergeInto(
  known: Known,
  note: NoteFacts,
  text: string,
  actor: ImportedActor,
  positions: readonly Resolved[],
): Merged | null {
  const merge = new Merge(text);
  const before = merge.plain;
  if (before === null) return null;
  merge.names(actor, note);
  merge.positions(known, positions);
  merge.identifiers(actor);
  const [from, to] = lifeKeys(actor.type);
  merge.date(from, actor.begin);
  merge.date(to, actor.end);
  return merge.done(before);
}

class Merge {
  readonly #draft: Draft;
  readonly #clashes: Clash[] = [];
  #failed = false;
  #map: YamlMap | null = null;
  #yaml = { start: 0, end: 0 };

  constructor(text: string) {
    this.#draft = new Draft(text);
    this.#read();
  }

  /** Null where the frontmatter can't be read. */
  get plain(): unknown {
    return this.#map && plainOf(this.#map);
  }

  done(before: unknown): Merged | null {
    const after = this.plain;
    if (this.#failed || after === null || !keeps(before, after)) return null;
    return { edits: this.#draft.edits(), text: this.#draft.text, clashes: this.#clashes };
  }

  #read(): void {
    const place = findFrontmatter(this.#draft.text);
    const frontmatter = place?.closed ? readFrontmatter(this.#draft.text, place) : null;
    this.#map = frontmatter?.duplicates.length === 0 ? frontmatter.yaml : null;
    this.#yaml = frontmatter?.range ?? this.#yaml;
  }

  #apply(edit: TextEdit | null): void {
    if (!edit) this.#failed = true;
    if (!edit || this.#failed) return;
    this.#draft.apply(edit);
    this.#read();
  }

  #set(map: YamlMap | null, key: string, source: string, order: readonly string[]): void {
    const entry = entryOf(map, key);
    const edit = entry
      ? fillEntry(this.#draft.text, entry, source)
      : insertEntry(this.#draft.text, this.#yaml, map, key, source, order);
    this.#apply(edit);
  }

  #append(key: string, items: readonly unknown[]): void {
    if (items.length === 0) return;
    const place = { text: this.#draft.text, yaml: this.#yaml, map: this.#map, key };
    this.#apply(appendItems(place, items, keyOrder));
  }

  names(actor: ImportedActor, note: NoteFacts): void {
    const { record } = note;
    if (record?.kind !== 'actor') return;
    const written = [...(record.title ? [record.title] : []), ...record.aliases, ...record.names];
    const seen = new Set(written.map(({ value }) => folded(value)));
    const isNew = (name: string): boolean => !seen.has(folded(name)) && seen.add(folded(name)).size > 0;
    const main: ImportedName = { value: actor.name, lang: actor.lang, kind: null };
    const own = actor.lang === null ? [] : [main];
    const names = [...own, ...actor.names].filter(({ value }) => isNew(value));
    const aliases = [actor.name, ...actor.aliases].filter(isNew);
    const isPerson = actor.type === 'person';
    for (const key of ['family', 'given'] as const) {
      const part = isPerson ? partOfName(actor[key], record.title?.value ?? '') : null;
      if (part !== null && textAt(this.#map, key) === null)
        this.#set(this.#map, key, scalarSource(part, 'block'), keyOrder);
    }
    this.#append('names', names.map(nameItem));
    this.#append('aliases', aliases);
  }

  identifiers(actor: ImportedActor): void {
    const theirs = Object.entries(identifierMap(actor));
    const map = valueOf(this.#map, 'identifiers');
    if (map?.type !== 'map') {
      if (theirs.length > 0)
        this.#set(this.#map, 'identifiers', valueSource(Object.fromEntries(theirs)), keyOrder);
      return;
    }
    for (const [scheme, value] of theirs) this.#identifier(map, scheme, [value].flat());
  }

  #identifier(map: YamlMap, scheme: string, values: readonly string[]): void {
    const entry = map.entries.find(({ key }) => key.toLowerCase() === scheme);
    const ours = itemsOf(entry?.value ?? null).flatMap((item) => located(item) ?? []);
    if (ours.length === 0) {
      const now = valueOf(this.#map, 'identifiers');
      const source = valueSource(values.length === 1 ? values[0] : values);
      if (now?.type === 'map') this.#set(now, entry?.key ?? scheme, source, []);
      return;
    }
    const missing = values.filter(
      (value) => !ours.some((one) => one.value.toLowerCase() === value.toLowerCase()),
    );
    if (missing.length > 0 && missing.length === values.length)
      this.#clash(`identifiers.${scheme}`, ours[0] ?? null, missing.join(', '), 'the identifiers differ');
  }

  date(key: string, theirs: string | null): void {
    if (theirs === null) return;
    const ours = locatedAt(this.#map, key);
    if (!ours) this.#set(this.#map, key, scalarSource(theirs, 'block'), keyOrder);
    else if (!agree(ours.value, theirs)) this.#clash(key, ours, theirs, 'the dates differ');
  }

  #clash(key: string, ours: Located<string> | null, theirs: string, why: string): void {
    const at = ours ? this.#draft.origin(ours.range.start) : null;
    this.#clashes.push({ key, at, ours: ours?.value ?? '', theirs, why });
  }

  positions(known: Known, theirs: readonly Resolved[]): void {
    const recorded = recordedIn(this.#map).map((one) => ({ ...one, start: this.#draft.origin(one.start) }));
    const terms = recorded.map(({ written }) => termOfNote(known, written));
    const added: Resolved[] = [];
    for (const one of theirs) {
      const term = termOf(known, one);
      const meeting = meet(term, terms);
      if (meeting.kind === 'new') added.push(one);
      else this.#meets(meeting, term, recorded, terms);
    }
    this.#append('positions', added.map(positionItem));
  }

  #meets(
    meeting: Exclude<Meeting, { kind: 'new' }>,
    theirs: Term,
    recorded: readonly Recorded[],
    terms: Term[],
  ): void {
    const [there, ours] = [recorded[meeting.at], terms[meeting.at]];
    if (!there || !ours) return;
    if (meeting.kind === 'conflict') {
      const words = there.written.office ?? there.written.titles[0] ?? '';
      const key = words === '' ? 'positions' : `positions (${words})`;
      this.#clashes.push({
        key,
        at: there.start,
        ours: sayTerm(ours),
        theirs: sayTerm(theirs),
        why: meeting.why,
      });
      return;
    }
    terms[meeting.at] = { ...ours, start: ours.start ?? meeting.start, end: ours.end ?? meeting.end };
    for (const key of ['start', 'end'] as const) {
      const item = itemsOf(valueOf(this.#map, 'positions'))[there.index];
      const value = meeting[key];
      if (value !== null && item?.type === 'map')
        this.#set(item, key, scalarSource(value, 'flow'), positionOrder);
    }
  }
}

interface Recorded {
  readonly index: number;
  readonly start: number;
  readonly written: Written;
}

interface Written extends Omit<Term, 'offices'> {
  readonly office: string | null;
  readonly titles: readonly string[];
}

function recordedIn(map: YamlMap | null): Recorded[] {
  return itemsOf(valueOf(map, 'positions')).flatMap((item, index) => {
    if (item.type !== 'map') return [];
    const written = {
      office: textAt(item, 'office'),
      titles: textsAt(item, 'title').map(({ value }) => value),
      capacity: oneOf(textAt(item, 'capacity'), capacities, 'substantive'),
      start: textAt(item, 'start'),
      end: textAt(item, 'end'),
    };
    return [{ index, start: item.range.start, written }];
  });
}

/** A title alone stands for an office in words. */
function termOfNote(known: Known, { office, titles, capacity, start, end }: Written): Term {
  const words = office ?? titles[0] ?? null;
  return { capacity, start, end, offices: officeKeys(known, { words, also: [], identifier: null }) };
}

/** Whether everything that stood in a record still does, in its order: lists may only have grown. */
function keeps(before: unknown, after: unknown): boolean {
  if (Array.isArray(before))
    return Array.isArray(after) && before.every((item, index) => keeps(item, after[index]));
  if (typeof before !== 'object' || before === null) {
    if (before === null) return true;
    return before === after || (Array.isArray(after) && keeps(before, after[0]));
  }
  if (Array.isArray(after)) return keeps(before, after[0]);
  if (typeof after !== 'object' || after === null) return false;
  const now = after as Readonly<Record<string, unknown>>;
  return Object.entries(before).every(([key, value]) => key in now && keeps(value, now[key]));
}
