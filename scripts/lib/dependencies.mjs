import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { npm } from './processes.mjs';
import { root } from './root.mjs';
import { step } from './step.mjs';

/** Installs the packages of package-lock.json unless node_modules already holds exactly those. */
export async function ensureNodeModules() {
  if (!(await areInstalled())) {
    await step('Installing packages', () => npm(['ci', '--no-audit', '--no-fund'], { cwd: root }));
  }
}

/** npm leaves a lock file of what it has installed inside node_modules: no stamp of our own is needed. */
async function areInstalled() {
  const wanted = await lockedPackages('package-lock.json');
  const present = await lockedPackages('node_modules/.package-lock.json').catch(() => ({}));
  return Object.entries(wanted).every(([folder, { version, optional }]) => {
    // The first entry is the project itself; optional packages may be for other systems.
    const mayBeAbsent = folder === '' || (optional && !present[folder]);
    return mayBeAbsent || present[folder]?.version === version;
  });
}

async function lockedPackages(file) {
  return JSON.parse(await readFile(path.join(root, file), 'utf8')).packages;
}
