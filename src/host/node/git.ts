import { type ChildProcessByStdio, execFile, execFileSync, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';

/** Why git can't answer, in one line that says what to do. */
export class GitError extends Error {}

/** What is another in a folder than it was at a commit. Paths are relative to the folder, with `/`. */
export interface Changes {
  /** Files of now that are new or hold something else. */
  readonly changed: ReadonlySet<string>;
  /** Files of now that hold what another held: its path of then. */
  readonly moved: ReadonlyMap<string, string>;
  /** What changed, moved and deleted files held then: the id of a blob; null where there was no file. */
  readonly before: ReadonlyMap<string, string | null>;
}

/**
 * What has changed in a folder since `ref` and the commit checked out went apart: in commits, in the index and on
 * disk. New files count, unless git ignores them; other repositories below, submodules among them, don't.
 */
export async function changesSince(folder: string, ref: string): Promise<Changes> {
  if (ref === '' || ref.startsWith('-'))
    throw new GitError(`--changed-since takes a commit, branch or tag of git, not “${ref}”.`);
  await refuseNoRepository(folder);
  const base = await forkPoint(folder, await commitOf(folder, ref), ref);
  const diff = await asked(folder, [...plainDiff, base, '--', '.']);
  const untracked = await asked(folder, ['ls-files', '--others', '--exclude-standard', '-z', '--', '.']);
  return readChanges(diff, untracked.split('\0'));
}

// Renames are found where nothing else has changed: then it is sure what was what.
const plainDiff = [
  ...['diff', '--raw', '-z', '--no-abbrev', '--find-renames=100%', '--relative'],
  ...['--no-color', '--no-ext-diff', '--ignore-submodules=all'],
];

/** Reads `git diff --raw -z` and a list of files that git doesn't know. */
function readChanges(diff: string, untracked: readonly string[]): Changes {
  const changed = new Set<string>();
  const moved = new Map<string, string>();
  const before = new Map<string, string | null>();
  const fields = diff.split('\0').values();
  for (const head of fields) {
    if (!head.startsWith(':')) continue;
    const [mode = '', , blob = '', , status = ''] = head.slice(1).split(' ');
    const path = fields.next().value ?? '';
    if (status.startsWith('R')) {
      const now = fields.next().value ?? '';
      moved.set(now, path);
      before.set(now, null);
    } else if (status !== 'D') changed.add(path);
    // Of links and submodules it isn't known what stood behind them.
    if (isFile(mode)) before.set(path, blob);
    else if (status === 'A') before.set(path, null);
  }
  for (const path of untracked) {
    if (path === '' || path.endsWith('/')) continue;
    changed.add(path);
    if (!before.has(path)) before.set(path, null);
  }
  return { changed, moved, before };
}

const isFile = (mode: string): boolean => mode.startsWith('100');

async function refuseNoRepository(folder: string): Promise<void> {
  const { out, error } = await git(folder, ['rev-parse', '--is-inside-work-tree']);
  if (out.trim() === 'true') return;
  if (error === '' || /not a git repository/iu.test(error))
    throw new GitError(
      `--changed-since needs git’s history, and ${folder} is not in the working tree of a git repository.`,
    );
  throw new GitError(saidBy(error));
}

async function commitOf(folder: string, ref: string): Promise<string> {
  const { out } = await git(folder, ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]);
  if (out.trim() !== '') return out.trim();
  if (await isShallow(folder)) throw new GitError(`This shallow clone has no commit “${ref}”. ${fetchAll}`);
  throw new GitError(
    `There is no commit “${ref}” in this repository. Fetch it first, or name another: a branch of a remote is origin/NAME.`,
  );
}

const fetchAll =
  'Fetch the whole history: `fetch-depth: 0` for actions/checkout, `git fetch --unshallow` elsewhere.';

async function forkPoint(folder: string, commit: string, ref: string): Promise<string> {
  const { out } = await git(folder, ['merge-base', commit, 'HEAD']);
  if (out.trim() !== '') return out.trim();
  if (await isShallow(folder))
    throw new GitError(
      `This shallow clone does not reach back to where “${ref}” and HEAD went apart. ${fetchAll}`,
    );
  throw new GitError(`“${ref}” and HEAD have no commit in common, so nothing can be told of what changed.`);
}

async function isShallow(folder: string): Promise<boolean> {
  return (await git(folder, ['rev-parse', '--is-shallow-repository'])).out.trim() === 'true';
}

