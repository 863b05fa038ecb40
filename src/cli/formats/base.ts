import { relativePath, uriOf } from '../../host/node/workspace-host.ts';

/** What the paths are relative to in formats that are read beside a whole repository. */
export interface Base {
  /** Of the folder, with `/` at its end. */
  readonly uri: string;
  /** Where the workspace lies in it: empty, or a path with `/` at its end. */
  readonly prefix: string;
}

/** The checkout of GitHub Actions where the workspace lies in it: it knows files by their paths there. Else the workspace. */
export function baseOf(root: string, checkout: string | undefined): Base {
  const inner = checkout ? relativePath(checkout, root) : null;
  const folder = checkout && inner !== null ? checkout : root;
  const uri = uriOf(folder, '');
  return { uri: uri.endsWith('/') ? uri : `${uri}/`, prefix: inner ? `${inner}/` : '' };
}
