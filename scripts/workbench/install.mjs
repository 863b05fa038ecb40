import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { lock } from '../lib/lock.mjs';
import { onEnd } from '../lib/processes.mjs';
import { root } from '../lib/root.mjs';
import { installBrowser } from './install-browser.mjs';
import { installFonts } from './install-fonts.mjs';
import { installNode, installVSCode } from './install-vscode.mjs';
import { token } from './versions.mjs';

/** Git ignores it. Holds one installation and, while one is made, a folder in the making. */
const home = path.join(root, '.workbench');
const installed = path.join(home, 'installed');
const stampFile = path.join(installed, 'stamp');

/**
 * @typedef {object} Workbench Paths of a real VS Code and a real browser, ready to start.
 * @property {string} node the Node that runs the server
 * @property {string} server VS Code's server-main.js
 * @property {string} browser the Chromium executable
 * @property {Record<string, string>} browserEnv what the browser needs in its environment
 */

/**
 * Answers at once when the workbench is there, installs it from npm otherwise (some 15 s).
 * @param {{ log?: (line: string) => void }} [options]
 * @returns {Promise<Workbench>}
 */
export async function ensureWorkbench({ log = console.error } = {}) {
  refuseOtherSystems();
  if (!isInstalled()) {
    const unlock = await lock(`install ${home}`, {
      onWait: () => log('workbench: another run is installing it, waiting for that …'),
    });
    try {
      // Another run may have finished the work while this one waited for it.
      if (!isInstalled()) {
        await install(log);
      }
    } finally {
      unlock();
    }
  }
  return workbenchPaths();
}

function refuseOtherSystems() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `The npm-only workbench runs on Linux x64, not on ${process.platform} ${process.arch}: use \`npm run test:desktop\`, which downloads desktop VS Code.`,
    );
  }
}

function isInstalled() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === token;
}

function workbenchPaths() {
  return {
    node: path.join(installed, 'node/bin/node'),
    server: path.join(installed, 'vscode/out/server-main.js'),
    browser: path.join(installed, 'chromium/chromium'),
    browserEnv: {
      LD_LIBRARY_PATH: path.join(installed, 'chromium/lib'),
      FONTCONFIG_FILE: path.join(installed, 'fonts/fonts.conf'),
      // Fontconfig and Chromium keep caches there instead of in the user's home.
      XDG_CACHE_HOME: path.join(home, 'cache'),
      XDG_CONFIG_HOME: path.join(home, 'cache'),
    },
  };
}

/** Everything is made in a folder of its own and moved into place at the end, so half is never seen. */
async function install(log) {
  const started = Date.now();
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`;
  const say = (line) => log(`workbench: ${line} (${seconds()})`);
  log('workbench: installing VS Code and a browser from npm, 550 MB on disk, once …');
  await mkdir(home, { recursive: true });
  await removeLeftovers();
  const making = path.join(home, `making-${process.pid}-${randomBytes(3).toString('hex')}`);
  const forget = onEnd(() => rmSync(making, { recursive: true, force: true }));
  try {
    await mkdir(making, { recursive: true });
    await Promise.all([
      installVSCode(path.join(making, 'vscode')).then(() => say('VS Code is there')),
      installNode(path.join(making, 'node'))
        .then(() => installFonts(path.join(making, 'fonts')))
        .then(() => say('Node and fonts are there')),
      installBrowser(path.join(making, 'chromium')).then(() => say('the browser is there')),
    ]);
    await writeFile(path.join(making, 'stamp'), token);
    await rm(installed, { recursive: true, force: true });
    await rename(making, installed);
    say('ready');
  } catch (error) {
    await rm(making, { recursive: true, force: true });
    throw new Error(`The workbench could not be installed: ${error.message}`, { cause: error });
  } finally {
    forget();
  }
}

/** Removes what a killed run left behind; the lock is ours, so nobody is at work there. */
async function removeLeftovers() {
  for (const name of await readdir(home)) {
    if (name.startsWith('making-')) {
      await rm(path.join(home, name), { recursive: true, force: true });
    }
  }
}
