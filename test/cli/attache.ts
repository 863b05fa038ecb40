import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repository = fileURLToPath(new URL('../..', import.meta.url));
export const cli = join(repository, 'dist/cli.js');
export const sample = join(repository, 'samples/lee-diplomacy');

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

interface How {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly script?: string;
  readonly user?: number;
  /** In milliseconds; a minute where nothing is said. */
  readonly timeout?: number;
}

/** Permissions mean nothing to root, so a run that minds them is another user's. */
export const somebody: Pick<How, 'user'> = process.getuid?.() === 0 ? { user: 65_534 } : {};

/** Runs the built command line as a process of its own. */
export function attache(args: readonly string[], how: How = {}): Ran {
  const done = spawnSync(process.execPath, [how.script ?? cli, ...args], {
    cwd: how.cwd ?? repository,
    env: { ...process.env, ...how.env },
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    timeout: how.timeout ?? 60_000,
    ...(how.user === undefined ? {} : { uid: how.user, gid: how.user }),
  });
  if (done.error) throw done.error;
  return { code: done.status, out: done.stdout, err: done.stderr };
}

export function shell(command: string): Ran {
  const done = spawnSync('bash', ['-c', command], { encoding: 'utf8', maxBuffer: 1 << 30, timeout: 60_000 });
  if (done.error) throw done.error;
  return { code: done.status, out: done.stdout, err: done.stderr };
}

export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Place {
  readonly message: string;
  readonly file: string;
  readonly range: { readonly start: Position; readonly end: Position };
}

export interface Row extends Place {
  readonly check: string;
  readonly level: string;
  readonly related: readonly Place[];
  readonly fixable: boolean;
  readonly fingerprint: string;
}

export interface Lint {
  readonly version: number;
  readonly summary: {
    readonly notes: number;
    readonly claims: number;
    readonly sources: number;
    readonly actors: number;
    readonly findings: Readonly<Record<string, number>>;
  };
  readonly findings: readonly Row[];
}

/** What a command says as JSON; anything but exit `code` fails. */
export function asJson<T = unknown>(args: readonly string[], code = 0, how: How = {}): T {
  const ran = attache([...args, '--format', 'json'], how);
  if (ran.code !== code || ran.err !== '')
    throw new Error(`attache ${args.join(' ')}: exit ${ran.code ?? 'by a signal'}, ${ran.err || ran.out}`);
  return JSON.parse(ran.out) as T;
}

export const lint = (folder: string, code = 0, how: How = {}): Lint =>
  asJson<Lint>(['lint', '--workspace', folder], code, how);

const folders: string[] = [];

/** A new folder with these files; `clean` removes it. */
export function temporary(files: Readonly<Record<string, string | Buffer>> = {}): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'attache-test-')));
  folders.push(folder);
  write(folder, files);
  return folder;
}

export function write(folder: string, files: Readonly<Record<string, string | Buffer>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

export function clean(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}
