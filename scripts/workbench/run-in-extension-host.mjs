import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { format } from 'node:util';
import { onEnd } from '../lib/processes.mjs';
import { launchBrowser } from './browser.mjs';
import { startServer } from './server.mjs';

/**
 * Runs tests inside the extension host of a real VS Code, as @vscode/test-electron's runTests does,
 * and returns their exit code: 0, or 1 if a test fails, the tests can't be loaded or time runs out.
 * @param {object} options
 * @param {import('./install.mjs').Workbench} options.workbench
 * @param {string} options.workspaceFolder opened as a copy, so that tests may write to it
 * @param {string} options.extensionPath folder of the extension under development
 * @param {string} options.testsPath a CommonJS module that exports `run(): Promise<void>`
 * @param {string[]} [options.extensions] .vsix files to install besides
 * @param {object} [options.settings] user settings
 * @param {number} [options.timeoutMs]
 * @param {(line: string) => void} [options.onLine] receives what the tests print
 * @returns {Promise<number>}
 */
export async function runInExtensionHost({
  workbench,
  workspaceFolder,
  extensionPath,
  testsPath,
  extensions = [],
  settings = {},
  timeoutMs = 300_000,
  onLine = console.log,
}) {
  const workspace = copyToTemp(workspaceFolder);
  let server;
  let browser;
  try {
    server = await startServer({ workbench, settings, extensions, smokeTestDriver: true });
    browser = await launchBrowser({ workbench });
    const url = server.url(workspace.folder, payload(server.port, extensionPath, testsPath));
    return await openAndWait({ browser, url, timeoutMs, onLine });
  } finally {
    await browser?.close();
    await server?.stop();
    workspace.remove();
  }
}

/** Copies a workspace into a temporary folder, which goes away with this process at the latest. */
export function copyToTemp(folder) {
  // VS Code names files by their real path, so the tests should as well.
  const temp = realpathSync(mkdtempSync(path.join(tmpdir(), 'attache-workspace-')));
  const remove = () => rmSync(temp, { recursive: true, force: true, maxRetries: 10 });
  const forget = onEnd(remove);
  const copy = path.join(temp, path.basename(path.resolve(folder)));
  cpSync(folder, copy, { recursive: true });
  return {
    folder: copy,
    remove() {
      remove();
      forget();
    },
  };
}

/** What tells the workbench to load the extension and the tests from the server's disk. */
function payload(port, extensionPath, testsPath) {
  // The authority must be the page's own host, to the letter.
  const remote = (file) => `vscode-remote://127.0.0.1:${port}${path.resolve(file)}`;
  return [
    ['extensionDevelopmentPath', remote(extensionPath)],
    ['extensionTestsPath', remote(testsPath)],
  ];
}

// The workbench's own log comes the same way as what the tests print, and nothing tells them apart.
const chatter =
  /^(Resolv(ing|ed) connection token|Creating a socket|Ignoring fetching additional|Updating additional builtin|Canceled: Canceled|\[(reconnection-grace-time|Service Worker|AgentHost:remote|AccountPolicyGate)\])/;

const isChatter = (line) => chatter.test(line);

async function openAndWait({ browser, url, timeoutMs, onLine }) {
  const page = await browser.newPage({ viewport: null });
  // mocha prints by console.log with a format string; what arrives here are its arguments.
  await page.exposeFunction('codeAutomationLog', (_type, args) => {
    const line = format(...args);
    if (!isChatter(line)) {
      onLine(line);
    }
  });
  let timer;
  const exitCode = new Promise((resolve, reject) => {
    const fail = (line) => {
      onLine(line);
      resolve(1);
    };
    page
      .exposeFunction('codeAutomationExit', resolve)
      .then(() => page.goto(url))
      .catch(reject);
    page.once('crash', () => fail('The browser page crashed.'));
    timer = setTimeout(() => fail(`The tests did not end within ${timeoutMs / 1000} s.`), timeoutMs);
  });
  return exitCode.finally(() => clearTimeout(timer));
}
