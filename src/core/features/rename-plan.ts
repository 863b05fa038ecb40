import { keyEdits } from '../library/key-edits.ts';
import type { Service } from '../service.ts';
import { type TextEdit, applyEdits } from '../text/edits.ts';
import { nameOf } from '../text/paths.ts';
import { configFile } from '../workspace/config.ts';
import { foldTarget } from '../workspace/offers.ts';
import type { SupposedFile } from '../workspace/supposed.ts';
import { type Naming, namingsIn, rangeOf } from './namings.ts';
import {
  type How,
  type Names,
  howNamed,
  movedNames,
  namesOf,
  namesOfEntry,
  withoutEnding,
  wordsFor,
} from './rename-names.ts';
import { type Rewording, wordingEdits } from './rename-wording.ts';
import { reviewedName, reviewedNote } from '../workspace/reviews.ts';
import { type Subject, type World, isSameSubject } from './subjects.ts';

/** Other names for what a workspace holds. */
export interface NewNames {
  /** Files of notes and where they are to stand. */
  readonly moves: ReadonlyMap<string, string>;
  /** An explicit id or a key of one file. */
  readonly record: { readonly file: string; readonly id: string | null; readonly key: string | null } | null;
  readonly claim: { readonly file: string; readonly from: string; readonly to: string } | null;
  /** The key of an entry of a library, by its place. */
  readonly entry: { readonly place: string; readonly key: string } | null;
}

/** What a rename does, in one step: edits of texts as they stand now, then files that get another path. */
export interface Renaming {
  readonly edits: ReadonlyMap<string, readonly TextEdit[]>;
  readonly moves: ReadonlyMap<string, string>;
}

/** Words that would not mean what they do. */
export interface Slip {
  readonly file: string;
  readonly words: string;
  /** Where they stand now. */
  readonly offset: number;
  readonly before: Subject | null;
  readonly after: Subject | null;
}

export type Planned = { readonly renaming: Renaming } | { readonly slip: Slip } | { readonly fixed: string };

/**
 * Works out all edits that a rename takes, and reads what they would leave: everything named has to mean then what it
 * means now. `mend`: words that others win are written otherwise, where anything else names the same; where nothing
 * does, they are left. Without it the first such words are the answer.
 */
export function planRename(service: Service, newNames: NewNames, mend: boolean): Planned {
  const plan = new Plan(service, newNames);
  for (let round = 0; ; round++) {
    const written = plan.write(mend);
    if ('fixed' in written) return written;
    const slips = plan.slips(written.edits);
    const first = slips[0];
    if (!first) return { renaming: { edits: written.edits, moves: plan.moves } };
    if (!mend) return { slip: first.slip };
    // Each round tries the next name for what slipped; then what can't be mended is left as it is.
    const tried = slips.map(({ path, index }) => plan.tryNext(path, index));
    if (round > 5 || !tried.some(Boolean)) return { renaming: { edits: written.edits, moves: plan.moves } };
  }
}

interface Concerned {
  readonly path: string;
  readonly withYaml: boolean;
  readonly namings: readonly Naming[];
  /** By the place of a naming in the list: other names that were tried for it. */
  readonly tries: Map<number, How[]>;
}

/** Attributes take ids with commas or spaces between: a file's name may hold them. */
const canHold = ({ form, claim }: Naming, words: string): boolean =>
  form === 'link' || claim === null || !/[\s,]/u.test(words);

class Plan {
  /** Reviews, too, which go by the id of their note. */
  readonly moves: ReadonlyMap<string, string>;
  readonly #service: Service;
  readonly #new: NewNames;
  readonly #before = new Map<string, Names>();
  readonly #after = new Map<string, Names>();
  readonly #touched: ReadonlySet<string>;
  readonly #concerned: readonly Concerned[];

