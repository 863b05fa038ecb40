import { readdir, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Change, Service, type Update, namesKnownType } from '../../core/service.ts';
import type { Finding } from '../../core/model/finding.ts';
import { configFile } from '../../core/workspace/config.ts';
import { Selection } from '../../core/workspace/selection.ts';
import { largestCapture, largestNote, readInside } from './read.ts';
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

const missing = { missing: true } as const;

type Listener = (findings: ReadonlyMap<string, readonly Finding[]>) => void;

/** How many files are read and judged between two looks at whether to stop, so that other work gets its turn. */
const slice = 100;

/** One workspace on disk: reads its files into a service and keeps them up to date. */
export class WorkspaceHost {
  readonly root: string;
  readonly service: Service;
  readonly #changed: Listener;
  readonly #open = new Map<string, string>();
  #selection: Selection;
  #loaded = false;

  constructor(root: string, service: Service, changed: Listener = () => undefined) {
    this.root = root;
    this.service = service;
    this.#changed = changed;
    this.#selection = new Selection(service.config);
  }

  /**
   * Reads the whole workspace; files open in an editor keep the editor's text. Answers with the folders below that
   * are workspaces of their own.
   */
  async load(progress: (done: number, all: number) => void = () => undefined): Promise<readonly string[]> {
    const config = await this.#read(configFile);
    const why = config.kind === 'unreadable' ? config.why : null;
    const configured = this.service.configure(config.kind === 'text' ? config.text : null, why);
    this.#tell(configured);
    await this.#readSchemas(configured.wantedSchemas);
    this.#selection = new Selection(this.service.config);
    const { notes, reviews, unreadable, nested } = await walk(this.root, this.#selection);
    // A file may be open that is not on disk yet, or no more.
    const open = [...this.#open.keys()].filter((path) => this.#isTaken(path));
    const taken = [...new Set([...notes, ...reviews, ...open])];
    const links: Change[] = unreadable.map(({ path, why }) => ({
      kind: 'unreadable',
      path,
      why,
      known: false,
    }));
    const present = new Set([configFile, ...taken, ...unreadable.map(({ path }) => path)]);
    const gone = [...this.service.files()].filter(
      (path) => !present.has(path) && !this.service.namesCapture(path) && !this.service.isSchema(path),
    );
    const changes: Change[] = [...links, ...gone.map((path) => ({ kind: 'gone' as const, path }))];
    for (let at = 0; at < taken.length; at += slice) {
      const part = taken.slice(at, at + slice);
      changes.push(...(await Promise.all(part.map((path) => this.#read(path)))));
      progress(Math.min(at + slice, taken.length), taken.length);
    }
    await this.#apply(changes);
    this.#loaded = true;
    return nested.map((folder) => join(this.root, folder));
  }

  /** Whether changes of a file go to the service as they are: notes and verdicts. */
  #isTaken(path: string): boolean {
    return this.#selection.isNote(path) || (this.#selection.isReview(path) && this.service.isReview(path));
  }

  /** Whether a file of this path is or would be a note. */
  isNote(path: string): boolean {
    return this.#selection.isNote(path);
  }

  /** Takes a file's text from the editor; null when it is closed there and the file counts again. */
  async edit(path: string, text: string | null): Promise<void> {
    if (text === null) this.#open.delete(path);
    else this.#open.set(path, text);
    // Judged alone, a note would be full of names that nobody knows yet.
    if (!this.#loaded) return;
    if (path === configFile) {
      await this.load();
      return;
    }
    if (this.service.isSchema(path)) await this.#readSchemas([path]);
    else if (this.#isTaken(path)) await this.#apply([await this.#read(path)]);
  }

  /** Takes paths whose files were created, changed or deleted; a deleted folder stands for what was in it. */
  async filesChanged(paths: readonly string[]): Promise<void> {
    if (!this.#loaded) return;
    // Before a reload, too: that reads notes, and captures only where they are new.
    for (const path of this.service.capturesAt(paths)) await this.#readCapture(path);
    await this.#readSchemas(this.service.schemasAt(paths));
    const reload = (path: string): boolean =>
      path === configFile || /(?:^|\/)(?:\.gitignore|attache\.yaml)$/u.test(path);
    if (paths.some(reload)) {
      await this.load();
      return;
    }
    const changes = await Promise.all((await this.#expand(paths)).map((path) => this.#read(path)));
    await this.#apply(changes);
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
    const read = await readInside(this.root, path, largestNote);
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
    const read = await readInside(this.root, path, largestCapture);
    const capture =
      read.kind === 'text'
        ? { text: read.text }
        : read.kind === 'gone'
          ? { missing: true as const }
          : { why: read.why };
    this.#tell(this.service.setCapture(path, capture));
  }

  /** Reads schemas, and those that they refer to. */
  async #readSchemas(paths: readonly string[]): Promise<void> {
    let wanted = paths;
    while (wanted.length > 0) {
      const given = new Set<string>();
      for (const path of wanted) {
        given.add(path);
        const read = await this.#read(path);
        const schema =
          read.kind === 'text' ? { text: read.text } : read.kind === 'gone' ? missing : { why: read.why };
        const update = this.service.setSchema(path, schema);
        this.#tell(update);
        wanted = update.wantedSchemas.filter((next) => !given.has(next));
      }
    }
  }

  #tell({ findings }: Update): void {
    if (findings.size > 0) this.#changed(findings);
  }
}
