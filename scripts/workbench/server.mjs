import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { onEnd, run, startGroup } from '../lib/processes.mjs';
import { until } from '../lib/poll.mjs';

/** Nothing that moves, asks, greets or saves by itself. */
const calmSettings = {
  'chat.disableAIFeatures': true,
  'editor.cursorBlinking': 'solid',
  'editor.hover.delay': 100,
  'extensions.ignoreRecommendations': true,
  // The web build's default saves after a delay, which desktop VS Code doesn't.
  'files.autoSave': 'off',
  'git.enabled': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'window.commandCenter': false,
  'workbench.editor.empty.hint': 'hidden',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/**
 * @typedef {object} Server A running VS Code that a browser can open.
 * @property {number} port
 * @property {(folder: string, payload?: [string, string][]) => string} url where to open a folder
 * @property {Promise<unknown>} ended settles when its process is gone, whoever ended it
 * @property {() => Promise<void>} stop ends it with all its processes and removes its data
 */

/**
 * Starts VS Code's server with data of its own in a temporary folder.
 * It ends with this process, whatever ends that.
 * @param {object} options
 * @param {import('./install.mjs').Workbench} options.workbench
 * @param {object} [options.settings] user settings, on top of calm ones
 * @param {string[]} [options.extensions] .vsix files to install
 * @param {boolean} [options.smokeTestDriver] needed to run tests in the extension host; hides toasts
 * @param {boolean} [options.secret] lets in only who has the address, for a server a person uses
 * @returns {Promise<Server>}
 */
export async function startServer({
  workbench,
  settings = {},
  extensions = [],
  smokeTestDriver = false,
  secret = false,
}) {
  const data = mkdtempSync(path.join(tmpdir(), 'attache-vscode-'));
  // Processes just killed may still hold files for an instant: hence the retries.
  const removeData = () => rmSync(data, { recursive: true, force: true, maxRetries: 10 });
  const forget = onEnd(removeData);
  let group;
  const stop = async () => {
    await group?.end();
    removeData();
    forget();
  };
  try {
    await writeSettings(data, { ...calmSettings, ...settings });
    await installExtensions(workbench, data, extensions);
    const token = secret ? randomBytes(16).toString('hex') : undefined;
    group = startGroup(workbench.node, serverArgs(workbench, data, { smokeTestDriver, token }), {
      env: serverEnv(data),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const port = await listeningPort(group.child);
    const url = (folder, payload) => address(port, folder, { payload, token });
    return { port, url, ended: group.gone, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function serverEnv(data) {
  return {
    ...process.env,
    // An empty gallery: no call to a marketplace.
    EXTENSIONS_GALLERY: '{}',
    // Its sockets and whatever extensions write go away with the data.
    TMPDIR: data,
    XDG_RUNTIME_DIR: data,
    XDG_CACHE_HOME: path.join(data, 'cache'),
  };
}

const endWithParent = fileURLToPath(new URL('stand-ins/end-with-parent.cjs', import.meta.url));

function serverArgs(workbench, data, { smokeTestDriver, token }) {
  return [
    `--require=${endWithParent}`,
    ...dataArgs(workbench, data),
    '--host=127.0.0.1',
    // 0: the system chooses a free one, and the server prints it.
    '--port=0',
    token ? `--connection-token=${token}` : '--without-connection-token',
    '--disable-telemetry',
    '--disable-experiments',
    '--disable-workspace-trust',
    ...(smokeTestDriver ? ['--enable-smoke-test-driver'] : []),
  ];
}

function dataArgs(workbench, data) {
  return [
    workbench.server,
    '--accept-server-license-terms',
    `--server-data-dir=${data}`,
    `--extensions-dir=${path.join(data, 'extensions')}`,
  ];
}

async function writeSettings(data, settings) {
  const folder = path.join(data, 'data/User');
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'settings.json'), JSON.stringify(settings, undefined, 2));
}

async function installExtensions(workbench, data, extensions) {
  const missing = extensions.find((file) => !existsSync(file));
  if (missing) {
    throw new Error(`There is no ${missing}: build it first with \`npm run package\`.`);
  }
  if (extensions.length > 0) {
    const names = extensions.map((file) => `--install-extension=${path.resolve(file)}`);
    const args = [...dataArgs(workbench, data), ...names, '--force'];
    await run(workbench.node, args, { env: serverEnv(data) });
  }
}

/** Waits for the port in the server's output, then for the server to answer there. */
async function listeningPort(child) {
  let output = '';
  const collect = (chunk) => (output += chunk);
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const what = () => `VS Code's server to start; it said:\n${output.trim() || '(nothing)'}`;
  const started = () => /host agent listening on (\d+)/.exec(output) ?? (child.exitCode !== null && 'ended');
  const [, port] = await until(started, { what, timeoutMs: 30_000 });
  if (!Number(port)) {
    throw new Error(`VS Code's server ended at its start; it said:\n${output.trim()}`);
  }
  await until(async () => (await fetch(`http://127.0.0.1:${port}/version`)).ok, { what });
  // From here on nobody reads it, but it has to flow.
  child.stdout.off('data', collect).resume();
  child.stderr.off('data', collect).resume();
  return Number(port);
}

function address(port, folder, { payload, token }) {
  const url = new URL(`http://127.0.0.1:${port}/`);
  url.searchParams.set('folder', path.resolve(folder));
  if (payload) {
    url.searchParams.set('payload', JSON.stringify(payload));
  }
  if (token) {
    url.searchParams.set('tkn', token);
  }
  return url.href;
}