  constructor(service: Service, newNames: NewNames) {
    this.#service = service;
    this.#new = newNames;
    const { moves, record } = newNames;
    for (const file of [...moves.keys(), ...(record ? [record.file] : [])]) this.#name(file);
    this.moves = new Map([...moves, ...this.#reviewsMoved()]);
    this.#touched = this.#touchedWords();
    this.#concerned = this.#findConcerned();
  }

  #name(file: string): void {
    const before = this.#namesOf(file);
    if (!before) return;
    const { moves, record } = this.#new;
    const moved = movedNames(before, moves.get(file) ?? file);
    const own = record?.file === file ? record : null;
    this.#before.set(file, before);
    this.#after.set(file, { ...moved, id: own?.id ?? moved.id, key: own?.key ?? moved.key });
  }

  #reviewsMoved(): Map<string, string> {
    const moved = new Map<string, string>();
    for (const path of this.#service.files()) {
      if (!this.#service.isReview(path)) continue;
      const file = reviewedNote(this.#service.lookup, path) ?? '';
      const [before, after] = [this.#before.get(file), this.#after.get(file)];
      const name = reviewedName(path);
      const how = (['id', 'file'] as const).find((each) => before?.[each] === name);
      const other = how && after?.[how];
      if (other == null || other === name) continue;
      const [start, ending] = [path.slice(0, -nameOf(path).length), /\.ya?ml$/u.exec(path)?.[0] ?? ''];
      const to = start + other.replaceAll(':', '%3A') + ending;
      if (this.#service.text(to) === null) moved.set(path, to);
    }
    return moved;
  }

  #touchedWords(): Set<string> {
    const words = new Set<string>();
    const add = (name: string | null): unknown => name !== null && words.add(foldTarget(name));
    for (const file of this.#before.keys()) {
      const [before, after] = [this.#before.get(file), this.#after.get(file)];
      for (const how of ['id', 'key', 'file', 'path'] as const)
        if (before && after && (before[how] !== after[how] || before.path !== after.path))
          for (const names of [before, after]) add(names[how]);
    }
    for (const path of [...words]) add(withoutEnding(path));
    if (this.#new.claim) for (const id of [this.#new.claim.from, this.#new.claim.to]) add(id);
    return words;
  }

  /** Files with words that may come to mean something else, or that are renamed with the note they belong to. */
  #findConcerned(): Concerned[] {
    const service = this.#service;
    const mayHold = this.#yamlFilter();
    const isTouched = (words: string | undefined): boolean =>
      words !== undefined && this.#touched.has(foldTarget(words));
    const reviews = [...service.files()].filter((path) => service.isReview(path));
    return [...service.notes.keys(), ...reviews, configFile].flatMap((path) => {
      // Its claims are those of the note that its name names.
      const ofTouched = service.isReview(path) && isTouched(reviewedName(path));
      const withYaml = ofTouched || mayHold(path);
      if (!withYaml && !service.notes.has(path)) return [];
      const namings = namingsIn(service, path, withYaml);
      const concerns =
        this.moves.has(path) ||
        ofTouched ||
        namings.some(({ record, claim }) => isTouched(record?.value) || isTouched(claim?.value));
      return concerns ? [{ path, withYaml, namings, tries: new Map() }] : [];
    });
  }

  /** YAML is read only where one of the words may stand in it: that costs more than all the rest. */
  #yamlFilter(): (path: string) => boolean {
    const words = [...this.#touched];
    return (path) => {
      const text = this.#service.text(path);
      if (text === null) return false;
      const { start, end } = this.#service.notes.get(path)?.frontmatter?.range ?? { start: 0, end: 0 };
      const yaml = foldTarget(this.#service.notes.has(path) ? text.slice(start, end) : text);
      // So many are looked for in each value instead.
      return words.length > 50 || yaml.includes('\\') || words.some((word) => yaml.includes(word));
    };
  }

  /** The edits of all files, as far as things are tried by now. */
  write(mend: boolean): { readonly edits: Map<string, TextEdit[]> } | { readonly fixed: string } {
    const edits = new Map<string, TextEdit[]>();
    for (const concerned of this.#concerned) {
      const rewordings = concerned.namings.flatMap((naming, at) =>
        this.#rewording(naming, concerned.tries.get(at)?.at(-1) ?? null),
      );
      if (rewordings.length === 0) continue;
      const written = wordingEdits(this.#service, concerned.path, rewordings);
      if ('fixed' in written) {
        if (mend) continue;
        return written;
      }
      if (written.edits.length > 0) edits.set(concerned.path, written.edits);
    }
    const { entry } = this.#new;
    const found = entry && this.#service.lookup.entryAt(entry.place);
    if (!entry || found?.record.kind !== 'source') return { edits };
    const library = { path: found.path, text: this.#service.text(found.path) ?? '' };
    const rekeyed = keyEdits(library, found.record, entry.key);
    return rekeyed ? { edits: edits.set(found.path, rekeyed) } : { fixed: found.id };
  }

  #rewording(naming: Naming, tried: How | null): Rewording[] {
    const { subject, record, claim } = naming;
    if (!subject) return [];
    const renamed = this.#new.claim;
    const isRenamed = renamed?.file === subject.file && renamed.from === subject.claim && claim !== null;
    const other = record && this.#wordsNow(naming, subject.file, tried);
    const words = other === record?.value ? null : other;
    return words !== null || isRenamed
      ? [{ naming, record: words, claim: isRenamed ? renamed.to : null }]
      : [];
  }

  #wordsNow(naming: Naming, file: string, tried: How | null): string | null {
    const before = this.#before.get(file) ?? (tried && this.#namesOf(file));
    const after = this.#after.get(file) ?? before;
    if (!before || !after) return null;
    const how = tried ?? howNamed(before, naming);
    const written = naming.record?.value ?? '';
    if (how === 'name' || (tried === null && how !== 'whole-path' && before[how] === after[how])) return null;
    const words = wordsFor(after, how, written);
    return words !== null && !canHold(naming, words) ? wordsFor(after, 'id', written) : words;
  }

  #namesOf(file: string): Names | null {
    const facts = this.#service.notes.get(file);
    if (facts) return namesOf(facts);
    const entry = this.#service.lookup.entryAt(file);
    return entry && namesOfEntry(entry.id);
  }

  /** Another name for what slipped; false where all have been tried. */
  tryNext(path: string, index: number): boolean {
    const concerned = this.#concerned.find((each) => each.path === path);
    const naming = concerned?.namings[index];
    if (!concerned || !naming?.subject || !naming.record) return false;
    const tried = concerned.tries.get(index) ?? [];
    const isLink = naming.form === 'link' || naming.claim !== null;
    const hows: How[] = isLink ? ['id', 'file', 'path', 'whole-path', 'name'] : ['id', 'key', 'name'];
    const next = hows[tried.length];
    if (next) concerned.tries.set(index, [...tried, next]);
    return next !== undefined;
  }

  /** What would mean something else, once the edits are made. */
  slips(edits: ReadonlyMap<string, readonly TextEdit[]>): { path: string; index: number; slip: Slip }[] {
    const world = this.#suppose(edits);
    return this.#concerned.flatMap(({ path, withYaml, namings }) => {
      const after = namingsIn(world, this.moves.get(path) ?? path, withYaml);
      const length = Math.max(namings.length, after.length);
      return Array.from({ length }, (_, index) => {
        const slip = this.#slip(path, namings[index], after[index]);
        return slip ? [{ path, index, slip }] : [];
      }).flat();
    });
  }

  /** Another number of namings is a slip as well: then the edited text is read as something else. */
  #slip(file: string, one: Naming | undefined, other: Naming | undefined): Slip | null {
    const before = one?.subject ?? null;
    const after = other?.subject ?? null;
    const expected = this.#expected(before);
    if (one && other && (expected ? isSameSubject(after, expected) : after === null)) return null;
    const naming = one ?? other;
    const words = naming && (naming.record ?? naming.claim);
    return { file, words: words?.value ?? '', offset: one ? rangeOf(one).start : 0, before, after };
  }

  #suppose(edits: ReadonlyMap<string, readonly TextEdit[]>): World {
    const files = new Map<string, SupposedFile | null>();
    for (const path of this.moves.keys()) files.set(path, null);
    for (const path of new Set([...edits.keys(), ...this.moves.keys()])) {
      const text = applyEdits(this.#service.text(path) ?? '', edits.get(path) ?? []);
      files.set(this.moves.get(path) ?? path, { text, from: path });
    }
    const { entry } = this.#new;
    return this.#service.supposing(files, new Map(entry ? [[entry.place, entry.key]] : []));
  }

  #expected(subject: Subject | null): Subject | null {
    if (!subject) return null;
    const { claim } = this.#new;
    const renamed = claim?.file === subject.file && claim.from === subject.claim;
    return { file: this.moves.get(subject.file) ?? subject.file, claim: renamed ? claim.to : subject.claim };
  }
}
