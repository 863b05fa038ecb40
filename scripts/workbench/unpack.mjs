import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { npm, run } from '../lib/processes.mjs';

/**
 * Fetches a package through npm and unpacks it into `folder`, without running any of its scripts.
 * With `inner`, only that folder of the package, put where the package would be; `only` limits it to
 * some files or folders.
 */
export async function unpackPackage(name, version, folder, { inner = '', only = [''] } = {}) {
  await mkdir(folder, { recursive: true });
  const spec = `${name}@${version}`;
  const { output } = await npm(['pack', spec, `--pack-destination=${folder}`, '--silent']);
  const archive = path.join(folder, output.trim().split('\n').at(-1));
  // Every file of a packed npm package lies under "package/".
  const top = path.posix.join('package', inner);
  const members = only.map((member) => path.posix.join(top, member));
  await untar(archive, folder, [`--strip-components=${top.split('/').length}`, ...members]);
  await rm(archive);
}

/** Unpacks a tar archive with the system's tar. */
export async function untar(archive, folder, args = []) {
  await run('tar', ['-xf', archive, '-C', folder, '--no-same-owner', ...args]);
}