/** git's answer, which has to be one. */
async function asked(folder: string, args: readonly string[]): Promise<string> {
  const { out, error, failed } = await git(folder, args);
  if (failed) throw new GitError(saidBy(error));
  return out;
}

const saidBy = (error: string): string =>
  `git can’t tell what has changed: ${error.trim() || 'it says nothing about why.'}`;

interface Answer {
  readonly out: string;
  readonly error: string;
  readonly failed: boolean;
}

function git(folder: string, args: readonly string[]): Promise<Answer> {
  return new Promise((resolve, reject) => {
    execFile(
      'git',
      [...always, ...args],
      { ...within(folder), maxBuffer: 1 << 29 },
      (failure, out, error) => {
        if (failure?.code === 'ENOENT')
          reject(new GitError('--changed-since needs git, which is not installed.'));
        else
          resolve({
            out,
            error: error || (failure?.killed ? failure.message : ''),
            failed: failure !== null,
          });
      },
    );
  });
}

/**
 * When a file of a folder was last committed, in ms since 1970; null where git can’t tell within some seconds. `rev-list`
 * starts no program that a repository's settings name.
 */
export function lastCommit(folder: string, path: string): number | null {
  try {
    const args = [...always, 'rev-list', '--max-count=1', '--timestamp', 'HEAD', '--', `:(literal)${path}`];
    const out = execFileSync('git', args, {
      ...within(folder),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 5000,
    });
    const seconds = Number.parseInt(out, 10);
    return Number.isNaN(seconds) ? null : seconds * 1000;
  } catch {
    return null;
  }
}

/** Paths as they are, and no program started that a repository's settings name for watching its files. */
const always = ['-c', 'core.quotePath=false', '-c', 'core.fsmonitor=false', '--no-pager'];

// A hook of git has these set for the repository and folder in which it runs; the workspace's own are found from it.
const ofHooks = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX', 'GIT_COMMON_DIR'];

function within(folder: string): { cwd: string; env: NodeJS.ProcessEnv } {
  const kept = Object.entries(process.env).filter(([name]) => !ofHooks.includes(name));
  // Asking must not write to the repository, nor wait for whoever does.
  return { cwd: folder, env: { ...Object.fromEntries(kept), GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' } };
}

const cantTell =
  'git can’t tell what the files were before the change. A clone made with --filter needs its remote for that.';

/** Reads blobs of a repository, all through one process of git. */
export class Blobs {
  readonly #process: ChildProcessByStdio<Writable, Readable, null>;
  readonly #chunks: AsyncIterator<Buffer, undefined>;
  #held: Buffer = Buffer.alloc(0);
  #last: Promise<unknown> = Promise.resolve();

  constructor(folder: string) {
    this.#process = spawn('git', [...always, 'cat-file', '--batch'], {
      ...within(folder),
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    this.#process.on('error', () => undefined);
    // A process that ended shows in its answer, which is cut short.
    this.#process.stdin.on('error', () => undefined);
    this.#chunks = this.#process.stdout[Symbol.asyncIterator]() as AsyncIterator<Buffer, undefined>;
  }

  /** Answers come in the order of the questions. */
  read(blob: string): Promise<Buffer> {
    const answer = this.#last.then(() => this.#ask(blob));
    this.#last = answer.catch(() => undefined);
    return answer;
  }

  end(): void {
    this.#process.stdin.end();
    this.#process.stdout.destroy();
  }

  async #ask(blob: string): Promise<Buffer> {
    this.#process.stdin.write(`${blob}\n`);
    const head = await this.#line();
    const size = /^\S+ blob (\d+)$/u.exec(head)?.[1];
    if (size === undefined) throw new GitError(cantTell);
    const bytes = await this.#take(Number(size) + 1);
    return bytes.subarray(0, -1);
  }

  async #line(): Promise<string> {
    for (;;) {
      const end = this.#held.indexOf(10);
      if (end >= 0) return (await this.#take(end + 1)).toString('utf8', 0, end);
      await this.#more(1);
    }
  }

  async #take(length: number): Promise<Buffer> {
    await this.#more(length - this.#held.length);
    const taken = this.#held.subarray(0, length);
    this.#held = this.#held.subarray(length);
    return taken;
  }

  async #more(length: number): Promise<void> {
    const parts = [this.#held];
    for (let wanted = length; wanted > 0;) {
      const next: IteratorResult<Buffer, undefined> = await this.#chunks.next();
      if (next.done) throw new GitError(cantTell);
      parts.push(next.value);
      wanted -= next.value.length;
    }
    this.#held = Buffer.concat(parts);
  }
}
