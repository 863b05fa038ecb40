// `npm start [-- FOLDER] [--no-open]`: from a fresh clone to a workspace with Attaché, in a terminal and
// in an editor. Node alone has to be there; see lib/ and workbench/ for the parts.

import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureNodeModules } from './lib/dependencies.mjs';
import { findOnPath } from './lib/find-on-path.mjs';
import { npm, run } from './lib/processes.mjs';
import { root } from './lib/root.mjs';
import { step } from './lib/step.mjs';
import { ensureWorkbench } from './workbench/install.mjs';
import { startServer } from './workbench/server.mjs';

const usage = `Usage: npm start [-- FOLDER] [--no-open]
  Builds Attaché, shows the claims and findings of FOLDER in the terminal and opens it in an editor.
  FOLDER     a folder of notes (default: samples/lee-diplomacy)
  --no-open  only the terminal part`;

const sample = path.join(root, 'samples/lee-diplomacy');
const packagedExtension = path.join(root, 'dist/attache-notes.vsix');

try {
  await main();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

async function main() {
  const { folder, open, help } = readArguments();
  if (help) {
    console.log(usage);
    return;
  }
  refuseOldNode();
  await ensureNodeModules();
  await step('Building', () => run(process.execPath, ['esbuild.config.mjs'], { cwd: root }));
  await showInTerminal(folder);
  if (open) {
    await openEditor(folder);
  }
}

function readArguments() {
  const { values, positionals } = parse();
  if (positionals.length > 1) {
    throw new Error(`One folder at most, not ${positionals.length}.\n${usage}`);
  }
  // npm runs scripts in the project's root and keeps the user's own folder in INIT_CWD.
  const from = process.env.INIT_CWD ?? process.cwd();
  const folder = positionals.length === 1 ? path.resolve(from, positionals[0]) : sample;
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new Error(`There is no folder ${folder}.`);
  }
  return { folder, open: !values['no-open'], help: values.help };
}

function parse() {
  const flag = { type: 'boolean', default: false };
  try {
    return parseArgs({ allowPositionals: true, options: { 'no-open': flag, help: flag } });
  } catch (error) {
    throw new Error(`${error.message}\n${usage}`, { cause: error });
  }
}

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Error(`Attaché needs Node 20.19 or newer to be built; this is ${process.versions.node}.`);
  }
}

async function showInTerminal(folder) {
  const shown = existsSync(path.join(folder, 'attache.yaml')) ? folder : sample;
  if (shown !== folder) {
    console.log(`${folder} has no attache.yaml yet, so this shows the sample workspace.`);
  }
  await attache('claims', shown, [0]);
  // 1 says that there are findings.
  await attache('lint', shown, [0, 1]);
}

async function attache(command, folder, goodCodes) {
  const args = [command, '--workspace', path.relative(process.cwd(), folder) || '.'];
  console.log(`\n$ attache ${args.join(' ')}`);
  const cli = path.join(root, 'dist/cli.js');
  const { code } = await run(process.execPath, [cli, ...args], { show: true, check: false });
  if (!goodCodes.includes(code)) {
    throw new Error(`\`attache ${args.join(' ')}\` ended with exit code ${code}.`);
  }
}

async function openEditor(folder) {
  const code = process.env.CI ? undefined : findOnPath('code');
  console.log();
  if (code) {
    console.log(`Opening ${folder} in VS Code …`);
    await run(code, [`--extensionDevelopmentPath=${root}`, folder]);
    return;
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    console.log(
      'To see it in the editor: open this project in VS Code and press F5, or put the `code` command on PATH and start again.',
    );
    return;
  }
  await serveEditor(folder);
}

/** Real VS Code in the browser, from npm packages alone, until Ctrl-C. */
async function serveEditor(folder) {
  const workbench = await ensureWorkbench({ log: console.log });
  await step('Packaging the extension', () => npm(['run', 'package'], { cwd: root }));
  const extensions = [packagedExtension];
  // The server can run programs: only who has the address printed here may use it.
  const server = await startServer({ workbench, extensions, secret: true });
  console.log(`\nVS Code with Attaché: ${server.url(folder)}\nCtrl-C ends it.`);
  // From here on Ctrl-C is how it is meant to end.
  process.exitCode = 0;
  await server.ended;
  throw new Error("VS Code's server ended by itself. Start again; if it happens twice, report it.");
}
