import type { Reported } from '../core/features/rows.ts';
import { Service } from '../core/service.ts';
import { dayIn } from '../host/node/clock.ts';
import { WorkspaceHost, absolute, exists, findRoot, relativePath } from '../host/node/workspace-host.ts';
import type { Options } from './options.ts';
import { UsageError } from './usage.ts';

export interface Opened {
  readonly service: Service;
  readonly host: WorkspaceHost;
  readonly reported: Reported;
}

/** Finds and reads the workspace that a command is about; `paths` inside it limit what is reported. */
export async function openWorkspace(options: Options, paths: readonly string[]): Promise<Opened> {
  const first = absolute(options.workspace ?? paths[0] ?? '.');
  for (const path of [...paths.map(absolute), first]) {
    if (!(await exists(path))) throw new UsageError(`There is no file or folder ${path}.`);
  }
  const root = await findRoot(first);
  if (root === null || (options.workspace !== null && root !== first))
    throw noWorkspace(first, options.workspace !== null);
  const service = new Service((timeZone) => options.givenToday ?? dayIn(timeZone));
  const host = new WorkspaceHost(root, service);
  await host.load();
  return { service, host, reported: limit(root, paths) };
}

function noWorkspace(folder: string, named: boolean): UsageError {
  const where = named ? `${folder} holds no attache.yaml` : `No attache.yaml at or above ${folder}`;
  return new UsageError(`${where}. An empty file of that name makes a folder a workspace.`);
}

function limit(root: string, paths: readonly string[]): Reported {
  const inside = paths.map((path) => {
    const inner = relativePath(root, path);
    if (inner === null) throw new UsageError(`${path} is outside the workspace ${root}.`);
    return inner;
  });
  if (inside.length === 0 || inside.includes('')) return () => true;
  return (file) => inside.some((path) => file === path || file.startsWith(`${path}/`));
}
