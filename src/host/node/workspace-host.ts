import { readdir, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { namesKnownType } from '../../core/model/note-types.ts';
import { type Change, Service, type Update } from '../../core/service.ts';
import type { Config } from '../../core/model/config.ts';
import type { Finding } from '../../core/model/finding.ts';
import type { GivenLibrary } from '../../core/model/library.ts';
import type { SchemaText } from '../../core/schema/own.ts';
import { configFile, sameSettings } from '../../core/workspace/config.ts';
import { Selection } from '../../core/workspace/selection.ts';
import type { GivenFile } from '../../core/workspace/workspace.ts';
import { type Files, FilesOnDisk } from './files.ts';
import { type ReadResult, largestBaseline, largestCapture, largestNote } from './read.ts';
import { LibraryReader, largestLibrary, libraryWorker } from './library-reader.ts';
import { walk } from './walk.ts';

/** The nearest folder with attache.yaml at or above a path, or null. */
export async function findRoot(from: string): Promise<string | null> {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    if (await isFile(join(folder, configFile))) return folder;
    if (folder === dirname(folder)) return null;
  }
}

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  );

export const absolute = (path: string): string => resolve(path);

export const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** A path relative to the root with `/`, '' for the root itself; null outside it. */
export function relativePath(root: string, path: string): string | null {
  const inner = relative(root, resolve(path)).split(sep).join('/');
  return inner === '..' || inner.startsWith('../') || /^[a-z]:/iu.test(inner) ? null : inner;
}

/** The path of a `file:` URI, or null where it has none. */
export function pathOfUri(uri: string): string | null {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : null;
  } catch {
    // Of another host, or escaped in a way that no path has.
    return null;
  }
}

export const uriOf = (root: string, path: string): string => pathToFileURL(join(root, path)).href;

type Listener = (findings: ReadonlyMap<string, readonly Finding[]>) => void;

type Progress = (done: number, all: number) => void;

/** How many files are read and judged between two looks at whether to stop, so that other work gets its turn. */
const slice = 100;

/** One workspace on disk: reads its files into a service and keeps them up to date. */
export class WorkspaceHost {
  readonly root: string;
  readonly service: Service;
  readonly #changed: Listener;
  readonly #open = new Map<string, string>();
  readonly #libraries = new LibraryReader(libraryWorker());
  #files: Files;
  #selection: Selection;
  #loaded = false;

  constructor(root: string, service: Service, changed: Listener = () => undefined) {
    this.root = root;
    this.service = service;
    this.#changed = changed;
    this.#files = new FilesOnDisk(root);
    this.#selection = new Selection(service.config);
  }

  /**
   * Reads the whole workspace; files open in an editor keep the editor's text. Answers with the folders below that
   * are workspaces of their own.
   */
  async load(progress: Progress = () => undefined): Promise<readonly string[]> {
    await this.#configure();
    const nested = await this.#walk(progress);
    this.#loaded = true;
    return nested.map((folder) => join(this.root, folder));
  }

