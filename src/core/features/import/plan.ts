import type { NoteFacts } from '../../model/facts.ts';
import type { Service } from '../../service.ts';
import type { TextEdit } from '../../text/edits.ts';
import { defaultId } from '../../notes/records.ts';
import { fileName, placesOf } from '../new-note.ts';
import type { ImportedActor, ImportedFile, ImportedPosition, ImportProblem, Report } from './imported.ts';
import { Known, type KnownActor } from './known.ts';
import { latinId } from './latin-id.ts';
import { type Clash, mergeInto } from './merge.ts';
import { type Resolved, recordText } from './record-source.ts';
import { settleActors, settlePositions } from './settle.ts';
import { isName, isTelling } from './names.ts';
import { shown } from './values.ts';

export interface ImportOptions {
  /** The citation key that every position gets; it is known to the workspace. */
  readonly source: string | null;
  /** The day on which somebody held the records against their sources. */
  readonly checked: string | null;
  /** Whether notes are made of bodies, too, that are in the file for the persons' sake. */
  readonly organisations: boolean;
  /** Whether a file of this path would be a note. */
  readonly isNote: (path: string) => boolean;
}

export interface NewFile {
  readonly path: string;
  readonly text: string;
}

export interface ChangedFile {
  readonly path: string;
  readonly edits: readonly TextEdit[];
  /** What the file holds after the edits. */
  readonly text: string;
}

export interface ImportConflict {
  readonly file: string;
  /** 1-based: where the note says otherwise. */
  readonly line: number;
  readonly key: string;
  readonly ours: string;
  readonly theirs: string;
  readonly message: string;
}

/** What an import is going to write; nothing is written yet. */
export interface ImportPlan {
  readonly created: readonly NewFile[];
  readonly changed: readonly ChangedFile[];
  /** Notes that say already what the file says. */
  readonly unchanged: number;
  readonly conflicts: readonly ImportConflict[];
  readonly problems: readonly ImportProblem[];
}

/** Holds the actors of a file against the workspace. */
export function planImport(service: Service, file: ImportedFile, options: ImportOptions): ImportPlan {
  const planner = new Planner(service, file.problems, options);
  planner.plan(file.actors);
  const { created, changed, unchanged, conflicts, problems } = planner;
  const byPath = (a: { readonly path: string }, b: { readonly path: string }): number =>
    a.path < b.path ? -1 : 1;
  const told = [...new Map(problems.map((one) => [`${one.where}\n${one.message}`, one])).values()];
  return {
    created: created.sort(byPath),
    changed: changed.sort(byPath),
    unchanged,
    conflicts: conflicts.toSorted((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1)),
    problems: told,
  };
}

interface Match {
  readonly actor: ImportedActor;
  /** Null where one is to be made. */
  readonly note: KnownActor | null;
  /** Whether an id or identifier says so, and not the name alone. */
  readonly isSure: boolean;
}

class Planner {
  readonly #service: Service;
  readonly #options: ImportOptions;
  readonly #known: Known;
  readonly #taken: Set<string>;
  readonly #places = new Map<string, (name: string) => string>();
  /** Ids of the notes that are made, by what points to them. */
  readonly #newIds = new Map<string, string>();
  /** Ids that the file gives to one of its own. */
  readonly #claimed = new Set<string>();
  /** How many entries of the file mean a note by its name. */
  readonly #meant = new Map<string, number>();
  readonly created: NewFile[] = [];
  readonly changed: ChangedFile[] = [];
  unchanged = 0;
  readonly conflicts: ImportConflict[] = [];
  readonly problems: ImportProblem[];

  constructor(service: Service, problems: readonly ImportProblem[], options: ImportOptions) {
    this.#service = service;
    this.#options = options;
    this.#known = new Known(service);
    this.#taken = this.#known.taken();
    this.problems = [...problems];
  }

