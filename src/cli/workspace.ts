import type { Reported } from '../core/features/rows.ts';
import { Service } from '../core/service.ts';
import { dayIn } from '../host/node/clock.ts';
import { lastCommit } from '../host/node/git.ts';
import { WorkspaceHost, absolute, exists, findRoot, relativePath } from '../host/node/workspace-host.ts';
import type { Options } from './options.ts';
import { UsageError } from './usage.ts';

export interface Opened {
  readonly service: Service;
  readonly host: WorkspaceHost;
  readonly reported: Reported;
}

export interface OpenedWith extends Opened {
  /** The file that the text stands for. */
  readonly path: string;
}

/** Finds and reads the workspace that a command is about; `paths` inside it limit what is reported. */
export async function openWorkspace(options: Options, paths: readonly string[]): Promise<Opened> {
  const opened = await findWorkspace(options, paths);
  await opened.host.load();
  return opened;
}

/** The same, not read yet. */
export async function findWorkspace(options: Options, paths: readonly string[]): Promise<Opened> {
  for (const path of paths.map(absolute)) {
    if (!(await exists(path))) throw new UsageError(`There is no file or folder ${path}.`);
  }
  const host = await hostOf(options, paths[0] ?? '.');
  return { service: host.service, host, reported: limit(host.root, paths) };
}

/** Reads it with a text in place of one file, which may be there or not. */
export async function openWith(options: Options, file: string, text: string): Promise<OpenedWith> {
  const host = await hostOf(options, file);
  const path = inside(host.root, file);
  await host.edit(path, text);
  await host.load();
  return { service: host.service, host, reported: (each) => each === path, path };
}

/** The workspace at or above a path, not read yet. */
async function hostOf(options: Options, path: string): Promise<WorkspaceHost> {
  const first = absolute(options.workspace ?? path);
  if (options.workspace !== null && !(await exists(first)))
    throw new UsageError(`There is no file or folder ${first}.`);
  const root = await findRoot(first);
  if (root === null || (options.workspace !== null && root !== first))
    throw noWorkspace(first, options.workspace !== null);
  return new WorkspaceHost(
    root,
    new Service(
      (timeZone) => options.givenToday ?? dayIn(timeZone),
      (path) => lastCommit(root, path),
    ),
  );
}

function noWorkspace(folder: string, named: boolean): UsageError {
  const where = named ? `${folder} holds no attache.yaml` : `No attache.yaml at or above ${folder}`;
  return new UsageError(`${where}. An empty file of that name makes a folder a workspace.`);
}

function limit(root: string, paths: readonly string[]): Reported {
  const limits = paths.map((path) => inside(root, path));
  if (limits.length === 0 || limits.includes('')) return () => true;
  return (file) => limits.some((path) => file === path || file.startsWith(`${path}/`));
}

function inside(root: string, path: string): string {
  const inner = relativePath(root, path);
  if (inner === null) throw new UsageError(`${path} is outside the workspace ${root}.`);
  return inner;
}