  /** Reads attache.yaml and the schemas that it has come to name; answers whether others are the workspace's files now. */
  async #configure(): Promise<boolean> {
    const before = filesOf(this.service.config);
    const config = await this.#read(configFile);
    const why = config.kind === 'unreadable' ? config.why : null;
    const update = this.service.configure(config.kind === 'text' ? config.text : null, why);
    this.#tell(update);
    await this.#takeAgain(update.forgottenSchemas);
    await this.#readSchemas(update.wantedSchemas);
    for (const path of update.wantedLibraries) await this.#readLibrary(path);
    if (update.wantedBaseline !== null) await this.#readBaseline(update.wantedBaseline);
    return !sameSettings(before, filesOf(this.service.config));
  }

  /** Looks which files are notes and verdicts now, takes those that have come, and drops those that have gone. */
  async #walk(progress: Progress = () => undefined): Promise<readonly string[]> {
    this.#selection = new Selection(this.service.config);
    const { notes, reviews, unreadable, nested } = await walk(this.root, this.#selection, this.#files);
    // A file may be open that is not on disk yet, or no more.
    const met = new Set([...notes, ...reviews, ...this.#open.keys()]);
    const taken = [...met].filter((path) => this.#isTaken(path));
    const links: Change[] = unreadable.map(({ path, why }) => ({
      kind: 'unreadable',
      path,
      why,
      known: false,
    }));
    const present = new Set([configFile, ...taken, ...unreadable.map(({ path }) => path)]);
    // Schemas and captures have findings of their own.
    const isElse = (path: string): boolean =>
      this.service.isSchema(path) || (this.service.namesCapture(path) && !this.service.holds(path));
    const gone = [...this.service.files()].filter((path) => !present.has(path) && !isElse(path));
    const changes: Change[] = [...links, ...gone.map((path) => ({ kind: 'gone' as const, path }))];
    const come = taken.filter((path) => !this.service.holds(path));
    for (let at = 0; at < come.length; at += slice) {
      const part = come.slice(at, at + slice);
      changes.push(...(await Promise.all(part.map((path) => this.#read(path)))));
      progress(Math.min(at + slice, come.length), come.length);
    }
    await this.#apply(changes);
    return nested;
  }

  /** Whether changes of a file go to the service as they are: notes and verdicts. */
  #isTaken(path: string): boolean {
    if (path === configFile || this.service.isSchema(path)) return false;
    return this.#selection.isNote(path) || (this.#selection.isReview(path) && this.service.isReview(path));
  }

  /** Whether a file of this path is or would be a note. */
  isNote(path: string): boolean {
    return this.#selection.isNote(path);
  }

  /** Takes a file's text from the editor; null when it is closed there and the file counts again. */
  edit(path: string, text: string | null): Promise<void> {
    return this.editAll(new Map([[path, text]]));
  }

  /** Takes texts of several files at once: what depends on several is judged once. */
  async editAll(texts: ReadonlyMap<string, string | null>): Promise<void> {
    for (const [path, text] of texts)
      if (text === null) this.#open.delete(path);
      else this.#open.set(path, text);
    // Judged alone, a note would be full of names that nobody knows yet.
    if (!this.#loaded) return;
    const paths = [...texts.keys()];
    if (texts.has(configFile) && (await this.#configure())) await this.#walk();
    await this.#readSchemas(paths.filter((path) => this.service.isSchema(path)));
    for (const path of paths) if (this.service.isLibrary(path)) await this.#readLibrary(path);
    const taken = paths.filter((path) => this.#isTaken(path) && !this.service.isLibrary(path));
    if (taken.length > 0) await this.#apply(await Promise.all(taken.map((path) => this.#read(path))));
  }

  /** Takes paths whose files were created, changed or deleted; a deleted folder stands for what was in it. */
  async filesChanged(paths: readonly string[]): Promise<void> {
    if (!this.#loaded) return;
    await this.#othersChanged(paths);
    const changes = await Promise.all((await this.#expand(paths)).map((path) => this.#read(path)));
    await this.#apply(changes);
  }

  /** Reads the workspace from other files than before, which differ in these paths and in nothing else. */
  async readFrom(files: Files, paths: readonly string[]): Promise<void> {
    this.#files = files;
    await this.#othersChanged(paths);
    const taken = paths.filter((path) => this.#isTaken(path));
    await this.#apply(await Promise.all(taken.map((path) => this.#read(path))));
  }

  /** Takes what is neither a note nor a file of verdicts, and what chooses which files are. */
  async #othersChanged(paths: readonly string[]): Promise<void> {
    const { baselines, captures, libraries, schemas } = this.service.filesAt(paths);
    for (const path of captures) await this.#readCapture(path);
    await this.#readSchemas(schemas);
    for (const path of libraries) await this.#readLibrary(path);
    for (const path of baselines) await this.#readBaseline(path);
    const reselected = paths.includes(configFile) && (await this.#configure());
    const choosesNotes = (path: string): boolean => /(?:^|\/)\.gitignore$|\/attache\.yaml$/u.test(path);
    if (reselected || paths.some(choosesNotes)) await this.#walk();
  }

  /** Files that a list of changed paths stands for: events of what a folder held may never come. */
  async #expand(paths: readonly string[]): Promise<string[]> {
    const files = new Set<string>();
    for (const path of paths) {
      if (this.#isTaken(path)) files.add(path);
      for (const known of this.service.files())
        if (known.startsWith(`${path}/`) && this.#isTaken(known)) files.add(known);
      if (this.#selection.entersFolder(path))
        for (const inner of await this.#filesBelow(path)) files.add(inner);
    }
    return [...files];
  }

  async #filesBelow(folder: string): Promise<string[]> {
    try {
      const names = await readdir(join(this.root, folder), { recursive: true });
      return names
        .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
        .filter((path) => this.#isTaken(path));
    } catch {
      return [];
    }
  }

  async #read(path: string): Promise<Change> {
    const open = this.#open.get(path);
    if (open !== undefined) return { kind: 'text', path, text: open };
    const read = await this.#files.read(path, largestNote);
    if (read.kind === 'text') return { kind: 'text', path, text: read.text };
    if (read.kind === 'gone') return { kind: 'gone', path };
    return {
      kind: 'unreadable',
      path,
      why: read.why,
      known: read.start === null || namesKnownType(read.start),
    };
  }

  async #apply(changes: readonly Change[]): Promise<void> {
    const update = this.service.apply(changes);
    this.#tell(update);
    for (const path of update.wantedCaptures) await this.#readCapture(path);
  }

  async #readCapture(path: string): Promise<void> {
    const read = await this.#files.read(path, largestCapture);
    this.#tell(this.service.setCapture(path, givenOf(read)));
  }

  async #readLibrary(path: string): Promise<void> {
    this.#tell(this.service.setLibrary(path, await this.#libraryAt(path)));
  }

  async #libraryAt(path: string): Promise<GivenLibrary> {
    const open = this.#open.get(path);
    const read = open === undefined ? await this.#files.read(path, largestLibrary) : textOf(open);
    if (read.kind === 'text') return { text: read.text, facts: await this.#libraries.read(path, read.text) };
    this.#libraries.forget(path);
    return read.kind === 'gone' ? { missing: true } : { why: read.why };
  }

  async #readBaseline(path: string): Promise<void> {
    const read = await this.#files.read(path, largestBaseline);
    this.#tell(this.service.setBaseline(path, givenOf(read)));
  }

  /** Reads schemas, and those that they refer to. */
  async #readSchemas(paths: readonly string[]): Promise<void> {
    let wanted = paths;
    while (wanted.length > 0) {
      const given = new Map<string, SchemaText>();
      for (const path of wanted) given.set(path, schemaOf(await this.#read(path)));
      const update = this.service.setSchemas(given);
      this.#tell(update);
      await this.#takeAgain(update.forgottenSchemas);
      wanted = update.wantedSchemas.filter((next) => !given.has(next));
    }
  }

  /** Takes files that were schemas as what else they are. */
  async #takeAgain(paths: readonly string[]): Promise<void> {
    const taken = paths.filter((path) => this.#isTaken(path));
    if (taken.length > 0) await this.#apply(await Promise.all(taken.map((path) => this.#read(path))));
  }

  /** Looks whether the day is another one by now. */
  newDay(): void {
    this.#tell(this.service.newDay());
  }

  #tell({ findings }: Update): void {
    if (findings.size > 0) this.#changed(findings);
  }
}

function givenOf(read: ReadResult): GivenFile {
  if (read.kind === 'text') return { text: read.text };
  return read.kind === 'gone' ? { missing: true } : { why: read.why };
}

const textOf = (text: string): ReadResult => ({ kind: 'text', text });

/** The settings that say which files are the workspace's. */
const filesOf = ({ notes, exclude, captures, reviews }: Config) => ({ notes, exclude, captures, reviews });

function schemaOf(read: Change): SchemaText {
  if (read.kind === 'text') return { text: read.text };
  return read.kind === 'gone' ? { missing: true } : { why: read.why };
}