  readonly #report: Report = (where, message) => {
    this.problems.push({ where, message });
  };

  plan(actors: readonly ImportedActor[]): void {
    const found = settleActors(actors, this.#report).flatMap((actor) => this.#match(actor) ?? []);
    const matches = this.#distinct(
      found.filter((match) => match.note !== null || this.#isWanted(match.actor)),
    );
    for (const { id } of actors) if (id !== null) this.#claimed.add(id.toLowerCase());
    const paths = new Map<ImportedActor, string>();
    // Of several of one name the one with most offices is the likeliest to be spoken of.
    const made = matches.filter(({ note }) => note === null).map(({ actor }) => actor);
    for (const actor of made.toSorted((a, b) => b.positions.length - a.positions.length))
      this.#name(actor, paths);
    for (const { actor, note } of matches) {
      const positions = this.#resolveAll(actor);
      const settled = settlePositions(this.#known, positions);
      for (const clash of settled.clashes) this.#report(actor.where, clash);
      if (note) this.#merge(actor, note, settled.positions);
      else this.#create(actor, paths.get(actor), settled.positions);
    }
  }

  #isWanted({ where, aside, name }: ImportedActor): boolean {
    if (!aside) return true;
    if (!this.#options.organisations) return false;
    if (isTelling(name)) return true;
    this.#report(where, 'One word, which prose uses for other things, too: no note was made of it.');
    return false;
  }

  /** The note of an actor, `note: null` where one is to be made; null where nobody can tell. */
  #match(actor: ImportedActor): Match | null {
    const { where, id } = actor;
    if (id !== null) {
      const known = this.#known.byId(id);
      if (known) return this.#ofType(actor, known);
      if (this.#taken.has(id.toLowerCase())) {
        this.#report(
          where,
          `The id \`${id}\` is borne by a note that is no such actor; it was left out. Choose another.`,
        );
        return null;
      }
    }
    const identified = this.#known.byIdentifiers(actor);
    if (identified.length > 1) return this.#ambiguous(actor, identified, 'bear its identifiers');
    if (identified[0]) return this.#ofType(actor, identified[0]);
    // Who has an id of his own in the file is nobody else of his name.
    const named = id === null ? this.#known.byNames(actor) : [];
    for (const { path } of named) this.#meant.set(path, (this.#meant.get(path) ?? 0) + 1);
    if (named.length > 1) return this.#ambiguous(actor, named, 'bear its name');
    const unread = named.length === 0 && id === null ? this.#known.unreadable(actor) : null;
    if (unread !== null) {
      this.#report(
        where,
        `${unread} may be of ${shown(actor.name)}, but its frontmatter can’t be read as it stands; it was left out. Mend that first.`,
      );
      return null;
    }
    return { actor, note: named[0] ?? null, isSure: false };
  }

  #ofType(actor: ImportedActor, note: KnownActor): Match | null {
    if (note.type === actor.type) return { actor, note, isSure: true };
    this.#report(actor.where, `${note.path} is a ${note.type}, not a ${actor.type}; it was left out.`);
    return null;
  }

  #ambiguous({ where, identifiers }: ImportedActor, notes: readonly KnownActor[], what: string): null {
    const [one] = identifiers;
    const advice = one
      ? ` Write \`identifiers: { ${one.scheme}: ${shown(one.value)} }\` into the right one.`
      : '';
    this.#report(where, `${notes.map(({ path }) => path).join(' and ')} ${what}; it was left out.${advice}`);
    return null;
  }

  /** Of several entries that mean one note by its name, nobody can tell which is meant. */
  #distinct(matches: readonly Match[]): Match[] {
    const sure = new Set<string>();
    return matches
      .toSorted((a, b) => Number(b.isSure) - Number(a.isSure))
      .filter(({ actor, note, isSure }) => {
        if (!note) return true;
        const isTaken = sure.has(note.path);
        if (isSure) sure.add(note.path);
        if (!isTaken && (isSure || this.#meant.get(note.path) === 1)) return true;
        this.#report(
          actor.where,
          `${note.path} is meant by several entries of the file; nothing was taken. Write an identifier into it.`,
        );
        return false;
      });
  }

  /** Chooses where a new note goes, so that others can point to it. */
  #name(actor: ImportedActor, paths: Map<ImportedActor, string>): void {
    const place = this.#places.get(actor.type) ?? placesOf(this.#service, actor.type, this.#options.isNote);
    this.#places.set(actor.type, place);
    const base = fileName(actor.id ?? latinId(actor));
    if (base === '') {
      this.#report(actor.where, `No file can be named after “${shown(actor.name)}”; it was left out.`);
      return;
    }
    const suffix = actor.identifiers.find(({ scheme }) => scheme === 'wikidata')?.value.toLowerCase();
    const candidates = [base, ...(suffix ? [`${base}-${suffix}`] : [])];
    for (let at = 2; at < 1000; at++) candidates.push(`${base}-${at}`);
    const name = candidates.find((one) => this.#isFree(one, place(one), actor.id));
    if (name === undefined) return;
    const path = place(name);
    this.#taken.add(name.toLowerCase());
    this.#taken.add(path.toLowerCase());
    paths.set(actor, path);
    const id = actor.id ?? defaultId(path);
    this.#newIds.set(`name ${actor.name.toLowerCase()}`, id);
    this.#newIds.set(`name ${id.toLowerCase()}`, id);
    for (const { scheme, value } of actor.identifiers)
      this.#newIds.set(`${scheme} ${value.toLowerCase()}`, id);
  }

  #isFree(name: string, path: string, own: string | null): boolean {
    const id = name.toLowerCase();
    const isClaimed = this.#claimed.has(id) && own?.toLowerCase() !== id;
    return !isClaimed && !this.#taken.has(id) && !this.#taken.has(path.toLowerCase());
  }

  /** The positions with the ids of the workspace; those left out whose office has no name. */
  #resolveAll({ where, positions }: ImportedActor): Resolved[] {
    const nameless = new Set<string>();
    const resolved = positions.flatMap((position): Resolved[] => {
      const { office } = position;
      const note = this.#known.office(office);
      const words = note?.id ?? office.words;
      if (words === null || (!note && !isName(words))) {
        nameless.add(office.identifier?.value ?? shown(words ?? ''));
        return [];
      }
      const of = note ? null : this.#of(position);
      return [{ position, office: words, of, source: this.#source(position) }];
    });
    if (nameless.size > 0)
      this.#report(
        where,
        `Positions were left out, for the file has no names of their offices: ${[...nameless].join(', ')}. Fetch these entities with the others, or make office notes with these identifiers.`,
      );
    return resolved;
  }

  /** An office note says itself whose office it is. */
  #of({ where, of, office }: ImportedPosition): string | null {
    if (!of) return null;
    const { words, identifier } = of;
    const known = this.#known.actorId(of);
    const made = identifier
      ? this.#newIds.get(`${identifier.scheme} ${identifier.value.toLowerCase()}`)
      : undefined;
    const id =
      known ?? made ?? (words === null ? undefined : this.#newIds.get(`name ${words.toLowerCase()}`)) ?? null;
    if (id === null && words !== null && identifier === null)
      this.#report(
        where,
        `\`of: ${shown(words)}\` of “${shown(office.words ?? '')}” is no actor here and was left out. Make a note of it first.`,
      );
    return id;
  }

  #source({ where, source }: ImportedPosition): string | null {
    if (source === null) return this.#options.source;
    if (this.#service.lookup.byId('source', source)) return source;
    this.#report(
      where,
      `No source is called “${shown(source)}”, so the position was taken without one. Make a note of it first.`,
    );
    return this.#options.source;
  }

  #create(actor: ImportedActor, path: string | undefined, positions: readonly Resolved[]): void {
    if (path === undefined) return;
    const id = actor.id !== null && actor.id !== defaultId(path) ? actor.id : null;
    this.created.push({ path, text: recordText({ actor, id, positions, checked: this.#options.checked }) });
  }

  #merge(actor: ImportedActor, { path, facts }: KnownActor, positions: readonly Resolved[]): void {
    const text = this.#service.text(path);
    const merged = text === null ? null : mergeInto(this.#known, facts, text, actor, positions);
    if (!merged) {
      this.#report(
        actor.where,
        `${path} can’t be added to as its frontmatter is written; nothing was taken. Mend it, or make lists of its \`names\` and \`positions\`.`,
      );
      return;
    }
    for (const clash of merged.clashes) this.#conflict(facts, clash);
    if (merged.edits.length === 0) this.unchanged++;
    else this.changed.push({ path, edits: merged.edits, text: merged.text });
  }

  #conflict({ path, frontmatter }: NoteFacts, { key, at, why, ...clash }: Clash): void {
    const [ours, theirs] = [shown(clash.ours), shown(clash.theirs)];
    const offset = at ?? frontmatter?.range.start ?? 0;
    const line = (this.#service.lines(path)?.position(offset).line ?? 0) + 1;
    this.conflicts.push({
      file: path,
      line,
      key,
      ours,
      theirs,
      message: `${key}: here ${ours}, in the file ${theirs}; ${why}. Nothing was changed.`,
    });
  }
}
